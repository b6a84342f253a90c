"""A page read back: its elements in order, each with its attributes and its text. Refuses tags that are not nested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_VOID = {"meta", "link", "input", "img", "br"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text and that of the elements in it, blanks as one."""
        return " ".join("".join(self.pieces).split())

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())


class Page(HTMLParser):
    """The elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[each.tag for each in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].tag == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, css_class: str | None = None) -> Iterator[Element]:
        return (e for e in self.elements if e.tag == tag and (css_class is None or css_class in e.classes))

    def one(self, tag: str, css_class: str | None = None) -> Element:
        [element] = self.all(tag, css_class)
        return element

    def field(self, name: str) -> Element:
        [element] = (e for e in self.all("input") if e.attributes.get("name") == name)
        return element

    def facts(self) -> dict[str, str]:
        """What the description lists say: term -> description; of a term told twice, the first."""
        terms, texts = self.all("dt"), self.all("dd")
        told: dict[str, str] = {}
        for term, text in zip(terms, texts, strict=True):
            told.setdefault(term.text, text.text)
        return told


def ask(client: FlaskClient, status: int = 200, **arguments: Any) -> Page:
    """The lookup page for a question."""
    return page_of(client.get("/", query_string=arguments), status)


def page_of(response: TestResponse, status: int = 200) -> Page:
    """The page of a response, which is HTML, of that status, and asks nothing of any other host."""
    assert response.status_code == status, response.text
    assert response.mimetype == "text/html"
    page = Page(response.text)
    for element in page.elements:
        if element.tag in ("link", "script", "img", "form", "iframe", "source"):
            for name in ("href", "src", "action", "srcset"):
                address = element.attributes.get(name) or "/"
                assert address.startswith("/") and not address.startswith("//"), element
        assert not any(name.startswith("on") or name == "style" for name in element.attributes), element
    return page
