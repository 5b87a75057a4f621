"""Text made harmless to show: what hides or turns other text is replaced by a sign, one unit for one unit.

Each replacement is as long as what it replaces, so that a selection in the browser counts the same offsets.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
TURN = "\u2426"
"""Stands for a control that turns the direction of text, or any other that must not act."""


def neutral(text: str) -> str:
    """`text` with control characters as their pictures, and direction overrides and lone surrogates as a sign."""
    return _HARMFUL.sub(lambda found: _picture(found[0]), text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode block of pictures of control characters, in their order
    if code == 0x7F:
        return "\u2421"
    return TURN


def outside(address: str | None) -> str | None:
    """An address that may be linked: http or https with a host, no control characters; else None."""
    if not address or _HARMFUL.search(address) or any(c.isspace() for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
