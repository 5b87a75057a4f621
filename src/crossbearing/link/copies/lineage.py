"""Lineage: reports that carry one text, led back to the earliest known print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.concepts import Copy, Lineage, Report, content_id
from crossbearing.link.copies.passages import age, candidates, compare_texts, copy_keys


def find_lineages(reports: Mapping[str, Report]) -> tuple[Lineage, ...]:
    """Lineages of all these reports."""
    pairs = candidates({i: copy_keys(r) for i, r in reports.items()})
    found = (compare_texts(reports[a], reports[b]) for a, b in sorted(pairs))
    return lineages([copy for copy in found if copy], reports)


def lineages(copies: Sequence[Copy], reports: Mapping[str, Report]) -> tuple[Lineage, ...]:
    """Copies brought together under their origin: the earliest report that their text leads back to."""
    best: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda c: (age(reports[c.origin]), c.report)):
        kept = best.get(copy.report)
        if kept is None or copy.share > kept.share + 0.05:
            best[copy.report] = copy
    by_origin: dict[str, list[Copy]] = defaultdict(list)
    for copy in best.values():
        by_origin[_root(copy.report, best)].append(copy)
    return tuple(
        Lineage(content_id("l", origin), origin, tuple(sorted(found, key=lambda c: c.report)))
        for origin, found in sorted(by_origin.items())
    )


def _root(report: str, best: Mapping[str, Copy]) -> str:
    # age() orders strictly, so the way to the origin never turns back.
    while report in best:
        report = best[report].origin
    return report
