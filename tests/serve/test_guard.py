"""Who may ask what, from where; and the headers on every answer."""

import logging

import pytest
from samples import sample_stages
from serve.conftest import client_of, post
from starlette.testclient import TestClient

from crossbearing.errors import ServeError
from crossbearing.serve import ServeSettings, create_app
from crossbearing.serve.safety import forgery
from crossbearing.serve.safety.hosts import host_allowed

TOKEN = "a-long-secret-token"


def test_loopback_needs_no_token_and_other_addresses_do():
    ServeSettings("127.0.0.1").checked()
    ServeSettings("::1").checked()
    ServeSettings("localhost").checked()
    for host in ("0.0.0.0", "192.168.1.5", "example.org", "::"):
        with pytest.raises(ServeError, match="without a token"):
            ServeSettings(host).checked()
        ServeSettings(host, token=TOKEN).checked()


def test_a_short_token_is_refused():
    with pytest.raises(ServeError, match="fewer than 12"):
        ServeSettings(token="secret").checked()


@pytest.mark.parametrize("path", ["/events", "/api/v1/events", "/static/css/base.css", "/nothing", "/api/v1/nothing"])
def test_every_answer_carries_the_policy(client, path):
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_no_page_holds_inline_script_or_style(client, filled):
    event = filled.events.ids()[0]
    for path in ("/events", f"/events/{event}", "/reports", "/reports/a", "/sources", "/review", "/add", "/judgements"):
        html = client.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick" not in html
        assert "<script>" not in html


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "localhost.evil", "[::1"]
)
def test_a_rebound_name_is_turned_away(client, host):
    assert client.get("/events", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_loopback_names_pass(client, host):
    assert client.get("/events", headers={"host": host}).status_code == 200


def test_beyond_loopback_addresses_and_given_names_pass():
    settings = ServeSettings("0.0.0.0", token=TOKEN, names=("archive.example",))
    assert host_allowed("192.168.1.5:8765", settings)
    assert host_allowed("archive.example", settings)
    assert not host_allowed("evil.example", settings)


def test_without_the_token_nothing_is_shown(filled):
    client = client_of(filled, ServeSettings(token=TOKEN))
    for path in ("/events", "/reports/a", "/api/v1/events", "/api/v1/openapi.json", "/add"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert "Talakhar" not in answer.text
    assert client.get("/login").status_code == 200


def test_the_token_lets_in_by_header_and_by_login(filled):
    client = client_of(filled, ServeSettings(token=TOKEN))
    assert client.get("/api/v1/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/api/v1/events", headers={"authorization": "Bearer other-long-token"}).status_code == 401
    client.get("/login")
    form = {"csrf": client.cookies[forgery.COOKIE], "token": "wrong", "next": "/events"}
    assert client.post("/login", data=form).status_code == 401
    assert client.post("/login", data=form | {"token": TOKEN}).status_code == 303
    assert client.get("/events").status_code == 200
    assert TOKEN not in str(client.cookies)


def test_login_goes_on_within_the_site_alone(filled):
    client = client_of(filled, ServeSettings(token=TOKEN))
    client.get("/login")
    for given in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        form = {"csrf": client.cookies[forgery.COOKIE], "token": TOKEN, "next": given}
        assert client.post("/login", data=form).headers["location"] == "/events"


FORM = {"act": "confirm", "claim": "c-1", "author": "x"}


def test_a_form_without_the_pages_token_is_refused(client, filled):
    client.get("/events")
    assert client.post("/judge", data=FORM).status_code == 403
    assert client.post("/judge", data=FORM | {"csrf": "x" * 32}).status_code == 403
    assert client.post("/add", data={"pasted": "words"}).status_code == 403
    assert not filled.judgements.all()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_request_from_another_site_is_refused(client, headers):
    assert post(client, "/judge", FORM, headers=headers).status_code == 403
    assert client.post("/api/v1/reports", json={"text": "Jets struck Talakhar."}, headers=headers).status_code == 403


def test_forms_only_come_as_forms(client):
    client.get("/events")
    token = {forgery.HEADER: client.cookies[forgery.COOKIE]}
    assert client.post("/judge", json=FORM, headers=token).status_code == 415


def test_json_only_comes_as_json(client):
    answer = client.post("/api/v1/reports", content='{"text": "x"}', headers={"content-type": "text/plain"})
    assert answer.status_code == 422


def test_bodies_are_bounded(filled):
    client = client_of(filled, ServeSettings(max_body=1000))
    assert post(client, "/add", {"pasted": "x" * 2000}).status_code == 413

    def chunks():
        yield from (b"x" * 400 for _ in range(5))

    assert client.post("/api/v1/reports", content=chunks()).status_code == 413


def test_read_only_changes_nothing_and_offers_nothing(filled):
    client = client_of(filled, ServeSettings(read_only=True))
    assert post(client, "/judge", FORM).status_code == 403
    assert client.post("/api/v1/judgements", json={"act": "undo", "author": "x"}).status_code == 403
    assert client.post("/api/v1/reports", json={"text": "x"}).status_code == 403
    event = filled.events.ids()[0]
    for path in ("/events", f"/events/{event}", "/reports/a", "/review", "/add", "/judgements"):
        assert '<form method="post"' not in client.get(path).text.replace(
            '<form method="post" action="/judge" class="joining">', ""
        )


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fpyproject.toml", "/reports/../../etc/passwd"],
)
def test_no_file_beyond_the_static_ones_is_given(client, path):
    assert client.get(path).status_code == 404


def test_what_goes_wrong_is_logged_without_words_of_reports(filled, caplog, monkeypatch):
    def broken(*_):
        raise RuntimeError("Jets struck Talakhar on Friday")

    client = TestClient(
        create_app(filled, load=sample_stages), base_url="http://127.0.0.1", raise_server_exceptions=False
    )
    monkeypatch.setattr(filled.pages, "events", broken)
    with caplog.at_level(logging.DEBUG):
        for path, kind in (("/events?q=Talakhar", "text/html"), ("/api/v1/events?q=Talakhar", "application/json")):
            answer = client.get(path)
            assert answer.status_code == 500
            assert answer.headers["content-type"].startswith(kind)
            assert "Talakhar" not in answer.text
    mine = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert "RuntimeError" in mine
    assert "Talakhar" not in mine
