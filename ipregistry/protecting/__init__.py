"""Who may ask, how often and from where, and what a browser is told: asked before any question is read.

The only importer of flask-limiter. Knows no question.
"""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from ..config import Settings
from ..register import Register
from .browsers import tell_browsers
from .holders import Holders
from .rates import limit_rates
from .readers import bound_addresses, only_holders

__all__ = ["protect"]


def protect(app: Flask, settings: Settings, register: Register) -> None:
    """Put the limits and headers of the settings before and behind every address of an application."""
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    tell_browsers(app, settings)
    bound_addresses(app, settings.max_url_bytes)
    holders = Holders(register.repository.tokens)
    if settings.rate_limit:
        limit_rates(app, settings, holders)
    if settings.read_token:
        only_holders(app, holders)
