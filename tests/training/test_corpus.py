"""The project's own annotated corpus: files sound, no template, dates that agree with weekdays, a card up to date."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from training.agreement import (
    BEGIN,
    CARD,
    CORPUS,
    END,
    SCORER,
    SLOTS,
    agreement_table,
    bare,
    card_with,
    compare,
    figures_table,
    load_scorer,
    read,
    reports,
)
from training.markup import KINDS, STATUSES, TYPES, Annotated, check, parse
from training.sets.sentences import split_sentences

SECOND = CORPUS / "second"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# A guard, no full list: heads of state and ministers whom reports on these regions most often name.
LIVING = (
    "Abiy Erdogan Erdoğan Netanyahu Putin Zelensky Zelenskyy Biden Trump Obama Macron Guterres Lavrov Shoigu Modi "
    "Isaias Kagame Tshisekedi Ramaphosa Museveni Kenyatta Obasanjo Barzani Khamenei Rouhani Maduro Ortega Cerezo Berri "
    "Aoun Haftar Burhan Dagalo Hamdok Tillerson Blinken Lukashenko Aliyev Pashinyan Duterte Rajapaksa Hasina Karzai "
    "Ghani Sisi Vucic Dodik"
).split()
DAY_ALONE = re.compile(r"(?:late |early )?(\w+)(?: (?:night|morning|evening|afternoon))?", re.I)
DAY_AND_MONTH = re.compile(rf"\D*(\d{{1,2}}) ({'|'.join(MONTHS)})\D*(?:\d{{4}})?", re.I)


@pytest.fixture(scope="module")
def corpus() -> list[Annotated]:
    return reports()


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary with offsets at any depth."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans(part)


def times(corpus: list[Annotated]) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Report id, publication date, claim and time of every claim whose time is resolved."""
    for report in corpus:
        for claim in report.claims:
            if claim["time"] and claim["time"]["from"]:
                yield report.head["id"], report.head["published"][:10], claim, claim["time"]


def day_of(text: str) -> str | None:
    """The weekday of an expression that is nothing but one: "Sunday", "late Sunday", "Sunday night"."""
    match = DAY_ALONE.fullmatch(" ".join(text.split()))
    return match[1].lower() if match and match[1].lower() in WEEKDAYS else None


def test_every_file_parses_and_no_id_is_used_twice() -> None:
    assert check(sorted(CORPUS.glob("*.txt"))) == []
    assert check(sorted(SECOND.glob("*.txt"))) == []


def test_an_id_is_its_file_s_number() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        assert parse(path.read_text(encoding="utf-8"), path.name).head["id"] == f"cb-{path.name[:3]}"


def test_there_are_300_reports_of_60_to_300_words(corpus: list[Annotated]) -> None:
    assert len(corpus) >= 300
    outside = {r.head["id"]: len(r.text.split()) for r in corpus if not 60 <= len(r.text.split()) <= 300}
    assert outside == {}


def test_every_type_status_and_kind_occurs(corpus: list[Annotated]) -> None:
    claims = [claim for report in corpus for claim in report.claims]
    assert {claim["event_type"] for claim in claims} == TYPES
    assert {claim["status"] for claim in claims} == STATUSES | {"happened"}
    assert {report.head["kind"] for report in corpus} == KINDS


def test_every_span_is_its_text(corpus: list[Annotated]) -> None:
    for report in corpus:
        for span in spans(report.claims):
            assert report.text[span["start"] : span["end"]] == span["text"], report.head["id"]
            assert span["text"].strip() == span["text"] != "", (report.head["id"], span["text"])


def test_no_two_reports_share_a_sentence(corpus: list[Annotated]) -> None:
    seen: dict[str, str] = {}
    for report in corpus:
        for start, end in split_sentences(report.text):
            words = re.findall(r"\w+", report.text[start:end].lower())
            sentence = " ".join(words)
            if len(words) >= 8:
                assert seen.setdefault(sentence, report.head["id"]) == report.head["id"], sentence


