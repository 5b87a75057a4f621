"""Filters in addresses."""

import pytest

from crossbearing.errors import FormatError
from crossbearing.serve.views.filters import read_filter


def test_every_filter_is_read():
    asked = read_filter(
        {"q": "depot", "type": "assault", "mode": "aerial", "place": "Idlib", "since": "2015-11-01",
         "until": "2015-11-30",
         "standing": "contested", "min_toll": "5", "area": "30,30,40,40", "country": "syr", "offset": "50",
         "other": "x"}
    )  # fmt: skip
    assert asked.filter.event_type == "ASSAULT"
    assert asked.filter.country == "SYR"
    assert asked.filter.min_toll == 5
    assert asked.filter.area == (30.0, 30.0, 40.0, 40.0)
    assert "offset" not in asked.words
    assert "other" not in asked.words


def test_empty_values_ask_nothing():
    assert not read_filter({"q": " ", "type": "", "since": ""}).filter.asks()


def test_the_query_keeps_what_was_asked_and_drops_what_is_said():
    asked = read_filter({"q": "a b", "place": "Idlib"})
    assert asked.query() == "q=a+b&place=Idlib"
    assert asked.query(q=None) == "place=Idlib"
    assert asked.query(place="Homs") == "q=a+b&place=Homs"


@pytest.mark.parametrize(
    "given",
    [{"type": "BOMB"}, {"since": "yesterday"}, {"min_toll": "many"}, {"min_toll": "-1"}, {"min_toll": "٣"},
     {"area": "1,2"},
     {"area": "nan,0,1,1"}, {"area": "0,50,10,20"}, {"standing": "sure"}, {"q": "***"}, {"q": "-drill"}],
)  # fmt: skip
def test_what_cannot_be_is_named(given):
    with pytest.raises(FormatError):
        read_filter(given)
