"""The store, opened: everything a stage may ask of it, by concept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import func, select

from crossbearing.concepts import Run
from crossbearing.store.address import parse_address
from crossbearing.store.change import Change
from crossbearing.store.content.claims import Claims
from crossbearing.store.content.events import Events, Lineages
from crossbearing.store.content.failures import Failures
from crossbearing.store.content.judgements import Judgements
from crossbearing.store.content.reports import Reports
from crossbearing.store.content.runs import Runs
from crossbearing.store.content.snapshot import Snapshot
from crossbearing.store.database import WAIT_S, Database
from crossbearing.store.index.links import Keys, Pairs, renewed, start_over, unlinked
from crossbearing.store.index.rebuild import rebuild
from crossbearing.store.migrate import bring_up_to_date
from crossbearing.store.pages.listing import Pages
from crossbearing.store.pages.names import near
from crossbearing.store.schema import content, derived


class Store:
    """One record and all it came from. Reads see one state each; writes go through `change`.

    Content only grows: `reports`, `claims`, `judgements`, `failures`, `runs`, and the versions of `events` and
    `lineages`. `keys` and `pairs` are linking's own indexes, `pages` answers what is shown.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.runs = Runs(database)
        self.reports = Reports(database)
        self.claims = Claims(database)
        self.events = Events(database)
        self.lineages = Lineages(database)
        self.judgements = Judgements(database)
        self.failures = Failures(database)
        self.keys = Keys(database)
        self.pairs = Pairs(database)
        self.pages = Pages(database)

    @property
    def location(self) -> str:
        """The store's path or URL, without a password."""
        return self._database.address.shown

    @contextmanager
    def change(self, run: Run) -> Iterator[Change]:
        """One transaction of a run: all that is put with it is stored, or nothing. Raises StoreError."""
        with self.runs.change(run) as change:
            yield change

    def as_of(self, run: str) -> Snapshot:
        """The record as it stood after the run's last change. Raises StoreError for an unknown run."""
        return Snapshot(self._database, self.runs.last_change(run))

    def last_change(self) -> int:
        """The number of the newest change, 0 for an empty store: while it stays, so does every answer."""
        with self._database.reading() as connection:
            return connection.execute(select(func.max(content.changes.c.seq))).scalar() or 0

    def now(self) -> Snapshot:
        """The record as it stands; empty for an empty store."""
        return Snapshot(self._database, self.last_change())

    def unlinked(self) -> list[str]:
        """The claims that linking has not seen as they now stand, sorted."""
        with self._database.reading() as connection:
            return unlinked(connection)

    def renewed(self, after: int) -> dict[str, int]:
        """Report id -> the number of its current version, for those that got it after version number `after`."""
        with self._database.reading() as connection:
            return renewed(connection, after)

    def start_over(self, change: Change) -> None:
        """Forget linking's keys and scores and let every claim wait to be linked."""
        start_over(change.connection)

    def rebuild(self) -> None:
        """Make every derived index anew from the content; keys and scores wait for linking."""
        with self._database.writing() as connection:
            rebuild(connection)

    def counts(self) -> dict[str, int]:
        """How many of each thing the store holds; reports, claims and events as they now stand."""
        tables = {
            "reports": derived.current_reports, "versions": content.versions, "claims": derived.current_claims,
            "events": derived.current_events, "lineages": derived.current_lineages,
            "judgements": content.judgements, "failures": content.failures, "raws": content.raws,
        }  # fmt: skip
        with self._database.reading() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in tables.items()
            }

    def near(self, one: str, limit: int = 3) -> tuple[str, ...]:
        """Ids of reports, claims, events, judgements and runs that begin like `one`, else those most like it."""
        with self._database.reading() as connection:
            return near(connection, one, limit)

    def flush(self) -> None:
        """Bring what was written to the disk itself. Without it a crash of the program loses nothing either, but a
        power cut may take the last changes back, each of them whole.
        """
        self._database.flush()

    def close(self) -> None:
        """Give the connections back."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_store(location: str | Path, create: bool = True, wait_s: float = WAIT_S) -> Store:
    """The store at a path or URL, brought to this program's schema; made there if `create` and nothing is there.

    `wait_s`: how long to wait for another writer. Raises StoreError: none there, newer, foreign, locked, not writable.
    """
    database = Database(parse_address(location), wait_s)
    try:
        bring_up_to_date(database, create)
    except BaseException:
        database.close()
        raise
    return Store(database)
