"""The JSON face under /v1. The only importer of flask-smorest and marshmallow."""

from __future__ import annotations

from flask import Flask

from .. import __version__
from . import batch, changes, checks, entries, export, limits, updates
from .auth import SCHEME
from .house import HouseApi, is_api_path, words_by_name
from .problems import problem
from .schemas.batch import ITEM_ANSWERS
from .schemas.fields import Day, WholeNumber

__all__ = ["init_api", "is_api_path", "problem"]


def init_api(app: Flask) -> None:
    """Put the API and its OpenAPI document (/openapi.json) into an application."""
    app.config.update(
        API_TITLE="ipregistry",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={
            "info": {
                "description": "Trademarks protected at the border: customs registers, open to questions. Which marks "
                "are recorded, by whom, since when, for which goods, and who may import them?"
            },
            "servers": [{"url": "/"}],
        },
    )
    api = HouseApi(app)
    api.ma_plugin.converter.add_attribute_function(words_by_name)
    api.spec.components.security_scheme("bearer", SCHEME)
    api.register_field(Day, "string", "date")
    api.register_field(WholeNumber, "integer", None)
    for shape in ITEM_ANSWERS:
        api.spec.components.schema(shape.__name__, schema=shape)
    for module in (entries, checks, batch, updates, changes, export, limits):
        api.register_blueprint(module.blueprint)
