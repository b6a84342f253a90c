"""The files that README shows for a service are ones that nginx, systemd and Docker's own rules would take."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

README = Path(__file__).parent.parent.parent / "README.md"


def block(language: str) -> str:
    return README.read_text("utf-8").split(f"```{language}\n", 1)[1].split("```", 1)[0]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    text = block("nginx").replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{each}_temp_path {tmp_path}/{each};\n" for each in kinds)
    config = tmp_path / "nginx.conf"
    config.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{text}}}\n", "utf-8")
    tried = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", str(config), "-g", f"error_log {tmp_path}/error.log;"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert tried.returncode == 0, tried.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_its_unit(tmp_path: Path) -> None:
    unit = tmp_path / "ipregistry.service"
    unit.write_text(re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", block("ini")), "utf-8")
    tried = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    told = tried.stdout + tried.stderr
    if "Failed to initialize manager" in told or "D-Bus" in told:
        pytest.skip("systemd cannot look at units here")
    assert "ipregistry.service:" not in told, told


def test_container_file_copies_installs_and_serves_as_somebody_of_no_account() -> None:
    lines = block("dockerfile").splitlines()
    words = [line.split(" ", 1)[0] for line in lines if line]
    assert words[0] == "FROM" and words[-1] == "CMD" and "HEALTHCHECK" in words
    assert words.index("USER") > words.index("RUN")
    assert '"ipregistry", "serve"' in lines[-1]
