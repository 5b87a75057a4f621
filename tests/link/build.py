"""Claims and reports for the tests of linking, in few words."""

from __future__ import annotations

from crossbearing.concepts import (
    Amount,
    Claim,
    Credit,
    Identity,
    Interval,
    Location,
    Outlet,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    When,
)

PLACES = {
    "Raqqa": Place("Raqqa", "SYR", 35.95, 39.01, 1, 5.0, geonameid=172955),
    "Idlib": Place("Idlib", "SYR", 35.93, 36.63, 1, 5.0, geonameid=169389),
    "Palmyra": Place("Palmyra", "SYR", 34.56, 38.27, 1, 5.0, geonameid=163808),
}


def report(name: str, text: str = "", published: str | None = "2015-11-20", outlet: str | None = None) -> Report:
    text = text or f"Report {name} says something."
    bounds, at = [], 0
    for sentence in text.split(". "):
        bounds.append((at, at + len(sentence)))
        at += len(sentence) + 2
    return Report(
        name, text, "0" * 64, published=published, outlet=Outlet(outlet or f"Outlet {name}"), sentences=tuple(bounds)
    )


def amount(low: int | None, high: int | None = None, exact: bool = True) -> Amount:
    high = low if exact and high is None else high
    return Amount(low, high, best=low if low is not None else high)


def claim(name: str, of: str, words: str = "planes bombed the depot", **given: object) -> Claim:
    """A claim of report `of`. Given: actors, recipients and speaker as names, place, day, killed, status, negated."""
    evidence = Span(0, len(words), words)
    trigger_word = str(given.get("trigger", "bombed"))
    start = max(0, words.find(trigger_word))
    killed = given.get("killed")
    day = given.get("day")
    speaker = given.get("speaker")
    return Claim(
        id=name,
        report=of,
        evidence=evidence,
        trigger=Span(start, start + len(trigger_word), trigger_word),
        event_type=str(given.get("type", "ASSAULT")),
        modes=tuple(given.get("modes", ())),  # type: ignore[arg-type]
        status=str(given.get("status", "happened")),
        negated=bool(given.get("negated", False)),
        attribution=(Credit(Span(0, 1, words[0]), None, "indirect", str(speaker), Identity(str(speaker))),)
        if speaker
        else (),
        actors=tuple(_who(a) for a in given.get("actors", ())),  # type: ignore[attr-defined]
        recipients=tuple(_who(a) for a in given.get("recipients", ())),  # type: ignore[attr-defined]
        places=tuple(Location(Span(0, 1, words[0]), PLACES[p]) for p in given.get("places", ())),  # type: ignore[attr-defined]
        time=When(Span(0, 1, words[0]), Interval(str(day), str(day), "day", 1)) if day else None,
        counts=(Quantity(Span(0, 1, words[0]), "killed", "people", None, killed),)
        if isinstance(killed, Amount)
        else (),
    )


def _who(name: str) -> Participant:
    country = {"Russia": "RUS", "France": "FRA", "Syria": "SYR"}.get(name)
    return Participant(Span(0, 1, name[0]), name, Identity(name, country, via="list" if country else "words"))
