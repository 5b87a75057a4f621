"""JSON Lines: one object a line with `text` or `html` and what is known of the item. Also one JSON document that is
such an object or a list of them.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from crossbearing.concepts import Failure
from crossbearing.errors import ReadError
from crossbearing.read.formats.page import page_draft
from crossbearing.read.formats.unpack import loss_of, read_whole, too_large
from crossbearing.read.reports import Draft, failed
from crossbearing.read.settings import ReadSettings

FIELDS = ("id", "text", "html", "url", "title", "outlet", "published", "language", "byline")
"""The fields that are read; others are left alone."""
_CURE = 'give one JSON object a line, such as {"id": "a1", "text": "...", "published": "2015-11-20"}'
_CHUNK = 1 << 16


def json_drafts(stream: io.BufferedReader, origin: str, settings: ReadSettings) -> Iterator[Draft | Failure]:
    """A draft or a Failure for each line, `origin:LINE` naming it; lines count from 1, blank ones are passed over."""
    number, read = 0, 0
    while line := stream.readline(settings.max_item_bytes + 1):
        number += 1
        at = f"{origin}:{number}"
        if len(line) > settings.max_item_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield failed(at, too_large(settings.max_item_bytes))
        elif number == 1 and _is_spread(line):
            yield from _document(line, stream, origin, settings)
            return
        elif line.strip() and (line.endswith(b"\n") or not loss_of(stream)):
            read += 1
            yield _draft_or_failure(line, at, settings)
    if loss := loss_of(stream):
        yield failed(origin, ReadError(loss, f"{read} whole lines were read, the rest is lost", "fetch it again"))


def _is_spread(line: bytes) -> bool:
    """Whether the first line only opens a document that runs over more lines, or is a list."""
    return line.strip() in (b"{", b"[") or line.lstrip(b"\xef\xbb\xbf \t").startswith(b"[")


def _document(line: bytes, stream: io.BufferedReader, origin: str, settings: ReadSettings) -> Iterator[Draft | Failure]:
    try:
        raw = line + read_whole(stream, settings.max_item_bytes)
        value = _parsed(raw)
    except ReadError as error:
        yield failed(origin, error)
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        own = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield _draft_or_failure(own, f"{origin}#{number}", settings)


def _draft_or_failure(raw: bytes, at: str, settings: ReadSettings) -> Draft | Failure:
    try:
        return _draft(_parsed(raw), raw.rstrip(b"\r\n"), at, settings)
    except ReadError as error:
        return failed(at, error)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError("not UTF-8", f"byte {error.start} of the line", "JSON is UTF-8: save it so") from None
    except json.JSONDecodeError as error:
        raise ReadError("not JSON", f"{error.msg}, column {error.pos + 1}", _CURE) from None
    except (ValueError, RecursionError) as error:
        raise ReadError("not JSON", str(error), _CURE) from None


def _draft(item: Any, raw: bytes, at: str, settings: ReadSettings) -> Draft:
    if not isinstance(item, dict):
        raise ReadError("not a JSON object", type(item).__name__, _CURE)
    given = {x: _words(item, x) for x in FIELDS if x != "published"}
    text, html, stated = given.pop("text"), given.pop("html"), item.get("published")
    if text is not None and text.strip():
        return Draft(text, raw, at, published=stated, **given)
    if html is None or not html.strip():
        raise ReadError("neither `text` nor `html` holds words", cure=_CURE)
    page = page_draft(html, raw, at, given["url"])
    known = {x: value or getattr(page, x) for x, value in given.items()}
    return Draft(page.text, raw, at, published=stated or page.published, **known)


def _words(item: dict[str, Any], field: str) -> str | None:
    value = item.get(field)
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if field == "outlet" and isinstance(value, dict):
        value = value.get("name")  # as reports.jsonl of an export has it
    if value is not None and not isinstance(value, str):
        raise ReadError(f"`{field}` is not a string", type(value).__name__, _CURE)
    return (value or None) if field == "text" else (value or "").strip() or None


def _skip_line(stream: io.BufferedReader) -> None:
    while (part := stream.readline(_CHUNK)) and not part.endswith(b"\n"):
        pass
