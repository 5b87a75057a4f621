"""RSS and Atom by feedparser: a report for each item that has words."""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from crossbearing.concepts import Failure
from crossbearing.errors import ReadError
from crossbearing.read.formats.page import fragment_text
from crossbearing.read.header.dates import publication_time
from crossbearing.read.reports import Draft, failed, with_headline

_ITEM = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATES = ("published", "created", "updated")


def feed_drafts(raw: bytes, origin: str, url: str | None = None) -> Iterator[Draft | Failure]:
    """A draft or a Failure for each item, `origin#NUMBER` naming it, numbered from 1. A feed that is not well-formed
    gives the items found in it and a Failure that says so.
    """
    import feedparser

    # A stream, never a string: feedparser takes a string for an address and would fetch it.
    parsed = feedparser.parse(io.BytesIO(raw), response_headers={"content-location": url} if url else None)
    outlet = parsed.feed.get("title")
    pieces, loss = [x.group() for x in _ITEM.finditer(raw)], _loss(parsed)
    # In a broken feed the item that was cut short comes last, as if it were whole.
    entries = parsed.entries[: len(pieces)] if loss else parsed.entries
    for number, entry in enumerate(entries):
        own = pieces[number] if len(pieces) == len(entries) else _canonical(entry)
        try:
            yield _draft(entry, own, f"{origin}#{number + 1}", outlet)
        except ReadError as error:
            yield failed(f"{origin}#{number + 1}", error)
    if loss:
        cure = "fetch it again; items after the fault may be missing"
        yield failed(origin, ReadError(loss, f"{len(entries)} whole items were read", cure))


def _loss(parsed: Any) -> str | None:
    fault = parsed.get("bozo_exception")
    if fault is not None and hasattr(fault, "getLineNumber"):
        return f"feed with broken XML at line {fault.getLineNumber()}"
    return None if parsed.entries else "feed without items"


def _draft(entry: Any, raw: bytes, at: str, feed_title: str | None) -> Draft:
    bodies = [x.get("value") or "" for x in entry.get("content", [])] + [entry.get("summary") or ""]
    title = fragment_text(entry.get("title") or "").replace("\n", " ") or None
    text = with_headline(title, fragment_text(max(bodies, key=len)))
    if not text:
        raise ReadError("feed item without words", cure="nothing to read: look at the item's page")
    return Draft(
        text, raw, at, title=title, url=entry.get("link"), byline=entry.get("author"),
        outlet=(entry.get("source") or {}).get("title") or feed_title, published=_time(entry),
    )  # fmt: skip


def _time(entry: Any) -> str | None:
    """The first stated time. An Atom entry without `published` counts as published when its text was `updated`."""
    # dict.get: the feed's own fields, without feedparser's standing in of one date for another
    field = next((x for x in _DATES if dict.get(entry, x)), None)
    if field is None:
        return None
    try:
        return publication_time(dict.get(entry, field))
    except ReadError as error:
        parsed = dict.get(entry, f"{field}_parsed")
        if parsed is None or error.what == "impossible date":
            raise
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()


def _canonical(entry: Any) -> bytes:
    # The item's own bytes cannot be told apart in a broken feed: its fields, as parsed, stand for them.
    known = {x: str(entry.get(x) or "") for x in ("id", "link", "title", "published", "summary")}
    return json.dumps([known, [x.get("value") for x in entry.get("content", [])]], sort_keys=True).encode()
