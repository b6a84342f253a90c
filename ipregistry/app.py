"""The Flask application: settings, the register and its three faces, JSON, pages and reconciliation, put together.

Knows no question and no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from flask import Flask
from flask.typing import ResponseReturnValue

from .api import init_api, is_api_path, problem
from .config import Settings
from .observing import observe
from .protecting import protect
from .reconcile import reconcile
from .register import Register
from .storage.failures import DatabaseFailed
from .storage.repository import Repository
from .watching import watch
from .web import html_error, pages

EXTENSION = "ipregistry"


def create_app(settings: Settings | None = None) -> Flask:
    """An application over the register of `settings` (None: of the environment); raises SettingsError.

    What was answered from last is opened at once. What is newer is opened behind the scenes, and built there where it
    must be: /readyz tells when there is something. A database that is away is waited for.
    """
    app = Flask("ipregistry")
    settings = settings or Settings.from_env()
    register = Register(settings)
    if not register.snapshots.open_last():
        with suppress(DatabaseFailed):  # who watches tries again
            register.upgrade()
    app.extensions[EXTENSION] = register
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    observe(app, settings, register)
    protect(app, settings, register)
    init_api(app)
    app.register_blueprint(pages)
    app.register_blueprint(reconcile)
    app.register_error_handler(Exception, _error)
    watch(register.snapshots, _upgrade(settings.database_url))
    return app


def _upgrade(url: str) -> Callable[[], object]:
    """What brings a database's schema up to date; holds nothing of the application."""
    return lambda: Repository(url).upgrade()


def _error(error: Exception) -> ResponseReturnValue:
    """Problems under /v1, pages elsewhere."""
    return problem(error) if is_api_path() else html_error(error)
