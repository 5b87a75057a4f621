"""Nothing that was stored can be changed or taken away, by whatever program."""

import os
import sqlite3

import pytest
from conftest import SERVER
from samples import link_apart, put, reading, report, run

from crossbearing.concepts import Judgement, Lineage, failure
from crossbearing.store import open_store
from crossbearing.store.schema.content import GROWING

TABLES = [table.name for table in GROWING]


def fill(store):
    """A row in every table."""
    put(store, report())
    link_apart(store)
    claim = store.claims.ids()[0]
    with store.change(run()) as change:
        store.reports.put(change, reading())
        store.failures.put(change, [failure("b.txt", "read", "empty")])
        store.judgements.put(change, [Judgement("j-1", "confirm", (claim,), "a person", "2026-01-01T00:00:00+00:00")])
        store.lineages.put(change, [Lineage("l-1", "r1", ())])
    store.close()


@pytest.fixture
def filled(store, tmp_path):
    """A filled store, opened by a program that knows nothing of it."""
    if SERVER in os.environ:
        pytest.skip("SQLite's own ways; the server's are below")
    fill(store)
    with sqlite3.connect(tmp_path / "record.db") as connection:
        yield connection


def attempts(connection, table):
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    last = columns[-1]
    yield f"UPDATE {table} SET {last} = {last}"
    yield f"DELETE FROM {table}"
    yield f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    if columns[0] == "seq":  # the same content under a new number must not push the old row out
        yield f"INSERT OR REPLACE INTO {table} SELECT seq + 1000, {', '.join(columns[1:])} FROM {table}"


@pytest.mark.parametrize("table", TABLES)
def test_rows_neither_change_nor_go(filled, table):
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    assert before, "the test must have something to lose"
    for attempt in attempts(filled, table):
        try:
            filled.execute(attempt)
        except sqlite3.IntegrityError as error:
            assert "append-only" in str(error)
        after = filled.execute(f"SELECT * FROM {table}").fetchall()
        assert after[: len(before)] == before, attempt
        filled.rollback()
    for verb in ("UPDATE", "DELETE"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            filled.execute(next(a for a in attempts(filled, table) if a.startswith(verb)))


@pytest.mark.skipif(SERVER not in os.environ, reason=f"{SERVER} names no PostgreSQL server")
def test_rows_neither_change_nor_go_on_a_server(new_database):
    psycopg = pytest.importorskip("psycopg")
    place = new_database()
    fill(open_store(place))
    with psycopg.connect(place, autocommit=True) as connection:
        for table in GROWING:
            column = table.columns.keys()[-1]
            for attempt in (
                f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE",
            ):  # fmt: skip
                with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
                    connection.execute(attempt)
