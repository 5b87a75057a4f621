"""Credits made whole: a content is a clause or a quotation, and a claim inside it is credited to its source."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from crossbearing.extract.encoder.found import Extent, FoundClaim, FoundCredit

_MARKS = "\"“”„«»''‘’`"
_STOPS = " \t\n\xa0,.;:-–—"
_LOOSE = _STOPS + "!?…" + _MARKS


def one_source(text: str, pieces: Sequence[tuple[Extent, float]]) -> tuple[Extent, ...]:
    """The likeliest of the pieces (with their probabilities), joined with those it leans on; () for no pieces."""
    groups = _groups(text, [piece for piece in pieces if _worded(text, piece[0])], 1)
    if not groups:
        return ()
    best = max(groups, key=lambda group: max(share for _, share in group))
    return (_trimmed(text, (best[0][0][0], best[-1][0][1])),)


def whole_content(
    text: str, pieces: Sequence[tuple[Extent, float]], cue: Extent, quotations: Sequence[Extent]
) -> tuple[Extent, ...]:
    """What is credited, as one stretch; a second one where a quotation runs on behind the words that credit it.

    The longest run of pieces stands for the stretch, stray words apart from it fall away. A stretch that reaches a
    quotation's edge from within takes in the whole quotation with its marks, also where it runs over several sentences.
    """
    sides = ([p for p in pieces if p[0][1] <= cue[0]], [p for p in pieces if p[0][0] >= cue[1]])
    runs = [run for side in sides for run in _groups(text, [p for p in side if _worded(text, p[0])], 3)]
    if not runs:
        return ()
    longest = max(runs, key=lambda run: run[-1][0][1] - run[0][0][0])
    stretch = _quoted(text, _trimmed(text, (longest[0][0][0], longest[-1][0][1])), quotations)
    following = _running_on(text, stretch, cue, quotations)
    return (stretch, following) if following else (stretch,)


def _running_on(text: str, stretch: Extent, cue: Extent, quotations: Sequence[Extent]) -> Extent | None:
    """The quotation behind the cue's sentence, in the same paragraph, where the content is the quotation before the
    cue."""
    if stretch not in quotations or stretch[1] > cue[0]:
        return None
    following = next((q for q in quotations if q[0] >= cue[1]), None)
    between = text[cue[1] : following[0]] if following else ""
    if following and "\n" not in between and len(between.split()) <= 12 and between.rstrip()[-1:] in (".", ","):
        return following
    return None


def _groups(text: str, pieces: Sequence[tuple[Extent, float]], gap: int) -> list[list[tuple[Extent, float]]]:
    """Pieces in order, together where at most `gap` words stand between."""
    out: list[list[tuple[Extent, float]]] = []
    for piece in pieces:
        if out and len(text[out[-1][-1][0][1] : piece[0][0]].strip(_STOPS).split()) <= gap:
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _worded(text: str, piece: Extent) -> bool:
    return any(map(str.isalnum, text[piece[0] : piece[1]]))


def is_own_voice(text: str, source: Sequence[Extent], cue: Extent, quotations: Sequence[Extent]) -> bool:
    """Whether a quoted speaker speaks of himself ("I think"): what he says is credited from outside the quotation."""
    within = any(a < cue[0] and cue[1] < b for a, b in quotations)
    return within and any(text[a:b].casefold() in ("i", "we", "you") for a, b in source)


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
