"""Being here puts this folder on the path, so that every test finds `samples`."""

import pytest

from crossbearing.store import open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "record.db") as opened:
        yield opened
