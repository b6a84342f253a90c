"""flask-smorest with our house rules: strict questions, one problem shape, operation ids, versioned answers.

Each override answers a trap of flask-smorest 0.47 or webargs 8.7 that was met. Knows no endpoint.
"""

from __future__ import annotations

import http
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import marshmallow as ma
from flask import Request, request
from flask_smorest import Api, Blueprint
from flask_smorest.utils import prepare_response
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.exceptions import UnsupportedMediaType

from ..jsontext import read_json
from .problems import PROBLEM_JSON
from .schemas.fields import OneOfWords

JSON = "application/json"


class ProblemSchema(ma.Schema):
    """An RFC 9457 problem; `errors` has one item a value that cannot be used."""

    type = ma.fields.String(required=True, metadata={"example": "about:blank"})
    title = ma.fields.String(required=True, metadata={"example": "Unprocessable Entity"})
    status = ma.fields.Integer(required=True, metadata={"example": 422})
    detail = ma.fields.String(required=True, metadata={"example": 'hs_code: "64O3" is not 2, 4, 6, 8 or 10 digits'})
    errors = ma.fields.List(ma.fields.Dict(), required=True)


class StrictParser(FlaskParser):
    """Unknown and repeated query parameters are errors; JSON is bounded and must say that it is JSON."""

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        lists = {name for name, field in schema.fields.items() if isinstance(field, ma.fields.List)}
        messages: dict[str, list[str]] = {}
        for name in req.args:
            if name not in schema.fields:
                known = ", ".join(sorted(schema.fields)) or "none"
                messages[name] = [f"Unknown parameter; the parameters here are: {known}."]
            elif name not in lists and len(req.args.getlist(name)) > 1:
                messages[name] = ["Given more than once."]
        if messages:
            raise ma.ValidationError(messages)
        return MultiDictProxy(req.args, schema)

    def _raw_load_json(self, req: Request) -> Any:
        return read_body(req)


def read_body(req: Request) -> Any:
    """The JSON of a request's body; raises UnsupportedMediaType, JsonRefused."""
    if req.content_type != JSON and req.mimetype != JSON and not req.mimetype.endswith("+json"):
        raise UnsupportedMediaType("The body must be JSON: send Content-Type: application/json.")
    if req.content_encoding:
        raise UnsupportedMediaType("The body must not be compressed.")
    return read_json(req.get_data())


Quick = Callable[[], Any]


def _no_query(schema: ma.Schema) -> Quick | None:
    """What the schema makes of no parameters; None where it asks for one."""
    try:
        nothing = schema.load({})
    except ma.ValidationError:
        return None
    return lambda: dict(nothing) if not request.query_string else None


def _read_quickly(quick: Quick, documented: Any, function: Any) -> Any:
    """The function with its argument read quickly where that can be, and as it is documented where not."""
    thorough = documented(function)

    @wraps(thorough)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        read = quick()
        return thorough(*args, **kwargs) if read is None else function(*args, read, **kwargs)

    return wrapper


def _documented(document: Any, function: Any) -> Any:
    """The function itself, with what is documented of it."""
    function._apidoc = document(function)._apidoc
    return function


class HouseBlueprint(Blueprint):
    """A blueprint whose operations are named after their functions, whose questions are read strictly, and whose views
    answer with a Response: what only documents them is not asked at every request, 4 µs each time."""

    ARGUMENTS_PARSER = StrictParser()

    def response(self, *args: Any, **options: Any) -> Any:
        return partial(_documented, super().response(*args, **options))

    def doc(self, **options: Any) -> Any:
        return partial(_documented, super().doc(**options))

    def arguments(self, schema: Any, *, quick: Quick | None = None, **options: Any) -> Any:
        """`quick` takes what is certainly right, in a tenth of the schema's time, and leaves all else (None) to the
        schema, which alone says what is wrong; no query at all is what the schema makes of it, once.

        A schema class is made an instance once: webargs would make one for every request, 150 µs each.
        """
        schema = schema() if isinstance(schema, type) else schema
        documented = super().arguments(schema, **options)
        if options.get("location") == "query":
            quick = _no_query(schema)
        if quick is None:
            return documented
        return partial(_read_quickly, quick, documented)

    def route(self, rule: str, **options: Any) -> Callable[[Any], Any]:
        def decorator(function: Any) -> Any:
            named = self.doc(operationId=function.__name__)(function)
            return super(HouseBlueprint, self).route(rule, **options)(named)

        return decorator


def words_by_name(converter: Any, field: ma.fields.Field[Any], *, ret: dict[str, Any]) -> dict[str, Any]:
    """A field of an enumeration's words refers to them by their name, so that a generated client has one class of them
    and not one for each field. Bound to apispec's converter, which calls it last for every field."""
    words = next((each for each in field.validators if isinstance(each, OneOfWords)), None)
    if words is None:
        return {}
    components = converter.spec.components
    if words.name not in components.schemas:
        components.schema(words.name, {"type": "string", "enum": list(words.choices)})
    ret.pop("type")
    ret.pop("enum")
    named = {"$ref": f"#/components/schemas/{words.name}"}
    return {"anyOf": [named, {"type": "null"}]} if field.allow_none else named


class HouseApi(Api):
    """The API: every error response is documented as the problem it is; errors are handled by the application."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """The application branches on the path: /v1 gets problems, pages get HTML."""

    def _register_responses(self) -> None:
        for status in http.HTTPStatus:
            self._register_problem(status.name, status.phrase, with_body=status >= 400)
        self._register_problem("DEFAULT_ERROR", "Any refusal, as a problem", with_body=True)

    def _register_problem(self, name: str, description: str, *, with_body: bool) -> None:
        response: dict[str, Any] = {"description": description}
        if with_body:
            response["schema"] = self.ERROR_SCHEMA
        prepare_response(response, self.spec, PROBLEM_JSON)
        self.spec.components.response(name, response, lazy=True)


def is_api_path() -> bool:
    """Whether the request is for the JSON face."""
    return (request.path == "/v1" or request.path.startswith("/v1/")) or request.path == "/openapi.json"
