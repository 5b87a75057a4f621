"""Copies: what descends from what, and what only tells the same story."""

import dataclasses

from crossbearing.link.copies.lineage import find_lineages
from crossbearing.link.copies.passages import candidates, compare_texts, copy_keys
from tests.link.build import report

AGENCY = (
    "Gunmen attacked a fuel convoy on the road north of the river town early on Tuesday. "
    "Three drivers were taken away and two tankers were set on fire, the provincial governor said. "
    "A column of soldiers reached the place an hour later and found the road blocked with stones. "
    "Nobody has claimed the attack, the fourth on that road since the rains began"
)
PRINTED = (
    "Armed men hit a convoy. "
    "Gunmen attacked a fuel convoy on the road north of the river town early Tuesday. "
    "Three drivers were taken away and two tankers set on fire, the provincial governor said. "
    "A column of soldiers reached the place an hour later and found the road blocked by stones"
)
OWN = (
    "Two tankers burned on the northern highway after an ambush whose authors are unknown. "
    "Our correspondent counted four burned vehicles beside the bridge. "
    "Families of three missing drivers gathered at the depot to ask for news of them. "
    "Officials said an investigation had begun"
)


def dated(name, text, day):
    return report(name, text, day, f"Outlet {name}")


def test_an_edited_reprint_descends_from_the_earlier_print():
    copy = compare_texts(dated("late", PRINTED, "2020-03-04"), dated("early", AGENCY, "2020-03-03"))
    assert copy and (copy.report, copy.origin) == ("late", "early")
    assert copy.share > 0.8 and len(copy.passages) == 3


def test_the_same_story_in_own_words_is_no_copy():
    assert compare_texts(dated("a", AGENCY, "2020-03-03"), dated("b", OWN, "2020-03-04")) is None


def test_candidates_find_the_reprint_by_shared_keys():
    reports = {
        "a": dated("a", AGENCY, "2020-03-03"),
        "b": dated("b", PRINTED, "2020-03-04"),
        "c": dated("c", OWN, "2020-03-04"),
    }
    assert candidates({i: copy_keys(r) for i, r in reports.items()}) == {("a", "b")}


def test_a_chain_of_reprints_leads_back_to_the_origin():
    reports = [
        dated("a", AGENCY, "2020-03-03"),
        dated("b", PRINTED, "2020-03-04"),
        dated("c", PRINTED + ". More to come", "2020-03-05"),
    ]
    (lineage,) = find_lineages({r.id: r for r in reports})
    assert lineage.origin == "a" and [c.report for c in lineage.copies] == ["b", "c"]


def test_a_stitched_report_keeps_its_own_passages_apart():
    stitched = dated("s", OWN + ". " + PRINTED, "2020-03-06")
    copy = compare_texts(dated("a", AGENCY, "2020-03-03"), stitched)
    assert copy and 0.3 < copy.share < 0.8
    assert all(start >= len(OWN) for (start, _), _ in ((p.extent, p.origin) for p in copy.passages))


def test_a_quotation_that_two_reporters_heard_is_no_copy():
    quote = (
        "We will not leave this road until every driver is home again and the stones are gone, "
        "and we say so to all who listen today"
    )
    one, two = (
        dated("a", f"The governor spoke. {quote}. Rain fell", "2020-03-03"),
        dated("b", f"At noon he said this. {quote}. Then he left", "2020-03-03"),
    )
    quoted = [
        dataclasses.replace(r, quotations=((r.text.find(quote), r.text.find(quote) + len(quote)),)) for r in (one, two)
    ]
    assert compare_texts(*quoted) is None
    assert compare_texts(one, two) is not None or len(quote.split()) < 25
