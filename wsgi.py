"""For a WSGI server: `gunicorn wsgi:app`. Settings come from the environment."""

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.observing import log_as_json

settings = Settings.from_env()
log_as_json(settings.log_level)
app = create_app(settings)
