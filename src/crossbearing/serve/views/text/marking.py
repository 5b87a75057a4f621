"""A text cut into segments, each with the claims and roles that stand over it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.concepts import Claim, Span
from crossbearing.serve.views.text.offsets import Utf16

ROLES = {
    "trigger": "what happened", "source": "who says so", "cue": "how it is said", "actor": "who", "recipient": "whom",
    "place": "where", "time": "when", "count": "how many", "weapon": "with what", "evidence": "the sentence",
}  # fmt: skip
"""Roles of spans, the most telling first, and what they answer."""

_RANK = {role: rank for rank, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with its role in the claim of this number (1-based, as the page counts)."""

    span: Span
    role: str
    claim: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch under the same marks throughout. `units` is where it begins, in UTF-16 units of the whole text.
    `roles` pairs claim and role, the most telling role first; `begins` are the claims whose trigger begins here.
    """

    text: str
    units: int
    roles: tuple[tuple[int, str], ...]
    begins: tuple[int, ...] = ()

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims that speak of this stretch, in order."""
        return tuple(sorted({claim for claim, _ in self.roles}))

    @property
    def first(self) -> str:
        """The most telling role here; "" where nothing is marked."""
        return self.roles[0][1] if self.roles else ""

    @property
    def packed(self) -> str:
        """`roles` as "1:actor 1:evidence", for the browser."""
        return " ".join(f"{claim}:{role}" for claim, role in self.roles)


def marks_of(claim: Claim, number: int) -> Iterator[Mark]:
    """Every span of a claim with its role."""
    yield Mark(claim.evidence, "evidence", number)
    yield Mark(claim.trigger, "trigger", number)
    for credit in claim.attribution:
        yield from (Mark(s, r, number) for s, r in ((credit.source, "source"), (credit.cue, "cue")) if s)
    slots: tuple[tuple[Sequence[object], str], ...] = (
        (claim.actors, "actor"), (claim.recipients, "recipient"), (claim.places, "place"), (claim.counts, "count"),
        (claim.weapons, "weapon"),
    )  # fmt: skip
    for parts, role in slots:
        yield from (Mark(part.span, role, number) for part in parts)  # type: ignore[attr-defined]
    if claim.time:
        yield Mark(claim.time.span, "time", number)


def segments(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """`text[start:end]` cut wherever a mark begins or ends; marks outside are clipped. Joined, the segments are it."""
    end = len(text) if end is None else end
    offsets = Utf16(text)
    inside = [m for m in marks if m.span.end > start and m.span.start < end]
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in inside:
        begins.setdefault(max(start, mark.span.start), []).append(mark)
        ends.setdefault(min(end, mark.span.end), []).append(mark)
    cuts = sorted({start, end, *begins, *ends})
    active: list[Mark] = []
    for left, right in itertools.pairwise(cuts):
        gone = {id(mark) for mark in ends.get(left, ())}
        active = [mark for mark in active if id(mark) not in gone] + begins.get(left, [])
        yield Segment(text[left:right], offsets.units(left), _roles(active), _begun(begins.get(left, ())))


def _roles(active: Iterable[Mark]) -> tuple[tuple[int, str], ...]:
    # What happened comes first, then the narrower words: "14" stays a number within "14 civilians".
    def order(mark: Mark) -> tuple[bool, int, int]:
        return mark.role != "trigger", mark.span.end - mark.span.start, _RANK[mark.role]

    return tuple(dict.fromkeys((mark.claim, mark.role) for mark in sorted(active, key=order)))


def _begun(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.claim for mark in marks if mark.role == "trigger"}))
