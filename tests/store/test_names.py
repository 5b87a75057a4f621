"""Ids that a person may have meant."""

from samples import put, report


def test_beginnings_before_likeness(store):
    put(store, report("storm-2015"), report("storm-2016"), report("other"))
    assert store.near("storm-20") == ("storm-2015", "storm-2016")
    assert store.near("storn-2015")[0] == "storm-2015"
    assert store.near("zzzzzzzzzz") == ()
    assert store.near("%") == () or "%" not in store.near("%")[0]


def test_an_empty_store_suggests_nothing(store):
    assert store.near("") == () and store.near("x") == ()
