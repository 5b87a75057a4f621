"""Pages of events and of search hits, and the points and days that a map and a timeline draw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from crossbearing.concepts import Claim, Event, Report
from crossbearing.store.database import Database
from crossbearing.store.fulltext import matching
from crossbearing.store.pages.filters import EVERYTHING, Filter, of_claims, of_events
from crossbearing.store.pages.snippet import Snippet, snippet
from crossbearing.store.schema import content
from crossbearing.store.schema import derived as d
from crossbearing.store.stored_form import unpack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of an answer: `items` from number `offset` (0-based) of `total`."""

    items: tuple[T, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class Point:
    """One place of one event, to draw: WGS 84 degrees, and the radius of the area that the words may mean."""

    event: str
    name: str
    lat: float
    lon: float
    precision: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim (by its evidence) or a report (by its text) that answers a search; `kind` says which."""

    kind: str
    id: str
    report: str
    title: str
    outlet: str | None
    published: str | None
    snippet: Snippet
    event: str | None = None


class Pages:
    """Answers in parts, each from one state of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._dialect = database.engine.dialect.name

    def events(self, wanted: Filter = EVERYTHING, offset: int = 0, limit: int = 50) -> Page[Event]:
        """Events newest first: by the last day they may have happened on, undated ones by when they were reported."""
        conditions = of_events(wanted, self._dialect)
        events, rows = d.current_events.c, content.event_versions.c
        query = select(rows.body).join(d.current_events, events.seq == rows.seq).where(*conditions)
        query = query.order_by(events.sort_day.desc(), events.id).offset(offset).limit(limit)
        with self._database.reading() as connection:
            total = _number(connection, select(d.current_events.c.id).where(*conditions))
            found = tuple(unpack(Event, body) for body in connection.execute(query).scalars())
        return Page(found, total, offset)

    def points(self, wanted: Filter = EVERYTHING) -> tuple[Point, ...]:
        """Every place with coordinates of the events asked for."""
        places, events = d.event_places.c, d.current_events.c
        query = select(places.event, places.name, places.lat, places.lon, places.precision, places.radius_km)
        query = query.join(d.current_events, events.id == places.event).where(
            places.lat.is_not(None), places.lon.is_not(None), *of_events(wanted, self._dialect)
        )
        with self._database.reading() as connection:
            return tuple(Point(*row) for row in connection.execute(query.order_by(places.event, places.name)))

    def days(self, wanted: Filter = EVERYTHING) -> dict[str, int]:
        """First day -> how many of the events asked for began on it; undated ones are left out."""
        start = d.current_events.c.start
        query = select(start, func.count()).where(start.is_not(None), *of_events(wanted, self._dialect))
        with self._database.reading() as connection:
            return {day: number for day, number in connection.execute(query.group_by(start).order_by(start)) if day}

    def terms(self, kind: str, wanted: Filter = EVERYTHING, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """The values of one kind (mode, place, country, source, outlet, actor) by how many events have them."""
        terms, number = d.event_terms.c, func.count().label("number")
        query = select(terms.value, number).join(d.current_events, d.current_events.c.id == terms.event)
        query = query.where(terms.kind == kind, *of_events(wanted, self._dialect)).group_by(terms.value)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(number.desc(), terms.value).limit(limit))
            return tuple((row.value, row.number) for row in rows)

    def claims(self, wanted: Filter = EVERYTHING, offset: int = 0, limit: int = 50) -> Page[Claim]:
        """Claims by report and place in the text."""
        conditions = of_claims(wanted, self._dialect)
        claims, resolutions = d.current_claims.c, content.resolutions.c
        query = select(resolutions.body).join(d.current_claims, claims.resolution == resolutions.seq)
        query = query.where(*conditions).order_by(claims.report, claims.position, claims.id)
        with self._database.reading() as connection:
            total = _number(connection, select(d.current_claims.c.id).where(*conditions))
            bodies = connection.execute(query.offset(offset).limit(limit)).scalars()
            return Page(tuple(unpack(Claim, body) for body in bodies), total, offset)

    def doubtful(self, without: Collection[str] = (), offset: int = 0, limit: int = 50) -> Page[Claim]:
        """Claims by doubt, the most doubtful first: 1 - confidence, and 0.5 more where the event is contested, 0.25
        where a place is named and none of its country known. `without`: claims that need no look.
        """
        claims, events, resolutions = d.current_claims.c, d.current_events.c, content.resolutions.c
        contested = case((events.standing == "contested", 0.5), else_=0.0)
        doubt = 1.0 - claims.confidence + contested + case((_unplaced(), 0.25), else_=0.0)
        query = select(claims.id, claims.resolution).outerjoin(d.current_events, events.id == claims.event)
        query = query.order_by(doubt.desc(), claims.report, claims.position, claims.id)
        left_out = set(without)
        # Whom people have looked at is few beside all: passed over here, so that no list of them goes into the SQL.
        # Bodies are fetched once the order is known: sorting 100,000 of them takes a minute.
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(offset + limit + len(left_out)))
            wanted = [row.resolution for row in rows if row.id not in left_out][offset : offset + limit]
            bodies = connection.execute(
                select(resolutions.seq, resolutions.body).where(resolutions.seq.in_(wanted))
            ).all()
            total = _number(connection, select(d.current_claims.c.id))
        found = {row.seq: unpack(Claim, row.body) for row in bodies}
        return Page(tuple(found[seq] for seq in wanted), max(0, total - len(left_out)), offset)

    def reports(self, offset: int = 0, limit: int = 50) -> Page[Report]:
        """Reports, published last first; those without a date at the end."""
        reports, versions = d.current_reports.c, content.versions.c
        query = select(versions.body, versions.text).join(d.current_reports, reports.version == versions.seq)
        query = query.order_by(reports.published.desc().nulls_last(), reports.report).offset(offset).limit(limit)
        with self._database.reading() as connection:
            total = _number(connection, select(d.current_reports.c.report))
            found = tuple(unpack(Report, row.body, text=row.text) for row in connection.execute(query))
        return Page(found, total, offset)

    def search(self, query: str, wanted: Filter = EVERYTHING, offset: int = 0, limit: int = 50) -> Page[Hit]:
        """Claims whose evidence answers the query, then reports whose title or text does; newest reports first.

        A report passes a filter when one of its claims does. Raises StoreError for an empty query.
        """
        claims = self._claim_hits(query, wanted)
        reports = self._report_hits(query, wanted)
        with self._database.reading() as connection:
            totals = [_number(connection, hits) for hits in (claims, reports)]
            rows = list(connection.execute(claims.offset(offset).limit(limit)))
            left, behind = limit - len(rows), max(0, offset - totals[0])
            rows += list(connection.execute(reports.offset(behind).limit(left))) if left else []
        return Page(tuple(_hits(rows, query)), sum(totals), offset)

    def _claim_hits(self, query: str, wanted: Filter) -> Select[Any]:
        claims, reports, versions = d.current_claims.c, d.current_reports.c, content.versions.c
        found = select(
            claims.id, claims.report, versions.title, reports.outlet, reports.published, claims.event,
            content.claims.c.evidence.label("text"),
        )  # fmt: skip
        found = found.join(content.claims, content.claims.c.seq == claims.claim)
        found = found.join(d.current_reports, reports.report == claims.report)
        found = found.join(content.versions, versions.seq == reports.version)
        found = found.where(claims.claim.in_(matching("claim_words", query, self._dialect)))
        found = found.where(*of_claims(wanted, self._dialect))
        return found.order_by(reports.published.desc().nulls_last(), claims.report, claims.position, claims.id)

    def _report_hits(self, query: str, wanted: Filter) -> Select[Any]:
        reports, versions = d.current_reports.c, content.versions.c
        found = select(reports.report, versions.title, reports.outlet, reports.published, versions.text)
        found = found.join(content.versions, versions.seq == reports.version)
        found = found.where(versions.seq.in_(matching("report_words", query, self._dialect)))
        if wanted.asks():
            claims = d.current_claims.c
            found = found.where(reports.report.in_(select(claims.report).where(*of_claims(wanted, self._dialect))))
        return found.order_by(reports.published.desc().nulls_last(), reports.report)


def _unplaced() -> ColumnElement[bool]:
    # Sets, not a question for each claim: SQLite would look through every term of the kind each time.
    terms = d.claim_terms.c
    named, known = (select(terms.claim).where(terms.kind == kind) for kind in ("place", "country"))
    return d.current_claims.c.id.in_(named) & d.current_claims.c.id.not_in(known)


def _number(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one())


def _hits(rows: Sequence[Row[Any]], query: str) -> Iterator[Hit]:
    for row in rows:
        values = row._mapping
        kind = "claim" if "id" in values else "report"
        yield Hit(
            kind, values.get("id", values["report"]), values["report"], values["title"], values["outlet"],
            values["published"], snippet(values["text"], query), values.get("event"),
        )  # fmt: skip
