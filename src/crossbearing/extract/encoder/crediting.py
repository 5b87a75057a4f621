"""Credits made whole: a content is a clause or a quotation, and a claim inside it is credited to its source."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from crossbearing.extract.encoder.found import Extent, FoundClaim, FoundCredit

_MARKS = "\"“”„«»''‘’`"
_STOPS = " \t\n\xa0,.;:-–—"
_LOOSE = _STOPS + "!?…" + _MARKS


def whole_content(text: str, pieces: Sequence[Extent], cue: Extent, quotations: Sequence[Extent]) -> tuple[Extent, ...]:
    """The pieces of a content joined: one stretch on each side of the cue, quotations whole, without loose commas.

    A stretch that reaches a quotation's edge from within takes in the whole quotation with its marks, also where it runs
    over several sentences. () for no pieces.
    """
    worded = [p for p in pieces if any(map(str.isalnum, text[p[0] : p[1]]))]
    sides = ([p for p in worded if p[1] <= cue[0]], [p for p in worded if p[0] >= cue[1]])
    joined = [(side[0][0], side[-1][1]) for side in sides if side]
    return tuple(dict.fromkeys(_quoted(text, _trimmed(text, stretch), quotations) for stretch in joined))


def _trimmed(text: str, stretch: Extent) -> Extent:
    """Without stops and commas at the edges."""
    words = text[stretch[0] : stretch[1]]
    return stretch[0] + len(words) - len(words.lstrip(_STOPS)), stretch[1] - len(words) + len(words.rstrip(_STOPS))


def _quoted(text: str, stretch: Extent, quotations: Sequence[Extent]) -> Extent:
    start, end = stretch
    for a, b in quotations:
        if b <= start or end <= a:
            continue
        inside = a <= start and end <= b
        at_edge = not text[a:start].strip(_LOOSE) or not text[end:b].strip(_LOOSE)
        if inside and at_edge:
            return a, b
        if not inside:  # it begins or ends within: the marks belong to it
            start, end = min(start, a) if _near(text, a, start) else start, max(end, b) if _near(text, end, b) else end
    return start, end


def _near(text: str, a: int, b: int) -> bool:
    """Whether nothing but marks and stops stands between."""
    return a < b and not text[a:b].strip(_LOOSE)


def settled(claim: FoundClaim, credits: Sequence[FoundCredit]) -> FoundClaim:
    """The claim with its innermost credit completed from what was found around the cues of the same text.

    The reader that looks from the cue knows who says; the one that looks from the happening knows whether somebody is
    credited at all, further than a sentence away. Where they meet, the former names the source. A claim with half a
    credit or none takes the credit in whose content it stands, the narrowest of several.
    (F1 of attribution on claims/dev: 0.43 with this, 0.37 without, at an early checkpoint.)
    """
    source, cue = claim.roles["source"], claim.roles["cue"]
    same = next((c for c in credits if cue and c.cue[0] < cue[0][1] and cue[0][0] < c.cue[1]), None)
    if same and same.source:
        source = [same.source[0]]
    if not (source and cue):
        around = [c for c in credits if any(a <= claim.trigger[0] < b for a, b in c.content)]
        if around:
            nearest = min(around, key=lambda c: min(b - a for a, b in c.content))
            source, cue = list(nearest.source[:1]), [nearest.cue]
    return dataclasses.replace(claim, roles={**claim.roles, "source": source, "cue": cue})
