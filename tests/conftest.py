"""Being here puts this folder on the path, so that every test finds `samples`."""

import shutil

import pytest

from crossbearing.store import open_store


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of an empty store, to copy: making one anew takes the migrations a while."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    open_store(path).close()
    return path


@pytest.fixture
def store(tmp_path, empty_store):
    shutil.copy(empty_store, tmp_path / "record.db")
    with open_store(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def fresh(tmp_path_factory, empty_store):
    """A function that gives the path of another empty store each time it is called."""
    folder = tmp_path_factory.mktemp("stores")
    numbers = iter(range(10**6))

    def make():
        return shutil.copy(empty_store, folder / f"{next(numbers)}.db")

    return make
