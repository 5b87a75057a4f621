"""Report and Outlet: one published item and who published it."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts.identity import content_id
from crossbearing.concepts.span import Extent, Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report. Never the source of a claim."""

    name: str
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published item as stored. `text` is what every span refers to, never changed after reading.

    `published` is an ISO date, or an ISO date-time with zone where one is stated, or None: unknown, never taken
    from the clock or a file's date. `headline` is where the title stands in the text, if it does. `sentences` and
    `quotations` are half-open extents in order; sentences are split inside long quotations too. `language` is
    ISO 639-1, None where undetermined. `sha256` is of the raw bytes. `readable` is False where the extractor does
    not read the language.
    """

    id: str
    text: str
    sha256: str
    version: int = 1
    title: str | None = None
    headline: Span | None = None
    published: str | None = None
    outlet: Outlet | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: Span | None = None
    wire: Span | None = None
    sentences: tuple[Extent, ...] = ()
    quotations: tuple[Extent, ...] = ()
    readable: bool = True

    @property
    def published_day(self) -> str | None:
        """The publication day as ISO date in the stated zone, or None."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one item gives: the report, its raw bytes, and `origin`, where it was found (path or address,
    with the item's number in a collection).
    """

    report: Report
    raw: bytes
    origin: str


def report_id(text: str, title: str | None, outlet: str | None, url: str | None, published: str | None) -> str:
    """The id of a report that was given none. Two outlets that print one text are two reports."""
    return content_id("r", text, title, outlet, url, published)
