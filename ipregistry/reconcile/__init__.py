"""The registers as a reconciliation service (W3C Reconciliation API 0.2): a spreadsheet of brands meets their entries.

Knows the door (`register`) and the protocol; knows nothing of /v1.
"""

from __future__ import annotations

from flask import Blueprint

from .answering import allow, refused
from .preview import flyout, preview
from .service import service
from .suggest import propose, suggest_entity, suggest_property, suggest_type

reconcile = Blueprint("reconcile", __name__, url_prefix="/reconcile", template_folder="templates")

reconcile.add_url_rule("", view_func=service, methods=["GET", "POST"], strict_slashes=False)
reconcile.add_url_rule("/preview/<entry_id>", view_func=preview)
reconcile.add_url_rule("/flyout/entity", view_func=flyout)
reconcile.add_url_rule("/suggest/entity", view_func=suggest_entity)
reconcile.add_url_rule("/suggest/property", view_func=suggest_property)
reconcile.add_url_rule("/suggest/type", view_func=suggest_type)
reconcile.add_url_rule("/properties", view_func=propose)
reconcile.after_request(allow)
reconcile.register_error_handler(Exception, refused)

__all__ = ["reconcile"]
