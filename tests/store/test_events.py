"""Events and lineages: views that change, every earlier one kept."""

import dataclasses

from samples import event_of, link_apart, put, report, run

from crossbearing.concepts import Copy, Lineage


def two_claims(store):
    put(store, report(), report("r2", "Planes struck Talakhar."))
    return store.claims.get(store.claims.ids())


def write(store, events, over=None):
    with store.change(run("run-2")) as change:
        return store.events.put(change, events, over)


def test_claims_know_their_event(store):
    first, second = two_claims(store)
    event = event_of([first, second])
    assert write(store, [event]) == 1
    assert store.events.get([event.id, "absent"]) == (event,)
    assert store.events.of_claims([first.id, second.id, "absent"]) == {first.id: event.id, second.id: event.id}
    assert {claim.id for claim in store.claims.of_event(event.id)} == {first.id, second.id}
    assert store.unlinked() == []


def test_the_same_events_again_add_nothing(store):
    event = event_of(two_claims(store))
    write(store, [event])
    number = store.events.version(event.id)
    assert write(store, [event]) == 0 and store.events.version(event.id) == number


def test_a_merged_event_ends_and_is_kept(store):
    first, second = two_claims(store)
    apart = [event_of([first]), event_of([second])]
    write(store, apart)
    joined = event_of([first, second])
    assert write(store, [joined]) == 2
    assert store.events.ids() == (joined.id,)
    ended = next(event for event in apart if event.id != joined.id)
    assert store.events.past(ended.id) == (ended, None)
    assert store.events.past(joined.id)[-1] == joined
    write(store, apart)
    assert store.events.past(ended.id) == (ended, None, ended) and len(store.events.ids()) == 2


def test_linking_a_part_leaves_the_rest_alone(store):
    first, second = two_claims(store)
    write(store, [event_of([first]), event_of([second])])
    retold = dataclasses.replace(event_of([first]), title="Told anew")
    assert write(store, [retold], over=[first.id]) == 1
    assert store.events.ids() == tuple(sorted(event_of([claim]).id for claim in (first, second)))
    assert store.events.get([retold.id]) == (retold,)


def test_linking_a_part_ends_what_held_its_claims(store):
    first, second = two_claims(store)
    joined = event_of([first, second])
    write(store, [joined])
    write(store, [event_of([first]), event_of([second])], over=[first.id, second.id])
    assert store.events.of_claims([first.id, second.id]) == {c.id: event_of([c]).id for c in (first, second)}


def test_a_new_version_of_a_report_makes_its_events_stale(store):
    put(store, report())
    link_apart(store)
    (event,) = store.events.ids()
    assert store.events.stale() == ()
    put(store, report(text="Crowds marched in Orenzo.", published="2015-11-22"))
    assert store.events.stale() == (event,)
    link_apart(store)
    assert store.events.stale() == () and event not in store.events.ids()


def test_an_undated_event_moves_with_its_reports(store):
    put(store, report("a", "Jets struck.", None), report("b", "Crowds marched.", "2015-11-20"))
    link_apart(store)
    assert [event.event_type for event in store.pages.events().items] == ["PROTEST", "ASSAULT"]
    put(store, report("a", "Jets struck.", "2015-11-21"))
    link_apart(store)
    assert [event.event_type for event in store.pages.events().items] == ["ASSAULT", "PROTEST"]


def test_lineages_change_like_events(store):
    put(store, report("a"), report("b"), report("c"))
    pair = Lineage("l-1", "a", (Copy("b", "a", 0.9),))
    all_three = Lineage("l-1", "a", (Copy("b", "a", 0.9), Copy("c", "a", 0.8)))

    def write_lineages(lineages, over=None):
        with store.change(run()) as change:
            return store.lineages.put(change, lineages, over)

    assert write_lineages([pair]) == 1 and write_lineages([pair]) == 0
    assert store.lineages.of_reports(["b", "c"]) == (pair,)
    assert write_lineages([all_three], over=["c", "a"]) == 1
    assert store.lineages.of_reports(["c"]) == (all_three,)
    assert write_lineages([], over=["b"]) == 1
    assert store.lineages.of_reports(["a", "b", "c"]) == () and store.lineages.past("l-1") == (pair, all_three, None)
