"""Claims: what an extractor found, what a resolver made of it, and which reading speaks."""

import dataclasses

from samples import ENGINES, claims_of, put, reading, report, run

from crossbearing.concepts import Place, Unresolved
from crossbearing.store import Engines

TEXT = "Jets struck Talakhar on Friday, a monitor said.\nCrowds marched in Nowhere."


def test_claims_come_back_resolved_and_in_the_order_of_the_text(store):
    put(store, report(text=TEXT))
    claims = store.claims.of_reports(["r1"])
    assert claims == claims_of(report(text=TEXT))[1]
    assert isinstance(claims[0].places[0].place, Place) and isinstance(claims[1].places[0].place, Unresolved)


def test_the_unresolved_claims_are_kept_beside(store):
    put(store, report(text=TEXT))
    version = store.reports.versions("r1")[0]
    assert store.claims.extracted(version, "sample-1") == claims_of(report(text=TEXT))[0]
    assert store.claims.extracted(version, "sample-2") is None


def test_what_engines_have_read_is_known(store):
    put(store, report(text=TEXT), report("r2", "Nothing happened."))
    for version in (*store.reports.versions("r1"), *store.reports.versions("r2")):
        assert store.claims.known(version, ENGINES)
        assert not store.claims.known(version, Engines("sample-2", "sample-1"))
    assert not store.claims.known(store.reports.versions("r1")[0], Engines("sample-1", "sample-2"))


def test_another_resolver_speaks_from_then_on_and_the_first_is_kept(store):
    put(store, report())
    found, resolved = claims_of(report())
    better = [dataclasses.replace(claim, notes=("resolved anew",)) for claim in resolved]
    with store.change(run("run-2")) as change:
        store.claims.put(change, store.reports.put(change, reading()), Engines("sample-1", "sample-2"), found, better)
    (claim,) = store.claims.of_reports(["r1"])
    assert claim.notes == ("resolved anew",)
    assert [reading.notes for reading in store.claims.readings(claim.id)] == [(), ("resolved anew",)]
    assert store.unlinked() == [claim.id]


def test_another_extractor_speaks_from_then_on(store):
    put(store, report(text=TEXT))
    found, resolved = claims_of(report(text=TEXT))
    with store.change(run("run-2")) as change:
        version = store.reports.put(change, reading(report(text=TEXT)))
        store.claims.put(change, version, Engines("sample-2", "sample-1"), found[:1], resolved[:1])
    assert [claim.id for claim in store.claims.of_reports(["r1"])] == [found[0].id]
    assert store.claims.exists(found[1].id) and store.claims.readings(found[1].id)
    assert store.claims.get([found[1].id]) == ()


def test_claims_by_id_in_the_order_asked_for(store):
    put(store, report(text=TEXT))
    first, second = store.claims.ids()
    assert [claim.id for claim in store.claims.get([second, "absent", first, second])] == [second, first]
    assert store.claims.get([]) == ()


def test_many_claims_of_one_report(store):
    text = "\n".join(f"Jets struck Talakhar on Friday, killing {n}." for n in range(2000))
    put(store, report(text=text))
    assert len(store.claims.of_reports(["r1"])) == 2000
    assert len(store.claims.get(store.claims.ids())) == 2000
