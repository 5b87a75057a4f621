"""Formats are told by what bytes hold."""

import gzip

import pytest

from crossbearing.errors import ReadError
from crossbearing.read.formats.detect import Format, detect_format


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (b"Nine died.", Format.TEXT),
        (b"a < b, the army said", Format.TEXT),
        (b"<3 said the crowd", Format.TEXT),
        ("Nine died.".encode("utf-16"), Format.TEXT),
        ("Nine traders died.".encode("utf-16-le"), Format.TEXT),
        (b"<!DOCTYPE html><html>", Format.HTML),
        (b"\xef\xbb\xbf \n<p>Nine died.</p>", Format.HTML),
        ("<html><body>".encode("utf-16"), Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', Format.HTML),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', Format.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', Format.FEED),
        (b'{"text": "Nine died."}', Format.JSON),
        (b'[{"text": "Nine died."}]', Format.JSON),
        (b"WARC/1.0\r\n", Format.WARC),
    ],
)
def test_by_content(head, format):
    assert detect_format(head) is format


def test_a_name_decides_only_where_bytes_do_not():
    assert detect_format(b"broken line", "items.jsonl") is Format.JSON
    assert detect_format(b"<html>", "items.jsonl") is Format.HTML


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\0" * 100, "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (gzip.compress(b"x"), "gzip within gzip"),
        (bytes(range(256)) * 4, "binary"),
        (b'<?xml version="1.0"?><kml>', "XML of an unknown kind"),
    ],
)
def test_what_is_not_read_is_named(head, named):
    with pytest.raises(ReadError, match=named) as raised:
        detect_format(head)
    assert raised.value.cure
