"""What could not be read or understood, and whether it has been since."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import exists, select

from crossbearing.concepts import Failure
from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.schema.content import extractions, failures, versions
from crossbearing.store.stored_form import pack, unpack


class Failures:
    """Every failure, under its content hash: the same failure twice is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, change: Change, failed: Iterable[Failure]) -> int:
        """Store failures that are not there yet. How many were new."""
        new = {failure.id: failure for failure in failed}
        known = select(failures.c.id).where(failures.c.id.in_(list(new)))
        for one in change.connection.execute(known).scalars().all():
            del new[one]
        rows = [
            {"id": f.id, "origin": f.origin, "stage": f.stage, "body": pack(f), "change": change.number}
            for f in new.values()
        ]
        if rows:
            change.connection.execute(failures.insert(), rows)
        return len(rows)

    def all(self) -> tuple[Failure, ...]:
        """Every failure, oldest first."""
        with self._database.reading() as connection:
            bodies = connection.execute(select(failures.c.body).order_by(failures.c.seq)).scalars()
            return tuple(unpack(Failure, body) for body in bodies)

    def open(self) -> tuple[Failure, ...]:
        """The failures whose input has not been read since, oldest first."""
        read_since = exists().where(
            versions.c.seq == extractions.c.version,
            versions.c.origin == failures.c.origin,
            extractions.c.change > failures.c.change,
        )
        with self._database.reading() as connection:
            rows = connection.execute(select(failures.c.body).where(~read_since).order_by(failures.c.seq))
            return tuple(unpack(Failure, body) for body in rows.scalars())
