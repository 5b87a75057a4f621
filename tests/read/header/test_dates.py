"""Publication dates as a table, and that what is stored is read again unchanged."""

from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given

from crossbearing.errors import ReadError
from crossbearing.read.header.dates import first_date, publication_time

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "publication_dates.yml").read_text(encoding="utf-8"))
MINUTES = st.integers(-12 * 60, 14 * 60).map(lambda x: timezone(timedelta(minutes=x)))


@pytest.mark.parametrize("case", CASES, ids=lambda x: str(x["stated"]))
def test_table(case):
    if "error" in case:
        with pytest.raises(ReadError, match=case["error"]) as raised:
            publication_time(case["stated"])
        assert str(case["stated"]) in str(raised.value) and raised.value.cure
    else:
        assert publication_time(case["stated"]) == case["stored"]


@given(st.datetimes(datetime(1600, 1, 1), datetime(2199, 12, 31), timezones=st.none() | MINUTES))
def test_what_is_stored_is_read_again_unchanged(moment):
    stored = moment.replace(microsecond=0).isoformat()
    assert publication_time(stored) == stored
    assert publication_time(stored[:10]) == stored[:10]


@given(st.text())
def test_any_words_give_a_date_or_a_read_error(words):
    with suppress(ReadError):
        publication_time(words)
    first_date(words)
