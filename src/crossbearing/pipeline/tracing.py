"""Tracing copies in a store: only reports that are new, and those that share text with them, are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from crossbearing.concepts import Copy, Lineage, Report, notation
from crossbearing.link.copies.lineage import lineages
from crossbearing.link.copies.passages import compare_texts, copy_keys, sharing
from crossbearing.store import Change, Store

KIND = "copy"
AT_ONCE = 200
"""Reports whose texts are held at one time."""


class Tracing:
    """Lineages of one store, brought up to date within one change."""

    def __init__(self, store: Store, change: Change) -> None:
        self._store, self._change = store, change

    def trace(self, renewed: Sequence[str]) -> tuple[int, set[str]]:
        """Bring the lineages of these reports, whose texts are new, up to date. How many rows that added, and the
        reports in whose lineage something changed or whose own data may have.
        """
        seeds = {_text(report) for report in renewed}
        seeds |= {one for pair in self._store.pairs.of(seeds) for one in pair}
        for start in range(0, len(renewed), AT_ONCE):
            self._compare(renewed[start : start + AT_ONCE])
        reached = self._store.pairs.closure(seeds, 0.0)
        scope = sorted(one.removeprefix(_PREFIX) for one in reached)
        found = self._lineages(reached, scope)
        before = self._store.lineages.of_reports(scope)
        rows = self._store.lineages.put(self._change, found, over=scope)
        changed = set(before) ^ set(found) | {x for x in found if not _members(x).isdisjoint(renewed)}
        return rows, {report for lineage in changed for report in _members(lineage)}

    def _compare(self, batch: Sequence[str]) -> None:
        reports = {r.id: r for r in self._store.reports.get(batch)}
        keys = {one: copy_keys(report) for one, report in reports.items()}
        self._store.pairs.drop(self._change, map(_text, batch))
        self._store.keys.put(self._change, KIND, keys)
        pairs = sharing(keys, self._store.keys.owners(KIND, {key for own in keys.values() for key in own}))
        reports |= {r.id: r for r in self._store.reports.get({x for pair in pairs for x in pair} - set(reports))}
        found = ((pair, compare_texts(reports[pair[0]], reports[pair[1]])) for pair in sorted(pairs))
        kept = {(_text(a), _text(b)): (copy.share, notation.plain(copy)) for (a, b), copy in found if copy}
        self._store.pairs.put(self._change, kept)

    def _lineages(self, reached: Iterable[str], scope: Sequence[str]) -> tuple[Lineage, ...]:
        copies = [_copy(detail) for _, detail in self._store.pairs.of(reached).values()]
        if not copies:
            return ()
        reports: dict[str, Report] = {r.id: r for r in self._store.reports.get(scope)}
        return lineages(copies, reports)


_PREFIX = "text:"  # reports' pairs stand beside those of claims: an id of either must not be taken for the other's


def _text(report: str) -> str:
    return _PREFIX + report


def _copy(detail: Any) -> Copy:
    return cast(Copy, notation.rebuild(Copy, detail))


def _members(lineage: Lineage) -> set[str]:
    return {lineage.origin, *(copy.report for copy in lineage.copies)}
