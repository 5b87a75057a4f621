"""Being here puts this folder on the path, so that every test finds `samples`."""

import os
import shutil

import pytest
from sqlalchemy import make_url

from crossbearing.store import open_store

SERVER = "CROSSBEARING_TEST_SERVER"
"""Lets the tests of the store run on a PostgreSQL server: the URL of a user who may create databases."""


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of an empty store, to copy: making one anew takes the migrations a while."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    open_store(path).close()
    return path


@pytest.fixture
def store(tmp_path, request):
    """An empty store: the file record.db in tmp_path, or a database of the server that SERVER names."""
    if SERVER in os.environ:
        with open_store(request.getfixturevalue("new_database")()) as opened:
            yield opened
        return
    shutil.copy(request.getfixturevalue("empty_store"), tmp_path / "record.db")
    with open_store(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def fresh(tmp_path_factory, request):
    """A function that gives the place of another empty store each time it is called."""
    if SERVER in os.environ:
        return request.getfixturevalue("new_database")
    folder, empty = tmp_path_factory.mktemp("stores"), request.getfixturevalue("empty_store")
    numbers = iter(range(10**6))

    def make():
        return shutil.copy(empty, folder / f"{next(numbers)}.db")

    return make


@pytest.fixture(scope="session")
def new_database():
    """A function that makes a new database on the server, copied from one with the schema in it."""
    psycopg = pytest.importorskip("psycopg")
    made, numbers = [], iter(range(10**6))

    def make(template="template1"):
        made.append(f"crossbearing_test_{os.getpid()}_{next(numbers)}")
        with psycopg.connect(os.environ[SERVER], autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return str(make_url(os.environ[SERVER]).set(database=made[-1]))

    open_store(make()).close()
    yield lambda: make(made[0])
    with psycopg.connect(os.environ[SERVER], autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
