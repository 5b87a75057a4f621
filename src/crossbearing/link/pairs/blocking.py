"""Blocking: which claims are compared at all. Two ways lead to a comparison: both reports tell much the same story at
about the same time, or both claims share two particulars at about the same time.

Every key is a function of one report or claim alone, and being partners is symmetric: which pairs are compared never
depends on what else is stored, so adding one report touches only its own keys, and any order compares the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from crossbearing.link.pairs.sketch import Sketch, Story

DAYS = 2
"""Days in a bucket of time; neighbouring buckets meet, so up to three days apart. One day or three find the same pairs
of one event in claims/train."""

SHARED = 3
"""Telling stems that two reports of about one time must share (of sketch.TELLING_WORDS)."""

PARTICULARS = 6
"""Particulars a claim is looked up by, two at a time."""

ESSENCE = 6
"""Telling stems that stand for a report, two at a time, where its day is unknown."""

REACH, OPENING = 40, 5
"""Within a report a claim is compared with this many before it, and with the first ones."""

STORY, LOOSE, UNDATED, CLAIM, KIN = KINDS = ("story", "loose", "undated", "claim", "kin")

Pair = tuple[str, str]


class Index(Protocol):
    """Who has which keys; the store's `keys` or a MemoryIndex."""

    def owners(self, kind: str, keys: Iterable[str]) -> Mapping[str, Sequence[str]]: ...


