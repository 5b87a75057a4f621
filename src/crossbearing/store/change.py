"""A change: one transaction of one run. It numbers every row that is added in it."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from crossbearing.concepts import Run
from crossbearing.store.schema.content import changes, runs


class Change:
    """One transaction of one run. It leaves no trace, not even of the run, unless something is written in it."""

    def __init__(self, connection: Connection, run: Run) -> None:
        self.connection = connection
        self.run = run
        self._number: int | None = None

    @property
    def number(self) -> int:
        """The change's number, given at the first call; the rows added in it carry it."""
        if self._number is None:
            self._number = self._begin()
        return self._number

    def _begin(self) -> int:
        run, connection = self.run, self.connection
        if not connection.execute(select(runs.c.id).where(runs.c.id == run.id)).first():
            row = {"id": run.id, "program": run.program, "model": run.model, "at": run.at}
            connection.execute(runs.insert(), row | {"settings": json.dumps(run.settings, ensure_ascii=False)})
        inserted = connection.execute(changes.insert().returning(changes.c.seq), {"run": run.id})
        return int(inserted.scalar_one())
