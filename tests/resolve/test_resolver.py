"""The resolver over whole claims: notes for what was inferred, nothing guessed in silence, spans untouched."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.concepts import (
    Amount,
    Claim,
    Credit,
    Identity,
    Interval,
    Location,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Unresolved,
    When,
)
from crossbearing.resolve import Resolver, resolve_places

TEXT = (
    "Defence Minister Arman Qadir said warplanes struck the Syrian city of Palmyra on Tuesday, killing at least 12 "
    "people, including three children. He said dozens of IS fighters died the next day near Deir Ezzor. "
    "The war has killed more than 250,000 people. A clinic was hit recently."
)
RESOLVER = Resolver()


def span(words: str, after: str = "") -> Span:
    at = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span.of(TEXT, at, at + len(words))


def report(published: str | None = "2015-11-20") -> Report:
    return Report("r", TEXT, "0" * 64, published=published)


def claims() -> tuple[Claim, ...]:
    first = span(
        "warplanes struck the Syrian city of Palmyra on Tuesday, killing at least 12 people, including three children"
    )
    strike = Claim(
        "c1", "r", first, span("struck"), "ASSAULT",
        attribution=(Credit(span("Defence Minister Arman Qadir"), span("said")),),
        actors=(Participant(span("warplanes")),),
        places=(Location(span("the Syrian city of Palmyra")),),
        time=When(span("Tuesday")),
        counts=(Quantity(span("at least 12"), "killed", "people"), Quantity(span("three"), "killed", "children")),
    )  # fmt: skip
    deaths = Claim(
        "c2", "r", span("dozens of IS fighters died the next day near Deir Ezzor"), span("died"), "ASSAULT",
        attribution=(Credit(span("He"), span("said", "He")),),
        recipients=(Participant(span("IS fighters")),),
        places=(Location(span("near Deir Ezzor")),),
        time=When(span("the next day")),
        counts=(Quantity(span("dozens"), "killed", "fighters"),),
    )  # fmt: skip
    war = Claim(
        "c3", "r", span("The war has killed more than 250,000 people"), span("killed", "The war"), "ASSAULT",
        counts=(Quantity(span("more than 250,000"), "killed", "people"),),
    )  # fmt: skip
    clinic = Claim(
        "c4",
        "r",
        span("A clinic was hit recently"),
        span("hit"),
        "ASSAULT",
        time=When(span("recently")),
        places=(Location(span("clinic")),),
    )
    return strike, deaths, war, clinic


def test_every_part_is_resolved_or_says_why_not() -> None:
    strike, deaths, war, clinic = RESOLVER.resolve_claims(report(), claims())
    place = strike.places[0].place
    assert isinstance(place, Place) and (place.name, place.country, place.precision) == ("Palmyra", "SYR", 1)
    amounts = [q.amount for q in strike.counts]
    assert isinstance(amounts[0], Amount) and (amounts[0].low, amounts[0].high) == (12, None)
    assert isinstance(amounts[1], Amount) and amounts[1].part_of == strike.counts[0].span.start
    assert strike.counts[1].of_whom == "civilian" and deaths.counts[0].of_whom == "combatant"
    assert isinstance(deaths.time and deaths.time.interval, Interval) and deaths.time.interval.start == "2015-11-18"  # type: ignore[union-attr]
    assert isinstance(war.counts[0].amount, Amount) and war.counts[0].amount.scope == "background"
    assert (
        clinic.time and isinstance(clinic.time.interval, Unresolved) and isinstance(clinic.places[0].place, Unresolved)
    )


def test_a_pronoun_is_the_person_named_before_it() -> None:
    _, deaths, _, _ = RESOLVER.resolve_claims(report(), claims())
    identity = deaths.attribution[0].identity
    assert isinstance(identity, Identity) and (identity.name, identity.office) == ("Arman Qadir", "Defence Minister")


def test_notes_name_what_was_inferred() -> None:
    strike, deaths, _, clinic = RESOLVER.resolve_claims(report(), claims())
    assert any("counted from publication on 2015-11-20" in n for n in strike.notes)
    assert any("counted from the claim before" in n for n in deaths.notes)
    assert any(n.startswith('place "near Deir Ezzor"') and "near it" in n for n in deaths.notes)
    assert any(n.startswith('time "recently"') for n in clinic.notes)


def test_without_a_publication_date_relative_times_stay_open_and_say_so() -> None:
    for claim in RESOLVER.resolve_claims(report(None), claims()):
        if claim.time:
            assert isinstance(claim.time.interval, Unresolved)
            assert re.search("no publication date|not known|too vague", claim.time.interval.reason)


@settings(deadline=None)
@given(st.dates())
def test_the_publication_day_is_an_event_day_only_where_the_words_say_so(day: date) -> None:
    published = day.isoformat()
    for claim in RESOLVER.resolve_claims(report(published), claims()):
        if claim.time is None or not isinstance(claim.time.interval, Interval):
            continue
        weekday = {"Tuesday": 1, "the next day": 2}[claim.time.span.text]
        assert (claim.time.interval.start == published) == (day.weekday() == weekday)


@settings(deadline=None)
@given(st.permutations(range(4)))
def test_order_of_claims_changes_nothing(order: list[int]) -> None:
    given_claims = claims()
    straight = RESOLVER.resolve_claims(report(), given_claims)
    shuffled = RESOLVER.resolve_claims(report(), tuple(given_claims[i] for i in order))
    assert [straight[i] for i in order] == list(shuffled)


def test_spans_stay_as_they_are_and_again_gives_the_same() -> None:
    once = RESOLVER.resolve_claims(report(), claims())
    assert [c.spans() for c in once] == [c.spans() for c in claims()]
    assert RESOLVER.resolve_claims(report(), once) == once


def test_a_name_the_extractor_read_is_used() -> None:
    strike = claims()[0]
    named = replace(strike, actors=(Participant(span("warplanes"), name="Russian Aerospace Forces"),))
    identity = RESOLVER.resolve_claims(report(), (named,))[0].actors[0].identity
    assert isinstance(identity, Identity) and identity.country == "RUS"


def test_no_claims_no_work() -> None:
    assert RESOLVER.resolve_claims(report(), ()) == ()
    assert RESOLVER.version.startswith("resolve ")


@pytest.mark.parametrize("words", ["Palmyra", "Deir Ezzor"])
def test_places_alone(words: str) -> None:
    at = TEXT.index(words)
    found = resolve_places(TEXT, [(at, at + len(words))], RESOLVER.gazetteer)[0]
    assert isinstance(found, Place) and found.country == "SYR"
