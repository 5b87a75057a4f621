"""Linking bit by bit: whatever comes when, the events are those of linking everything from nothing."""

import json
from functools import partial

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from samples import sample_stages

from crossbearing.concepts import Judgement, standing_judgements
from crossbearing.link import LinkSettings, link
from crossbearing.pipeline import Pipeline, Settings
from crossbearing.store import open_store

SENTENCES = (
    "Jets struck Talakhar on Friday, killing 8, a monitor said.",
    "Jets struck Talakhar on Friday, killing 12, a medic said.",
    "Jets struck Orenzo on Friday, killing 3, a monitor said.",
    "Crowds marched through Talakhar over the price of bread and fuel.",
    "Crowds marched through Talakhar on Friday, a witness said.",
    "Families fled Orenzo after the raid on the fuel depot, drivers said.",
    "The depot had held fuel for the whole province since the spring, and nobody had guarded it for a month.",
    "Two drivers who had slept beside the road said that they had heard aircraft twice before the first explosion.",
    "The provincial council met in the evening and asked the residents of the river quarter to stay at home.",
)
DAYS = ("2015-11-20", "2015-11-21", "2015-11-24", None)

reports = st.builds(
    lambda text, day, outlet: {"text": "\n".join(text), "published": day, "outlet": outlet, "language": "en"},
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True),
    st.sampled_from(DAYS),
    st.sampled_from(("Post", "Correo", "Bugle")),
)


def items(names):
    return st.lists(st.builds(lambda given, name: given | {"id": name}, reports, names), min_size=1, max_size=5)


def pipeline(store, **how):
    return Pipeline(store, Settings(**how), sample_stages)


def add(store, path, batch, **how):
    path.write_text("".join(json.dumps(one) + "\n" for one in batch), encoding="utf-8")
    return pipeline(store, **how).add([str(path)])


def from_nothing(store, rules=None):
    now = store.now()
    linked = link(list(now.reports()), list(now.claims()), standing_judgements(store.judgements.all()), rules)
    return {event.id: event for event in linked.events}, set(linked.lineages)


def stored(store):
    now = store.now()
    return {event.id: event for event in now.events()}, set(now.lineages())


def judgement(number, act, subjects, **more):
    return Judgement(f"j-{number}", act, tuple(subjects), "ann", f"2026-01-01T00:00:{number:02}+00:00", **more)


@st.composite
def judgements(draw, number, store):
    claims = store.claims.ids()
    made = [j for j in store.judgements.all() if j.act != "undo"]
    acts = ["join", "split", "reject", "confirm", "correct"] + (["undo"] if made else [])
    act = draw(st.sampled_from(acts))
    if act == "undo":
        return judgement(number, act, (), undoes=draw(st.sampled_from(made)).id)
    subjects = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique=True))
    more = {"field": "negated", "value": True} if act == "correct" else {}
    return judgement(number, act, subjects, **more)


@pytest.mark.parametrize("names", ["distinct", "versions"])
def test_bit_by_bit_is_from_nothing(fresh, names):
    ids = partial(st.sampled_from, [f"r{n}" for n in range(3 if names == "versions" else 40)])

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def holds(data):
        path = fresh()
        with open_store(path) as store:
            for step in range(data.draw(st.integers(1, 4))):
                add(store, path.with_suffix(f".{step}.jsonl"), data.draw(items(ids())))
                assert stored(store) == from_nothing(store)
                if store.claims.ids() and data.draw(st.booleans()):
                    pipeline(store).judge([data.draw(judgements(step, store))])
                    assert stored(store) == from_nothing(store)

    holds()


def test_batches_orders_and_processes_change_nothing(fresh):
    batch = [{"id": f"r{n}", "text": "\n".join(SENTENCES[n % 3 : n % 3 + 5]), "published": DAYS[n % 4],
              "outlet": f"Outlet {n}", "language": "en"} for n in range(12)]  # fmt: skip
    records = []
    for order, jobs, size in ((batch, 1, 12), (batch[::-1], 1, 1), (batch[5:] + batch[:5], 2, 5)):
        path = fresh()
        with open_store(path) as store:
            for start in range(0, 12, size):
                add(store, path.with_suffix(f".{start}.jsonl"), order[start : start + size], jobs=jobs)
            records.append(stored(store))
    assert records[0] == records[1] == records[2] and records[0][1]


def test_other_settings_reach_the_events_that_stand(fresh):
    path = fresh()
    with open_store(path) as store:
        add(store, path.with_suffix(".jsonl"), [{"id": "a", "text": SENTENCES[0]}, {"id": "b", "text": SENTENCES[1]}])
        rules = LinkSettings(best="highest")
        add(store, path.with_suffix(".2.jsonl"), [{"id": "c", "text": SENTENCES[3]}], link=rules)
        assert stored(store) == from_nothing(store, rules)


def test_new_reports_never_undo_a_judgement(fresh):
    path = fresh()
    first = [{"id": "a", "text": SENTENCES[0]}, {"id": "b", "text": SENTENCES[3]}]
    with open_store(path) as store:
        add(store, path.with_suffix(".jsonl"), first)
        a, b = (store.claims.of_reports([name])[0].id for name in "ab")
        pipeline(store).judge([judgement(1, "join", (a, b)), judgement(2, "reject", (b,))])
        pipeline(store).judge([judgement(3, "undo", (b,), undoes="j-2")])
        for n in range(6):
            add(store, path.with_suffix(f".{n}.jsonl"), [{"id": f"n{n}", "text": SENTENCES[n % 5]}])
            home = store.events.of_claims([a, b])
            assert home[a] == home[b]


def test_a_rejected_claim_stands_in_no_event_until_the_rejection_is_taken_back(fresh):
    path = fresh()
    with open_store(path) as store:
        add(store, path.with_suffix(".jsonl"), [{"id": "a", "text": SENTENCES[0]}])
        (claim,) = store.claims.ids()
        pipeline(store).judge([judgement(1, "reject", (claim,))])
        assert not store.events.ids() and store.claims.get([claim])
        pipeline(store).judge([judgement(2, "undo", (claim,), undoes="j-1")])
        assert store.events.of_claims([claim])


def test_judgements_carry_over_to_another_store(fresh):
    mine, theirs = fresh(), fresh()
    batch = [{"id": "a", "text": SENTENCES[0]}, {"id": "b", "text": SENTENCES[3]}]
    with open_store(mine) as one, open_store(theirs) as other:
        add(one, mine.with_suffix(".jsonl"), batch)
        pipeline(one).judge([judgement(1, "join", one.claims.ids())])
        pipeline(other).judge(one.judgements.all())
        for n, item in enumerate(batch):
            add(other, theirs.with_suffix(f".{n}.jsonl"), [item])
        assert stored(one) == stored(other)
