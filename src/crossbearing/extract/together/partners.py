"""Names joined by "and" play one role: "in Syria and Iraq" is two places.

In the training reports of the claims gold set, of 34 named roles and places followed by "and" and a name 32 have that
name in the same role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.concepts import Extent
from crossbearing.extract.proposal import Mention
from crossbearing.extract.together.hints import extent

_NAME = r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4}"
_AFTER = re.compile(rf"((?:,\s+{_NAME})*),?\s+and\s+({_NAME})(?![\w-]|\s+(?:said|says|was|were|is|are|has|have|had)\b)")
_BEFORE = re.compile(rf"({_NAME}(?:,\s+{_NAME})*),?\s+and\s+$")
_ONE = re.compile(_NAME)
_REACH = 200  # characters back to the beginning of a list


def with_partners(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, and the names that stand in one list with a named one of them, in order of the text."""
    out = {extent(m): m for m in mentions}
    for m in mentions:
        at = extent(m)
        if not _ONE.match(text[slice(*at)]):
            continue
        for partner in (*_following(text, at), *_preceding(text, at)):
            if not any(a < partner[1] and partner[0] < b for a, b in out):
                out[partner] = Mention(*partner)
    return tuple(out[at] for at in sorted(out))


def _following(text: str, at: Extent) -> list[Extent]:
    found = _AFTER.match(text, at[1])
    if not found:
        return []
    return [m.span() for m in _ONE.finditer(text, *found.span(1))] + [found.span(2)]


def _preceding(text: str, at: Extent) -> list[Extent]:
    start = max(0, at[0] - _REACH)
    found = _BEFORE.search(text[start : at[0]])
    if not found:
        return []
    return [(start + m.start(), start + m.end()) for m in _ONE.finditer(text[start : at[0]], *found.span(1))]
