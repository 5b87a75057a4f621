"""Consolidation: the claims of one group seen as one event, every value with the claims behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.concepts import (
    Copy,
    Event,
    Identity,
    Interval,
    Join,
    Judgement,
    Named,
    Participant,
    Place,
    Report,
    Whereabouts,
    event_id,
)
from crossbearing.link.events.contradiction import contradictions
from crossbearing.link.events.independence import independent, tally
from crossbearing.link.events.tolls import count_up
from crossbearing.link.pairs.sketch import Sketch, name_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an event is seen against: reports and copies by report id, judgements in force, and how `best` is chosen."""

    reports: Mapping[str, Report]
    copies: Mapping[str, Copy]
    judgements: Sequence[Judgement] = ()
    best: str = "median"
    trusted: tuple[str, ...] = ()


def consolidate(group: Sequence[Sketch], joins: Sequence[Join], around: Surroundings) -> Event:
    """The event of one group of claims. Depends on the group, not on its order."""
    sketches = sorted(group, key=lambda s: s.claim.id)
    claims = [s.claim for s in sketches]
    ids = tuple(c.id for c in claims)
    tallies = tally(claims, around.reports, around.copies)
    counted = count_up(sketches, around.reports, tallies, around.best, around.trusted)
    against = contradictions(sketches, counted.contradictions)
    alone = independent(tallies)
    start, end = _span_of_days(sketches)
    places = _places(sketches)
    actors = _people((c.id, c.actors) for c in claims)
    recipients = _people((c.id, c.recipients) for c in claims)
    return Event(
        id=event_id(ids),
        event_type=Counter(c.event_type for c in claims).most_common(1)[0][0],
        modes=tuple(sorted({m for c in claims for m in c.modes})),
        title=_title(sketches, actors, recipients, places),
        start=start,
        end=end,
        places=places,
        actors=actors,
        recipients=recipients,
        weapons=_weapons(sketches),
        claims=ids,
        counts=counted.tolls,
        sources=tallies,
        outlets=tuple(sorted({o.name for c in claims if (r := around.reports.get(c.report)) and (o := r.outlet)})),
        independent=alone,
        standing="contested" if against else "corroborated" if alone > 1 else "single source",
        contradictions=against,
        revisions=counted.revisions,
        joins=tuple(joins),
        history=tuple(j for j in around.judgements if set(j.subjects) & set(ids)),
    )


def _span_of_days(sketches: Sequence[Sketch]) -> tuple[str | None, str | None]:
    """The days that most of the finely dated claims name; contradicting days stay visible as a contradiction."""
    known = [s for s in sketches if s.days is not None]
    if not known:
        return None, None
    width = min(s.days[1] - s.days[0] for s in known if s.days)
    finest = Counter(
        (i.start, i.end) for s in known if s.days and s.days[1] - s.days[0] == width and (i := _interval(s))
    )
    return min(finest, key=lambda x: (-finest[x], str(x)))


def _interval(s: Sketch) -> Interval | None:
    interval = s.claim.time.interval if s.claim.time else None
    return interval if isinstance(interval, Interval) else None


def _places(sketches: Sequence[Sketch]) -> tuple[Whereabouts, ...]:
    found: dict[tuple[object, str], list[tuple[Sketch, int]]] = defaultdict(list)
    for s in sketches:
        for i, place in enumerate(s.places):
            found[(place.geonameid, place.name)].append((s, i))
    out = (Whereabouts(_surest(held), tuple(sorted({s.claim.id for s, _ in held}))) for held in found.values())
    return tuple(sorted(out, key=lambda w: (w.place.precision, -len(w.claims), w.place.name)))


def _surest(held: Sequence[tuple[Sketch, int]]) -> Place:
    return max((s.places[i] for s, i in held), key=lambda p: (p.score, p.reason))


def _people(sides: Iterable[tuple[str, Sequence[Participant]]]) -> tuple[Named, ...]:
    claims: dict[str, set[str]] = defaultdict(set)
    about: dict[str, Identity] = {}
    for claim, people in sides:
        for person in people:
            name = name_of(person)
            claims[name].add(claim)
            if isinstance(person.identity, Identity):
                about.setdefault(name, person.identity)
    named = (
        Named(n, tuple(sorted(c)), about[n].country if n in about else None, about[n].sector if n in about else None)
        for n, c in claims.items()
    )
    return tuple(sorted(named, key=lambda x: (-len(x.claims), x.name)))


def _weapons(sketches: Sequence[Sketch]) -> tuple[Named, ...]:
    claims: dict[str, set[str]] = defaultdict(set)
    for s in sketches:
        for weapon in s.claim.weapons:
            claims[weapon.name or weapon.span.text].add(s.claim.id)
    return tuple(
        sorted((Named(n, tuple(sorted(c))) for n, c in claims.items()), key=lambda x: (-len(x.claims), x.name))
    )


def _title(
    sketches: Sequence[Sketch], actors: Sequence[Named], recipients: Sequence[Named], places: Sequence[Whereabouts]
) -> str:
    """Who, what, whom, where, in the reports' own words: the fullest claim's trigger between the best known names."""
    fullest = max(
        sketches, key=lambda s: (len(s.claim.actors) + len(s.claim.recipients), s.claim.confidence, s.claim.id)
    )
    parts = [actors[0].name if actors else "", " ".join(fullest.claim.trigger.text.split())]
    parts += [recipients[0].name] if recipients else []
    what = " · ".join(" ".join(p.split()) for p in parts if p)
    return f"{what}, {places[0].place.name}" if places else what
