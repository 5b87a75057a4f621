"""Pages of events and claims, under filters."""

import dataclasses

import pytest
from samples import event_of, put, report, run

from crossbearing.concepts import Named
from crossbearing.store import Filter

REPORTS = (
    report("a", "Jets struck Talakhar on Friday, killing 8, a monitor said.", "2015-11-20", "Daily Post"),
    report("b", "Crowds marched in Orenzo on Friday.", "2015-12-04", "El Correo"),
    report("c", "People fled.", "2015-12-01", None),
)


@pytest.fixture
def pages(store):
    put(store, *REPORTS)
    events = [event_of([claim], title=claim.evidence.text) for claim in store.claims.get(store.claims.ids())]
    marched = next(event for event in events if event.event_type == "PROTEST")
    events.remove(marched)
    named = dataclasses.replace(marched, outlets=("El Correo",), actors=(Named("Unión", ()),), standing="contested")
    with store.change(run()) as change:
        store.events.put(change, [*events, named])
    return store.pages


def asked(page):
    return [item.event_type for item in page.items]


def test_events_newest_first_undated_ones_by_their_reports(pages):
    page = pages.events()
    assert asked(page) == ["PROTEST", "RETREAT", "ASSAULT"] and page.total == 3


def test_parts_of_a_page(pages):
    page = pages.events(offset=1, limit=1)
    assert asked(page) == ["RETREAT"] and (page.total, page.offset) == (3, 1)
    assert pages.events(offset=7).items == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "ASSAULT PROTEST RETREAT"), ({"event_type": "assault"}, "ASSAULT"), ({"mode": "demo"}, "PROTEST"),
        ({"mode": "dem"}, ""), ({"place": "TALA"}, "ASSAULT"), ({"country": "col"}, "PROTEST"), ({"country": "co"}, ""),
        ({"source": "Monitor"}, "ASSAULT PROTEST RETREAT"), ({"outlet": "correo"}, "PROTEST"),
        ({"actor": "union"}, "PROTEST"),
        ({"since": "2015-11-21"}, "PROTEST"), ({"until": "2015-11-20"}, "ASSAULT"),
        ({"since": "2015-11-20", "until": "2015-11-20"}, "ASSAULT"), ({"since": "2016-01-01"}, ""),
        ({"standing": "contested"}, "PROTEST"), ({"min_toll": 8}, "ASSAULT"), ({"min_toll": 9}, ""),
        ({"min_toll": 1, "toll_kind": "injured"}, ""), ({"text": "crowds"}, "PROTEST"),
        ({"text": "Peop* -crowds"}, "RETREAT"),
        ({"text": "jets", "place": "Orenzo"}, ""), ({"place": "100%"}, ""), ({"place": "_alakhar"}, ""),
    ],
)  # fmt: skip
def test_filters(pages, wanted, found):
    page = pages.events(Filter(**wanted))
    assert sorted(asked(page)) == found.split() and page.total == len(found.split())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"place": "nowhere"}, ""), ({"place": "orenzo"}, "PROTEST"), ({"source": "monitor"}, "ASSAULT"),
        ({"outlet": "daily"}, "ASSAULT"), ({"standing": "contested"}, "PROTEST"), ({"since": "2015-12-01"}, "PROTEST"),
        ({"text": "march*"}, "PROTEST"), ({"min_toll": 8}, "ASSAULT"), ({"event_type": "RETREAT"}, "RETREAT"),
    ],
)  # fmt: skip
def test_filters_of_claims(pages, wanted, found):
    assert asked(pages.claims(Filter(**wanted))) == found.split()


def test_a_report_passes_a_filter_by_its_claims(pages):
    assert [hit.id for hit in pages.search("friday", Filter(place="Talakhar")).items if hit.kind == "report"] == ["a"]
    assert pages.search("friday", Filter(place="Nowhere")).total == 0


def test_hits_go_on_from_claims_to_reports(pages):
    whole = pages.search("friday")
    assert [hit.kind for hit in whole.items] == ["claim", "claim", "report", "report"]
    parts = [pages.search("friday", offset=at, limit=1).items[0] for at in range(whole.total)]
    assert tuple(parts) == whole.items and pages.search("friday", offset=4).items == ()


def test_points_days_and_terms(pages):
    assert [(point.name, point.lat) for point in pages.points(Filter(event_type="ASSAULT"))] == [("Talakhar", 35.1)]
    assert pages.days() == {"2015-11-20": 1, "2015-12-04": 1}
    assert pages.terms("country") == (("COL", 1), ("SYR", 1))
    assert pages.terms("outlet", Filter(event_type="PROTEST")) == (("El Correo", 1),)
