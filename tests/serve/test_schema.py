"""Whatever the schema allows, and what it does not, the API answers without falling over."""

import pytest
from hypothesis import HealthCheck, given, settings
from samples import sample_stages
from serve.conftest import fill

from crossbearing.serve import ServeSettings
from crossbearing.serve.app import plain_app
from crossbearing.serve.desk import Desk
from crossbearing.store import open_store

schemathesis = pytest.importorskip("schemathesis")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("schema") / "record.db") as store:
        yield plain_app(Desk(fill(store), ServeSettings(author="Tester"), sample_stages))


def operations(app):
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    return [found.ok() for found in schema.get_all_operations()]


def test_no_request_makes_the_api_fall_over(plain):
    for operation in operations(plain):

        @given(operation.as_strategy())
        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def holds(case):
            answer = case.call()
            assert answer.status_code < 500, (case.method, case.path, answer.text[:300])
            if answer.status_code >= 400:
                assert set(answer.json()["error"]) == {"status", "what", "value", "cure"}

        holds()
