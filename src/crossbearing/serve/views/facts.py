"""A claim field by field: the words, what they were taken to mean and why, and what people set right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crossbearing.concepts import Amount, Claim, Identity, Interval, Judgement, Place, Unresolved
from crossbearing.serve.views import words

NAMES = {
    "event_type": "type", "modes": "mode", "status": "status", "negated": "denied", "certainty": "certainty",
    "attribution": "credit", "actors": "who", "recipients": "whom or what", "places": "where", "time": "when",
    "counts": "how many", "weapons": "with what", "trigger": "what happened", "evidence": "evidence",
}  # fmt: skip
"""Fields of a claim as pages call them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of a claim. `quoted` is what the report says, `meaning` what it was taken for, `reason` why, or why
    not where `known` is False. `index` is its place in the field, None for a field of one.
    """

    field: str
    quoted: str
    meaning: str
    reason: str = ""
    known: bool = True
    index: int | None = None
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return NAMES[self.field]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction in force: what the program read, and what a person set in its place."""

    judgement: str
    field: str
    before: str
    after: str
    author: str
    at: str
    reason: str


def facts_of(claim: Claim) -> Iterator[Fact]:
    """Every part of a claim, in reading order."""
    for i, actor in enumerate(claim.actors):
        yield _person("actors", i, actor.span.text, words.person(actor), actor.identity)
    for i, recipient in enumerate(claim.recipients):
        yield _person("recipients", i, recipient.span.text, words.person(recipient), recipient.identity)
    for i, place in enumerate(claim.places):
        yield _place(i, place.span.text, place.place)
    if claim.time:
        yield _time(claim.time.span.text, claim.time.interval)
    for i, quantity in enumerate(claim.counts):
        known = isinstance(quantity.amount, Amount)
        reason = quantity.amount.reason if isinstance(quantity.amount, Unresolved) else ""
        shown = f"{quantity.kind}: {words.amount(quantity)}" + (f" {quantity.of}" if quantity.of else "")
        yield Fact("counts", quantity.span.text, shown, reason, known, i)
    for i, weapon in enumerate(claim.weapons):
        yield Fact("weapons", weapon.span.text, weapon.name or weapon.span.text, index=i)
    for i, credit in enumerate(claim.attribution):
        quoted = " … ".join(s.text for s in (credit.source, credit.cue) if s)
        yield _person("attribution", i, quoted, words.credited(credit), credit.identity)


def _person(field: str, index: int, quoted: str, name: str, identity: Identity | Unresolved | None) -> Fact:
    if isinstance(identity, Identity):
        about = [x for x in (identity.country, identity.kind, identity.office) if x]
        return Fact(field, quoted, name, ", ".join(about), True, index)
    if isinstance(identity, Unresolved):
        return Fact(field, quoted, name, identity.reason, False, index, _labels(identity))
    return Fact(field, quoted, name, "", True, index)


def _place(index: int, quoted: str, place: Place | Unresolved | None) -> Fact:
    if isinstance(place, Place):
        reason = place.reason + (f" (precision {place.precision}, within {place.radius_km:g} km)")
        others = tuple(c.label for c in place.runners_up[:3])
        return Fact("places", quoted, words.placed(place), reason.strip(), True, index, others)
    others = _labels(place) if place else ()
    return Fact("places", quoted, "", place.reason if place else "not resolved", False, index, others)


def _time(quoted: str, interval: Interval | Unresolved | None) -> Fact:
    if isinstance(interval, Interval):
        anchor = "" if interval.anchor == "text" else f"counted from the {interval.anchor}"
        reason = "; ".join(x for x in (interval.reason, anchor) if x)
        return Fact("time", quoted, words.timed(interval) + (f", {interval.clock}" if interval.clock else ""), reason)
    return Fact("time", quoted, "", interval.reason if interval else "not resolved", False)


def _labels(unresolved: Unresolved) -> tuple[str, ...]:
    return tuple(candidate.label for candidate in unresolved.candidates[:3])


def unresolved(claims: Iterable[tuple[int, Claim]]) -> list[tuple[int, Fact]]:
    """What was not resolved, with the number of its claim."""
    return [(number, fact) for number, claim in claims for fact in facts_of(claim) if not fact.known]


def corrections_of(machine: Claim, standing: Iterable[Judgement]) -> Iterator[Correction]:
    """The corrections of a claim in force, each beside what the program read."""
    from crossbearing.concepts.notation import claim_to_json

    read = claim_to_json(machine)
    for judgement in standing:
        if judgement.act == "correct" and judgement.subjects[0] == machine.id and judgement.field:
            before, after = shown_value(read.get(judgement.field)), shown_value(judgement.value)
            yield Correction(
                judgement.id, NAMES.get(judgement.field, judgement.field), before, after, judgement.author,
                judgement.at, judgement.reason,
            )  # fmt: skip


def shown_value(value: Any) -> str:
    """A field's value in the record's JSON form, in a few words."""
    if value in (None, [], ""):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(shown_value(part) for part in value)
    return _shown_part(value) if isinstance(value, dict) else str(value)


def _shown_part(part: dict[str, Any]) -> str:
    source = part.get("source")
    name = part.get("name") or part.get("text") or (source.get("text") if isinstance(source, dict) else "")
    if "kind" in part:
        low, high = (words.number(part.get(key)) for key in ("low", "high"))
        return f"{part['kind']} {low if low == high else f'{low} to {high}'} (“{part.get('text')}”)"
    if "from" in part:
        return f"{words.days(part.get('from'), part.get('to'))} (“{part.get('text')}”)"
    return f"{name} (“{part['text']}”)" if part.get("text") and part["text"] != name else str(name or "unnamed")
