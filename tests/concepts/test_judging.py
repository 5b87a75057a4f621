"""What judgements make of claims: the last verdict speaks, corrections are laid over, and errors speak to people."""

import dataclasses

import pytest
from samples import claims_of, report

from crossbearing.concepts import Judgement
from crossbearing.concepts.judging import by_claim, corrected, judged, whole
from crossbearing.errors import FormatError

REPORT = report(text="Jets struck Talakhar on Friday, killing 8, a monitor said.")
(CLAIM,) = claims_of(REPORT)[1]


def said(act, second, **more):
    return Judgement(f"j-{act}-{second}", act, (CLAIM.id,), "ann", f"2026-01-01T00:00:{second:02}+00:00", **more)


def left(*judgements, of=REPORT):
    return list(judged([CLAIM], by_claim(judgements), {of.id: of}))


def test_of_confirm_and_reject_the_last_speaks_in_whatever_order_they_come():
    assert left(said("reject", 1)) == []
    assert left(said("confirm", 2), said("reject", 1)) == [CLAIM]
    assert left(said("confirm", 1), said("reject", 2)) == []


def test_a_correction_is_laid_over_with_a_note():
    (after,) = left(said("correct", 1, field="status", value="planned"))
    assert (after.id, after.status) == (CLAIM.id, "planned") and "status: corrected by ann" in after.notes
    (later,) = left(
        said("correct", 2, field="status", value="ongoing"), said("correct", 1, field="status", value="planned")
    )
    assert later.status == "ongoing"


def test_a_correction_of_another_text_is_left_off_and_said():
    other = dataclasses.replace(REPORT, text=REPORT.text.replace("Jets", "Aircraft"))
    (after,) = left(said("correct", 1, field="status", value="planned"), of=other)
    assert after.status == "happened" and "no longer fits" in after.notes[-1]


def test_bounds_alone_make_a_whole_count():
    part = {"start": 40, "end": 41, "text": "8", "kind": "killed", "low": 9, "high": 9}
    assert whole("counts", [part])[0]["resolution"] == {"low": 9, "high": 9, "best": 9}
    stood = part | {"resolution": {"low": 8, "high": 8, "best": 8}}
    assert whole("counts", [stood])[0]["resolution"]["best"] == 9


@pytest.mark.parametrize(
    ("field", "value"),
    [("places", "Aleppo"), ("places", ["Aleppo"]), ("time", "Friday"), ("time", 5), ("counts", [{"low": 1}]),
     ("counts", {"kind": "killed"}), ("places", [{"start": 0}]), ("attribution", [3]), ("trigger", "struck")],
)  # fmt: skip
def test_a_wrong_value_is_told_without_the_insides_of_python(field, value):
    with pytest.raises(FormatError) as told:
        corrected(CLAIM, REPORT, field, value)
    assert "claims.jsonl" in str(told.value) and field in str(told.value)
    assert not any(words in str(told.value) for words in ("object", "attribute", "__init__", "indices", "argument"))
