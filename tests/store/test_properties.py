"""What the store promises whatever is put into it, in whatever order and how often."""

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from samples import event_of, link_apart, put, report, run
from sqlalchemy import select

from crossbearing.concepts import Judgement, failure
from crossbearing.store import open_store
from crossbearing.store.schema import derived
from crossbearing.store.schema.content import GROWING

SENTENCES = (
    "Jets struck Talakhar on Friday, killing 8.",
    "Crowds marched in Orenzo, a monitor said.",
    "People fled.",
    "😀 ß",
)
DAYS = (None, "2015-11-20", "2015-11-21T08:00:00+02:00", "2015-11-21")


@st.composite
def reports(draw):
    text = "\n".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
    return report(
        draw(st.sampled_from("abc")), text, draw(st.sampled_from(DAYS)), draw(st.sampled_from((None, "Post")))
    )


ACTS = st.one_of(
    st.tuples(st.just("put"), reports()),
    st.tuples(st.just("link"), st.integers(1, 3)),
    st.tuples(st.just("judge"), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
    st.tuples(st.just("fail"), st.sampled_from("xyz")),
)


def act(store, kind, value, number):
    by = run(f"run-{number % 3}")
    claims = store.claims.get(store.claims.ids())
    if kind == "put":
        put(store, value, by=by)
    elif kind == "link":  # events of `value` claims each
        groups = [claims[at : at + value] for at in range(0, len(claims), value)]
        with store.change(by) as change:
            store.events.put(change, [event_of(group) for group in groups])
    elif kind == "fail":
        with store.change(by) as change:
            store.failures.put(change, [failure(value, "read", "empty")])
    else:
        undoes = f"j-{value}" if kind == "undo" else None
        subjects = tuple(claim.id for claim in claims[value : value + 1])
        made = Judgement(
            f"j-{number}", kind if undoes else "confirm", subjects, "a", f"2026-01-{number + 1:02}", undoes=undoes
        )
        with store.change(by) as change:
            store.judgements.put(change, [made])


def rows(store, tables):
    with store._database.reading() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key.columns)).all() for table in tables
        }


QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def test_nothing_stored_ever_changes_or_goes(fresh):
    @QUICK
    @given(st.lists(ACTS, max_size=8))
    def holds(acts):
        with open_store(fresh()) as store:
            for number, (kind, value) in enumerate(acts):
                before = rows(store, GROWING)
                act(store, kind, value, number)
                after = rows(store, GROWING)
                for name, kept in before.items():
                    assert set(map(tuple, kept)) <= set(map(tuple, after[name]))

    holds()


def test_the_indexes_say_what_the_content_says(fresh):
    @QUICK
    @given(st.lists(ACTS, max_size=8))
    def holds(acts):
        with open_store(fresh()) as store:
            for number, (kind, value) in enumerate(acts):
                act(store, kind, value, number)
            act(store, "link", 1, len(acts))  # until then, what waits to be linked stands where it stood
            record = store.now().record()
            assert {x.id: x for x in record.reports} == {x.id: x for x in store.reports.get(store.reports.ids())}
            assert {x.id: x for x in record.claims} == {x.id: x for x in store.claims.get(store.claims.ids())}
            assert {x.id: x for x in record.events} == {x.id: x for x in store.events.get(store.events.ids())}
            kept = indexed(store)
            store.rebuild()
            assert indexed(store) == kept
            assert store.now().record() == record

    holds()


def indexed(store):
    # Whether a claim was seen by linking is not content: a rebuilt index asks for it anew.
    found = rows(store, derived.DERIVED)
    linked = derived.current_claims.c.keys().index("linked")
    found["current_claims"] = [tuple(v for at, v in enumerate(row) if at != linked) for row in found["current_claims"]]
    return {name: sorted(map(repr, values)) for name, values in found.items()}


def dated_apart(given):
    """Whether each id's versions state different times: then nothing depends on which was added first."""
    times = {}
    for one in given:
        times.setdefault((one.id, one.published), set()).add((one.text, one.outlet))
    return all(len(versions) == 1 for versions in times.values())


def test_any_order_and_any_repetition_give_the_same_record(fresh):
    @QUICK
    @given(st.lists(reports(), min_size=1, max_size=6).filter(dated_apart), st.data())
    def holds(given, data):
        again = data.draw(st.lists(st.sampled_from(given), max_size=4))
        shuffled = data.draw(st.permutations([*given, *again]))
        assert recorded(given) == recorded(shuffled)

    def recorded(given):
        with open_store(fresh()) as store:
            for number, one in enumerate(given):
                put(store, one, by=run(f"run-{number}"))
                link_apart(store)
            record = store.now().record()
            return [plainly(record.reports), plainly(record.claims), record.events, record.lineages]

    holds()


def plainly(numbered):
    # A version's number says when it came, which is all that may differ.
    import dataclasses

    return [dataclasses.replace(one, version=0) for one in numbered]
