"""The Flask application: settings, the register and its three faces, JSON, pages and reconciliation, put together.

Knows no question and no answer.
"""

from __future__ import annotations

import threading

from flask import Flask
from flask.typing import ResponseReturnValue

from .api import init_api, is_api_path, problem
from .config import Settings
from .reconcile import reconcile
from .register import Register
from .web import html_error, pages

EXTENSION = "ipregistry"


def create_app(settings: Settings | None = None) -> Flask:
    """An application over the register of `settings` (None: of the environment); raises SettingsError.

    The snapshot is opened at once where it is built already, else behind the scenes: /readyz tells when.
    """
    app = Flask("ipregistry")
    settings = settings or Settings.from_env()
    register = Register(settings)
    register.upgrade()
    app.extensions[EXTENSION] = register
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    init_api(app)
    app.register_blueprint(pages)
    app.register_blueprint(reconcile)
    app.register_error_handler(Exception, _error)
    threading.Thread(target=register.snapshots.refresh_behind, name="ipregistry-warm-up", daemon=True).start()
    return app


def _error(error: Exception) -> ResponseReturnValue:
    """Problems under /v1, pages elsewhere."""
    return problem(error) if is_api_path() else html_error(error)
