"""From a draft to a Report: what is found in the text, and the promises that hold for any text."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from crossbearing.errors import ReadError
from crossbearing.read import ReadSettings
from crossbearing.read.reports import Draft, domain_of, make_report, with_headline
from tests.read.test_sentences import TEXTS

DEFAULT = ReadSettings()


def report_of(text, settings=DEFAULT, **known):
    return make_report(Draft(text, text.encode("utf-8", "surrogatepass"), "test", **known), settings)


def test_header_of_an_agency_report():
    report = report_of(
        "Nine killed in raid\n\nBy Rana Haddad\n\nGAO, Mali, May 4, 2023 (SPA) - Gunmen killed nine.\n\nSource: SPA\n"
    )
    assert (report.title, report.headline.text, report.byline) == ("Nine killed in raid",) * 2 + ("Rana Haddad",)
    assert (report.dateline.text, report.wire.text) == ("GAO, Mali, May 4, 2023 (SPA)", "SPA")
    assert report.published == "2023-05-04"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Nine killed in raid\nGunmen killed nine traders on Tuesday.", "Nine killed in raid"),
        ("Gunmen killed nine traders.\nThey fled.", None),
        ("Only one line", None),
        ("GAO, Mali (SPA) - Gunmen came\n\nThey fled.", None),
        ("• a point made\n\nAnother paragraph.", None),
        ("the end of some line\n\nAnother paragraph.", None),
        ("“We fired”: a soldier's story\n\nHe was there.", "“We fired”: a soldier's story"),
    ],
)
def test_headlines_of_texts_without_a_given_title(text, headline):
    report = report_of(text)
    assert (report.headline.text if report.headline else None) == headline
    assert report.title == headline


def test_a_given_title_is_found_where_it_stands_and_only_there():
    assert report_of("Kicker\nNine  killed\n\nBody.", title="Nine killed").headline.extent == (7, 19)
    report = report_of("Another headline here\n\nBody.", title="Nine killed")
    assert report.title == "Nine killed" and report.headline.text == "Another headline here"


def test_a_missing_date_stays_missing():
    assert report_of("Nine killed in raid\n\nGunmen killed nine on Nov. 20.").published is None
    assert report_of("Raid of 4 May 2023 remembered\n\nPeople gathered.").published is None


def test_a_line_that_is_a_date_is_the_stated_date():
    body = "Gunmen killed nine traders in a market in the north of the country on Tuesday."
    assert report_of(f"Nine killed\n\nFriday, August 21, 2015\n\n{body}").published == "2015-08-21"


def test_what_the_user_says_fills_in_what_an_item_does_not_say():
    said = ReadSettings(published="2015-11-20", outlet="Daily Post", language="fr").checked()
    report = report_of("GAO, 3 MAY 2015 (SPA) - Nine died.", said, url="https://www.post.example/1")
    assert (report.published, report.language) == ("2015-11-20", "fr")
    assert (report.outlet.name, report.outlet.domain) == ("Daily Post", "post.example")
    report = report_of("Nine died.", said, published="2015-01-01", outlet="Other", language="en")
    assert (report.published, report.outlet.name, report.language) == ("2015-01-01", "Other", "en")


def test_a_language_that_is_not_read_is_marked():
    report = report_of("Des hommes armés ont attaqué le marché mardi, tuant neuf commerçants, selon un responsable.")
    assert report.language == "fr" and not report.readable


@pytest.mark.parametrize(("text", "named"), [(" \n", "no text"), ("a\0b", "a NUL"), ("a\ud800", "half a surrogate")])
def test_texts_that_cannot_be_stored_are_refused(text, named):
    with pytest.raises(ReadError, match=named):
        report_of(text)


def test_one_text_in_two_outlets_is_two_reports_and_the_same_item_one():
    assert report_of("Nine died.", outlet="A").id != report_of("Nine died.", outlet="B").id
    assert report_of("Nine died.").id == report_of("Nine died.").id


def test_headline_is_not_doubled():
    assert with_headline("Nine killed", "NINE KILLED\n\nBody.") == "Nine killed\n\nBody."
    assert with_headline(None, " Body. ") == "Body."
    assert with_headline("Nine killed", "") == "Nine killed"


def test_domains():
    assert [domain_of(x) for x in ("https://www.a.example/x", "no address", None, "http://[bad")] == [
        "a.example", None, None, None,
    ]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.none() | TEXTS)
def test_every_span_holds_its_words_for_any_text(text, title):
    try:
        report = report_of(text, title=title)
    except ReadError:
        return
    assert report.text == text
    for span in (report.headline, report.dateline, report.wire):
        if span:
            span.check(report.text)
