"""The runs that changed the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Row, func, select

from crossbearing.concepts import Run
from crossbearing.errors import StoreError
from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.schema.content import changes, runs


class Runs:
    """The runs that changed the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def change(self, run: Run) -> Iterator[Change]:
        """One transaction: all that is put within it is stored, or nothing. Raises StoreError."""
        with self._database.writing() as connection:
            yield Change(connection, run)

    def all(self) -> tuple[Run, ...]:
        """Every run that changed something, in the order of their first changes."""
        first = select(changes.c.run, func.min(changes.c.seq).label("first")).group_by(changes.c.run).subquery()
        query = select(runs).join(first, first.c.run == runs.c.id).order_by(first.c.first)
        with self._database.reading() as connection:
            return tuple(_run(row) for row in connection.execute(query))

    def latest(self) -> Run | None:
        """The run that made the newest change; None in an empty store."""
        query = select(runs).join(changes, changes.c.run == runs.c.id).order_by(changes.c.seq.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _run(row) if row else None

    def last_change(self, run: str) -> int:
        """The number of a run's last change. Raises StoreError for a run that changed nothing here."""
        with self._database.reading() as connection:
            number = connection.execute(select(func.max(changes.c.seq)).where(changes.c.run == run)).scalar()
        if number is None:
            raise StoreError("no such run", run, "crossbearing status --runs lists them")
        return int(number)


def _run(row: Row[tuple[str, ...]]) -> Run:
    settings = tuple((str(key), str(value)) for key, value in json.loads(row.settings))
    return Run(row.id, row.program, row.model, settings, row.at)
