"""From a decoded item to a Report: title, headline, byline, dateline, wire credit, language, sentences, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossbearing.concepts import Extent, Failure, Outlet, Report, Span, failure, report_id, sha256_of
from crossbearing.errors import CrossbearingError, ReadError
from crossbearing.read.header.credit import find_byline, find_wire_credit
from crossbearing.read.header.dateline import Dateline, find_dateline
from crossbearing.read.header.dates import first_date, publication_time
from crossbearing.read.language import detect_language, is_readable, language_code
from crossbearing.read.paragraphs import paragraph_extents
from crossbearing.read.quotations import quotation_extents
from crossbearing.read.sentences import sentence_extents
from crossbearing.read.settings import ReadSettings

LONGEST_HEADLINE = 220
"""Characters: the longest of 2,000 agency and tabloid headlines is shorter; a paragraph without a full stop is not."""
_HEADER_LINES = 5
_SENTENCE_END = re.compile(r"[.:;,][\"'”’)]*(?:\[\d+\])*$|[a-z\d]\. [A-Z]")
_LABEL = re.compile(r"(?:[-•*\d(\[]|https?://)")


@dataclass(frozen=True, slots=True)
class Draft:
    """One decoded item and what its container says of it, in its own words. `text` is stored as it stands here."""

    text: str
    raw: bytes
    origin: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: object = None
    language: str | None = None
    byline: str | None = None


def make_report(draft: Draft, settings: ReadSettings) -> Report:
    """The Report of a draft. Raises ReadError when it holds no text, half a surrogate pair or a NUL, or when its
    date is impossible.
    """
    text = draft.text
    _check_text(text)
    url = draft.url or settings.url
    paragraphs = paragraph_extents(text)
    headline = _headline(text, paragraphs, draft.title)
    title = draft.title or (_one_line(text[slice(*headline)]) if headline else None)
    byline, body = _front(text, paragraphs, headline)
    dateline = find_dateline(text, body) if body is not None else None
    wire = dateline.agency if dateline and dateline.agency else find_wire_credit(text, paragraphs)
    published = _published(draft, settings, dateline, text[: body or 0])
    outlet = draft.outlet or settings.outlet
    language = language_code(draft.language) or settings.language or detect_language(text)
    return Report(
        id=draft.id or report_id(text, title, outlet, url, published),
        text=text,
        sha256=sha256_of(draft.raw),
        title=title,
        headline=_span(text, headline),
        published=published,
        outlet=Outlet(outlet, domain_of(url)) if outlet else None,
        url=url,
        language=language,
        byline=draft.byline or byline,
        dateline=_span(text, dateline.extent if dateline else None),
        wire=_span(text, wire),
        sentences=sentence_extents(text),
        quotations=quotation_extents(text),
        readable=is_readable(language),
    )


def failed(origin: str, error: CrossbearingError) -> Failure:
    """The Failure that an error at `origin` is kept as."""
    return failure(origin, "read", str(error).removesuffix(f"; {error.cure}"), error.cure)


def domain_of(url: str | None) -> str | None:
    """The host of an address without "www.", or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def with_headline(title: str | None, body: str) -> str:
    """The stored text of an item whose title stands apart: the title, a blank line, the body. A body that begins
    with its title keeps it once.
    """
    title, body = _one_line(title or ""), body.strip()
    if not title:
        return body
    first, _, rest = body.partition("\n")
    if _one_line(first).casefold() == title.casefold():
        body = rest.strip()
    return f"{title}\n\n{body}" if body else title


def _check_text(text: str) -> None:
    if not text.strip():
        raise ReadError("no text in the item", cure="give a report with words in it")
    for what, found in (("a NUL", text.find("\0")), ("half a surrogate pair", _surrogate(text))):
        if found >= 0:
            raise ReadError(f"text holds {what}, which is no character", f"at offset {found}", "export the text again")


def _surrogate(text: str) -> int:
    found = re.search("[\ud800-\udfff]", text)
    return found.start() if found else -1


def _headline(text: str, paragraphs: tuple[Extent, ...], title: str | None) -> Extent | None:
    """Where the given title stands in the text, else the first line where it stands alone as a title does."""
    if title and title.strip():
        pattern = r"\s+".join(map(re.escape, title.split()))
        found = re.compile(rf"^\s*(?P<title>{pattern})\s*$", re.MULTILINE | re.IGNORECASE).search(text)
        if found:
            return found.span("title")
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    first = text[start:end]
    alone = "\n" not in first and len(first) <= LONGEST_HEADLINE and not _SENTENCE_END.search(first)
    if not alone or first[0].islower() or _LABEL.match(first) or find_byline(first) or find_dateline(text, start):
        return None
    return (start, end) if any(x.isalpha() for x in first) and len(first.split()) > 1 else None


def _front(text: str, paragraphs: tuple[Extent, ...], headline: Extent | None) -> tuple[str | None, int | None]:
    """The byline above the body, if any, and where the body begins: the first paragraph of the top with a dateline,
    else the first that is neither headline nor byline.
    """
    byline, body = None, None
    for start, end in paragraphs[: _HEADER_LINES + 1]:
        if headline and start < headline[1]:
            continue
        byline = byline or find_byline(text[start:end])
        if find_dateline(text, start):
            return byline, start
        if body is None and not find_byline(text[start:end]) and len(text[start:end]) > 60:
            body = start
    return byline, body


def _published(draft: Draft, settings: ReadSettings, dateline: Dateline | None, front: str) -> str | None:
    # `front` is headline and byline lines: "Friday, August 21, 2015" on a line of its own is a stated date.
    stated = publication_time(draft.published) or settings.published
    if stated or (dateline and dateline.day):
        return stated or (dateline.day if dateline else None)
    lines = [x.strip() for x in front.splitlines()]
    return next((x for x in map(first_date, filter(_is_date_line, lines)) if x), None)


def _is_date_line(line: str) -> bool:
    # Nothing but a date, perhaps with "Published:" before it: a date inside a headline is the event's.
    left = re.sub(
        r"(?i)\b(?:published|posted|updated|first|on|at|date|(?:mon|tues|wednes|thurs|fri|satur|sun)day|gmt|utc|am|pm|"
        r"january|february|march|april|may|june|july|august|september|october|november|december|"
        r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
        "",
        line,
    )
    return any(x.isdigit() for x in line) and not any(x.isalpha() for x in left.replace("T", "").replace("Z", ""))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _span(text: str, extent: Extent | None) -> Span | None:
    return Span.of(text, *extent) if extent else None
