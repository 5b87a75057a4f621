"""Stores, clients and a browser for the tests of the server."""

import shutil
import threading
import time

import pytest
import uvicorn
from samples import sample_stages
from starlette.testclient import TestClient

from crossbearing.pipeline import Pipeline
from crossbearing.read import Given
from crossbearing.serve import ServeSettings, create_app
from crossbearing.serve.running import bind
from crossbearing.serve.safety import forgery

TEXTS = {
    "a": "Jets struck Talakhar on Friday, killing 9, a monitor said.\nCrowds marched in Orenzo.",
    "b": "Warplanes struck Talakhar on Friday and 14 died.\nFamilies fled Nowhere.",
    "c": "\U0001f525\U0001f525 Planes struck Talakhar on Friday, killing 9.",
}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def fill(store, texts=TEXTS):
    """Put the texts into a store, through the whole pipeline, as reports of outlets called after their names."""
    pipeline = Pipeline(store, load=sample_stages)
    for name, text in texts.items():
        import json

        row = {
            "id": name,
            "text": text,
            "outlet": f"Outlet {name.upper()}",
            "published": "2015-11-20",
            "title": f"Report {name}",
        }
        pipeline.add([Given(f"{name}.jsonl", json.dumps(row).encode())])
    return store


@pytest.fixture
def filled(store):
    return fill(store)


def client_of(store, settings=None, **given):
    app = create_app(store, settings or ServeSettings(author="Tester"), load=sample_stages)
    return TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False, **given)


@pytest.fixture
def client(filled):
    return client_of(filled)


def post(client, address, data, **given):
    """Send a form as its page would: with the page's token."""
    if forgery.COOKIE not in client.cookies:
        client.get("/events")
    return client.post(address, data={"csrf": client.cookies[forgery.COOKIE], **data}, **given)


def claim_saying(store, words, of=None):
    """The one claim whose evidence holds these words."""
    found = [c for c in store.claims.get(store.claims.ids()) if words in c.evidence.text and of in (None, c.report)]
    assert len(found) == 1, [c.evidence.text for c in found]
    return found[0]


@pytest.fixture
def served(filled):
    """The address of a running server over the filled store."""
    settings = ServeSettings(port=0, author="Tester")
    listening = bind(settings)
    config = uvicorn.Config(create_app(filled, settings, load=sample_stages), log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page whose console errors and requests to elsewhere are kept."""

    def __init__(self, browser, address):
        self.errors, self.outside = [], []
        self.context = browser.new_context(base_url=address, reduced_motion="reduce")
        self.page = self.context.new_page()
        # That a refusal was sent is the browser's remark, not an error of the page.
        self.page.on(
            "console", lambda m: self.errors.append(m.text) if m.type == "error" and "409" not in m.text else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda r: None if r.url.startswith((address, "data:")) else self.outside.append(r.url))


@pytest.fixture
def watched(chromium, served):
    """A browser's page on the served record. Any console error or outside request fails the test."""
    one = Watched(chromium, served)
    one.page.set_default_timeout(20_000)
    yield one.page
    one.context.close()
    assert one.errors == []
    assert one.outside == []
