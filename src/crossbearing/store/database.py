"""Connections and transactions, on SQLite and PostgreSQL, and what their errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from crossbearing.errors import StoreError, UnstorableError
from crossbearing.store.address import Address

WAIT_S = 30.0
"""How long a writer waits for another one before it gives up."""

_WRITERS = 0x63726F7373  # the advisory lock that lets PostgreSQL's writers in one by one, so that changes keep order


class Database:
    """Hands out connections. One thread's reads inside its own `writing` see what it has written so far."""

    def __init__(self, address: Address, wait_s: float = WAIT_S) -> None:
        self.address = address
        self.engine = _engine(address, wait_s)
        self.sqlite = address.path is not None
        self._ambient: ContextVar[Connection | None] = ContextVar("ambient", default=None)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store for as long as it is held. Raises StoreError."""
        ambient = self._ambient.get()
        with explained(self.address.shown):
            if ambient is not None:
                yield ambient
                return
            with self.engine.connect().execution_options(writes=False) as connection, connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock: all of it is stored, or none. Raises StoreError."""
        if self._ambient.get() is not None:
            raise StoreError("a change within a change", self.address.shown, "finish the first one before")
        opened = self.engine.connect().execution_options(writes=True)
        with explained(self.address.shown), opened as connection, connection.begin():
            if not self.sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
            token = self._ambient.set(connection)
            try:
                yield connection
            finally:
                self._ambient.reset(token)

    def flush(self) -> None:
        """Bring what was written to the disk itself, so that it outlasts a power cut."""
        if self.sqlite:
            with explained(self.address.shown), self.engine.connect() as connection:
                driver = connection.connection.dbapi_connection
                if driver is not None:
                    driver.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Give the connections back; on SQLite this also folds the write-ahead log into the file."""
        self.engine.dispose()


def _engine(address: Address, wait_s: float) -> Engine:
    if address.path is None:
        try:
            return create_engine(address.url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        except ModuleNotFoundError as error:
            cure = "install the driver: pip install 'crossbearing[postgresql]'"
            raise StoreError("PostgreSQL needs its driver", address.shown, cure) from error
    engine = create_engine(_readable_url(address), connect_args={"timeout": wait_s, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _readable_url(address: Address) -> Any:
    # SQLite's log needs a writable folder even to read; a store on a read-only medium cannot change, so say so.
    path = address.path
    if path and path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        name = f"file:{path}"
        return address.url.set(database=name).update_query_dict({"mode": "ro", "immutable": "1", "uri": "true"})
    return address.url


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where this module says, not where the driver guesses
    if not connection.execute("PRAGMA query_only").fetchone()[0]:
        connection.execute("PRAGMA page_size = 8192")  # of new files: a claim is 1 to 3 KB, smaller pages waste a third
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE, too, meets the triggers
        connection.execute("PRAGMA synchronous = NORMAL")  # whole after any crash; lasting once it is flushed
        connection.execute("PRAGMA cache_size = -65536")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def explained(shown: str) -> Iterator[None]:
    """Turn the database's errors into StoreErrors that name the store and the cure."""
    try:
        yield
    except DBAPIError as error:
        raise explain(str(error.orig), shown) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise explain(str(error), shown) from error
    except UnicodeEncodeError as error:
        raise UnstorableError("text that is not Unicode", error.reason, "write the report in UTF-8") from error


def explain(message: str, shown: str) -> StoreError:
    """The StoreError for a database's message."""
    folded = message.casefold()
    if "nul (0x00)" in folded:
        return UnstorableError("text with a null character", None, "take the null characters out, or use SQLite")
    for marks, what, cure in _MEANINGS:
        if any(mark in folded for mark in marks):
            return StoreError(what, shown, cure)
    return StoreError("the store did not answer", f"{shown} ({message.splitlines()[0]})", "see docs/store.md")


_MEANINGS = (
    (("append-only",), "the store only ever grows", "record a judgement instead of changing what is stored"),
    (("locked", "busy"), "another program is writing to the store", "wait for it to end, then try again"),
    (("readonly", "read-only"), "the store cannot be written", "check the permissions of the file and its folder"),
    (("disk is full", "no space left"), "the disk is full", "free some space and add again; all before is stored"),
    (("not a database", "malformed"), "not a Crossbearing store", "give the path of another file, or a copy of it"),
    (("unable to open",), "the store cannot be opened", "check that its folder exists and may be written"),
    (("disk i/o",), "the disk did not answer", "check the disk and its free space, then add again"),
    (("connection refused", "could not connect", "connection failed", "could not translate host", "does not exist",
      "authentication failed", "resolve host"),
     "no database answers there", "check the URL, and that the server runs and lets you in"),
)  # fmt: skip
