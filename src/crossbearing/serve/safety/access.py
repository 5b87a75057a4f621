"""Who may come in: everybody on loopback without a token, else those who know it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from crossbearing.serve.settings import ServeSettings

COOKIE = "crossbearing_token"
OPEN = ("/login", "/static/")
"""What is answered without a token: the page that asks for it and how it looks."""


def stamp(token: str) -> str:
    """What the cookie holds: proof of the token, not the token."""
    return hashlib.sha256(f"crossbearing cookie {token}".encode()).hexdigest()


def may_enter(path: str, headers: Mapping[str, str], cookies: Mapping[str, str], settings: ServeSettings) -> bool:
    """Whether a request brings the token, in the cookie or as `Authorization: Bearer`."""
    if settings.token is None or any(path == one or (one.endswith("/") and path.startswith(one)) for one in OPEN):
        return True
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer" and same(given.strip(), settings.token):
        return True
    return same(cookies.get(COOKIE, ""), stamp(settings.token))


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that says nothing about them."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
