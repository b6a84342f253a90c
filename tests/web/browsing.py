"""A visit with a real browser, and the ways of visiting: without scripts, on small screens, in Russian."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest


@dataclass
class Visit:
    """One page of a browser, and all that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def left_the_host(self, address: str) -> list[str]:
        return [url for url in self.requests if not url.startswith((f"{address}/", "data:", "blob:"))]


without_scripts = pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no scripts"])
on_screens = pytest.mark.parametrize(
    "visit",
    [{"viewport": {"width": width, "height": 844}} for width in (390, 768)],
    indirect=True,
    ids=["phone", "tablet"],
)
