"""Whether a bare weekday or month looks back or ahead, by the nearest verb form in its sentence."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\b(?:will|'ll|’ll|shall|wo n't|won't|would (?:be|have|take|begin|start|meet|hold)|to be|(?:is|are|was|were) "
    r"(?:scheduled|expected|due|set|slated|planned|likely|to)|plans?|planned|planning|"
    r"scheduled|expects?|intends?|upcoming|until|till|deadline|expires?|begins?|starts?|opens?|meets?|next|may|can|"
    r"must|should|payable|by|effective|going to|in time for|hopes?|aims?|proposed|promised|vowed|to (?:begin|start|"
    r"meet|hold|take|vote|visit|discuss|appear|decide|arrive|resume|return))\b",
    re.IGNORECASE,
)  # fmt: skip
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|since|ago|said|told|killed|took|came|went|began|left|made|met|held|gave|saw|"
    r"got|became|fell|rose|ended|fled|hit|shot|struck|won|lost|sent|brought|broke|ran|led|found|put|spoke|flew|"
    r"earlier|after|last|[a-z]{2,}(?<!ne)ed)\b",
    re.IGNORECASE,
)  # fmt: skip
_SET = re.compile(
    r"\b(?:(?:will|shall|(?:is|are|'s|'re) (?:due |set |expected |scheduled |planned )?to) (?:be )?\w+"
    r"|ends|starts|begins|resumes|expires|opens|reopens|closes|meets|convenes|arrives|concludes|runs out"
    r"|(?:takes?|comes?|goes|go) (?:place|effect|into (?:force|effect)|to the polls)"
    r"|(?<!\bthe )(?<!\ba )(?:resume|begin|arrive|expire|convene|reopen))"
    r"(?:,? (?!(?:was|were|had|has|have|that|which|who|but|while|after|before)\b)(?!\w+ed\b)[\w'’-]+){0,5},? ?$",
    re.IGNORECASE,
)
_REACH = 90
"""Characters on each side that are looked at: about a clause."""


def is_set_ahead(text: str, start: int) -> bool:
    """Whether a verb in the present or future sets the time that begins at `start`: "the truce ends on Saturday"."""
    return bool(_SET.search(_left_of(text, start)))


def _left_of(text: str, start: int) -> str:
    return re.split(r"[.;!?]\s", text[max(0, start - _REACH) : start])[-1]


def direction_at(text: str, start: int, end: int) -> str:
    """past or future for the expression at `[start, end)`: the nearest verb form that shows it decides, past on a
    tie.
    """
    left = _left_of(text, start)
    if _SET.search(left):
        return "future"
    right = re.split(r"[.;!?](?:\s|$)", text[end : end + _REACH])[0]
    return "future" if _distance(_AHEAD, left, right) < _distance(_BACK, left, right) else "past"


def _distance(pattern: re.Pattern[str], left: str, right: str) -> int:
    before = [len(left) - m.end() for m in pattern.finditer(left)]
    after = [m.start() + 12 for m in pattern.finditer(right)]  # what stands before an adverb governs it more often
    return min((*before, *after), default=10_000)
