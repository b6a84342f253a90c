"""For a WSGI server: `gunicorn wsgi:app`. Settings come from the environment."""

from ipregistry.app import create_app

app = create_app()
