"""The record as it stood after a change, from the content alone: what makes an export repeatable."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, Subquery, Table, func, or_, select

from crossbearing.concepts import Claim, Event, Judgement, Lineage, Record, Report, standing_judgements
from crossbearing.store.database import Database
from crossbearing.store.schema.content import (
    claims,
    event_versions,
    extractions,
    judgements,
    lineage_versions,
    resolutions,
    versions,
)
from crossbearing.store.stored_form import unpack


class Snapshot:
    """The record as of one change. Every order is by content, so that two stores of one record answer alike."""

    def __init__(self, database: Database, change: int) -> None:
        self._database = database
        self._change = change

    def reports(self) -> Iterator[Report]:
        """The current version of each report, by id."""
        query = select(versions.c.body, versions.c.text).where(versions.c.seq.in_(select(self._speaking().c.seq)))
        with self._database.reading() as connection:
            for row in connection.execution_options(yield_per=200).execute(query.order_by(versions.c.report)):
                yield unpack(Report, row.body, text=row.text)

    def claims(self) -> Iterator[Claim]:
        """The current claims, resolved, by report, place in the text and id."""
        newest = (
            select(func.max(resolutions.c.seq))
            .join(claims, claims.c.seq == resolutions.c.claim)
            .where(resolutions.c.change <= self._change, claims.c.extraction.in_(self._extractions()))
            .group_by(resolutions.c.claim)
        )
        query = (
            select(claims.c.id, resolutions.c.body)
            .join(resolutions, resolutions.c.claim == claims.c.seq)
            .join(extractions, extractions.c.seq == claims.c.extraction)
            .join(versions, versions.c.seq == extractions.c.version)
            .where(resolutions.c.seq.in_(newest))
            .order_by(versions.c.report, claims.c.position, claims.c.id, claims.c.seq.desc())
        )
        last = None
        with self._database.reading() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query):
                if row.id != last:  # a claim that a person added may have been extracted since
                    yield unpack(Claim, row.body)
                last = row.id

    def events(self) -> Iterator[Event]:
        """The events that stood, by first day (undated ones first) and id."""
        found = [unpack(Event, body) for body in self._standing(event_versions)]
        yield from sorted(found, key=lambda event: (event.start or "", event.id))

    def lineages(self) -> Iterator[Lineage]:
        """The lineages that stood, by id."""
        yield from (unpack(Lineage, body) for body in self._standing(lineage_versions))

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement made until then, in the order of their time."""
        query = select(judgements.c.body).where(judgements.c.change <= self._change)
        with self._database.reading() as connection:
            found = [unpack(Judgement, body) for body in connection.execute(query).scalars()]
        return tuple(sorted(found, key=lambda judgement: (judgement.at, judgement.id)))

    def record(self) -> Record:
        """All of it at once."""
        return Record(tuple(self.reports()), tuple(self.claims()), tuple(self.events()), tuple(self.lineages()))

    def _speaking(self) -> Subquery:
        # The version of each report that was published last, then added last (index/current.py, the same rule).
        order = versions.c.published_order.desc(), versions.c.seq.desc()
        rank = func.row_number().over(partition_by=versions.c.report, order_by=order).label("rank")
        ranked = select(versions.c.seq, rank).where(versions.c.change <= self._change).subquery()
        return select(ranked.c.seq).where(ranked.c.rank == 1).subquery()

    def _extractions(self) -> Select[tuple[int]]:
        spoken = extractions.c.version.in_(select(self._speaking().c.seq))
        by_program = (
            select(func.max(extractions.c.seq))
            .where(extractions.c.judgement.is_(None), extractions.c.change <= self._change)
            .group_by(extractions.c.version)
        )
        added: ColumnElement[bool] = extractions.c.judgement.in_(self._additions())
        return select(extractions.c.seq).where(spoken, or_(extractions.c.seq.in_(by_program), added))

    def _additions(self) -> list[str]:
        return [judgement.id for judgement in standing_judgements(self.judgements()) if judgement.act == "add"]

    def _standing(self, table: Table) -> Iterator[str]:
        newest = select(func.max(table.c.seq)).where(table.c.change <= self._change).group_by(table.c.id)
        query = select(table.c.body).where(table.c.seq.in_(newest), table.c.body.is_not(None)).order_by(table.c.id)
        with self._database.reading() as connection:
            yield from connection.execute(query).scalars()
