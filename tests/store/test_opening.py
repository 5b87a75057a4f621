"""Opening a store: made, migrated, or refused with a cure."""

import os
import sqlite3
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from samples import put, report, run
from sqlalchemy import create_engine

import crossbearing.store
from crossbearing.errors import StoreError
from crossbearing.store import open_store
from crossbearing.store.schema import HEAD, METADATA


def test_first_open_makes_the_schema_of_this_program(tmp_path, store):
    with create_engine(f"sqlite:///{tmp_path / 'record.db'}").connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    words = [d for d in differences if "_words" not in str(d)]  # full text tables are no part of the metadata
    assert words == []


def test_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", os.path.join(os.path.dirname(crossbearing.store.__file__), "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_what_was_stored_is_there_after_reopening(tmp_path, store):
    put(store, report())
    store.close()
    with open_store(tmp_path / "record.db", create=False) as again:
        assert again.reports.ids() == ("r1",)


def test_a_url_names_the_same_store(tmp_path, store):
    put(store, report())
    with open_store(f"sqlite:///{tmp_path / 'record.db'}") as again:
        assert again.reports.ids() == ("r1",)


def refused(location, **how):
    with pytest.raises(StoreError) as caught:
        open_store(location, **how)
    assert caught.value.cure and "\n" not in str(caught.value)
    return str(caught.value)


def test_no_store_there(tmp_path):
    assert "no store there" in refused(tmp_path / "absent.db", create=False)
    assert not (tmp_path / "absent.db").exists()


def test_no_folder_there(tmp_path):
    assert "cannot be opened" in refused(tmp_path / "absent" / "record.db")


def test_a_newer_store_is_refused_and_left_alone(tmp_path, store):
    put(store, report())
    store.close()
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "record.db").read_bytes()
    assert "newer version" in refused(tmp_path / "record.db") and "upgrade" in refused(tmp_path / "record.db")
    assert (tmp_path / "record.db").read_bytes() == before


def test_another_programs_database_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert "another program" in refused(tmp_path / "other.db")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to look at " * 20)
    before = path.read_bytes()
    assert "not a Crossbearing store" in refused(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("url", ["mysql://host/name", "not a url://", ""])
def test_other_kinds_of_store_are_refused(url):
    assert "postgresql://" in refused(url)


def test_a_password_is_never_shown():
    pytest.importorskip("psycopg")
    assert "hush" not in refused("postgresql://somebody:hush@127.0.0.1:1/record")


def test_a_locked_store_says_so(tmp_path, store):
    put(store, report())
    with open_store(tmp_path / "record.db", wait_s=0.05) as impatient, sqlite3.connect(tmp_path / "record.db") as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            put(impatient, report("r2", "Crowds marched."))
        assert impatient.reports.ids() == ("r1",), "readers go on"
        other.rollback()


def test_a_store_that_cannot_be_written_can_be_read(tmp_path, store, monkeypatch):
    put(store, report())
    store.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anywhere
    with open_store(tmp_path / "record.db", create=False) as shut:
        assert shut.reports.ids() == ("r1",)
        with pytest.raises(StoreError, match="cannot be written"):
            put(shut, report("r2", "Crowds marched."))


def test_a_full_disk_keeps_what_was_stored(tmp_path, store):
    put(store, report())
    with store._database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
        connection.rollback()
    with pytest.raises(StoreError, match="disk is full"):
        put(store, *(report(f"r{n}", f"Jets struck {n}. " * 400) for n in range(2, 90)))
    kept = store.reports.ids()
    store.close()
    with open_store(tmp_path / "record.db") as again:
        assert again.reports.ids() == kept and "r1" in kept
        assert {claim.report for claim in again.claims.get(again.claims.ids())} == set(kept), "each report is whole"


def test_two_programs_may_open_a_new_store_at_once(tmp_path):
    opened, failed = [], []

    def open_it():
        try:
            opened.append(open_store(tmp_path / "new.db"))
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and len(opened) == 4
    for one in opened:
        one.close()


def test_a_change_within_a_change_is_refused(store):
    with store.change(run()), pytest.raises(StoreError, match="within a change"), store.change(run()):
        pass
