"""The stage itself: a source in, readings and failures out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from crossbearing.concepts import Failure, Reading, Report
from crossbearing.errors import ReadError
from crossbearing.read.formats.detect import HEAD, Format, detect_format
from crossbearing.read.formats.plain import decode, plain_draft
from crossbearing.read.formats.unpack import loss_of, read_whole
from crossbearing.read.reports import Draft, failed, make_report
from crossbearing.read.settings import ReadSettings
from crossbearing.read.sources import Given, Source, buffered, find_sources


def read_source(source: str | Path | Given, settings: ReadSettings | None = None) -> Iterator[Reading | Failure]:
    """Every item of a file, folder, glob, `-` (standard input), http(s) address or Given bytes: a Reading, or a
    Failure that names it, what is wrong and the cure. One bad item never keeps the others from being read. Memory stays
    within a small multiple of `settings.max_item_bytes`. Raises ReadError for settings alone.
    """
    checked = (settings or ReadSettings()).checked()
    return (
        item
        for found in find_sources(source, checked)
        for item in ([found] if isinstance(found, Failure) else _items(found, checked))
    )


def read_report(raw: bytes, settings: ReadSettings | None = None, origin: str = "bytes") -> Report:
    """The one report that `raw` holds, in any format. Raises ReadError where it holds none, more than one, or one
    that cannot be read.
    """
    checked = (settings or ReadSettings()).checked()
    found = list(_items(Source(origin, lambda: io.BytesIO(raw)), checked))
    if len(found) != 1:
        raise ReadError("not one report", f"{len(found)} items in {origin}", "use read_source for collections")
    if isinstance(found[0], Failure):
        raise ReadError(found[0].what, found[0].origin, found[0].cure)
    return found[0].report


def report_of_text(
    text: str, settings: ReadSettings | None = None, id: str | None = None, title: str | None = None
) -> Report:
    """The report of a text that is at hand already, kept verbatim; its raw bytes are its UTF-8. Raises ReadError."""
    raw = text.encode("utf-8", "surrogatepass")
    return make_report(Draft(text, raw, "text", id=id, title=title), (settings or ReadSettings()).checked())


def _items(source: Source, settings: ReadSettings) -> Iterator[Reading | Failure]:
    try:
        with source.open() as opened:
            for draft in _drafts(buffered(opened), source, settings):
                yield draft if isinstance(draft, Failure) else _reading(draft, settings)
    except ReadError as error:
        yield failed(source.origin, error)
    except OSError as error:
        yield failed(
            source.origin, ReadError("cannot be read", error.strerror or str(error), "check the disk, then try again")
        )


def _drafts(stream: io.BufferedReader, source: Source, settings: ReadSettings) -> Iterator[Draft | Failure]:
    """Drafts by the format that the first bytes show."""
    head, origin = stream.peek(HEAD)[:HEAD], source.origin
    if not head and (loss := loss_of(stream)):
        raise ReadError(loss, cure="fetch it again")
    kind = detect_format(head, origin.lower().removesuffix(".gz"))
    if kind is Format.JSON:
        from crossbearing.read.formats.jsonlines import json_drafts

        yield from json_drafts(stream, origin, settings)
    elif kind is Format.WARC:
        from crossbearing.read.formats.archive import archive_drafts

        yield from archive_drafts(stream, origin, settings)
    else:
        raw = read_whole(stream, settings.max_item_bytes, partial=kind is Format.FEED)
        yield from _whole(raw, kind, source, settings)


def _whole(raw: bytes, kind: Format, source: Source, settings: ReadSettings) -> Iterator[Draft | Failure]:
    if kind is Format.FEED:
        from crossbearing.read.formats.feed import feed_drafts

        yield from feed_drafts(raw, source.origin, source.url)
    elif kind is Format.HTML:
        from crossbearing.read.formats.page import declared_charset, page_draft

        yield page_draft(decode(raw, settings.encoding, declared_charset(raw)), raw, source.origin, source.url)
    else:
        yield plain_draft(raw, source.origin, settings)


def _reading(draft: Draft, settings: ReadSettings) -> Reading | Failure:
    try:
        return Reading(make_report(draft, settings), draft.raw if settings.keep_raw else b"", draft.origin)
    except ReadError as error:
        return failed(draft.origin, error)
