"""WARC archives by warcio: a report for each page that was fetched with success."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from crossbearing.concepts import Failure
from crossbearing.errors import ReadError
from crossbearing.read.formats.detect import HEAD, Format, detect_format
from crossbearing.read.formats.feed import feed_drafts
from crossbearing.read.formats.page import declared_charset, page_draft
from crossbearing.read.formats.plain import decode, tidy
from crossbearing.read.formats.unpack import loss_of, too_large
from crossbearing.read.reports import Draft, failed
from crossbearing.read.settings import ReadSettings

_KINDS = ("response", "resource", "conversion")
_TEXTUAL = re.compile(r"text/(?:html|plain|xml)|application/(?:xhtml|rss|atom|rdf|xml)", re.IGNORECASE)
_SERVER_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


def archive_drafts(stream: io.BufferedReader, origin: str, settings: ReadSettings) -> Iterator[Draft | Failure]:
    """A draft or a Failure for each page, `origin#NUMBER` naming it by its record's number. Records that hold no
    text (pictures, requests, redirects, error pages) are passed over. The date of the crawl is not used.
    """
    number, pages = 0, 0
    try:
        for number, record in enumerate(_records(stream), 1):
            raw = _body(record, settings.max_item_bytes) if _is_page(record) else None
            _finish(record, stream)
            if raw is not None:
                pages += 1
                yield from _page(record, raw, f"{origin}#{number}", settings)
        if loss := loss_of(stream):
            raise ReadError(loss, cure="fetch it again")
        if not pages:
            raise ReadError("archive without pages", f"{number} records", "give one with responses of text or HTML")
    except ReadError as error:
        told = f"{pages} pages before it were read" if pages else error.value
        yield failed(origin, ReadError(error.what, told, error.cure))


def _records(stream: io.BufferedReader) -> Iterator[Any]:
    from warcio.archiveiterator import WARCIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    found = WARCIterator(stream)
    while True:
        try:
            # warcio writes its doubts to standard error; they are counted in err_count as well.
            with redirect_stderr(io.StringIO()):
                record = next(found)
        except StopIteration:
            return
        except (
            ArchiveLoadFailed,
            StatusAndHeadersParserException,
            EOFError,
            ValueError,
            TypeError,
            AttributeError,
        ) as error:
            raise ReadError(loss_of(stream) or "broken archive", type(error).__name__, "fetch it again") from error
        if found.err_count:
            raise ReadError("archive record of a wrong length", cure="fetch it again")
        yield record


def _is_page(record: Any) -> bool:
    if record.rec_type not in _KINDS:
        return False
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return False
    return bool(_TEXTUAL.match(_content_type(record)))


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _body(record: Any, limit: int) -> bytes:
    """The page's bytes, unpacked, at most one more than `limit`."""
    stream, parts, missing = record.content_stream(), [], limit + 1
    while missing > 0 and (part := stream.read(min(missing, 1 << 16))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _finish(record: Any, stream: io.BufferedReader) -> None:
    """Read the record to its end; raise ReadError where the archive ends first."""
    while record.raw_stream.read(1 << 16):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise ReadError(loss_of(stream) or "archive ends within a record", cure="fetch it again")


def _page(record: Any, raw: bytes, at: str, settings: ReadSettings) -> Iterator[Draft | Failure]:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        if len(raw) > settings.max_item_bytes:
            raise too_large(settings.max_item_bytes)
        kind = detect_format(raw[:HEAD])
        if kind is Format.FEED:
            yield from feed_drafts(raw, at, url)
            return
        charset = _SERVER_CHARSET.search(_content_type(record))
        text = decode(raw, settings.encoding, charset.group(1) if charset else declared_charset(raw))
        yield page_draft(text, raw, at, url) if kind is Format.HTML else Draft(tidy(text), raw, at, url=url)
    except ReadError as error:
        yield failed(at, error)
