"""Reports: the same again is nothing, other content under an id is a version, the old one is kept."""

import dataclasses

import pytest
from samples import put, reading, report, run

from crossbearing.concepts import Outlet
from crossbearing.errors import UnstorableError
from crossbearing.store.content.reports import fingerprint, published_order


def test_the_same_report_again_is_nothing(store):
    put(store, report())
    before = store.counts()
    put(store, report(), by=run("run-2"))
    assert store.counts() == before
    assert [one.id for one in store.runs.all()] == ["run-1"], "a run that changes nothing leaves no trace"


def test_another_text_is_a_new_version_and_the_old_one_is_kept(store):
    put(store, report(), report(text="Jets struck Orenzo.", published="2015-11-21"))
    first, second = store.reports.versions("r1")
    assert (first.report.version, first.report.text, first.current) == (1, report().text, False)
    assert (second.report.version, second.report.text, second.current) == (2, "Jets struck Orenzo.", True)
    assert store.reports.get(["r1"]) == (second.report,)
    assert [claim.places[0].span.text for claim in store.claims.of_reports(["r1"])] == ["Orenzo"]
    assert all(claim.version == 2 for claim in store.claims.of_reports(["r1"]))


def test_the_version_published_last_speaks_whatever_the_order(store):
    put(store, report(text="Jets struck Orenzo.", published="2015-11-21"), report())
    assert store.reports.get(["r1"])[0].text == "Jets struck Orenzo."


def test_of_versions_published_together_the_one_added_last_speaks(store):
    put(store, report(), report(text="Jets struck Orenzo."))
    assert store.reports.get(["r1"])[0].text == "Jets struck Orenzo."
    put(store, report())
    assert store.reports.get(["r1"])[0].text == "Jets struck Orenzo.", "a known version stays where it is"


@pytest.mark.parametrize("field", ["title", "url", "published"])
def test_a_report_given_with_other_facts_is_a_new_version(store, field):
    put(store, report(), dataclasses.replace(report(), **{field: "2016-01-01"}))
    assert len(store.reports.versions("r1")) == 2


def test_what_reading_finds_makes_no_version():
    found = dataclasses.replace(report(), language="fr", sentences=((0, 4),), byline="A. Writer", version=7)
    assert fingerprint(found) == fingerprint(report())
    assert fingerprint(dataclasses.replace(report(), outlet=Outlet("Other"))) != fingerprint(report())


def test_raw_bytes_are_kept_unless_told_not_to(store):
    with store.change(run()) as change:
        store.reports.put(change, reading())
        store.reports.put(change, reading(report("r2", "Crowds marched.")), keep_raw=False)
    assert store.reports.raw(report().sha256) == report().text.encode()
    assert store.reports.raw(report("r2", "Crowds marched.").sha256) is None


def test_reports_come_in_the_order_asked_for(store):
    put(store, report("a"), report("b"), report("c"))
    assert [one.id for one in store.reports.get(["c", "absent", "a", "c"])] == ["c", "a"]
    assert store.reports.versions("absent") == ()


@pytest.mark.parametrize(
    ("published", "order"),
    [
        (None, ""), ("2015-11-20", "2015-11-20"), ("2015-11-20T10:00:00Z", "2015-11-20T10:00:00"),
        ("2015-11-20T10:00:00+02:00", "2015-11-20T08:00:00"), ("2015-11-20T10:00:00", "2015-11-20T10:00:00"),
    ],
)  # fmt: skip
def test_publication_times_sort_in_one_zone(published, order):
    assert published_order(published) == order


@pytest.mark.parametrize("text", ["with \x00 a null", "漢字 and 😀", "a\r\nb\tc\u202e", "x" * 300_000])
def test_any_text_comes_back_as_it_was(store, text):
    if "\x00" in text and "://" in store.location:
        pytest.skip("PostgreSQL keeps no null characters: such a report is refused by itself")
    put(store, report(text=text))
    assert store.reports.get(["r1"])[0].text == text


def test_half_a_character_is_refused_for_that_report_alone(store):
    with pytest.raises(UnstorableError, match="not Unicode"), store.change(run()) as change:
        store.reports.put(change, dataclasses.replace(reading(), report=report(text="half \ud800")))
    assert store.counts()["reports"] == 0
    put(store, report("r2"))
    assert store.reports.ids() == ("r2",)