class MemoryIndex:
    """An Index over what was put into it."""

    def __init__(self) -> None:
        self._owners: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def put(self, kind: str, keys: Mapping[str, Iterable[str]]) -> None:
        """Add the keys of each owner."""
        owners = self._owners[kind]
        for owner, own in keys.items():
            for key in own:
                owners[key].append(owner)

    def owners(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """Key -> owners, keys without owners left out."""
        owners = self._owners[kind]
        return {key: owners[key] for key in keys if key in owners}


@dataclass(frozen=True, slots=True)
class Telling:
    """One report as linking sees it: its story and its claims."""

    story: Story
    sketches: tuple[Sketch, ...]


def tellings(sketches: Iterable[Sketch]) -> list[Telling]:
    """The claims, report by report, each report's in order of its text."""
    by_report: dict[str, list[Sketch]] = defaultdict(list)
    for s in sketches:
        by_report[s.claim.report].append(s)
    placed = (sorted(found, key=_place_in_text) for _, found in sorted(by_report.items()))
    return [Telling(found[0].story, tuple(found)) for found in placed]


def keys_of(telling: Telling) -> dict[str, dict[str, frozenset[str]]]:
    """Kind -> owner (report or claim id) -> keys: what an Index must hold for partners() to find this report."""
    story = telling.story
    return {
        STORY: {story.report: frozenset(_stamped(story.words, _bucket(story.published)))},
        LOOSE: {story.report: _essence(story)},
        UNDATED: {story.report: _essence(story) if story.published is None else frozenset()},
        CLAIM: {s.claim.id: frozenset(_stamped(_particulars(s), _bucket(_day(s)))) for s in telling.sketches},
        KIN: {s.claim.id: frozenset((_kin(s.claim.report, s),)) for s in telling.sketches},
    }


def asked_of(telling: Telling) -> dict[str, set[str]]:
    """Kind -> the keys that partners() asks an index for first: what may be fetched for many reports at once."""
    story = telling.story
    loose = LOOSE if story.published is None else UNDATED
    wide = {key for time in _times(_bucket(story.published)) for key in _stamped(story.words, time)}
    return {STORY: wide, loose: set(_essence(story)), CLAIM: {k for s in telling.sketches for k in _near_keys(s)}}


def partners(telling: Telling, index: Index, only_before: bool = False) -> set[Pair]:
    """The pairs of claims, smaller id first, in which a claim of this report is to be compared.

    `index` holds the keys of all reports, this one or not. `only_before`: leave out reports with a larger id, so that
    each pair is found once when every report is asked.
    """
    found = set(_within(telling))
    mine = telling.story.report
    alike = [r for r in _alike(telling.story, index) if r != mine and not (only_before and r > mine)]
    kin = index.owners(KIN, {_kin(report, s) for report in alike for s in telling.sketches})
    mates = _mates(telling, index)
    own = {s.claim.id for s in telling.sketches}
    for s in telling.sketches:
        others = {other for report in alike for other in kin.get(_kin(report, s), ())} | mates[s.claim.id]
        found.update((min(s.claim.id, o), max(s.claim.id, o)) for o in others if o not in own)
    return found


def _alike(story: Story, index: Index) -> set[str]:
    bucket = _bucket(story.published)
    shared: Counter[str] = Counter()
    for owners in index.owners(STORY, [key for time in _times(bucket) for key in _stamped(story.words, time)]).values():
        shared.update(owners)
    alike = {report for report, n in shared.items() if n >= SHARED}
    # A report without a day may stand beside any other: it is looked up by what is most telling in it alone.
    loose = index.owners(LOOSE if bucket is None else UNDATED, _essence(story))
    return alike.union(*loose.values())


def _essence(story: Story) -> frozenset[str]:
    return frozenset(_two_of(sorted(story.words[:ESSENCE])))


def _mates(telling: Telling, index: Index) -> dict[str, set[str]]:
    wanted = {s.claim.id: _near_keys(s) for s in telling.sketches}
    owners = index.owners(CLAIM, {key for keys in wanted.values() for key in keys})
    return {claim: {o for key in keys for o in owners.get(key, ())} for claim, keys in wanted.items()}


def _near_keys(s: Sketch) -> list[str]:
    return [key for time in _times(_bucket(_day(s))) for key in _stamped(_particulars(s), time)]


def _within(telling: Telling) -> Iterator[Pair]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for s in telling.sketches:
        before = by_type[s.claim.event_type]
        for other in {*before[:OPENING], *before[-REACH:]}:
            yield min(s.claim.id, other), max(s.claim.id, other)
        before.append(s.claim.id)


def _stamped(words: Iterable[str], bucket: int | None) -> Iterator[str]:
    time = "?" if bucket is None else str(bucket)
    return (f"{time}|{word}" for word in words)


def _two_of(words: Sequence[str]) -> list[str]:
    return [f"{a}|{b}" for a, b in combinations(words, 2)]


def _particulars(s: Sketch) -> list[str]:
    return [f"{s.claim.event_type}|{two}" for two in _two_of(sorted(_first(_particular(s), PARTICULARS)))]


def _particular(s: Sketch) -> Iterator[str]:
    yield from (f"p:{p.geonameid or p.name.casefold()}" for p in s.places if p.precision <= 5)
    yield from (f"n:{'+'.join(sorted(names)[:4])}" for names in (*s.actors, *s.recipients))
    for kind, amount in s.counts:
        number = amount.best if amount.best is not None else amount.low
        if number is not None:
            yield f"c:{kind}:{number}"
    yield from (f"w:{w}" for w, _ in sorted(s.words.items(), key=lambda item: (-item[1], item[0])))


def _first(found: Iterator[str], many: int) -> list[str]:
    kept: dict[str, None] = {}
    for one in found:
        kept[one] = None
        if len(kept) == many:
            break
    return list(kept)


def _kin(report: str, s: Sketch) -> str:
    return f"{s.claim.event_type}|{report}"


def _day(s: Sketch) -> int | None:
    # A claim without a day of its own is looked for near its publication.
    return s.days[0] if s.days and s.days[1] - s.days[0] <= DAYS else s.published


def _bucket(day: int | None) -> int | None:
    return None if day is None else day // DAYS


def _times(bucket: int | None) -> list[int | None]:
    return [None] if bucket is None else [bucket - 1, bucket, bucket + 1]


def _place_in_text(s: Sketch) -> tuple[int, int, str]:
    return s.claim.trigger.start, s.claim.trigger.end, s.claim.id
