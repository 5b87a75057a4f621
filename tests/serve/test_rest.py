"""The API: its lists, tags, errors and acts."""

import json
import time

import pytest
from serve.conftest import claim_saying, client_of, fill

from crossbearing.serve import ServeSettings
from crossbearing.serve.views.text.addresses import in_address

LISTS = ["/api/v1/events", "/api/v1/claims", "/api/v1/reports", "/api/v1/queue", "/api/v1/judgements"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_one_shape_and_can_be_paged(client, path):
    whole = client.get(path, params={"limit": 500}).json()
    assert set(whole) == {"items", "total", "offset", "limit", "next"}
    assert whole["next"] is None
    found, address = [], f"{path}?limit=1"
    while address:
        part = client.get(address).json()
        found, address = found + part["items"], part["next"]
    assert found == whole["items"]
    assert len(found) == whole["total"]


@pytest.mark.parametrize(
    "query",
    [
        "type=ASSAULT",
        "place=Talakhar",
        "q=struck",
        "outlet=Outlet+A",
        "mode=demo",
        "since=2015-11-20",
        "area=30,30,40,40",
    ],
)
def test_pages_and_api_answer_a_filter_alike(client, query):
    total = client.get(f"/api/v1/events?{query}").json()["total"]
    assert 0 < total <= client.get("/api/v1/events").json()["total"]
    assert client.get(f"/events?{query}").text.count('class="event-row"') == total


def test_an_answer_that_has_not_changed_is_spared(client, filled):
    event = filled.events.ids()[0]
    for path in ("/api/v1/events", f"/api/v1/events/{event}", "/api/v1/events/points", "/api/v1/status"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_tag_changes_with_what_it_stands_for(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    tag = client.get(f"/api/v1/claims/{claim}").headers["etag"]
    given = {"act": "confirm", "subjects": [claim], "author": "Ada"}
    assert client.post("/api/v1/judgements", json=given, headers={"if-match": tag}).status_code == 201
    assert client.get(f"/api/v1/claims/{claim}").headers["etag"] != tag
    answer = client.post("/api/v1/judgements", json=given, headers={"if-match": tag})
    assert answer.status_code == 412
    assert answer.json()["error"]["what"] == "somebody else changed this since you looked"


def test_deciding_blindly_is_refused(client, filled):
    given = {"act": "confirm", "subjects": [filled.claims.ids()[0]], "author": "Ada"}
    assert client.post("/api/v1/judgements", json=given).status_code == 428


def test_correcting_adding_and_undoing(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    shown = client.get(f"/api/v1/claims/{claim}")
    given = {"act": "correct", "subjects": [claim], "author": "Ada", "field": "status", "value": "ongoing"}
    made = client.post("/api/v1/judgements", json=given, headers={"if-match": shown.headers["etag"]}).json()[
        "judgement"
    ]
    after = client.get(f"/api/v1/claims/{claim}").json()
    assert (after["claim"]["status"], after["machine"]["status"]) == ("ongoing", "happened")
    assert (
        client.post("/api/v1/judgements", json={"act": "undo", "undoes": made["id"], "author": "Ada"}).status_code
        == 201
    )
    assert client.get(f"/api/v1/claims/{claim}").json()["claim"]["status"] == "happened"
    new = shown.json()["claim"] | {"id": "c-new"}
    assert client.post("/api/v1/judgements", json={"act": "add", "author": "Ada", "value": new}).status_code == 201
    assert client.get("/api/v1/claims/c-new").json()["claim"]["event"]


def test_joining_needs_the_state_of_both(client, filled):
    events = filled.events.ids()[:2]
    seen = {one: client.get(f"/api/v1/events/{one}").headers["etag"].strip('"') for one in events}
    given = {"act": "join", "subjects": list(events), "author": "Ada"}
    assert client.post("/api/v1/judgements", json=given).status_code == 428
    assert client.post("/api/v1/judgements", json=given | {"seen": seen}).status_code == 201


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/events/e-none", 404), ("/api/v1/claims/c-none", 404), ("/api/v1/reports/none", 404),
     ("/api/v1/nothing", 404),
     ("/api/v1/events?type=BOMB", 422), ("/api/v1/events?limit=0", 422), ("/api/v1/events?offset=x", 422),
     ("/api/v1/search?words=***", 422), ("/api/v1/sources/profile?name=nobody", 404), ("/api/v1/batches/none", 404)],
)  # fmt: skip
def test_every_error_has_one_shape(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"status", "what", "value", "cure"}
    assert error["status"] == status
    assert error["what"]
    assert error["cure"]


def test_a_wrong_method_is_named(client):
    assert client.delete("/api/v1/events").json()["error"]["status"] == 405


def test_offsets_in_utf_16_for_the_browser(client, filled):
    claim = claim_saying(filled, "Planes struck", "c")
    points = client.get(f"/api/v1/claims/{claim.id}").json()["claim"]
    units = client.get(f"/api/v1/claims/{claim.id}", params={"offsets": "utf-16"}).json()["claim"]
    assert units["trigger"]["start"] == points["trigger"]["start"] + 2
    assert units["places"][0]["end"] == points["places"][0]["end"] + 2
    assert units["time"]["resolution"] == points["time"]["resolution"]


def test_history_tells_what_an_event_was(client, filled):
    events = filled.events.ids()[:2]
    seen = {one: client.get(f"/api/v1/events/{one}").headers["etag"].strip('"') for one in events}
    client.post("/api/v1/judgements", json={"act": "join", "subjects": list(events), "author": "Ada", "seen": seen})
    gone = next(one for one in events if not filled.events.get([one]))
    told = client.get(f"/api/v1/events/{gone}/history").json()
    assert told["past"][-1] is None
    assert told["judgements"][0]["act"] == "join"


def test_adding_tells_how_it_goes(client, filled):
    answer = client.post(
        "/api/v1/reports", json={"text": "Jets struck Orenzo on Friday.", "outlet": "Wire", "published": "2015-11-21"}
    )
    assert answer.status_code == 202
    batch = client.get(f"/add/{answer.json()['id']}/progress")
    assert batch.headers["content-type"].startswith("text/event-stream")
    told = [json.loads(line[6:]) for line in batch.text.splitlines() if line.startswith("data: {") and "state" in line]
    assert told[-1]["state"] == "done"
    assert told[-1]["reports"] == 1
    assert client.get(answer.headers["location"]).json()["claims"] == 1
    assert client.get("/api/v1/events?outlet=Wire").json()["total"] == 1


def test_what_fails_while_adding_is_shown(client, filled):
    batch = client.post("/api/v1/reports", json={"text": "A poison text.", "name": "bad.txt"}).json()["id"]
    deadline = time.time() + 10
    while (job := client.get(f"/api/v1/batches/{batch}").json())["state"] != "done" and time.time() < deadline:
        time.sleep(0.02)
    (failure,) = job["failures"]
    assert failure["origin"] == "bad.txt"
    assert "bad.txt" in client.get("/reports").text
    assert "poison" not in json.dumps(job)


def test_an_impossible_date_is_named_at_once(client):
    answer = client.post("/api/v1/reports", json={"text": "x", "published": "the 40th"})
    assert answer.status_code == 422
    assert "error" in answer.json()


def test_the_schema_names_every_path(client):
    schema = client.get("/api/v1/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/v1/events", "/api/v1/events/points", "/api/v1/events/days", "/api/v1/events/terms",
        "/api/v1/events/{one}",
        "/api/v1/events/{one}/history", "/api/v1/sources", "/api/v1/sources/profile", "/api/v1/claims",
        "/api/v1/claims/{one}",
        "/api/v1/queue", "/api/v1/reports", "/api/v1/reports/{one}", "/api/v1/search", "/api/v1/status",
        "/api/v1/judgements",
        "/api/v1/batches/{one}",
    }  # fmt: skip


def test_every_address_is_in_the_docs(client):
    from pathlib import Path

    told = (Path(__file__).parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path.removeprefix("/api/v1").replace("{one}", "{id}") in told


def test_read_only_still_reads(filled):
    client = client_of(filled, ServeSettings(read_only=True))
    assert client.get("/api/v1/events").json()["total"]


@pytest.mark.parametrize("known", ["https://example.org/news/a?b=c", "a/../b", ".."])
def test_a_report_whose_id_is_an_address_has_its_page_and_its_json(store, known):
    client = client_of(fill(store, {"x": "Jets struck Talakhar.", known: "Jets struck Orenzo."}))
    path = f"/reports/{in_address(known)}"
    assert f'href="{path}"' in client.get("/reports").text
    assert "Orenzo" in client.get(path).text
    assert client.get(f"/api/v1{path}").json()["id"] == known
