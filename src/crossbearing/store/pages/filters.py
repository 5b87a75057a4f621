"""Questions that pages and people ask of events and claims, as SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from crossbearing.store.fulltext import matching
from crossbearing.store.index.terms import fold
from crossbearing.store.schema import derived as d


@dataclass(frozen=True, slots=True)
class Filter:
    """What events or claims to show; None asks nothing. Dates are ISO and inclusive: what may have happened between
    `since` and `until`. Names (place, source, outlet, actor) are found by any part of them, without case and accents.
    `min_toll` asks for an event of which some report gives that many `toll_kind` (killed) or more. `area` is west,
    south, east, north in degrees, for events (of claims) with a place in it; west of east crosses the date line.
    """

    text: str | None = None
    event_type: str | None = None
    mode: str | None = None
    place: str | None = None
    country: str | None = None
    source: str | None = None
    outlet: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    standing: str | None = None
    min_toll: int | None = None
    toll_kind: str = "killed"
    area: tuple[float, float, float, float] | None = None

    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return any(getattr(self, f.name) is not None for f in fields(self) if f.name != "toll_kind")


_WHOLE = ("mode", "country")  # codes: found whole, never by a part


def of_events(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on `current_events`."""
    events = d.current_events.c
    conditions = list(_named(wanted, events.id, d.event_terms, d.event_terms.c.event))
    if wanted.event_type:
        conditions.append(events.event_type == wanted.event_type.upper())
    if wanted.standing:
        conditions.append(events.standing == wanted.standing)
    conditions.extend(_between(wanted, events.start, events.end))
    if wanted.min_toll is not None:
        conditions.append(_toll(wanted))
    if wanted.area:
        conditions.append(events.id.in_(_within(wanted.area)))
    if wanted.text:
        titled = _part_of(events.title_folded, wanted.text)
        conditions.append(or_(events.id.in_(_telling(wanted.text, dialect)), titled))
    return conditions


def of_claims(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on `current_claims`; `standing`, `min_toll` and `area` are asked of the claim's event."""
    claims = d.current_claims.c
    conditions = list(_named(wanted, claims.id, d.claim_terms, d.claim_terms.c.claim))
    if wanted.event_type:
        conditions.append(claims.event_type == wanted.event_type.upper())
    conditions.extend(_between(wanted, claims.start, claims.end))
    if wanted.outlet:
        reports = d.current_reports.c
        published = select(reports.report).where(_part_of(reports.outlet_folded, wanted.outlet))
        conditions.append(claims.report.in_(published))
    if wanted.standing or wanted.min_toll is not None or wanted.area:
        of_event = Filter(
            standing=wanted.standing, min_toll=wanted.min_toll, toll_kind=wanted.toll_kind, area=wanted.area
        )
        conditions.append(claims.event.in_(select(d.current_events.c.id).where(*of_events(of_event, dialect))))
    if wanted.text:
        conditions.append(claims.claim.in_(matching("claim_words", wanted.text, dialect)))
    return conditions


def _named(
    wanted: Filter, own: ColumnElement[str], terms: Table, owner: ColumnElement[str]
) -> Iterator[ColumnElement[bool]]:
    # Each list of owners is found once: asked of every row in turn, SQLite may scan all terms for each.
    outlet = ("outlet",) if terms is d.event_terms else ()
    for kind in ("mode", "place", "country", "source", "actor", *outlet):
        if asked := getattr(wanted, kind):
            same = terms.c.folded == fold(asked) if kind in _WHOLE else _part_of(terms.c.folded, asked)
            yield own.in_(select(owner).where(terms.c.kind == kind, same))


def _part_of(column: ColumnElement[str], asked: str) -> ColumnElement[bool]:
    return column.contains(fold(asked), autoescape=True)


def _between(
    wanted: Filter, start: ColumnElement[str | None], end: ColumnElement[str | None]
) -> Iterator[ColumnElement[bool]]:
    # An open end ("since June") overlaps all that follows; without any date, nothing is known to be between.
    if wanted.since:
        yield or_(end >= wanted.since, and_(end.is_(None), start.is_not(None)))
    if wanted.until:
        yield or_(start <= wanted.until, and_(start.is_(None), end.is_not(None)))


def _toll(wanted: Filter) -> ColumnElement[bool]:
    tolls = d.event_tolls.c
    most = func.coalesce(tolls.high, tolls.best, tolls.low)
    enough = select(tolls.event).where(tolls.kind == wanted.toll_kind, most >= wanted.min_toll)
    return d.current_events.c.id.in_(enough)


def _within(area: tuple[float, float, float, float]) -> Select[tuple[str]]:
    west, south, east, north = area
    places = d.event_places.c
    sides = places.lon >= west, places.lon <= east
    across = and_(*sides) if west <= east else or_(*sides)
    return select(places.event).where(places.lat >= south, places.lat <= north, across)


def _telling(text: str, dialect: str) -> Select[tuple[str]]:
    claims = d.current_claims.c
    found = claims.claim.in_(matching("claim_words", text, dialect))
    return select(claims.event).where(claims.event.is_not(None), found)


EVERYTHING = Filter()
"""The filter that asks nothing."""
