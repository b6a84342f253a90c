"""Settings: where data lives, how large a question may be, who may ask: read from the environment once, at the start.

`TABLE` is the whole list; README shows it, and a test holds the two together.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from .errors import SettingsError

PREFIX = "IPREGISTRY_"
_RATE = re.compile(r"[1-9][0-9]{0,8} ?(?:/|per ) ?(?:second|minute|hour|day)")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
_DATABASES = ("sqlite:///", "postgresql://", "postgres://")


def seed_directory() -> Path:
    """Where the curated files are: inside the installed package, or at the top of a checkout."""
    inside = Path(__file__).parent / "seed_data"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "seed_data"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its environment variable is PREFIX + name in capitals; `parse` raises ValueError with what was
    expected."""

    name: str
    default: str
    meaning: str
    parse: Callable[[str], Any]


def _directory(value: str) -> Path:
    path = Path(value).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("a directory: it is a file")
    return path


def _database_url(value: str) -> str:
    if value and not value.startswith(_DATABASES):
        raise ValueError("a URL that begins with sqlite:/// or postgresql://")
    if value in ("sqlite:///", "sqlite:///:memory:"):
        raise ValueError("a database: SQLite needs a file (sqlite:///path/to/file.db)")
    if value.startswith("postgres") and importlib.util.find_spec("psycopg") is None:
        raise ValueError("usable here: PostgreSQL needs an extra, pip install 'customs-ipregistry[postgres]'")
    return value


def _size(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= len(value) <= 12 or int(value) < 1:
        raise ValueError("a positive whole number")
    return int(value)


def _few(value: str) -> int:
    if _size(value) > 256:
        raise ValueError("a number from 1 to 256")
    return int(value)


def _rates(value: str) -> tuple[str, ...]:
    rates = tuple(each.strip() for each in value.split(";"))
    if not all(_RATE.fullmatch(each) for each in rates):
        raise ValueError("a rate such as 600/minute (second, minute, hour or day)")
    return rates


def _store(value: str) -> str:
    if not value.startswith(("file:///", "memory://", "redis://", "rediss://", "memcached://")):
        raise ValueError("file:///PATH, redis://HOST or memcached://HOST")
    return value


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError("yes or no")
    return value == "yes"


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(each.strip() for each in value.split(","))
    if not all(each == "*" or _ORIGIN.fullmatch(each) for each in origins):
        raise ValueError("origins such as https://example.org, with commas between them")
    return origins


def _number(value: str) -> int:
    if value not in [str(number) for number in range(10)]:
        raise ValueError("a number from 0 to 9")
    return int(value)


def _level(value: str) -> str:
    if value not in ("debug", "info", "warning", "error"):
        raise ValueError("debug, info, warning or error")
    return value


def _cores() -> int:
    """Cores that this process may use: a container may have fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


TABLE = (
    Setting("data_dir", "the user's data directory", "Where the database and the snapshots live.", _directory),
    Setting(
        "database_url",
        "SQLite inside the data directory",
        "The database of updates and history: `sqlite:///PATH` or `postgresql://USER@HOST/NAME`.",
        _database_url,
    ),
    Setting(
        "cache_dir",
        "the user's cache directory",
        "Where what is compiled once a machine is kept: the list of ordinary words.",
        _directory,
    ),
    Setting("max_body_bytes", "1000000", "The largest request body that is read.", _size),
    Setting("max_batch_bytes", "20000000", "The largest body that `POST /v1/checks/batch` reads.", _size),
    Setting(
        "max_upload_bytes", "200000000", "The largest that `POST /v1/updates` or `/v1/checks/stream` reads.", _size
    ),
    Setting("max_url_bytes", "16000", "The longest address that is read; 2,000 letters of Russian are 12,000.", _size),
    Setting("receive_seconds", "30", "How long a request may take to come in; with a file, ten times as long.", _size),
    Setting(
        "rate_limit",
        "none",
        "How often one token, or one address without, may ask: `600/minute`, or several with `;` between them.",
        _rates,
    ),
    Setting(
        "rate_store",
        "the workers' own",
        "Where that is counted: `redis://…` for several machines, `file:///PATH` for the workers of one.",
        _store,
    ),
    Setting("read_token", "no", "`yes`: also reading needs a token, of scope `read` at least.", _yes),
    Setting("cors_origins", "none", "Origins whose pages may read answers, with commas; `*` for all.", _origins),
    Setting(
        "trusted_proxies", "0", "How many proxies stand in front and name the caller in `X-Forwarded-For`.", _number
    ),
    Setting("log_level", "info", "What is logged: `debug`, `info` (each request), `warning`, `error`.", _level),
    Setting(
        "metrics_dir",
        "none: each process counts alone",
        "Where the workers of one service keep their counts together; `ipregistry serve` has one of its own.",
        _directory,
    ),
    Setting("workers", "one a core", "How many processes `ipregistry serve` answers with.", _few),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, checked. `database_url` is always given; sizes are in bytes."""

    data_dir: Path
    database_url: str
    cache_dir: Path
    max_body_bytes: int = 1_000_000
    max_batch_bytes: int = 20_000_000
    max_upload_bytes: int = 200_000_000
    max_url_bytes: int = 16_000
    receive_seconds: int = 30
    rate_limit: tuple[str, ...] = ()
    rate_store: str = "memory://"
    read_token: bool = False
    cors_origins: tuple[str, ...] = ()
    trusted_proxies: int = 0
    log_level: str = "info"
    metrics_dir: Path | None = None
    workers: int = field(default_factory=_cores)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings of the environment; raises SettingsError with everything that is wrong with them."""
        environ = os.environ if environ is None else environ
        values, problems = _read(environ)
        known = {PREFIX + setting.name.upper() for setting in TABLE}
        problems += [
            f"{name} is not a setting; the settings are {', '.join(sorted(known))}"
            for name in sorted(environ)
            if name.startswith(PREFIX) and name not in known
        ]
        if problems:
            raise SettingsError(problems)
        data_dir = values.pop("data_dir", None) or Path(platformdirs.user_data_dir("ipregistry", appauthor=False))
        url = values.pop("database_url", None) or f"sqlite:///{data_dir / 'ipregistry.sqlite'}"
        cache_dir = values.pop("cache_dir", None) or Path(platformdirs.user_cache_dir("ipregistry", appauthor=False))
        return cls(data_dir, url, cache_dir, **values)


def _read(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for setting in TABLE:
        name = PREFIX + setting.name.upper()
        if environ.get(name):
            try:
                values[setting.name] = setting.parse(environ[name])
            except ValueError as error:
                problems.append(f'{name}: "{environ[name]}" is not {error}')
    return values, problems
