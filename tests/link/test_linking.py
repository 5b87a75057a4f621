"""From claims to events: what joins, what never does, and that order does not matter."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.concepts import Judgement, event_id
from crossbearing.link import LinkSettings, link
from crossbearing.link.linking import LinkSettings as Settings
from tests.link.build import amount, claim, report

ONE = "Russian planes bombed an oil depot near Raqqa on Thursday, killing eight people"
TWO = "Eight people died when Russian planes bombed an oil depot near Raqqa on Thursday"
OTHER = "Police in Idlib bombed nothing but a crowd clashed over bread prices"


def raid(name, of, words=ONE, **more):
    usual = {"actors": ["Russia"], "recipients": ["oil depot"], "places": ["Raqqa"], "day": "2015-11-19"}
    return claim(name, of, words, **(usual | {"killed": amount(8)} | more))


def events_of(reports, claims, judgements=(), rules=None):
    return link(reports, claims, judgements, rules).events


def test_two_outlets_on_one_raid_are_one_event():
    found = events_of([report("a"), report("b")], [raid("c1", "a"), raid("c2", "b", TWO)])
    assert [e.claims for e in found] == [("c1", "c2")]
    assert found[0].id == event_id(("c1", "c2"))
    assert found[0].independent == 2 and found[0].standing == "corroborated"


def test_disjoint_exact_days_stay_apart():
    found = events_of([report("a"), report("b")], [raid("c1", "a"), raid("c2", "b", TWO, day="2015-11-12")])
    assert len(found) == 2


def test_places_far_apart_stay_apart():
    found = events_of([report("a"), report("b")], [raid("c1", "a"), raid("c2", "b", TWO, places=["Idlib"])])
    assert len(found) == 2


def test_every_join_says_why():
    (event,) = events_of([report("a"), report("b")], [raid("c1", "a"), raid("c2", "b", TWO)])
    (join,) = event.joins
    named = {name: (value, left, right) for name, value, left, right in join.features}
    assert (join.left, join.right) == ("c1", "c2") and named["place"] == (1.0, "Raqqa", "Raqqa")
    assert named["words"][1:] == (ONE, TWO)


def test_different_tolls_of_one_day_contradict():
    (event,) = events_of(
        [report("a"), report("b")],
        [raid("c1", "a", speaker="Ann Lee"), raid("c2", "b", TWO, killed=amount(12), speaker="Bo Ray")],
    )
    (against,) = event.contradictions
    assert against.field == "counts.killed"
    assert [(p.value, p.claims) for p in against.values] == [(8, ("c1",)), (12, ("c2",))]
    assert event.standing == "contested"
    (toll,) = event.counts
    assert (toll.low.value, toll.best.value, toll.high.value) == (8, 8, 12) and toll.rule == "median"


def test_a_later_higher_toll_is_a_revision():
    later = report("b", published="2015-11-22")
    (event,) = events_of([report("a"), later], [raid("c1", "a"), raid("c2", "b", TWO, killed=amount(12))])
    assert not event.contradictions
    assert [(r.kind, [v for _, v, _ in r.series]) for r in event.revisions] == [("killed", [8, 12])]


def test_a_lower_later_toll_contradicts():
    later = report("b", published="2015-11-22")
    (event,) = events_of([report("a"), later], [raid("c1", "a"), raid("c2", "b", TWO, killed=amount(3))])
    assert [c.field for c in event.contradictions] == ["counts.killed"] and not event.revisions


def test_at_least_eight_and_twelve_agree():
    (event,) = events_of(
        [report("a"), report("b")],
        [raid("c1", "a", killed=amount(8, exact=False)), raid("c2", "b", TWO, killed=amount(12))],
    )
    assert not event.contradictions and event.counts[0].high.value == 12


def test_a_denial_stands_beside_the_assertion():
    (event,) = events_of(
        [report("a"), report("b")], [raid("c1", "a"), raid("c2", "b", TWO, negated=True, speaker="Ann Lee")]
    )
    assert [(c.field, [p.value for p in c.values]) for c in event.contradictions] == [("negated", [False, True])]


def test_rival_parties_contradict_and_gunmen_do_not():
    both = [report("a"), report("b")]
    (event,) = events_of(both, [raid("c1", "a"), raid("c2", "b", TWO, actors=["France"])], (join("c1", "c2"),))
    assert [c.field for c in event.contradictions] == ["actors"]
    (event,) = events_of(both, [raid("c1", "a"), raid("c2", "b", TWO, actors=["gunmen"])], (join("c1", "c2"),))
    assert not event.contradictions


def join(*claims, act="join", at="2026-01-01T00:00:00Z"):
    return Judgement(f"j-{act}-{at}", act, claims, "ann", at)


def test_judgements_outweigh_the_program():
    both = [report("a"), report("b")]
    claims = [raid("c1", "a"), raid("c2", "b", TWO)]
    assert len(events_of(both, claims, (join("c1", "c2", act="split"),))) == 2
    apart = [raid("c1", "a"), raid("c2", "b", OTHER, places=["Idlib"], day="2015-01-01")]
    (event,) = events_of(both, apart, (join("c1", "c2"),))
    assert event.claims == ("c1", "c2") and [j.act for j in event.history] == ["join"]


def test_best_is_chosen_by_the_named_rule():
    reports = [report(x, published=f"2015-11-2{i}") for i, x in enumerate("abc")]
    claims = [
        raid(f"c{i}", x, killed=amount(n), speaker=f"Name{x} Surname{x}")
        for i, (x, n) in enumerate(zip("abc", (9, 3, 5), strict=True))
    ]
    best = {}
    for rule in ("median", "most-recent", "lowest", "highest"):
        (event,) = events_of(reports, claims, (), Settings(best=rule))
        best[rule] = event.counts[0].best.value
    assert best == {"median": 5, "most-recent": 5, "lowest": 3, "highest": 9}
    (event,) = events_of(reports, claims, (), LinkSettings(best="most-trusted", trusted=("Nameb Surnameb",)))
    assert event.counts[0].best.value == 3


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_order_gives_the_same_record(data):
    days = st.sampled_from(["2015-11-19", "2015-11-20", "2015-11-25", None])
    towns = st.sampled_from([["Raqqa"], ["Idlib"], ["Palmyra"], []])
    reports = [report(x) for x in "abcd"]
    claims = [
        raid(
            f"c{i}",
            data.draw(st.sampled_from("abcd")),
            data.draw(st.sampled_from([ONE, TWO, OTHER])),
            day=data.draw(days),
            places=data.draw(towns),
        )
        for i in range(data.draw(st.integers(1, 8)))
    ]
    first = link(reports, claims)
    again = link(data.draw(st.permutations(reports)), data.draw(st.permutations(claims)))
    assert first == again
    assert sorted(itertools.chain.from_iterable(e.claims for e in first.events)) == sorted(c.id for c in claims)


def test_of_a_split_and_a_join_of_one_pair_the_later_speaks():
    both = [report("a"), report("b")]
    claims = [raid("c1", "a"), raid("c2", "b", TWO)]
    early, late = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"
    split_last = (join("c1", "c2", at=early), join("c1", "c2", act="split", at=late))
    join_last = (join("c1", "c2", act="split", at=early), join("c2", "c1", at=late))
    for order in (1, -1):
        assert len(events_of(both, claims, split_last[::order])) == 2
        assert len(events_of(both, claims, join_last[::order])) == 1
    assert len(events_of(both, claims, join_last[:1])) == 2, "the join undone, the split speaks again"


def test_a_join_of_many_takes_back_a_split_between_any_two_of_them():
    three = [report("a"), report("b"), report("c")]
    claims = [raid("c1", "a"), raid("c2", "b", TWO), raid("c3", "c", TWO)]
    split = join("c2", "c3", act="split", at="2026-01-01T00:00:00Z")
    assert len(events_of(three, claims, (split,))) == 2
    assert len(events_of(three, claims, (split, join("c1", "c2", "c3", at="2026-01-02T00:00:00Z")))) == 1
