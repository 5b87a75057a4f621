"""The record in the browser, and its API."""

from crossbearing.serve.app import create_app
from crossbearing.serve.settings import ServeSettings

__all__ = ["ServeSettings", "create_app"]
