"""The stage from end to end: every format, gzipped too, and bad input that keeps nothing else from being read."""

import gzip
import http.server
import io
import json
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from crossbearing.concepts import Failure, Reading, sha256_of
from crossbearing.errors import ReadError
from crossbearing.read import ReadSettings, read_report, read_source, report_of_text
from tests.read.formats.test_archive import PAGES, archive
from tests.read.formats.test_feed import DATE, ITEM, rss
from tests.read.formats.test_page import page

TEXT = "Nine killed in raid\n\nGAO, Mali (SPA) - Gunmen killed nine traders on Tuesday, an official said.\n"
GOOD = {
    "plain": TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "html": page().encode(),
    "feed": rss(ITEM.format("Nine", DATE)),
    "json": json.dumps({"id": "a1", "text": TEXT}).encode(),
    "warc": archive(PAGES[0]),
}


@pytest.mark.parametrize("packed", [False, True], ids=["bare", "gzipped"])
@pytest.mark.parametrize("name", GOOD)
def test_every_format(name, packed):
    report = read_report(gzip.compress(GOOD[name]) if packed else GOOD[name])
    assert report.headline.text.startswith("Nine") and report.sentences[0] == report.headline.extent
    assert report == read_report(GOOD[name])


def test_extensions_do_not_matter(tmp_path):
    path = tmp_path / "report.txt"
    for name, raw in GOOD.items():
        path.write_bytes(raw)
        (found,) = read_source(path)
        assert isinstance(found, Reading), name


def test_raw_bytes_are_kept_unless_told_not_to(tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD["plain"])
    (kept,) = read_source(tmp_path / "a.txt")
    (left,) = read_source(tmp_path / "a.txt", ReadSettings(keep_raw=False))
    assert kept.raw == GOOD["plain"] and left.raw == b""
    assert kept.report == left.report and kept.report.sha256 == sha256_of(GOOD["plain"])


def test_standard_input(monkeypatch):
    stdin = io.BytesIO(GOOD["json"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stdin))
    (found,) = read_source("-")
    assert found.report.id == "a1" and found.origin == "standard input:1"
    assert not stdin.closed


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.bin": (bytes(range(256)) * 20, "binary"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    "damaged.txt": (TEXT.encode() + "é".encode() * 20 + b"\xff", "damaged UTF-8"),
    "scripts.html": (b"<html><script>" + b"run();" * 900 + b"</script><div id=app></div></html>", "no article"),
    "broken.xml": (rss("<item><title>Cut", tail=""), "broken XML"),
    "cut.txt.gz": (gzip.compress(TEXT.encode() * 50)[:-30], "too early"),
    "cut.warc": (archive(PAGES[0])[:-100], "ends within a record"),
    "line.jsonl": (b'{"text": "x"', "not JSON"),
    "date.jsonl": (b'{"text": "x", "published": "2015-02-30"}', "impossible date: 2015-02-30"),
    "date.html": (page('<meta name="date" content="2015-02-30">').encode(), "impossible date: 2015-02-30"),
    "long.txt": (b"x" * 3000, "larger than"),
    "bomb.gz": (gzip.compress(b"x" * 3_000_000), "larger than"),
}


def test_bad_input_is_named_and_the_rest_is_read(tmp_path):
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    for number in range(3):
        (tmp_path / f"good{number}.txt").write_bytes(GOOD["plain"])
    found = list(read_source(tmp_path, ReadSettings(max_item_bytes=2500)))
    said = {x.origin.split("/")[-1].split(":")[0].split("#")[0]: x for x in found if isinstance(x, Failure)}
    assert sum(isinstance(x, Reading) for x in found) == 3
    assert set(said) >= set(BAD)
    for name, (_, what) in BAD.items():
        if name != "scripts.html":  # larger than this test's limit
            assert what in said[name].what, name
        assert said[name].cure and said[name].stage == "read", name


def test_a_file_without_the_right_to_read_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(GOOD["plain"])

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (found,) = read_source(tmp_path)
    assert "Permission denied" in found.what and "right" in found.cure


def test_a_huge_file_is_refused_without_reading_it(tmp_path):
    with open(tmp_path / "huge.txt", "wb") as out:
        out.write(b"x")
        out.seek(200 * 1024 * 1024)
        out.write(b"x")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20));"
        "from crossbearing.read import read_source; print(*(x.what for x in read_source(sys.argv[1])))"
    )
    said = subprocess.run([sys.executable, "-c", code, tmp_path / "huge.txt"], capture_output=True, text=True)
    assert "binary" in said.stdout or "larger than 8 MB" in said.stdout, said.stderr


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (ReadSettings(published="2015-02-30"), "impossible date"),
        (ReadSettings(language="English please"), "not a language code"),
        (ReadSettings(encoding="no-such"), "unknown encoding"),
        (ReadSettings(max_item_bytes=0), "positive"),
    ],
)
def test_wrong_settings_raise_before_anything_is_read(settings, named):
    with pytest.raises(ReadError, match=named):
        read_source("nowhere", settings)


def test_a_text_at_hand():
    report = report_of_text(TEXT, ReadSettings(published="2023-05-04"), id="a1", title="Nine killed in raid")
    assert (report.id, report.text, report.published) == ("a1", TEXT, "2023-05-04")
    assert report.sha256 == sha256_of(TEXT.encode()) and report.headline.extent == (0, 19)


def test_read_report_refuses_collections():
    with pytest.raises(ReadError, match="not one report"):
        read_report(GOOD["json"] + b"\n" + GOOD["json"])
    with pytest.raises(ReadError, match="empty"):
        read_report(b"")


@pytest.fixture
def address():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = {"/feed": GOOD["feed"], "/big": b"x" * 100_000}.get(self.path)
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_feed_by_its_address(address):
    (found,) = read_source(f"{address}/feed")
    assert found.report.title == "Nine dead" and found.origin == f"{address}/feed#1"
    (gone,) = read_source(f"{address}/gone")
    assert "cannot be fetched" in gone.what and "404" in gone.what
    (big,) = read_source(f"{address}/big", ReadSettings(max_item_bytes=5000))
    assert "more than an address may give" in big.what


def test_an_address_that_does_not_answer():
    (found,) = read_source("http://127.0.0.1:9/feed", ReadSettings(timeout=2))
    assert isinstance(found, Failure) and found.cure


def test_the_package_is_imported_without_its_parsers():
    slow = ("trafilatura", "feedparser", "warcio", "lxml", "py3langid", "sentencex")
    code = f"import sys, crossbearing.read; print([x for x in {slow} if x in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
