"""Linking what is new: the store says which claims wait, linking says what they belong to."""

from __future__ import annotations

from crossbearing.concepts import Run, standing_judgements
from crossbearing.link import LinkSettings, link
from crossbearing.pipeline.judging import judged
from crossbearing.store import Store


def link_new(store: Store, run: Run, settings: LinkSettings) -> int:
    """Bring events and lineages up to date. How many changed or ended; 0 where nothing waited to be linked."""
    if not store.unlinked() and not store.events.stale():
        return 0
    record = store.now()
    reports, claims = list(record.reports()), list(record.claims())
    standing = standing_judgements(store.judgements.all())
    kept = judged(claims, standing, {report.id: report for report in reports})
    linked = link(reports, kept, standing, settings)
    with store.change(run) as change:
        changed = store.events.put(change, linked.events)
        return changed + store.lineages.put(change, linked.lineages)
