"""What rules spot for any engine (tests/cases/extract_spotting.yml)."""

from pathlib import Path

import pytest
import yaml

from crossbearing.extract.spotting import anonymous_credits, number_phrases, style_of, time_phrases, weapon_words

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "extract_spotting.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_spotting(case):
    text = case["text"]
    found = {
        "numbers": [text[n.start : n.end] for n in number_phrases(text)],
        "times": [text[a:b] for a, b in time_phrases(text)],
        "weapons": {text[w.start : w.end]: w.name for w in weapon_words(text)},
    }
    assert {name: found[name] for name in case if name != "text"} == {k: v for k, v in case.items() if k != "text"}


def test_money_is_marked():
    assert [n.money for n in number_phrases("12 men took $12")] == [False, True]


@pytest.mark.parametrize(
    ("text", "cue", "certainty"),
    [
        ("The town was allegedly taken.", "allegedly", "possible"),
        ("It has been officially reported that it fell.", "It has been officially reported", "probable"),
        ("There are reports of fighting.", "There are reports", "probable"),
        ("It was confirmed that it fell.", "It was confirmed", "certain"),
    ],
)
def test_credit_without_a_name(text, cue, certainty):
    ((start, end), left) = anonymous_credits(text)[0]
    assert (text[start:end], left) == (cue, certainty)


def test_style_by_quotation_marks(report_of):
    text = 'He said "they fired on us all night long" and fled.'
    report = report_of(text)
    at = text.index("fired")
    assert style_of(report, (at, at + 5)) == "direct"
    assert style_of(report, (0, len(text))) == "mixed"
    assert style_of(report, (0, 2)) == "indirect"
