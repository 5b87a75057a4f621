"""A report's id as one part of an address, and back. An id may be an address itself, with all its slashes."""

from __future__ import annotations

import re
from urllib.parse import quote


def in_address(known: str) -> str:
    """The id as one part of an address: nothing in it divides. An id of dots alone would be a step up, however it is
    quoted: `~` stands before it.
    """
    marked = f"~{known}" if re.fullmatch(r"~*\.{1,2}", known) else known
    return quote(marked.encode("utf-8", "surrogatepass"), safe="~")


def addressed(part: str) -> str:
    """The id that `in_address` wrote, after the server has unquoted it."""
    return part[1:] if re.fullmatch(r"~+\.{1,2}", part) else part
