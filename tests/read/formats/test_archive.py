"""WARC: pages that were fetched, whole or cut short, packed in either way."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.concepts import Failure
from crossbearing.read import ReadSettings
from crossbearing.read.formats.archive import archive_drafts
from crossbearing.read.formats.unpack import Unpacked
from tests.read.formats.test_page import page

PAGE = page('<meta name="date" content="2023-05-04">').encode()


def archive(*records, packed=False):
    """A WARC of (address, status, content type, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, kind, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def drafts(raw, settings=None):
    stream = io.BufferedReader(Unpacked(io.BytesIO(raw)))
    return list(archive_drafts(stream, "a.warc", settings or ReadSettings()))


PAGES = [(f"https://x.example/{i}", "200 OK", "text/html; charset=utf-8", PAGE) for i in range(3)]


@pytest.mark.parametrize("raw", [archive(*PAGES), archive(*PAGES, packed=True), gzip.compress(archive(*PAGES))])
def test_pages_in_each_packing(raw):
    found = drafts(raw)
    assert [x.url for x in found] == [x[0] for x in PAGES]
    assert {x.published for x in found} == {"2023-05-04"} and found[0].raw == PAGE
    assert [x.origin for x in found] == ["a.warc#1", "a.warc#2", "a.warc#3"]


def test_what_is_no_page_is_passed_over():
    other = [
        ("https://x.example/p.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://x.example/gone", "404 Not Found", "text/html", PAGE),
        ("https://x.example/t", "200 OK", "text/plain", b"Nine died in Gao on Tuesday."),
    ]
    assert [x.text for x in drafts(archive(*other))] == ["Nine died in Gao on Tuesday."]


def test_the_servers_encoding_is_used():
    body = page(article="<p>Zażółć gęślą jaźń, powiedział minister obrony w piątek rano w stolicy kraju. </p>" * 3)
    record = ("https://x.example/", "200 OK", "text/html; charset=iso-8859-2", body.encode("iso8859_2"))
    assert "gęślą jaźń" in drafts(archive(record))[0].text


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_archive_keeps_its_whole_pages_and_names_the_loss(packed):
    *pages, lost = drafts(archive(*PAGES, packed=packed)[:-200])
    assert len(pages) == 2 and not any(isinstance(x, Failure) for x in pages)
    assert isinstance(lost, Failure) and "2 pages before it were read" in lost.what and lost.cure


def test_a_page_without_an_article_is_a_failure_of_its_own():
    empty = ("https://x.example/js", "200 OK", "text/html", b"<html><script>run()</script></html>")
    first, second = drafts(archive(empty, PAGES[0]))
    assert isinstance(first, Failure) and first.origin == "a.warc#1"
    assert second.url == PAGES[0][0]


def test_a_page_beyond_the_limit_is_a_failure_of_its_own():
    big = ("https://x.example/big", "200 OK", "text/html", PAGE + b" " * 5000)
    first, second = drafts(archive(big, PAGES[0]), ReadSettings(max_item_bytes=2000))
    assert "larger than" in first.what and second.url == PAGES[0][0]


@pytest.mark.parametrize(
    "raw", [b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", archive(("u", "200 OK", "image/png", b"x"))]
)
def test_an_archive_without_pages_is_a_failure(raw, capsys):
    (said,) = drafts(raw)
    assert isinstance(said, Failure) and said.cure
    assert capsys.readouterr() == ("", "")
