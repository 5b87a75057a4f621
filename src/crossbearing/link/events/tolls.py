"""Tolls: low, best and high per kind and noun of count, revisions over time, and which counts contradict."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossbearing.concepts import (
    Amount,
    Bound,
    Contradiction,
    Position,
    Quantity,
    Report,
    Revision,
    SourceTally,
    Toll,
)
from crossbearing.link.pairs.comparison import bounds_meet
from crossbearing.link.pairs.sketch import Sketch
from crossbearing.link.pairs.words import stems

GENERIC = stems("people person persons dead deaths lives casualties victims fatalities bodies others individuals men")
"""Nouns that count anybody: "eight people" and "eight dead" are one toll."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One count of one claim: `source` is the name of the tally it belongs to, `published` None where unknown."""

    claim: str
    source: str
    published: str | None
    quantity: Quantity
    amount: Amount

    @property
    def value(self) -> int:
        """The number the words put forward: the best, else the bound that is there."""
        return _number(self.quantity)


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything the counts of one event say."""

    tolls: tuple[Toll, ...]
    revisions: tuple[Revision, ...]
    contradictions: tuple[Contradiction, ...]


def count_up(
    sketches: Sequence[Sketch],
    reports: Mapping[str, Report],
    tallies: Sequence[SourceTally],
    rule: str,
    trusted: Sequence[str] = (),
) -> Counted:
    """Tolls of one event by the named rule, its revisions, and its contradictions.

    Background totals, percentages, parts of a total and additions ("a further six") are no tolls of the event and are
    left out here; they stay on their claims. Nouns are kept apart ("people", "fighters"): a part has a toll of its own,
    which contradicts that of all only where it is larger. Rules: see RULES.
    """
    groups = _groups(sketches, reports, tallies)
    tolls = tuple(_toll(kind, noun, found, rule, trusted) for (kind, noun), found in sorted(groups.items()))
    revised = (
        Revision(kind, noun or None, _series(found))
        for (kind, noun), found in sorted(groups.items())
        if _revised(found)
    )
    return Counted(tolls, tuple(revised), tuple(_contradictions(groups)))


def _groups(
    sketches: Sequence[Sketch], reports: Mapping[str, Report], tallies: Sequence[SourceTally]
) -> dict[tuple[str, str], list[Entry]]:
    source = {claim: t.name for t in tallies for claim in t.claims}
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for s in sketches:
        if s.claim.negated or s.claim.status not in ("happened", "ongoing"):
            continue
        published = reports[s.claim.report].published
        for q in _wholes(s):
            entry = Entry(s.claim.id, source.get(s.claim.id, ""), published, q, q.amount)  # type: ignore[arg-type]
            groups[(q.kind, _noun(q))].append(entry)
    return groups


def _wholes(s: Sketch) -> list[Quantity]:
    """The claim's tolls: of several numbers of one kind and noun the largest, as the others are parts of it ("has risen
    to 17 after three of the wounded died", "19 of the 23 detained").
    """
    largest: dict[tuple[str, str], Quantity] = {}
    for q in s.claim.counts:
        if isinstance(q.amount, Amount) and _is_toll(q.amount):
            held = largest.get((q.kind, _noun(q)))
            if held is None or _number(q) > _number(held):
                largest[(q.kind, _noun(q))] = q
    return list(largest.values())


def _number(quantity: Quantity) -> int:
    amount = quantity.amount
    assert isinstance(amount, Amount)
    return next(v for v in (amount.best, amount.low, amount.high) if v is not None)


def _is_toll(amount: Amount) -> bool:
    known = any(v is not None for v in (amount.best, amount.low, amount.high))
    return known and amount.scope == "event" and amount.part_of is None and not amount.further and not amount.percent


def _noun(quantity: Quantity) -> str:
    """The class of what is counted: "" for anybody, else the noun's stems, so that "fighters" and "fighter" are one."""
    found = stems(quantity.of or "") - GENERIC
    return " ".join(sorted(found))


def _toll(kind: str, noun: str, entries: Sequence[Entry], rule: str, trusted: Sequence[str]) -> Toll:
    low, low_claims = _extreme(entries, [e.amount.low if e.amount.low is not None else 0 for e in entries], min)
    open_ended = [e.claim for e in entries if e.amount.high is None]
    highs = [e.amount.high if e.amount.high is not None else e.value for e in entries]
    high, high_claims = _extreme(entries, highs, max)
    best, best_claims = RULES[rule](_latest_by_source(entries), trusted)
    shown = next((e.quantity.of for e in entries if e.quantity.of), None) if noun else None
    above = _exceeds(open_ended, entries, high)
    top = Bound(None, tuple(sorted(set(open_ended)))) if above else Bound(high, high_claims)
    return Toll(kind, shown, Bound(low, low_claims), Bound(best, best_claims), top, rule, _series(entries))


