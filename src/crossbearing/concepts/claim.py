"""Claim: what one report says about one happening, with the words for every value."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts.identity import content_id
from crossbearing.concepts.resolution import Amount, Identity, Interval, Place, Unresolved
from crossbearing.concepts.span import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """One link of an attribution chain: who is credited and by which words. `source` is None for credit without a
    name ("it was reported"), `cue` None where only layout credits. `style`: direct, indirect or mixed.
    """

    source: Span | None
    cue: Span | None
    style: str = "indirect"
    name: str | None = None
    identity: Identity | Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or a recipient: the words, and who they refer to. `name` is what the extractor read in the report
    ("he" -> "Sergei Shoigu"); `identity` is added by resolution.
    """

    span: Span
    name: str | None = None
    identity: Identity | Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Words that say where, and the place they were resolved to; None before resolution."""

    span: Span
    place: Place | Unresolved | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Words that say when, and the interval they were resolved to; None before resolution."""

    span: Span
    interval: Interval | Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase. `kind` is one of COUNT_KINDS, `of` the noun counted as the report writes it, `of_whom`
    civilian, combatant or None; `amount` is added by resolution.
    """

    span: Span
    kind: str
    of: str | None = None
    of_whom: str | None = None
    amount: Amount | Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """Words that name a weapon or a platform, and its plain name."""

    span: Span
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One event mention with its arguments, attribution and evidence (RECORD.md). Never changed, never overwritten.

    `attribution` runs from the outermost to the innermost credit, () for the report's own voice. `confidence` is
    0 to 1. `notes` give the reason of every value that was inferred rather than read. `extractor` names the engine.
    """

    id: str
    report: str
    evidence: Span
    trigger: Span
    event_type: str
    modes: tuple[str, ...] = ()
    status: str = "happened"
    negated: bool = False
    certainty: str = "certain"
    attribution: tuple[Credit, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    places: tuple[Location, ...] = ()
    time: When | None = None
    counts: tuple[Quantity, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    confidence: float = 0.5
    notes: tuple[str, ...] = ()
    extractor: str = ""
    version: int = 1

    def spans(self) -> tuple[Span, ...]:
        """Every span of the claim, in no promised order."""
        credited = (s for c in self.attribution for s in (c.source, c.cue) if s)
        named = (part.span for part in (*self.actors, *self.recipients))
        where = (part.span for part in self.places)
        counted = (part.span for part in self.counts)
        armed = (part.span for part in self.weapons)
        timed = (self.time.span,) if self.time else ()
        return (self.evidence, self.trigger, *credited, *named, *where, *counted, *armed, *timed)


def claim_id(report: str, text_sha256: str, event_type: str, trigger: Span, speaker: Span | None) -> str:
    """The id of a claim: same words of the same text read as the same type under the same speaker, same id, whichever
    engine proposed it. `text_sha256` is of the report's text in UTF-8. `speaker` is the innermost source's span.
    """
    credited = speaker.extent if speaker else None
    return content_id("c", report, text_sha256, event_type, trigger.extent, credited)
