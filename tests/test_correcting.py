"""Corrections in plain words: resolved, or refused in words for people."""

import pytest
from samples import SampleResolver, claims_of, report

from crossbearing.errors import CrossbearingError
from crossbearing.pipeline.judging import resolved_value

REPORT = report(text="Jets struck Talakhar on Friday, killing 8, a monitor said.\nCrowds marched in Orenzo.")
CLAIM = claims_of(REPORT)[1][0]


def right(field, words):
    return resolved_value(SampleResolver(), REPORT, CLAIM, field, words)


def test_words_of_the_report_become_its_spans_and_others_are_laid_over_what_stood_there():
    assert [(x["text"], x["name"], x["lat"]) for x in right("places", "Orenzo")] == [("Orenzo", "Orenzo", 4.2)]
    time = right("time", "20 November 2015")
    assert (time["text"], time["from"]) == ("Friday", "2015-11-20")
    (count,) = right("counts", 11)
    assert (count["text"], count["kind"], count["low"]) == ("8", "killed", 11)
    assert right("actors", "Jets")[0]["text"] == "Jets"
    assert right("attribution", "monitor")[0]["source"]["text"] == "monitor"
    assert (right("negated", "yes"), right("modes", "aerial, drone")) == (True, ["aerial", "drone"])


@pytest.mark.parametrize(
    ("field", "words"), [("places", "Atlantis"), ("trigger", "bombed"), ("attribution", "nobody"), ("status", "x")]
)
def test_words_that_cannot_be_are_refused_for_people(field, words):
    with pytest.raises(CrossbearingError) as told:
        right(field, words)
    assert words in str(told.value) and "object" not in str(told.value)
