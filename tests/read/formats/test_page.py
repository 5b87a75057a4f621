"""Pages: the article and what the page states, whatever else stands in it."""

import pytest

from crossbearing.errors import ReadError
from crossbearing.read.formats.page import declared_charset, fragment_text, page_draft, stated_time

BODY = "<p>Gunmen opened fire on traders in a market on Tuesday, killing nine people, an official said.</p>" * 3


def page(head="", article=BODY):
    head = f"<head><title>Nine killed</title>{head}</head>"
    return f"<!DOCTYPE html><html>{head}<body><article><h1>Nine killed</h1>{article}</article></body></html>"


@pytest.mark.parametrize(
    ("head", "article", "time"),
    [
        ('<meta property="article:published_time" content="2023-05-04T18:20:00+02:00">', "",
         "2023-05-04T18:20:00+02:00"),
        ('<meta name="DC.date.issued" content="2023-05-04">', "", "2023-05-04"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","datePublished":'
         '"2023-05-04T16:20:00Z"}]}</script>', "", "2023-05-04T16:20:00+00:00"),
        ('<script type="application/ld+json">{broken</script>', "", None),
        ('<script type="application/ld+json">{"@type":"Comment","datePublished":"2023-05-04"}</script>', "", None),
        ("", '<time datetime="2023-05-04T18:20+02:00">today</time>', "2023-05-04T18:20:00+02:00"),
        ("", '<p class="published">4 May 2023, 18:20 GMT</p>', "2023-05-04T18:20:00+00:00"),
        ('<meta name="date" content="soon">', '<span class="posted-on">May 4, 2023</span>', "2023-05-04"),
        ("", "<p>It began on 4 May 2023.</p><footer>Copyright 2019</footer>", None),
    ],
)  # fmt: skip
def test_stated_times(head, article, time):
    assert stated_time(page(head, article)) == time


def test_an_impossible_date_is_named():
    with pytest.raises(ReadError, match="impossible date: 2023-02-31"):
        stated_time(page('<meta name="date" content="2023-02-31">'))


def test_the_article_and_its_outlet():
    head = '<meta property="og:site_name" content="The Gao Post"><meta name="author" content="Awa Diallo">'
    draft = page_draft(page(head), b"", "page.html", "https://gao.example/1")
    assert draft.text.startswith("Nine killed\n\nGunmen opened fire")
    assert (draft.title, draft.outlet, draft.byline) == ("Nine killed", "The Gao Post", "Awa Diallo")


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><script>" + "call();" * 500 + "</script></head><body><div id=app></div></body></html>",
        "<html><body><noscript>Please enable JavaScript to run this app.</noscript></body></html>",
        "<html><body><nav><a href=/>Home</a><a href=/w>World</a></nav></body></html>",
        "<html></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(ReadError, match=r"no article|cannot be parsed"):
        page_draft(html, b"", "page.html")


def test_pages_made_to_break_parsers_are_read_or_refused():
    for html in ("<div>" * 20000 + "x" * 100, "<p>" + "<b>" * 5000 + "word " * 50, "<" * 10000, "<html>\udcff" + BODY):
        try:
            page_draft(html, b"", "page.html")
        except ReadError:
            continue


def test_declared_charset():
    assert declared_charset(b'<meta charset="ISO-8859-2">') == "ISO-8859-2"
    assert declared_charset(b'<meta http-equiv=Content-Type content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<p>charset</p>") is None


def test_fragments_keep_their_paragraphs():
    html = "<p>One &amp; two.</p><ul><li>three</li></ul>four<br/>five<script>x()</script>"
    assert fragment_text(html) == "One & two.\n\nthree\n\nfour\n\nfive"
    assert fragment_text("plain words") == "plain words"
    assert fragment_text("") == ""
