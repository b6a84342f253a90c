"""Pages for people: look a mark up, check a description, read one entry, try the API; and two words for machines that
ask whether we are well.

Knows the door (`register`) and HTML. Knows nothing of the JSON API but its addresses.
"""

from __future__ import annotations

from flask import Blueprint

from .docs import docs, docs_asset
from .entry_page import entry
from .extract import check_extract, entry_extract
from .failures import html_error
from .filters import FILTERS
from .health import healthz, readyz
from .language import chosen, keep_language, other_languages, spoken, t
from .load_page import load_file, load_form, revert
from .register_pages import register, registers
from .search import search
from .security import secure
from .update_page import update

pages = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")

pages.add_url_rule("/", view_func=search)
pages.add_url_rule("/entries/<entry_id>", view_func=entry)
pages.add_url_rule("/entries/<entry_id>/extract", view_func=entry_extract)
pages.add_url_rule("/extract", view_func=check_extract)
pages.add_url_rule("/registers", view_func=registers)
pages.add_url_rule("/registers/<code>", view_func=register)
pages.add_url_rule("/updates/<int:number>", view_func=update)
pages.add_url_rule("/updates/<int:number>/revert", view_func=revert, methods=["POST"])
pages.add_url_rule("/load", view_func=load_form)
pages.add_url_rule("/load", view_func=load_file, methods=["POST"])
pages.add_url_rule("/docs", view_func=docs, strict_slashes=False)
pages.add_url_rule("/docs/assets/<version>/<name>", view_func=docs_asset)
pages.add_url_rule("/healthz", view_func=healthz)
pages.add_url_rule("/readyz", view_func=readyz)
pages.after_request(secure)
pages.app_url_defaults(keep_language)
for name, function in FILTERS.items():
    pages.add_app_template_filter(function, name)
for helper in (chosen, other_languages, spoken, t):
    pages.add_app_template_global(helper, helper.__name__)

__all__ = ["html_error", "pages"]
