"""GET /v1/limits: how much may be asked at once. Knows the bounds, not who keeps them."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response

from ..checking import MAX_DESCRIPTION
from ..jsontext import MAX_DEPTH, MAX_DIGITS
from ..lookup import MAX_PAGE_SIZE
from .answering import JSON, register
from .house import HouseBlueprint
from .schemas.batch import MAX_ITEMS, Limits
from .schemas.entries import NoQuery

blueprint = HouseBlueprint("limits", __name__, url_prefix="/v1", description="What may be asked.")


@blueprint.get("/limits")
@blueprint.arguments(NoQuery, location="query")
@blueprint.response(200, Limits)
def get_limits(_: dict[str, Any]) -> Response:
    """How much may be asked at once; what is more is refused with 413 or 422, never cut."""
    settings = register().settings
    limits = {
        "description_characters": MAX_DESCRIPTION,
        "batch_items": MAX_ITEMS,
        "batch_bytes": settings.max_batch_bytes,
        "body_bytes": settings.max_body_bytes,
        "upload_bytes": settings.max_upload_bytes,
        "url_bytes": settings.max_url_bytes,
        "json_depth": MAX_DEPTH,
        "integer_digits": MAX_DIGITS,
        "page_size": MAX_PAGE_SIZE,
    }
    return Response(orjson.dumps(limits), content_type=JSON)
