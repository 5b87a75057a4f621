"""Judgements: kept for good, and the claims they speak of are linked again."""

import pytest
from samples import claims_of, link_apart, put, report, run

from crossbearing.concepts import Judgement, Span, claim_id, notation, sha256_of
from crossbearing.errors import StoreError

AT = "2026-01-01T00:00:00+00:00"


def judge(store, *made):
    with store.change(run("run-2")) as change:
        return store.judgements.put(change, made)


@pytest.fixture
def linked(store):
    put(store, report())
    link_apart(store)
    return store


def test_the_same_judgement_again_is_nothing(linked):
    (claim,) = linked.claims.ids()
    made = Judgement("j-1", "confirm", (claim,), "a person", AT, "seen the film", "time", {"from": "2015-11-20"})
    assert judge(linked, made, made) == 1 and judge(linked, made) == 0
    assert linked.judgements.all() == (made,) and linked.judgements.get(["j-1", "absent"]) == (made,)


def test_a_judgement_makes_its_claims_wait_for_linking(linked):
    (claim,) = linked.claims.ids()
    assert linked.unlinked() == []
    judge(linked, Judgement("j-1", "reject", (claim,), "a person", AT))
    assert linked.unlinked() == [claim]
    link_apart(linked)
    judge(linked, Judgement("j-2", "undo", (), "a person", AT, undoes="j-1"))
    assert linked.unlinked() == [claim], "undoing speaks of the same claims"


def added_claim():
    given = report()
    trigger = Span.of(given.text, 0, 4)
    identity = claim_id("r1", sha256_of(given.text.encode()), "MOBILIZE", trigger, None)
    import dataclasses

    return dataclasses.replace(claims_of(given)[1][0], id=identity, trigger=trigger, event_type="MOBILIZE", modes=())


def test_a_claim_that_a_person_adds_stands_beside_the_others_until_undone(linked):
    claim = added_claim()
    adding = Judgement("j-1", "add", (claim.id,), "a person", AT, value=notation.claim_to_json(claim))
    judge(linked, adding)
    assert linked.claims.get([claim.id]) == (claim,) and linked.unlinked() == [claim.id]
    assert len(list(linked.now().claims())) == 2
    judge(linked, Judgement("j-2", "undo", (claim.id,), "a person", "2026-01-02T00:00:00+00:00", undoes="j-1"))
    assert linked.claims.get([claim.id]) == () and len(list(linked.now().claims())) == 1
    assert linked.claims.exists(claim.id)
    judge(linked, Judgement("j-3", "undo", (), "a person", "2026-01-03T00:00:00+00:00", undoes="j-2"))
    assert linked.claims.get([claim.id]) == (claim,)


def test_a_claim_of_an_unknown_report_cannot_be_added(linked):
    value = notation.claim_to_json(added_claim()) | {"report": "absent"}
    with pytest.raises(StoreError, match="unknown report"):
        judge(linked, Judgement("j-1", "add", (), "a person", AT, value=value))
    assert linked.judgements.all() == (), "nothing of a refused change is stored"