def test_a_weekday_is_resolved_to_that_weekday_within_a_week(corpus: list[Annotated]) -> None:
    checked = 0
    for report, published, _, time in times(corpus):
        weekday = day_of(time["text"])
        if weekday is None or time["from"] != time["to"] or published == "none":
            continue
        day = datetime.date.fromisoformat(time["from"])
        assert WEEKDAYS[day.weekday()] == weekday, (report, time)
        assert abs((day - datetime.date.fromisoformat(published)).days) <= 7, (report, time)
        checked += 1
    assert checked > 200


def test_a_day_and_month_are_resolved_to_that_day(corpus: list[Annotated]) -> None:
    checked = 0
    for report, _, _, time in times(corpus):
        match = DAY_AND_MONTH.fullmatch(" ".join(time["text"].split()))
        if match and time["from"] == time["to"]:
            day = datetime.date.fromisoformat(time["from"])
            assert (day.day, MONTHS[day.month - 1]) == (int(match[1]), match[2].lower()), (report, time)
            checked += 1
    assert checked > 30


def test_nothing_has_happened_after_it_was_published(corpus: list[Annotated]) -> None:
    for report, published, claim, time in times(corpus):
        if claim["status"] == "happened" and published != "none":
            assert time["from"] <= published, (report, claim["trigger"]["text"], time)


def test_time_spans_leave_out_on_and_in(corpus: list[Annotated]) -> None:
    for report in corpus:
        for claim in report.claims:
            first = claim["time"]["text"].lower().split()[0] if claim["time"] else ""
            assert first not in ("on", "in"), (report.head["id"], claim["time"])


def test_no_well_known_living_person_is_named() -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(LIVING)})\b", re.I)
    named = {path.name: pattern.findall(path.read_text(encoding="utf-8")) for path in CORPUS.rglob("*.txt")}
    assert {name: found for name, found in named.items() if found} == {}


def test_the_card_s_figures_are_today_s(corpus: list[Annotated]) -> None:
    card = CARD.read_text(encoding="utf-8")
    assert card == card_with(card, figures_table(corpus)), "run `python -m training.agreement card --write`"


def test_a_card_without_a_place_for_figures_is_refused() -> None:
    assert card_with(f"a\n{BEGIN}\nold\n{END}\nb\n", "new") == f"a\n{BEGIN}\n\nnew\n\n{END}\nb\n"
    with pytest.raises(ValueError, match="has no lines"):
        card_with("a card\n", "new")


def test_a_stripped_report_keeps_its_text_and_loses_its_claims() -> None:
    for path in sorted(CORPUS.glob("?[03]4-*.txt")):
        source = path.read_text(encoding="utf-8")
        stripped = parse(bare(source, path.name), path.name)
        assert stripped.claims == []
        assert stripped.text == parse(source, path.name).text
        assert "]{" not in bare(source, path.name)


def test_both_annotations_of_thirty_reports_stand_on_one_text() -> None:
    paths = sorted(SECOND.glob("*.txt"))
    assert [path.name[:3] for path in paths] == [f"{number:03}" for number in range(4, 295, 10)]
    for path in paths:
        assert read(path).text == read(CORPUS / path.name).text


def test_annotations_of_two_texts_are_not_compared(tmp_path: Path) -> None:
    source = (CORPUS / "224-cocoa-futures.txt").read_text(encoding="utf-8")
    (tmp_path / "224-cocoa-futures.txt").write_text(source.replace("Cocoa", "Coffee"), encoding="utf-8")
    with pytest.raises(ValueError, match="different texts"):
        compare(CORPUS, tmp_path, scorer=Scorer())  # type: ignore[arg-type]


class Scorer:
    """Stands in where a comparison must fail before it is scored."""


@pytest.mark.skipif(not SCORER.exists(), reason="the claim scorer is in ../shared, which is not here")
def test_an_annotation_agrees_with_itself_and_less_with_another() -> None:
    scorer = load_scorer()
    same, other = compare(SECOND, SECOND, scorer), compare(CORPUS, SECOND, scorer)
    assert all(same[name]["f1"] == 1.0 for name in ("detection", *SLOTS, "complete"))
    assert 0.5 < other["slots"]["f1"] < 1.0
    assert "| detection |" in agreement_table(other)
    assert Counter(agreement_table(other))["\n"] > len(SLOTS)


def test_a_missing_scorer_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no claim scorer at"):
        load_scorer(tmp_path / "claims.py")
