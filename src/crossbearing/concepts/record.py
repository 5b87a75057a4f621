"""Record: everything one run says, and what stood in the way: failures, runs, lineages of copied text."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts.claim import Claim
from crossbearing.concepts.event import Event
from crossbearing.concepts.identity import content_id
from crossbearing.concepts.report import Report
from crossbearing.concepts.span import Extent


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not read or not understood: where, at which stage, what, the cure. Holds no report text."""

    id: str
    origin: str
    stage: str
    what: str
    cure: str = ""


def failure(origin: str, stage: str, what: str, cure: str = "") -> Failure:
    """A Failure under its content hash: the same failure twice is one."""
    return Failure(content_id("f", origin, stage, what), origin, stage, what, cure)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program over a store: versions and settings that its output can be reproduced from."""

    id: str
    program: str
    model: str
    settings: tuple[tuple[str, str], ...]
    at: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that descends from a stretch of another."""

    extent: Extent
    origin: Extent


@dataclass(frozen=True, slots=True)
class Copy:
    """`report` carries text of `origin`, the earliest known print: `share` is the part of the report's words that is
    copied (0 to 1), `passages` where, `credit` the agency the report names for it, if it does.
    """

    report: str
    origin: str
    share: float
    passages: tuple[Passage, ...] = ()
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports that carry one text: its likely origin (the earliest) and the copies."""

    id: str
    origin: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The sourced record: reports, claims, events over them, and which texts descend from which."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    lineages: tuple[Lineage, ...] = ()
