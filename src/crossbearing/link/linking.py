"""Linking from end to end: reports and claims to events and lineages of copied text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossbearing.concepts import Claim, Event, Join, Judgement, Lineage, Report
from crossbearing.link.blocking import block_keys
from crossbearing.link.clustering import Group, cluster, components, edges_of
from crossbearing.link.comparison import Comparison, compare
from crossbearing.link.consolidation import Surroundings, consolidate
from crossbearing.link.copies import find_lineages
from crossbearing.link.sketch import Sketch, sketch

KEEP = 0.1
"""Comparisons below this probability are not kept unless they carry a veto: they never decide a join."""


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """`best` names the rule of link.tolls.RULES; `trusted` is the list that the rule `most-trusted` follows."""

    best: str = "median"
    trusted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives: events, each claim in exactly one, and the lineages of copied text."""

    events: tuple[Event, ...]
    lineages: tuple[Lineage, ...]


def link(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    settings: LinkSettings | None = None,
) -> Linked:
    """Events over all these claims, in whatever order they come. `judgements` are those in force."""
    by_id = {r.id: r for r in reports}
    sketches = {c.id: sketch(c, by_id[c.report]) for c in claims}
    comparisons = compare_all(pairs_of({i: block_keys(s) for i, s in sketches.items()}), sketches)
    traced = find_lineages(by_id)
    return link_closed(sketches, comparisons, traced, by_id, (judgements, settings or LinkSettings()))


def link_closed(
    sketches: Mapping[str, Sketch],
    comparisons: Sequence[Comparison],
    traced: Sequence[Lineage],
    reports: Mapping[str, Report],
    under: tuple[Sequence[Judgement], LinkSettings],
) -> Linked:
    """Events over a set of claims that is closed: no claim outside it has an edge into it. `under`: the judgements in
    force and the settings.
    """
    judgements, settings = under
    copies = {c.report: c for lineage in traced for c in lineage.copies}
    around = Surroundings(reports, copies, judgements, settings.best, settings.trusted)
    events = [
        consolidate([sketches[i] for i in group], joins_of(group, inside), around)
        for component, inside in _split(sketches, comparisons, judgements)
        for group in cluster(component, inside, judgements)
    ]
    return Linked(tuple(sorted(events, key=lambda e: e.id)), tuple(traced))


def pairs_of(keys: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Pairs of claim ids that share a key, the smaller id first."""
    owners: dict[str, list[str]] = defaultdict(list)
    for claim, found in keys.items():
        for key in found:
            owners[key].append(claim)
    return {(a, b) for sharing in owners.values() if len(sharing) > 1 for a, b in combinations(sorted(sharing), 2)}


def compare_all(pairs: Iterable[tuple[str, str]], sketches: Mapping[str, Sketch]) -> list[Comparison]:
    """The comparisons worth keeping, in order of their pairs."""
    compared = (compare(sketches[a], sketches[b]) for a, b in sorted(pairs))
    return [c for c in compared if c.veto or c.score >= KEEP]


def joins_of(group: Group, comparisons: Iterable[Comparison]) -> list[Join]:
    """The best reason for each claim of a group to stand in it: a spanning tree of its strongest comparisons."""
    members, tied = set(group), {i: {i} for i in group}
    joins = []
    for c in sorted(comparisons, key=lambda c: (-c.score, c.left, c.right)):
        if c.left in members and c.right in members and tied[c.left] is not tied[c.right]:
            joins.append(c.as_join())
            merged = tied[c.left] | tied[c.right]
            tied.update(dict.fromkeys(merged, merged))
    return joins


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
