"""Judgement: what a person (or a named rule) decided about claims; kept apart from claims, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crossbearing.concepts.identity import content_id

ACTS = ("join", "split", "confirm", "reject", "correct", "add", "undo")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One act. `subjects` are claim ids: `join` says all speak of one event; `split` says the first speaks of another
    event than every other one; `confirm` and `reject` speak of each claim; `correct` sets `field` of the first
    claim to `value` (JSON of the record's form); `add` carries a whole claim in `value`; `undo` takes back the
    judgement whose id is `undoes`. `at` is an ISO date-time in UTC.
    """

    id: str
    act: str
    subjects: tuple[str, ...]
    author: str
    at: str
    reason: str = ""
    field: str | None = None
    value: Any = None
    undoes: str | None = None


def judgement_id(act: str, subjects: tuple[str, ...], author: str, at: str, extra: Any = None) -> str:
    """Content hash: the same act imported twice is one judgement."""
    return content_id("j", act, list(subjects), author, at, extra)


def standing_judgements(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements in force, in order of time: without the undone and without the undos. An undo may be undone."""
    undone: set[str] = set()
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id), reverse=True):
        if judgement.act == "undo" and judgement.id not in undone and judgement.undoes:
            undone.add(judgement.undoes)
    kept = (j for j in judgements if j.act != "undo" and j.id not in undone)
    return tuple(sorted(kept, key=lambda j: (j.at, j.id)))
