"""Contradiction: values of one event that cannot all hold, kept side by side with the claims behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

from crossbearing.concepts import Contradiction, Identity, Participant, Place, Position
from crossbearing.link.pairs.sketch import Sketch, name_of
from crossbearing.link.pairs.veto import gap_days, kilometres_apart
from crossbearing.link.pairs.words import stems

Clash = Callable[[Sketch, Sketch], bool]


def contradictions(sketches: Sequence[Sketch], counted: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
    """Every field on which claims of one event cannot all hold: did it happen, who, when, where, how many.

    `counted` are those of its tolls (link.events.tolls).
    """
    found = [
        _of_field("negated", sketches, _denied, lambda s: s.claim.negated),
        _of_field(
            "actors", sketches, lambda a, b: _rivals(a.claim.actors, b.claim.actors), lambda s: _named(s.claim.actors)
        ),
        _of_field("time", sketches, _times_clash, lambda s: _day_words(s)),
        _of_field("places", sketches, _places_clash, lambda s: tuple(sorted(p.name for p in s.places))),
    ]
    return tuple(c for c in (*found, *counted) if c)


def _of_field(
    field: str, sketches: Sequence[Sketch], clash: Clash, value: Callable[[Sketch], Hashable]
) -> Contradiction | None:
    pairs = [(a, b) for a, b in combinations(sketches, 2) if clash(a, b)]
    if not pairs:
        return None
    held: dict[Hashable, set[str]] = defaultdict(set)
    for side in (s for pair in pairs for s in pair):
        held[value(side)].add(side.claim.id)
    positions = (Position(_plain(v), tuple(sorted(ids))) for v, ids in sorted(held.items(), key=lambda x: str(x[0])))
    return Contradiction(field, tuple(positions))


def _plain(value: Hashable) -> object:
    return list(value) if isinstance(value, tuple) else value


def _denied(a: Sketch, b: Sketch) -> bool:
    return a.claim.negated != b.claim.negated


def _times_clash(a: Sketch, b: Sketch) -> bool:
    return a.exact and b.exact and gap_days(a, b) > 0


def _places_clash(a: Sketch, b: Sketch) -> bool:
    left, right = _towns(a), _towns(b)
    return bool(left and right) and min(kilometres_apart(p, q) for p in left for q in right) > 0


def _towns(s: Sketch) -> list[Place]:
    return [p for p in s.places if p.precision <= 3]


def _day_words(s: Sketch) -> str:
    interval = s.claim.time.interval if s.claim.time else None
    start, end = getattr(interval, "start", None), getattr(interval, "end", None)
    return str(start) if start == end else f"{start} to {end}"


def _named(people: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(sorted({name_of(p) for p in people}))


def _rivals(left: Sequence[Participant], right: Sequence[Participant]) -> bool:
    """Whether two claims name different parties: every known party of one differs from every one of the other."""
    a, b = [p for p in left if _is_party(p)], [p for p in right if _is_party(p)]
    return bool(a and b) and not any(_may_be_one(p, q) for p in a for q in b)


def _is_party(person: Participant) -> bool:
    # "Gunmen" contradict nobody: only who is named, by the actor list or by a proper name, can be another.
    identity = person.identity
    if not isinstance(identity, Identity):
        return False
    return identity.via == "list" or (identity.country is not None and identity.name[:1].isupper())


def _may_be_one(p: Participant, q: Participant) -> bool:
    one, other = p.identity, q.identity
    assert isinstance(one, Identity) and isinstance(other, Identity)
    if one.country and other.country:
        return one.country == other.country
    return bool(stems(one.name) & stems(other.name))
