"""Events and lineages: views over claims that are written anew when they change, the old ones kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, Table, delete, select

from crossbearing.concepts import Event, Lineage
from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.index.chunks import chunks
from crossbearing.store.index.events import (
    claimed_by,
    index_events,
    index_lineages,
    join_claims,
    redate_events,
    unindex_events,
)
from crossbearing.store.schema.content import event_versions, lineage_versions
from crossbearing.store.schema.derived import (
    current_claims,
    current_events,
    current_lineages,
    event_claims,
    lineage_reports,
)
from crossbearing.store.stored_form import pack, unpack

View = TypeVar("View", bound=Event | Lineage)


class _Written(NamedTuple):
    changed: list[str]
    gone: list[str]


class _Views(Generic[View]):
    """Rows of which the newest of an id speaks, and a table of those that do."""

    kind: type[View]
    table: Table
    current: Table

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, ids: Iterable[str]) -> tuple[View, ...]:
        """These, as they now are, in the order asked for; unknown ones and those that are no more are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, View] = {}
        query = select(self.table.c.id, self.table.c.body).join(self.current, self.current.c.seq == self.table.c.seq)
        with self._database.reading() as connection:
            for part in chunks(wanted):
                rows = connection.execute(query.where(self.current.c.id.in_(part)))
                found |= {row.id: unpack(self.kind, row.body) for row in rows}
        return tuple(found[one] for one in wanted if one in found)

    def ids(self) -> tuple[str, ...]:
        """The ids of all that now stand, sorted."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(self.current.c.id).order_by(self.current.c.id)).scalars())

    def past(self, one: str) -> tuple[View | None, ...]:
        """Everything this was, oldest first; None where it was no more (merged into another)."""
        query = select(self.table.c.body).where(self.table.c.id == one).order_by(self.table.c.seq)
        with self._database.reading() as connection:
            bodies = connection.execute(query).scalars()
            return tuple(None if body is None else unpack(self.kind, body) for body in bodies)

    def _write(self, change: Change, bodies: dict[str, str], ended: Iterable[str]) -> _Written:
        """Add a row for what is new or otherwise, and a tombstone for what has ended."""
        stood = self._stand(change.connection, [*bodies, *ended])
        changed = [one for one, body in bodies.items() if stood.get(one) != body]
        gone = [one for one in ended if one in stood]
        rows = [{"id": one, "body": bodies.get(one)} for one in sorted([*changed, *gone])]
        if rows:
            change.connection.execute(self.table.insert(), [row | {"change": change.number} for row in rows])
        return _Written(changed, gone)

    def _stand(self, connection: Connection, ids: Sequence[str]) -> dict[str, str]:
        query = select(self.table.c.id, self.table.c.body).join(self.current, self.current.c.seq == self.table.c.seq)
        found: dict[str, str] = {}
        for part in chunks(ids):
            found |= {row.id: row.body for row in connection.execute(query.where(self.current.c.id.in_(part)))}
        return found


class Events(_Views[Event]):
    """The events as they now stand, and as they stood."""

    kind, table, current = Event, event_versions, current_events

    def put(self, change: Change, events: Sequence[Event], over: Iterable[str] | None = None) -> int:
        """Let `events` be what linking makes of the claims `over` (None: of all claims). How many rows were added.

        Events that hold any of these claims and are not among `events` end. Events that are as they were add nothing.
        """
        scope = None if over is None else list(over)
        kept = {event.id: event for event in events}
        ended = sorted(claimed_by(change.connection, scope) - set(kept))
        written = self._write(change, {one: pack(event) for one, event in kept.items()}, ended)
        unindex_events(change.connection, [*written.changed, *written.gone])
        index_events(change.connection, [kept[one] for one in written.changed])
        as_they_were = kept.keys() - set(written.changed)
        redate_events(change.connection, [kept[one] for one in sorted(as_they_were)])
        join_claims(change.connection)
        self._mark_linked(change.connection, scope)
        return len(written.changed) + len(written.gone)

    def _mark_linked(self, connection: Connection, scope: list[str] | None) -> None:
        marked = current_claims.update().values(linked=True).where(current_claims.c.linked.is_(False))
        for part in [None] if scope is None else chunks(scope):
            connection.execute(marked if part is None else marked.where(current_claims.c.id.in_(part)))

    def of_claims(self, claims: Iterable[str]) -> dict[str, str]:
        """Claim id -> the id of the event it now belongs to; claims in no event are left out."""
        query = select(current_claims.c.id, current_claims.c.event).where(current_claims.c.event.is_not(None))
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for part in chunks(list(dict.fromkeys(claims))):
                found |= {row.id: row.event for row in connection.execute(query.where(current_claims.c.id.in_(part)))}
        return found

    def stale(self) -> tuple[str, ...]:
        """Events that name a claim which no longer stands (its report has a newer version), sorted."""
        left = event_claims.outerjoin(current_claims, current_claims.c.id == event_claims.c.claim)
        query = select(event_claims.c.event).select_from(left).where(current_claims.c.id.is_(None)).distinct()
        with self._database.reading() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def version(self, event: str) -> int | None:
        """A number that grows each time the event changes, for optimistic locks and ETags; None where unknown."""
        with self._database.reading() as connection:
            return connection.execute(select(current_events.c.seq).where(current_events.c.id == event)).scalar()


class Lineages(_Views[Lineage]):
    """Which reports now count as prints of one text, and how that was seen before."""

    kind, table, current = Lineage, lineage_versions, current_lineages

    def put(self, change: Change, lineages: Sequence[Lineage], over: Iterable[str] | None = None) -> int:
        """Let `lineages` be what linking makes of the reports `over` (None: of all). How many rows were added."""
        connection, kept = change.connection, {lineage.id: lineage for lineage in lineages}
        ended = sorted(self._touching(connection, None if over is None else list(over)) - set(kept))
        written = self._write(change, {one: pack(lineage) for one, lineage in kept.items()}, ended)
        self._index(connection, [*written.changed, *written.gone], [kept[one] for one in written.changed])
        return len(written.changed) + len(written.gone)

    def of_reports(self, reports: Iterable[str]) -> tuple[Lineage, ...]:
        """The lineages that any of these reports is part of, sorted by id."""
        with self._database.reading() as connection:
            return self.get(sorted(self._touching(connection, list(reports))))

    def _touching(self, connection: Connection, reports: list[str] | None) -> set[str]:
        if reports is None:
            return set(connection.execute(select(current_lineages.c.id)).scalars())
        found: set[str] = set()
        query = select(lineage_reports.c.lineage)
        for part in chunks(reports):
            found |= set(connection.execute(query.where(lineage_reports.c.report.in_(part))).scalars())
        return found

    def _index(self, connection: Connection, old: list[str], new: list[Lineage]) -> None:
        for part in chunks(old):
            connection.execute(delete(current_lineages).where(current_lineages.c.id.in_(part)))
            connection.execute(delete(lineage_reports).where(lineage_reports.c.lineage.in_(part)))
        index_lineages(connection, new)
