"""The record as of a run stays what it was."""

import pytest
from samples import event_of, link_apart, put, report, run

from crossbearing.concepts import Judgement
from crossbearing.errors import StoreError


def test_the_record_of_a_run_stays_what_it_was(store):
    put(store, report(), by=run("run-1"))
    link_apart(store, by=run("run-1"))
    first = store.as_of("run-1").record()
    put(
        store,
        report("r2", "Planes struck Talakhar."),
        report(text="Crowds marched.", published="2016-01-01"),
        by=run("run-2"),
    )
    claims = store.claims.get(store.claims.ids())
    with store.change(run("run-2")) as change:
        store.events.put(change, [event_of(claims)])
        store.judgements.put(change, [Judgement("j", "confirm", (claims[0].id,), "a", "2026-01-01T00:00:00+00:00")])
    second = store.as_of("run-2").record()
    assert store.as_of("run-1").record() == first and store.as_of("run-1").judgements() == ()
    assert [report.id for report in second.reports] == ["r1", "r2"] and len(second.events) == 1
    assert store.now().record() == second


def test_an_empty_store_has_an_empty_record(store):
    record = store.now().record()
    assert (record.reports, record.claims, record.events, record.lineages) == ((), (), (), ())


def test_an_unknown_run_is_refused(store):
    with pytest.raises(StoreError, match="no such run"):
        store.as_of("run-9")
