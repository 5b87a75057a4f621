"""The examples read whole, say what their README says of them, and hold the words that expected.yml quotes."""

from pathlib import Path

import pytest
import yaml

from crossbearing.concepts import Reading
from crossbearing.read import read_source

FOLDER = Path(__file__).parents[2] / "examples"
EXPECTED = yaml.safe_load((FOLDER / "expected.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readings():
    found = list(read_source(FOLDER / "reports"))
    assert all(isinstance(x, Reading) for x in found)
    return {Path(x.origin).name: x.report for x in found}


def test_sixteen_reports_of_article_length_each_labelled_as_invented(readings):
    assert len(readings) == 16
    for report in readings.values():
        assert 120 <= len(report.text.split()) <= 350
        assert "invented for the examples of crossbearing." in report.text.lower()


@pytest.mark.parametrize("finding", EXPECTED["findings"], ids=lambda x: f"{x['kind']}-{x['happening']}")
def test_quoted_words_stand_in_the_reports(readings, finding):
    assert finding["happening"] in EXPECTED["happenings"]
    for named in finding["reports"]:
        assert named["words"] in readings[named["report"]].text
    assert finding.get("origin", "01-meridian-el-obeid.txt") in readings


def test_dates_are_the_stated_ones(readings):
    assert readings["02-nile-courier.html"].published == "2031-03-11T13:40:00+02:00"  # not its footer's 2029
    assert readings["04-military-wire.txt"].published == "2031-03-13"
    assert readings["05-mediterranean-brief.txt"].published is None
    assert readings["06-zamboanga-herald.html"].published == "2031-03-12T09:05:00+08:00"
    assert readings["07-levant-ledger.xml#2"].published == "2031-03-14T11:15:00+02:00"
    assert readings["08-sulu-watch.atom#1"].published == "2031-03-15T08:00:00+08:00"


def test_furniture_of_pages_is_left_out(readings):
    text = readings["02-nile-courier.html"].text
    assert text.startswith("Nine dead as blast tears through Al Ubayyid depot\n\nNine people were killed")
    assert "Cup draw" not in text and "track(" not in text and "All rights" not in text


def test_wire_credits_tell_where_a_text_comes_from(readings):
    assert readings["01-meridian-el-obeid.txt"].wire.text == "MPA"
    assert readings["03-harbour-gazette.txt"].wire.text == "MPA"
    assert readings["04-military-wire.txt"].wire.text == "SUDAN LISTENING SERVICE"


def test_the_words_about_the_examples_count_what_is_there():
    words = {3: "three", 4: "four", 5: "five", 6: "six"}[len(EXPECTED["happenings"])]
    for name in ("README.md", "demo.sh"):
        told = (FOLDER / name).read_text(encoding="utf-8")
        assert f"{words} happenings" in told or f"{words} invented happenings" in told, name
