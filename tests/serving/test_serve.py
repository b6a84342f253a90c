"""One machine, several workers: nobody's slowness, death or end is another's."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ipregistry.serving import reserve

from .conftest import COMMAND, Serve, Served

HALF = (
    b"POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n" + b'{"descr'
)


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.05)


def check(served: Served, description: str = "ANDROID PHONE") -> str:
    """The verdict, asked over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    try:
        body = json.dumps({"description": description})
        connection.request("POST", "/v1/checks", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        assert response.status == 200, response.read()
        return str(json.loads(response.read())["verdict"])
    finally:
        connection.close()


def exchange(served: Served, raw: bytes) -> bytes:
    """All that is answered to these bytes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(raw)
        answer = b""
        try:
            while more := connection.recv(65536):
                answer += more
        except ConnectionResetError:  # it closes on who has more to say
            pass
        return answer


def test_twenty_half_sent_bodies_keep_nobody_waiting(served: Served) -> None:
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(socket.create_connection(("127.0.0.1", served.port))).sendall(HALF)
        time.sleep(0.3)
        for _ in range(20):
            assert check(served) == "covered_goods"


def test_request_that_comes_in_too_slowly_is_closed(serve: Serve) -> None:
    served = serve("--workers", "1", RECEIVE_SECONDS="1")
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as slow:
        slow.sendall(HALF)
        begun = time.monotonic()
        try:
            while True:  # a byte now and then does not buy more time
                slow.sendall(b" ")
                time.sleep(0.3)
                assert time.monotonic() - begun < 15
        except OSError:
            assert time.monotonic() - begun > 0.8


def test_too_much_is_refused_before_it_was_sent(served: Served) -> None:
    head = b"POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    lying = exchange(served, head + b"Content-Length: 50000000\r\n\r\n{")
    assert lying.startswith(b"HTTP/1.1 413") and b"application/problem+json" in lying
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    endless = exchange(served, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 17)
    assert endless.startswith(b"HTTP/1.1 413") and b"application/problem+json" in endless
    update = head.replace(b"checks", b"updates?register=RU-TROIS") + b"Content-Length: 50000000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=1) as file, pytest.raises(TimeoutError):
        file.sendall(update)
        file.recv(1)  # a file may be as long; the rest of it is waited for


def test_what_the_server_itself_refuses_is_short(served: Served) -> None:
    for raw, status in (
        (b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", b"400"),
        (b"\x00\xff\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", b"400"),
    ):
        answer = exchange(served, raw)
        assert status in answer.split(b"\r\n", 1)[0] and len(answer) < 500, answer
        assert b"waitress" not in answer.lower() and b"Traceback" not in answer


def test_dead_worker_is_followed_by_another(serve: Serve) -> None:
    served = serve("--workers", "2")
    wait_until(lambda: len(served.workers) == 2)
    first = served.workers
    check(served)
    for each in first:
        os.kill(each, signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and not set(served.workers) & set(first))
    assert check(served) == "covered_goods"
    assert "killed by SIGKILL" in served.told()


def test_terminated_server_answers_what_it_was_asked(serve: Serve) -> None:
    served = serve("--workers", "2")
    check(served)
    body = json.dumps({"description": "Xiaomi phone"}).encode()
    whole = HALF.replace(b"500", str(len(body)).encode()).replace(b'{"descr', body)
    with ExitStack() as stack:
        asked = [stack.enter_context(socket.create_connection(("127.0.0.1", served.port))) for _ in range(40)]
        for each in asked:
            each.sendall(whole)
        served.process.terminate()
        for each in asked:
            each.settimeout(20)
            assert each.recv(65536).startswith(b"HTTP/1.1 200")
    assert served.process.wait(timeout=30) == 0
    assert served.told().endswith("stopped\n")


def test_ctrl_c_ends_it_as_well(serve: Serve) -> None:
    served = serve("--workers", "2")
    check(served)
    workers = served.workers
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=30) == 0
    assert "Traceback" not in served.told()
    assert not any(Path(f"/proc/{each}").exists() for each in workers)


def test_workers_end_when_their_parent_was_killed(serve: Serve) -> None:
    served = serve("--workers", "2")
    check(served)
    workers = served.workers
    served.process.kill()
    served.process.wait(timeout=10)
    wait_until(lambda: not any(_lives(each) for each in workers))


def _lives(process: int) -> bool:
    """A process that nobody has asked about after its end is a zombie, and does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_counts_are_of_all_workers_and_outlive_them(serve: Serve) -> None:
    served = serve("--workers", "2")
    for _ in range(30):
        check(served, "NO BRAND")
    before = served.workers
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and before[0] not in served.workers)
    check(served, "NO BRAND")
    assert [_metric(served, 'ipregistry_checks_total{verdict="not_checked"}') for _ in range(5)] == [31.0] * 5


def test_memory_is_told_of_all_workers_whoever_is_asked(serve: Serve) -> None:
    served = serve("--workers", "2")
    wait_until(lambda: len(served.workers) == 2)
    workers = {f'ipregistry_worker_proportional_memory_bytes{{pid="{each}"}}' for each in served.workers}
    wait_until(lambda: workers == {each for each in _metrics(served) if "worker_proportional" in each})
    told = _metrics(served)
    assert all(10e6 < told[each] < 1e9 for each in workers)
    assert len({value for name, value in told.items() if "index_mapped" in name}) == 1, "both have mapped the same"


def _metric(served: Served, name: str) -> float:
    return next(value for each, value in _metrics(served).items() if each.startswith(name))


def _metrics(served: Served) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/metrics", timeout=20) as response:
        lines = response.read().decode().splitlines()
    samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in samples}


def test_lines_on_standard_error_are_json(serve: Serve) -> None:
    served = serve("--workers", "1")
    check(served)
    served.stop()
    lines = [json.loads(line) for line in served.told().splitlines() if line.startswith("{")]
    assert [each["route"] for each in lines if each["message"] == "answered"] == ["/v1/checks"]


def test_port_that_is_taken_is_told_in_one_line(served: Served) -> None:
    words = [*COMMAND[:-1], str(served.port)]
    second = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 1
    assert "in use" in second.stderr and "Traceback" not in second.stderr


def test_bad_settings_are_told_together_before_anything_is_begun(tmp_path: Path) -> None:
    environ = {**os.environ, "IPREGISTRY_DATA_DIR": str(tmp_path / "new"), "IPREGISTRY_WORKERS": "many",
               "IPREGISTRY_MAX_BODY_BYTES": "1MB", "IPREGISTRY_COLOUR": "red"}  # fmt: skip
    ended = subprocess.run(COMMAND, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1 and not (tmp_path / "new").exists()
    assert all(name in ended.stderr for name in ("IPREGISTRY_WORKERS", "MAX_BODY_BYTES", "IPREGISTRY_COLOUR"))


@pytest.fixture
def failing() -> Iterator[subprocess.Popen[bytes]]:
    """Workers that cannot begin, and their parent."""
    code = "from ipregistry.serving import Workers; Workers(2, lambda: 1 / 0).run()"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_workers_that_cannot_begin_are_tried_ever_less_often_and_can_be_ended(
    failing: subprocess.Popen[bytes],
) -> None:
    time.sleep(2.5)
    failing.terminate()
    _, told = failing.communicate(timeout=10)
    assert failing.returncode == 0
    assert 2 <= told.count(b"ZeroDivisionError: ") <= 10


def test_socket_may_be_of_either_family() -> None:
    with reserve("127.0.0.1", 0) as four, reserve("::1", 0) as six:
        assert (four.family, six.family) == (socket.AF_INET, socket.AF_INET6)
