"""Feeds: one report an item, the stated time with its zone, and what is broken said."""

import pytest

from crossbearing.concepts import Failure
from crossbearing.read.formats.feed import feed_drafts

ITEM = (
    "<item><title>{0} dead</title><link>https://x.example/{0}</link><pubDate>{1}</pubDate><description>"
    "&lt;p&gt;{0} people died.&lt;/p&gt;&lt;p&gt;More &amp;amp; more.&lt;/p&gt;</description></item>"
)
DATE = "Fri, 20 Nov 2015 14:30:00 +0300"


def rss(*items, tail="</channel></rss>"):
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>'
    return (head + "".join(items) + tail).encode()


def test_an_item():
    raw = rss(ITEM.format("Nine", DATE), ITEM.format("Ten", ""))
    first, second = feed_drafts(raw, "feed.xml")
    assert first.text == "Nine dead\n\nNine people died.\n\nMore & more."
    assert (first.title, first.outlet, first.url) == ("Nine dead", "The Post", "https://x.example/Nine")
    assert (first.published, second.published) == ("2015-11-20T14:30:00+03:00", None)
    assert first.raw == ITEM.format("Nine", DATE).encode() and second.origin == "feed.xml#2"


@pytest.mark.parametrize(
    "fields", ["<published>{0}</published><updated>2016-01-01T00:00:00Z</updated>", "<updated>{0}</updated>"]
)
def test_atom_times(fields):
    entry = (
        f"<entry><title>Nine dead</title>{fields.format('2015-11-20T14:30:00+03:00')}<summary>Words.</summary></entry>"
    )
    (draft,) = feed_drafts(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode(), "f")
    assert draft.published == "2015-11-20T14:30:00+03:00"


def test_an_impossible_date_is_a_failure_of_its_item_alone():
    first, second = feed_drafts(
        rss(ITEM.format("Nine", "Sat, 31 Feb 2015 10:00:00 GMT"), ITEM.format("Ten", DATE)), "f"
    )
    assert isinstance(first, Failure) and "31 Feb" in first.what and first.origin == "f#1"
    assert second.text.startswith("Ten")


def test_broken_xml_gives_its_whole_items_and_says_so():
    one, two, said = feed_drafts(
        rss(ITEM.format("Nine", DATE), ITEM.format("Ten", DATE), "<item><title>Cut", tail=""), "f"
    )
    assert (one.title, two.title) == ("Nine dead", "Ten dead")
    assert isinstance(said, Failure) and "broken XML at line 1" in said.what and "2 whole items" in said.what


@pytest.mark.parametrize("raw", [rss(), rss(tail=""), b"<rss>", b"<feed>not closed"])
def test_a_feed_without_items_is_a_failure(raw):
    (said,) = feed_drafts(raw, "f")
    assert isinstance(said, Failure) and said.cure


def test_an_item_without_words_is_a_failure():
    empty, _ = feed_drafts(rss("<item><link>https://x.example/</link></item>", ITEM.format("Ten", DATE)), "f")
    assert "without words" in empty.what


def test_entities_that_grow_do_not_fill_the_memory():
    grow = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    raw = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{grow}]><rss><channel><item><title>&l11;</title></item></channel></rss>'
    assert all(len(getattr(x, "text", "")) < 10_000 for x in feed_drafts(raw.encode(), "f"))
