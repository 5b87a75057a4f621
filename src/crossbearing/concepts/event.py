"""Event: one real-world happening, as a reversible view over the claims that speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crossbearing.concepts.identity import content_id
from crossbearing.concepts.judgement import Judgement
from crossbearing.concepts.resolution import Place


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, recipient or weapon of an event: canonical name, and the claims that name it."""

    name: str
    claims: tuple[str, ...]
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place of an event and the claims that give it."""

    place: Place
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """One number of a toll and the claims behind it; `value` None = unbounded."""

    value: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """Low, best and high of one kind of count and one noun (UCDP GED), each with the claims behind it. `rule` names
    what chose `best`. `series` are (published, value, claim) in order of publication, for revisions.
    """

    kind: str
    of: str | None
    low: Bound
    best: Bound
    high: Bound
    rule: str
    series: tuple[tuple[str | None, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceTally:
    """A credited source (or an outlet's own voice) of an event: how often, through which outlets, by which claims.
    `counted` is False where it was not counted as independent, and `reason` says why, or why it was.
    """

    name: str
    times: int
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    counted: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a contradiction: the value and the claims that hold it."""

    value: Any
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one field that cannot all hold. `field`: actors, places, time, counts.KIND or negated."""

    field: str
    values: tuple[Position, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """Tolls of one kind that changed as reports kept up with the happening: not a contradiction."""

    kind: str
    of: str | None
    series: tuple[tuple[str | None, int, str], ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why two claims stand in one event: score 0 to 1 and the named features, each with the words of both sides."""

    left: str
    right: str
    score: float
    features: tuple[tuple[str, float, str, str], ...]
    by: str = "program"


@dataclass(frozen=True, slots=True)
class Event:
    """The consolidated view. `start` and `end` are ISO dates, inclusive, None unknown. `standing`: single source,
    corroborated or contested. `independent` counts sources left once copies and repeats of a speaker count once.
    """

    id: str
    event_type: str
    modes: tuple[str, ...]
    title: str
    start: str | None
    end: str | None
    places: tuple[Whereabouts, ...]
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    weapons: tuple[Named, ...]
    claims: tuple[str, ...]
    counts: tuple[Toll, ...]
    sources: tuple[SourceTally, ...]
    outlets: tuple[str, ...]
    independent: int
    standing: str
    contradictions: tuple[Contradiction, ...] = ()
    revisions: tuple[Revision, ...] = ()
    joins: tuple[Join, ...] = ()
    history: tuple[Judgement, ...] = ()


def event_id(claims: tuple[str, ...]) -> str:
    """The id of an event: hash of its smallest claim id, so it seldom changes as claims join, never with order."""
    return content_id("e", min(claims))
