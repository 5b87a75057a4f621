"""Bring a store to the schema this program speaks, when it is opened; refuse one that is newer."""

from __future__ import annotations

import importlib.resources

from sqlalchemy import Connection, inspect, text

from crossbearing.errors import StoreError
from crossbearing.store.database import Database
from crossbearing.store.schema import HEAD

_VERSION = "SELECT version_num FROM alembic_version"


def bring_up_to_date(database: Database, create: bool) -> None:
    """Create the schema in an empty store (if `create`), migrate an older one, leave a current one untouched.

    Raises StoreError for no store, a newer store, or a database that belongs to another program.
    """
    address = database.address
    if address.path is not None and not address.path.exists() and not create:
        raise StoreError("no store there", address.shown, "add a report first: crossbearing add FILE")
    with database.reading() as connection:
        found = schema_version(connection, address.shown)
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreError("the store is empty", address.shown, "add a report first: crossbearing add FILE")
    if database.sqlite:
        _write_ahead(database)
    with database.writing() as connection:
        if schema_version(connection, address.shown) != HEAD:
            _upgrade(connection)


def schema_version(connection: Connection, shown: str) -> str | None:
    """The migration that a database stands at, None for an empty one. Raises StoreError (newer, foreign)."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise StoreError("a database of another program", shown, "give the path of another file")
        return None
    found = connection.execute(text(_VERSION)).scalar()
    if found is None or found > HEAD:
        cure = "update the program: pip install --upgrade crossbearing"
        raise StoreError("a store of a newer version", f"{shown} ({found}, this program knows {HEAD})", cure)
    return str(found)


def _write_ahead(database: Database) -> None:
    # Readers go on while one writes. The mode is kept in the file, and cannot be set inside a transaction.
    with database.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        if driver is not None:
            driver.cursor().execute("PRAGMA journal_mode = WAL")


def _upgrade(connection: Connection) -> None:
    from alembic import command  # a second to import: only when there is something to do
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(importlib.resources.files("crossbearing.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
