"""Proposal: what an engine says it read. Engines (rules, encoder, a language model) make these; `checking.verify`
alone makes claims of them.

How to propose. Give offsets (half-open code points of `report.text`) where you have them:

    Proposal(
        trigger=Mention(104, 109), event_type="ASSAULT", modes=("firearms",),
        actors=(Mention(88, 95),), recipients=(Mention(113, 126, name="Ana Petrova"),),
        counts=(Number(Mention(110, 112), "killed", of="traders"),),
        attribution=(Credited(Mention(2, 14), Mention(15, 19), "indirect"),),   # outermost first
        confidence=0.8,
    )

An engine that has words but no trustworthy offsets (a language model) gives `Mention(quote="opened fire")`, with or
without offsets as a hint of where to look; the words decide. Leave `evidence` None for the trigger's sentence.
Labels are those of `concepts.plover`. Nothing is promised about a proposal: the checker refuses what does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words pointed at by offsets, by quoting them, or both. Where both are given and disagree, the quoted words are
    looked up nearest to `start`. `name` is who or what the words refer to, where the engine knows more than the words.
    """

    start: int | None = None
    end: int | None = None
    quote: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """One link of attribution: `source` None for credit without a name, `cue` None where only layout credits."""

    source: Mention | None
    cue: Mention | None
    style: str = "indirect"


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase with one of COUNT_KINDS, the noun counted as written, and civilian, combatant or None."""

    at: Mention
    kind: str
    of: str | None = None
    of_whom: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One event mention as an engine read it; fields as in RECORD.md. `confidence` 0 to 1."""

    trigger: Mention
    event_type: str
    evidence: Mention | None = None
    modes: tuple[str, ...] = ()
    status: str = "happened"
    negated: bool = False
    certainty: str = "certain"
    attribution: tuple[Credited, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    time: Mention | None = None
    counts: tuple[Number, ...] = ()
    weapons: tuple[Mention, ...] = ()
    confidence: float = 0.5
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the checker did not let through: the report's id, the field (`trigger` takes the whole claim with it), why,
    and the offsets the engine gave. Words an engine made up are kept in `quote`, so that a person can see them.
    """

    report: str
    field: str
    reason: str
    offsets: tuple[int | None, int | None] = (None, None)
    quote: str | None = None
