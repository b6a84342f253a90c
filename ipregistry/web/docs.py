"""The interactive reference: Swagger UI from the package that carries its files, and guides before it.

Everything comes from here: no CDN, no validator elsewhere, no inline script.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from flask import Response, abort, make_response, render_template, request

from . import guide
from .door import door
from .matching_guide import matching_guide
from .security import policy

SWAGGER_UI = version("flask-swagger-ui")
_ASSETS = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
_DIST = files("flask_swagger_ui") / "dist"


def docs() -> Response:
    """The page. Swagger UI draws its icons as data: images and reads /openapi.json by itself."""
    page = make_response(render_template("web/docs.html", swagger_ui=SWAGGER_UI, guide=matching_guide(), **_guides()))
    page.headers["Content-Security-Policy"] = policy(img_src="'self' data:")
    return page


def _guides() -> dict[str, Any]:
    return {
        "examples": guide.examples(request.url_root),
        "verdicts": guide.VERDICTS,
        "statuses": guide.STATUSES,
        "problem": guide.PROBLEM,
        "problem_of": guide.PROBLEM_OF,
        "formats": guide.formats(),
        "limits": guide.limits(door().settings),
    }


def docs_asset(version: str, name: str) -> Response:
    """One file of Swagger UI; its address holds the version, so it may be kept for ever."""
    if version != SWAGGER_UI or name not in _ASSETS:
        abort(404)
    zipped = request.accept_encodings.quality("gzip") > 0
    response = Response(_body(name, zipped), mimetype=_ASSETS[name])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.vary.add("Accept-Encoding")
    if zipped:
        response.content_encoding = "gzip"
    return response


@cache
def _body(name: str, zipped: bool) -> bytes:
    """The file; zipped it is 450 kB instead of 1,680 kB."""
    body = (_DIST / name).read_bytes()
    return gzip.compress(body, mtime=0) if zipped else body
