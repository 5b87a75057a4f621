"""Linking from end to end: reports and claims to events and lineages of copied text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.concepts import Claim, Event, Join, Judgement, Lineage, Report
from crossbearing.concepts.judging import by_claim, judged
from crossbearing.link.clustering import KEEP, Group, cluster, components, edges_of
from crossbearing.link.copies.lineage import find_lineages
from crossbearing.link.events.consolidation import Surroundings, consolidate
from crossbearing.link.pairs.blocking import MemoryIndex, Pair, keys_of, partners, tellings
from crossbearing.link.pairs.comparison import Comparison, compare, explain
from crossbearing.link.pairs.sketch import Sketch, sketches_of
from crossbearing.link.pairs.veto import veto


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """`best` names the rule of link.events.tolls.RULES; `trusted` is the list that the rule `most-trusted` follows."""

    best: str = "median"
    trusted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives: events, each claim in exactly one unless a person rejected it, and the lineages of copied
    text.
    """

    events: tuple[Event, ...]
    lineages: tuple[Lineage, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What events are made under: the reports (by id) that their claims or the origins of their texts stand in, the
    lineages these are part of, the judgements in force, and the settings.
    """

    reports: Mapping[str, Report]
    lineages: Sequence[Lineage]
    judgements: Sequence[Judgement] = ()
    settings: LinkSettings = LinkSettings()


def link(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    settings: LinkSettings | None = None,
) -> Linked:
    """Events over all these claims, in whatever order they come. `judgements` are those in force."""
    by_id = {r.id: r for r in reports}
    sketches = sketches_of(judged(claims, by_claim(judgements), by_id), by_id)
    comparisons = compared(all_pairs(sketches.values()), sketches)
    context = Context(by_id, find_lineages(by_id), judgements, settings or LinkSettings())
    return Linked(events_of(sketches, comparisons, context), tuple(context.lineages))


def all_pairs(sketches: Iterable[Sketch]) -> set[Pair]:
    """Every pair of claims that blocking proposes, the smaller id first."""
    told, index = tellings(sketches), MemoryIndex()
    for telling in told:
        for kind, keys in keys_of(telling).items():
            index.put(kind, keys)
    return {pair for telling in told for pair in partners(telling, index, only_before=True)}


def compared(pairs: Iterable[Pair], sketches: Mapping[str, Sketch]) -> list[Comparison]:
    """The comparisons worth keeping, in order of their pairs."""
    found = (compare(sketches[a], sketches[b]) for a, b in sorted(pairs))
    return [c for c in found if c.score >= KEEP]


def events_of(sketches: Mapping[str, Sketch], comparisons: Sequence[Comparison], context: Context) -> tuple[Event, ...]:
    """Events over a set of claims that is closed, sorted by id: no claim outside it has an edge (edges_of) into it."""
    speaking = by_claim(context.judgements)
    copies = {c.report: c for lineage in context.lineages for c in lineage.copies}
    events = []
    for component, inside in _split(sketches, comparisons, context.judgements):
        about = _speaking(component, speaking)
        around = Surroundings(context.reports, copies, about, context.settings.best, context.settings.trusted)
        groups = cluster(component, inside, lambda a, b: bool(veto(sketches[a], sketches[b])), about)
        for group, reasons in zip(groups, _within(groups, inside), strict=True):
            events.append(consolidate([sketches[i] for i in group], joins_of(reasons, sketches), around))
    return tuple(sorted(events, key=lambda e: e.id))


def joins_of(comparisons: Iterable[Comparison], sketches: Mapping[str, Sketch]) -> list[Join]:
    """The best reason for each claim of a group to stand in it: a tree of the group's strongest comparisons."""
    tied: dict[str, set[str]] = {}
    joins = []
    for c in sorted(comparisons, key=lambda c: (-c.score, c.left, c.right)):
        left, right = tied.setdefault(c.left, {c.left}), tied.setdefault(c.right, {c.right})
        if left is not right:
            joins.append(explain(sketches[c.left], sketches[c.right]))
            small, large = sorted((left, right), key=len)
            large |= small
            tied.update(dict.fromkeys(small, large))
    return joins


def _within(groups: Sequence[Group], comparisons: Iterable[Comparison]) -> list[list[Comparison]]:
    home = {claim: i for i, group in enumerate(groups) for claim in group}
    found: list[list[Comparison]] = [[] for _ in groups]
    for c in comparisons:
        if home[c.left] == home[c.right]:
            found[home[c.left]].append(c)
    return found


def _speaking(component: Group, by: Mapping[str, Sequence[Judgement]]) -> tuple[Judgement, ...]:
    found = {j.id: j for claim in component for j in by.get(claim, ())}
    return tuple(sorted(found.values(), key=lambda j: (j.at, j.id)))


def _split(
    sketches: Mapping[str, Sketch], comparisons: Sequence[Comparison], judgements: Sequence[Judgement]
) -> list[tuple[Group, list[Comparison]]]:
    parts = components(sketches, edges_of(comparisons, judgements))
    home = {claim: i for i, part in enumerate(parts) for claim in part}
    inside: dict[int, list[Comparison]] = defaultdict(list)
    for c in comparisons:
        if home[c.left] == home[c.right]:
            inside[home[c.left]].append(c)
    return [(part, inside[i]) for i, part in enumerate(parts)]
