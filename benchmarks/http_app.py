"""The application as it is served, and beside it the least that a POST and a GET of JSON can do: for `benchmarks.http`
alone."""

from __future__ import annotations

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from ipregistry.app import create_app

app = create_app()


@app.post("/trivial")
def trivial() -> ResponseReturnValue:
    """Read the JSON, answer JSON."""
    return jsonify(length=len(request.get_json()["description"]))


@app.get("/trivial")
def trivial_get() -> ResponseReturnValue:
    """Answer JSON."""
    return jsonify(length=1)
