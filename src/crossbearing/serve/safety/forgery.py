"""Requests that another site makes a browser send: refused by origin, by token, and by the kind of body."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from crossbearing.serve.safety.access import same

COOKIE = "crossbearing_csrf"
FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = ("GET", "HEAD", "OPTIONS")


def new_token() -> str:
    """A token for a browser: it comes back both as a cookie and in each form."""
    return secrets.token_urlsafe(24)


def same_origin(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this site's own pages, or from no page at all (a program)."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()


def form_trusted(given: str, cookies: Mapping[str, str]) -> bool:
    """Whether a form brings the token that its browser was given."""
    kept = cookies.get(COOKIE, "")
    return bool(kept) and same(given, kept)
