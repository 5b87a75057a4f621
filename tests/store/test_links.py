"""Block keys and pair scores."""

import pytest
from samples import put, report, run


@pytest.fixture
def keyed(store):
    with store.change(run()) as change:
        store.keys.put(change, "block", {"a": ["x", "y", "x"], "b": ["y"], "c": ["z"]})
        store.keys.put(change, "shingle", {"a": ["z"]})
    return store


def test_who_shares_a_key(keyed):
    assert keyed.keys.owners_sharing("block", ["y", "q"]) == {"a", "b"}
    assert keyed.keys.owners("block", ["x", "y", "q"]) == {"x": ["a"], "y": ["a", "b"]}
    assert keyed.keys.owners_sharing("shingle", ["y"]) == set()
    assert keyed.keys.of("block", ["a", "q"]) == {"a": ["x", "y"]}


def test_keys_given_anew_take_the_place_of_the_old(keyed):
    with keyed.change(run()) as change:
        keyed.keys.put(change, "block", {"a": ["z"], "b": []})
    assert keyed.keys.owners("block", ["x", "y", "z"]) == {"z": ["a", "c"]}
    assert keyed.keys.of("shingle", ["a"]) == {"a": ["z"]}


@pytest.fixture
def paired(store):
    with store.change(run()) as change:
        store.pairs.put(change, {("b", "a"): (0.9, ["why"]), ("b", "c"): (0.8, None), ("c", "d"): (0.3, {"far": 1})})
    return store


def test_pairs_of_an_id(paired):
    assert paired.pairs.of(["a"]) == {("a", "b"): (0.9, ["why"])}
    assert set(paired.pairs.of(["c"])) == {("b", "c"), ("c", "d")}
    assert set(paired.pairs.of(["c"], at_least=0.5)) == {("b", "c")}


def test_a_pair_scored_anew(paired):
    with paired.change(run()) as change:
        paired.pairs.put(change, {("a", "b"): (0.1, [])})
    assert paired.pairs.of(["a"]) == {("a", "b"): (0.1, [])}


def test_the_closure_over_strong_pairs(paired):
    assert paired.pairs.closure(["a"], 0.5) == {"a", "b", "c"}
    assert paired.pairs.closure(["a"], 0.1) == {"a", "b", "c", "d"}
    assert paired.pairs.closure(["q"], 0.1) == {"q"}


def test_keys_and_scores_of_a_claim_go_with_it(store):
    put(store, report(), report("r2", "Jets struck Talakhar."))
    first, second = (claim.id for claim in store.claims.of_reports(["r1", "r2"]))
    with store.change(run()) as change:
        store.keys.put(change, "block", {first: ["x"], second: ["x"]})
        store.pairs.put(change, {(first, second): (0.9, None)})
    put(store, report(text="Crowds marched.", published="2015-12-01"))
    assert store.keys.owners_sharing("block", ["x"]) == {second} and store.pairs.of([second]) == {}
