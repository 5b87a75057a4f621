"""Reports that want to act, hide or turn: rendered inert, marked at the right letters."""

import json
import re
from html.parser import HTMLParser

import pytest
from samples import sample_stages
from serve.conftest import client_of

from crossbearing.pipeline import Pipeline
from crossbearing.read import Given
from crossbearing.serve.views.text.neutral import neutral

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>"
TURNED = "\u202eevil\u2066 \u202dmore\u2069"


def add(store, text, **more):
    row = {"id": "h", "text": text, "outlet": "Outlet", "published": "2015-11-20", "title": "Title"} | more
    added = Pipeline(store, load=sample_stages).add([Given("h.jsonl", json.dumps(row).encode())])
    assert not added.failures, added.failures
    return client_of(store)


class Tags(HTMLParser):
    """Every element of a page, and the text within #text as the browser would count it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.text, self._depth, self.links = [], "", 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found.append((tag, given))
        if tag == "a":
            self.links.append(given.get("href", ""))
        if given.get("id") == "text":
            self._depth = 1
        elif self._depth:
            self._depth += 1

    def handle_endtag(self, tag):
        if self._depth:
            self._depth -= 1

    def handle_data(self, data):
        if self._depth:
            self.text += data


def pages(client, store):
    events = [f"/events/{one}" for one in store.events.ids()]
    names = [name for name, _ in store.pages.terms("source")]
    sources = [client.get("/sources", params={"name": name}).text for name in names]
    return [client.get(p).text for p in ("/events", "/reports", "/reports/h", "/sources", "/review", *events)] + sources


def test_script_in_every_field_stays_text(store):
    text = f"{SCRIPT} Jets struck Talakhar {SCRIPT}, a monitor said {SCRIPT}."
    client = add(store, text, outlet=SCRIPT, title=SCRIPT, url=f"javascript:{SCRIPT}", byline=SCRIPT)
    for html in pages(client, store):
        tags = Tags(html)
        assert all(given.get("src", "").startswith("/static/") for tag, given in tags.found if tag == "script")
        assert not [tag for tag, given in tags.found if tag == "img" or any(key.startswith("on") for key in given)]


def test_script_in_judgements_stays_text(store):
    from serve.test_deciding import decide

    client = add(store, "Jets struck Talakhar.")
    decide(client, store, "confirm", store.claims.ids()[0], author=SCRIPT, reason=SCRIPT)
    for path in ("/judgements", "/reports/h", f"/events/{store.events.ids()[0]}"):
        found = Tags(client.get(path).text).found
        assert not [tag for tag, _ in found if tag == "img"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "//evil.example/x"]
)
def test_only_web_addresses_are_linked(store, url):
    client = add(store, "Jets struck Talakhar.", url=url)
    links = Tags(client.get("/reports/h").text).links
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links)


def test_the_original_is_linked_without_a_referrer(store):
    client = add(store, "Jets struck Talakhar.", url="https://example.org/a")
    (found,) = [
        given
        for tag, given in Tags(client.get("/reports/h").text).found
        if given.get("href") == "https://example.org/a"
    ]
    assert "noreferrer" in found["rel"]


def test_controls_that_turn_text_are_shown_as_signs(store):
    client = add(store, f"Jets struck Talakhar {TURNED}.", outlet=f"Out{TURNED}let", title=f"T{TURNED}")
    for html in pages(client, store):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


TEXTS = [
    "\U0001f525\U0001f4a5 Jets struck Talakhar on Friday, killing 14.",
    "Jets\tstruck   Talakhar on   Friday, killing 14.\n\n\nAfter.",
    f"{TURNED} Jets struck Talakhar on Friday, killing 14.",
    "e\u0301\u200d\u200f Jets struck Talakhar on Friday, killing 14.",
    "\n\n  Jets struck Talakhar on Friday, killing 14.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_marks_stand_at_the_right_letters(store, text):
    client = add(store, text)
    (report,), (claim,) = store.reports.get(["h"]), store.claims.of_reports(["h"])
    html = client.get("/reports/h", params={"claim": claim.id}).text
    assert Tags(html).text == neutral(report.text)
    marked = re.findall(r"r-(trigger|place|count|time)[^>]*>([^<]*)<", html.split('id="text"')[1])
    assert dict(marked) == {"trigger": "struck", "place": "Talakhar", "count": "14", "time": "Friday"}


def test_carriage_returns_keep_the_count(store):
    text = "Jets struck\r\nTalakhar on Friday."
    client = add(store, text)
    (report,) = store.reports.get(["h"])
    assert Tags(client.get("/reports/h").text).text == neutral(report.text)


def test_a_null_is_named_or_shown_never_sent(store):
    row = {"id": "h", "text": "Jets struck\x00 Talakhar.", "published": "2015-11-20"}
    added = Pipeline(store, load=sample_stages).add([Given("h.jsonl", json.dumps(row).encode())])
    client = client_of(store)
    for path in ("/reports", "/add", "/events"):
        assert "\x00" not in client.get(path).text
    assert added.failures or "␀" in client.get("/reports/h").text


def test_a_paragraph_of_five_megabytes_is_shown(store):
    text = "word " * 1_000_000 + "Jets struck Talakhar on Friday."
    client = add(store, text)
    answer = client.get("/reports/h")
    assert answer.status_code == 200
    assert Tags(answer.text).text == text
    (event,) = store.events.ids()
    assert len(client.get(f"/events/{event}").content) < 200_000
    assert len(client.get("/reports").content) < 200_000


def test_the_api_gives_it_all_as_json(store):
    client = add(store, f"{SCRIPT} Jets struck Talakhar.")
    answer = client.get("/api/v1/reports/h")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["text"].startswith(SCRIPT)