def _exceeds(open_ended: list[str], entries: Sequence[Entry], high: int) -> bool:
    # "At least 8" beside "12" leaves 12 as the high; alone, or above every stated number, it leaves the high open.
    return any(e.value >= high for e in entries if e.claim in open_ended and e.amount.high is None)


def _extreme(
    entries: Sequence[Entry], values: Sequence[int], pick: Callable[[Sequence[int]], int]
) -> tuple[int, tuple[str, ...]]:
    value = pick(values)
    return value, tuple(sorted({e.claim for e, v in zip(entries, values, strict=True) if v == value}))


def _series(entries: Sequence[Entry]) -> tuple[tuple[str | None, int, str], ...]:
    ordered = sorted(entries, key=lambda e: (e.published or "9999", e.claim, e.value))
    return tuple(dict.fromkeys((e.published, e.value, e.claim) for e in ordered))


def _latest_by_source(entries: Sequence[Entry]) -> list[Entry]:
    """The last word of each source, in order of publication."""
    last = {e.source: e for e in sorted(entries, key=lambda e: (e.published or "", e.value, e.claim))}
    return sorted(last.values(), key=lambda e: (e.published or "", e.claim))


def _revised(entries: Sequence[Entry]) -> bool:
    return any(_supersedes(b, a, entries) or _supersedes(a, b, entries) for a, b in combinations(entries, 2))


def _supersedes(later: Entry, earlier: Entry, entries: Sequence[Entry]) -> bool:
    """A later, higher toll takes the place of an earlier one, unless somebody still gives the earlier one by then."""
    if not later.published or not earlier.published or later.published[:10] <= earlier.published[:10]:
        return False
    repeated = any(e.value == earlier.value and (e.published or "")[:10] >= later.published[:10] for e in entries)
    return later.value > earlier.value and not repeated


def _contradictions(groups: Mapping[tuple[str, str], Sequence[Entry]]) -> Iterator[Contradiction]:
    """One for each kind and noun with numbers that cannot both hold, where neither is the other's revision, and one for
    each part that is larger than every number given for all.
    """
    for (kind, noun), found in sorted(groups.items()):
        clashing = [pair for pair in combinations(found, 2) if _clash(*pair, found)]
        whole = groups.get((kind, ""), ()) if noun else ()
        over = [(e, w) for e in found for w in whole if all(_larger(e.amount, x.amount) for x in whole)]
        if involved := list(dict.fromkeys(e for pair in (*clashing, *over) for e in pair)):
            shown = next((e.quantity.of for e in involved if e.quantity.of and _noun(e.quantity) == noun), "") or ""
            note = f"{kind} {shown}" + (", more than of all" if over and not clashing else "")
            yield Contradiction(f"counts.{kind}", _positions(involved), note.strip())


def _clash(a: Entry, b: Entry, entries: Sequence[Entry]) -> bool:
    """Whether two counts cannot both hold and neither is the other's revision."""
    apart = not bounds_meet(a.amount, b.amount)
    return apart and not _supersedes(a, b, entries) and not _supersedes(b, a, entries)


def _larger(part: Amount, whole: Amount) -> bool:
    return part.low is not None and whole.high is not None and part.low > whole.high


def _positions(entries: Sequence[Entry]) -> tuple[Position, ...]:
    held: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        held[entry.value].add(entry.claim)
    return tuple(Position(value, tuple(sorted(ids))) for value, ids in sorted(held.items()))


Chosen = tuple[int, tuple[str, ...]]


def _median(last: Sequence[Entry], _: Sequence[str]) -> Chosen:
    """The median of the sources' last words; between two, the lower, so that it is a number somebody gave."""
    value = statistics.median_low([e.value for e in last])
    return value, _behind(last, value)


def _most_recent(last: Sequence[Entry], _: Sequence[str]) -> Chosen:
    return last[-1].value, (last[-1].claim,)


def _most_trusted(last: Sequence[Entry], trusted: Sequence[str]) -> Chosen:
    """The last word of the first source on the user's list that gives one; where none does, the median."""
    wanted = [stems(name) for name in trusted]
    ranked = [(i, e) for e in last for i, name in enumerate(wanted) if name and name <= stems(e.source)]
    if not ranked:
        return _median(last, trusted)
    entry = min(ranked, key=lambda x: (x[0], x[1].claim))[1]
    return entry.value, (entry.claim,)


def _lowest(last: Sequence[Entry], _: Sequence[str]) -> Chosen:
    value = min(e.value for e in last)
    return value, _behind(last, value)


def _highest(last: Sequence[Entry], _: Sequence[str]) -> Chosen:
    value = max(e.value for e in last)
    return value, _behind(last, value)


def _behind(last: Sequence[Entry], value: int) -> tuple[str, ...]:
    return tuple(sorted({e.claim for e in last if e.value == value}))


RULES: dict[str, Callable[[Sequence[Entry], Sequence[str]], Chosen]] = {
    "median": _median, "most-recent": _most_recent, "most-trusted": _most_trusted,
    "lowest": _lowest, "highest": _highest,
}  # fmt: skip
"""What may choose `best`, by name."""
