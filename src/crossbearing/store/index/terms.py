"""The words that claims and events are filtered by, without case and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from crossbearing.concepts import Claim, Credit, Event, Identity, Interval, Participant, Place

Term = tuple[str, str]
"""Kind and value, such as ("country", "SYR")."""


def fold(words: str) -> str:
    """`words` without case, accents and outer space, so that "Ar-Raqqah" and "ar-raqqah " meet."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def claim_terms(claim: Claim) -> set[Term]:
    """What a claim can be found by: modes, places, countries, sources and actors."""
    return {term for term in _claim_terms(claim) if term[1]}


def _claim_terms(claim: Claim) -> Iterator[Term]:
    yield from (("mode", mode) for mode in claim.modes)
    yield from (("source", credited(credit)) for credit in claim.attribution)
    yield from (("actor", party(actor)) for actor in claim.actors)
    for location in claim.places:
        yield "place", location.span.text
        if isinstance(location.place, Place):
            yield "place", location.place.name
            yield "country", location.place.country or ""


def credited(credit: Credit) -> str:
    """Who a credit names: its identity, else the name read in the report, else the words; "" without a name."""
    if isinstance(credit.identity, Identity):
        return credit.identity.name
    return credit.name or (credit.source.text if credit.source else "")


def party(participant: Participant) -> str:
    """Who an actor or recipient is: its identity, else the name read in the report, else the words."""
    if isinstance(participant.identity, Identity):
        return participant.identity.name
    return participant.name or participant.span.text


def claim_interval(claim: Claim) -> tuple[str | None, str | None]:
    """First and last day of a claim, ISO dates, None where unresolved or open."""
    interval = claim.time.interval if claim.time else None
    return (interval.start, interval.end) if isinstance(interval, Interval) else (None, None)


def event_terms(event: Event) -> set[Term]:
    """What an event can be found by."""
    return {term for term in _event_terms(event) if term[1]}


def _event_terms(event: Event) -> Iterator[Term]:
    yield from (("mode", mode) for mode in event.modes)
    yield from (("outlet", outlet) for outlet in event.outlets)
    yield from (("source", tally.name) for tally in event.sources)
    for kind, parties in (("actor", event.actors), ("recipient", event.recipients), ("weapon", event.weapons)):
        yield from ((kind, named.name) for named in parties)
    for whereabouts in event.places:
        yield "place", whereabouts.place.name
        yield "country", whereabouts.place.country or ""
