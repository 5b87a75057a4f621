"""The columns that events are listed, filtered and drawn by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from crossbearing.concepts import Event, Lineage
from crossbearing.store.index.chunks import chunks
from crossbearing.store.index.terms import event_terms, fold
from crossbearing.store.schema import derived as d
from crossbearing.store.schema.content import event_versions, lineage_versions


def claimed_by(connection: Connection, claims: list[str] | None) -> set[str]:
    """The current events that hold any of these claims (None: all events), and those that lost claims since."""
    if claims is None:
        return set(connection.execute(select(d.current_events.c.id)).scalars())
    found: set[str] = set()
    query = select(d.event_claims.c.event)
    for part in chunks(claims):
        found |= set(connection.execute(query.where(d.event_claims.c.claim.in_(part))).scalars())
    return found


def unindex_events(connection: Connection, ids: Sequence[str]) -> None:
    """Take events out of the tables of what stands; their claims belong to none until linked."""
    for part in chunks(ids):
        for table in (d.event_terms, d.event_tolls, d.event_places, d.event_claims):
            connection.execute(delete(table).where(table.c.event.in_(part)))
        connection.execute(delete(d.current_events).where(d.current_events.c.id.in_(part)))
        freed = d.current_claims.update().values(event=None)
        connection.execute(freed.where(d.current_claims.c.event.in_(part)))


def index_events(connection: Connection, events: Sequence[Event]) -> None:
    """Enter events that were just written into the tables of what stands."""
    seqs = newest_rows(connection, event_versions, [event.id for event in events])
    reported = _last_reported(connection, events)
    _insert(connection, d.current_events, [_row(event, seqs[event.id], reported) for event in events])
    _insert(connection, d.event_terms, [row for event in events for row in _terms(event)])
    _insert(connection, d.event_tolls, [row for event in events for row in _tolls(event)])
    _insert(connection, d.event_places, [row for event in events for row in _places(event)])
    _insert(connection, d.event_claims, [{"claim": c, "event": e.id} for e in events for c in e.claims])


def join_claims(connection: Connection, claims: Sequence[str] | None = None) -> None:
    """Let each of these claims (None: of all) that points to no event point to the one that says it holds it."""
    holder = select(func.max(d.event_claims.c.event)).where(d.event_claims.c.claim == d.current_claims.c.id)
    joined = d.current_claims.update().values(event=holder.scalar_subquery())
    joined = joined.where(d.current_claims.c.event.is_(None))
    for part in [None] if claims is None else chunks(claims):
        connection.execute(joined if part is None else joined.where(d.current_claims.c.id.in_(part)))


def index_lineages(connection: Connection, lineages: Sequence[Lineage]) -> None:
    """Enter lineages that were just written into the tables of what stands."""
    seqs = newest_rows(connection, lineage_versions, [lineage.id for lineage in lineages])
    members = {(x.id, report) for x in lineages for report in (x.origin, *(copy.report for copy in x.copies))}
    if lineages:
        connection.execute(d.current_lineages.insert(), [{"id": one, "seq": seq} for one, seq in seqs.items()])
        connection.execute(d.lineage_reports.insert(), [{"lineage": one, "report": r} for one, r in sorted(members)])


def newest_rows(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, int]:
    """Id -> number of its newest row in a table of versions."""
    found: dict[str, int] = {}
    query = select(table.c.id, func.max(table.c.seq).label("seq")).group_by(table.c.id)
    for part in chunks(ids):
        found |= {row.id: row.seq for row in connection.execute(query.where(table.c.id.in_(part)))}
    return found


def _last_reported(connection: Connection, events: Sequence[Event]) -> dict[str, str]:
    # Claim -> the day of its report: an event without a date is listed where it was last reported on.
    found: dict[str, str] = {}
    query = select(d.current_claims.c.id, d.current_reports.c.published).join(
        d.current_reports, d.current_reports.c.report == d.current_claims.c.report
    )
    for part in chunks([claim for event in events if not (event.end or event.start) for claim in event.claims]):
        rows = connection.execute(query.where(d.current_claims.c.id.in_(part)))
        found |= {row.id: (row.published or "")[:10] for row in rows}
    return found


def redate_events(connection: Connection, events: Sequence[Event]) -> None:
    """Put undated events where their reports now stand: these may have been given another publication time."""
    undated = [event for event in events if not (event.end or event.start)]
    reported = _last_reported(connection, undated)
    for event in undated:
        day = _sort_day(event, reported)
        moved = d.current_events.update().values(sort_day=day).where(d.current_events.c.sort_day != day)
        connection.execute(moved.where(d.current_events.c.id == event.id))


def _sort_day(event: Event, reported: dict[str, str]) -> str:
    return event.end or event.start or max((reported.get(claim, "") for claim in event.claims), default="")


def _row(event: Event, seq: int, reported: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id, "seq": seq, "event_type": event.event_type, "title": event.title,
        "title_folded": fold(event.title), "start": event.start, "end": event.end,
        "sort_day": _sort_day(event, reported), "standing": event.standing, "independent": event.independent,
        "claims": len(event.claims),
    }  # fmt: skip


def _terms(event: Event) -> Iterable[dict[str, Any]]:
    return ({"event": event.id, "kind": k, "value": v, "folded": fold(v)} for k, v in event_terms(event))


def _tolls(event: Event) -> Iterable[dict[str, Any]]:
    for toll in event.counts:
        bounds = {"low": toll.low.value, "best": toll.best.value, "high": toll.high.value}
        yield {"event": event.id, "kind": toll.kind, "of": toll.of} | {k: _storable(v) for k, v in bounds.items()}


def _storable(number: int | None) -> int | None:
    # An absurd number in a report must not keep the event from being listed: the column holds 64 bits.
    return None if number is None else max(-(2**63), min(number, 2**63 - 1))


def _places(event: Event) -> Iterable[dict[str, Any]]:
    for place in (whereabouts.place for whereabouts in event.places):
        yield {
            "event": event.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
            "precision": place.precision, "radius_km": place.radius_km,
        }  # fmt: skip


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
