"""The token of a request: read from its Authorization header, and nowhere else, before anything else is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import g, request

from ..storage.tokens import TokenRow
from ..tokens import Scope, authorise, bearer
from .answering import register

View = TypeVar("View", bound=Callable[..., Any])

SECURITY: list[dict[str, list[str]]] = [{"bearer": []}]
SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token that `ipregistry token create` made: scope `load` loads files and reverts, scope `admin` "
    "overrides guards too.",
}


def needs(scope: Scope) -> Callable[[View], View]:
    """Let only requests with a token of this scope in; stands directly under the route, so that it is asked first."""

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            g.token = require(scope)
            return view(*args, **kwargs)

        return cast(View, wrapper)

    return decorator


def require(scope: Scope) -> TokenRow:
    """The token of this request. Raises TokenMissing, TokenRefused, ScopeTooSmall."""
    return authorise(register().repository.tokens, bearer(request.headers.get("Authorization")), scope)


def token_name() -> str:
    """Whose token let this request in."""
    return cast(TokenRow, g.token).name
