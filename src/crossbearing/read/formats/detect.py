"""Which format bytes are in, by what they hold."""

from __future__ import annotations

import re
from enum import Enum

from crossbearing.errors import ReadError

HEAD = 65536
"""Bytes that detection looks at."""


class Format(Enum):
    """What reading knows how to take apart."""

    TEXT = "plain text"
    HTML = "HTML"
    FEED = "a feed"
    JSON = "JSON"
    WARC = "WARC"


_FOREIGN = {
    b"%PDF": "PDF", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"RIFF": "sound or a picture (RIFF)", b"PK\x03\x04": "ZIP or an office document", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "RTF", b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program", b"ID3": "sound (MP3)", b"OggS": "sound (Ogg)", b"\x1f\x8b": "gzip within gzip",
    b"filedesc:": "an ARC archive",
}  # fmt: skip
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|script|style|table|span)[\s/>]",
    re.IGNORECASE,
)
_JSON = re.compile(rb"\s*(?:\{\s*(?:\"|\})|\[\s*\{)")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\0"))
MOST_CONTROL = 0.02
"""Share of control characters beyond which bytes are no text: text has none, compressed data about a tenth."""


def detect_format(head: bytes, name: str = "") -> Format:
    """The format of an item that begins with `head`; `name` decides only where the bytes do not. Raises ReadError
    for empty and binary data and for what is recognised and not read.
    """
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadError("empty", cure="remove it, or fetch it again")
    for magic, kind in _FOREIGN.items():
        if head.startswith(magic):
            raise ReadError(f"{kind} is not read", cure="save its text as plain text or HTML")
    shown = _as_ascii(head)
    start = shown.lstrip()[:2048]
    if head.startswith(b"WARC/"):
        return Format.WARC
    if start.startswith(b"<"):
        return _marked_up(start, shown)
    if _is_binary(head):
        raise ReadError("binary data is not read", cure="save its text as plain text or HTML")
    return Format.JSON if _JSON.match(start) or name.endswith((".jsonl", ".ndjson")) else Format.TEXT


def _marked_up(start: bytes, shown: bytes) -> Format:
    if _FEED.search(start):
        return Format.FEED
    if _HTML.search(shown):
        return Format.HTML
    if start.startswith(b"<?xml"):
        raise ReadError("XML of an unknown kind", cure="give RSS, Atom or HTML")
    return Format.TEXT


def _as_ascii(head: bytes) -> bytes:
    """The head with one byte a character where it is UTF-16, so that one set of patterns serves."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return head.replace(b"\0", b"")[2:] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _is_binary(head: bytes) -> bool:
    if utf16_order(head):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    nuls = head.count(0)
    return control > MOST_CONTROL * len(head) or nuls > MOST_CONTROL * len(head)


def utf16_order(head: bytes) -> str | None:
    """`utf-16`, `utf-16-le` or `utf-16-be` where the bytes are UTF-16, marked or, as Windows writes it, unmarked."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    half = len(head[:2000]) // 2
    if half < 4:
        return None
    even, odd = head[:2000:2].count(0), head[1:2000:2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None
