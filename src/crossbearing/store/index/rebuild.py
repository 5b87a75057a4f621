"""Make every derived index anew, by the same code that keeps it in step."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, select

from crossbearing.concepts import Event, Lineage
from crossbearing.store.index.chunks import MANY
from crossbearing.store.index.current import make_current
from crossbearing.store.index.events import index_events, index_lineages, join_claims
from crossbearing.store.index.links import start_over
from crossbearing.store.schema import content, derived
from crossbearing.store.stored_form import unpack


def rebuild(connection: Connection) -> None:
    """Empty the derived tables and fill them from the content. Claims wait to be linked anew."""
    for table in derived.DERIVED:
        connection.execute(delete(table))
    for report in connection.execute(select(content.reports.c.id)).scalars().all():
        make_current(connection, report)
    _events(connection)
    _lineages(connection)
    start_over(connection)


def _bodies(connection: Connection, table: Table) -> list[str]:
    newest = select(func.max(table.c.seq)).group_by(table.c.id)
    query = select(table.c.body).where(table.c.seq.in_(newest), table.c.body.is_not(None)).order_by(table.c.seq)
    return list(connection.execute(query).scalars())


def _events(connection: Connection) -> None:
    bodies = _bodies(connection, content.event_versions)
    for start in range(0, len(bodies), MANY):
        index_events(connection, [unpack(Event, body) for body in bodies[start : start + MANY]])
    join_claims(connection)


def _lineages(connection: Connection) -> None:
    index_lineages(connection, [unpack(Lineage, body) for body in _bodies(connection, content.lineage_versions)])
