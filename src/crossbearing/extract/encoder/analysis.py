"""What the encoder sees in a report besides claims: names, every credit, MUC-4's incidents."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.extract.encoder.found import Extent, Read
from crossbearing.extract.encoder.incidents import Incident, incidents_of


@dataclass(frozen=True)
class Name:
    """A named or described thing: half-open code points, a type of labels.NAME_TYPES, probability."""

    start: int
    end: int
    kind: str
    share: float


@dataclass(frozen=True)
class Attribution:
    """Who is credited, by which words, with what; each may be empty or in pieces."""

    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]
    share: float


@dataclass(frozen=True)
class Analysis:
    """All in order of the text."""

    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    incidents: tuple[Incident, ...]


def analysis_of(text: str, read: Read) -> Analysis:
    """The parts of a Read that are no claims."""
    return Analysis(
        tuple(Name(*found.at, found.label, found.share) for found in read.names),
        tuple(Attribution(c.source, (c.cue,), c.content, c.share) for c in read.credits),
        incidents_of(text, read),
    )
