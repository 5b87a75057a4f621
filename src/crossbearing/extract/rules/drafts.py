"""Draft: a claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.extract.proposal import Mention, Number
from crossbearing.extract.rules.roles import Roles
from crossbearing.extract.rules.standing import Standing
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence
from crossbearing.extract.rules.triggers import Found


@dataclass(slots=True)
class Draft:
    """A claim in the making: a trigger and what was found for it in its sentence."""

    found: Found
    trigger: Mention
    roles: Roles
    standing: Standing
    event_type: str
    modes: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    time: Mention | None = None
    counts: tuple[Number, ...] = ()
    weapons: tuple[Mention, ...] = ()
    merged: list[Found] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    confidence: float = 0.5


def mention(s: Sentence, begin: int, end: int) -> Mention:
    return Mention(s.tokens[begin].start, s.tokens[end - 1].end)


def holds(p: Phrase, found: Found) -> bool:
    return p.begin <= found.at < p.outer
