"""Which language a page is in, and its own sentences in it: `?lang=` decides, else what the browser prefers.

A sentence is its own key: templates are read in English, `russian.py` has the same in Russian. Knows no page.
"""

from __future__ import annotations

from typing import Any, cast

from flask import g, has_request_context, request, url_for

from ..checking import Language
from .russian import SENTENCES

_CATALOGUES = {Language.EN: dict[str, str](), Language.RU: SENTENCES}
_NO_LANGUAGE = ("web.static", "web.docs_asset")
NAMES = {Language.EN: "English", Language.RU: "Русский"}


def chosen() -> Language | None:
    """The language that the address asks for; None where it asks for none of ours."""
    asked = request.args.get("lang", "") if has_request_context() else ""
    return Language(asked) if asked in set(Language) else None


def spoken() -> Language:
    """The language of this request's page."""
    if not has_request_context():
        return Language.EN
    if "spoken" not in g:
        g.spoken = chosen() or Language.preferred(request.accept_languages)
    return cast(Language, g.spoken)


def t(text: str, **values: object) -> str:
    """A sentence of a page in the page's language, with its values put in."""
    said = _CATALOGUES[spoken()].get(text, text)
    return said.format(**values) if values else said


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """A language that was chosen goes along with every link to a page of ours."""
    if endpoint.startswith("web.") and endpoint not in _NO_LANGUAGE and (language := chosen()):
        values.setdefault("lang", str(language))


def other_languages() -> list[tuple[Language, str, str]]:
    """(language, its name, where this page is in it) of every language but the page's."""
    return [(each, NAMES[each], _this_page_in(each)) for each in Language if each is not spoken()]


def _this_page_in(language: Language) -> str:
    if request.endpoint is None or request.method != "GET":
        return url_for("web.search", lang=str(language))
    arguments = {**request.args.to_dict(flat=False), **(request.view_args or {}), "lang": str(language)}
    return url_for(request.endpoint, **arguments)
