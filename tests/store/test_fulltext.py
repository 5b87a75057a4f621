"""The query language, on what it finds and what it refuses."""

import pytest
from samples import put, report

from crossbearing.errors import StoreError
from crossbearing.store.fulltext import Term, parse_query

TEXTS = {
    "a": "Jets struck the fuel trucks near Deir ez-Zor, a monitor said.",
    "b": "Fuel was short. Trucks struck by jets burned in Évry.",
    "c": "Crowds marched; no trucks were seen.",
}


@pytest.fixture
def searched(store):
    put(store, *(report(id, text) for id, text in TEXTS.items()))
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("trucks", "abc"), ("fuel trucks", "ab"), ('"fuel trucks"', "a"), ("truck", ""), ("truck*", "abc"),
        ("TRUCKS -struck", "c"), ("trucks -crowds -march*", "ab"), ("evry", "b"), ("Évry", "b"), ("ez-Zor", "a"),
        ('"struck by" jets', "b"), ("NEAR(fuel trucks)", ""), ("text:fuel", ""), ("AND fuel", ""), ("漢字", ""),
        ("o'clock", ""),
        ("fuel'; DROP TABLE reports; --", ""), ('"unbalanced', ""), ("fuel^2 trucks", ""),
    ],
)  # fmt: skip
def test_what_a_query_finds(searched, query, found):
    if query == "evry" and "://" in searched.location:
        pytest.skip("accents count on PostgreSQL")
    hits = searched.pages.search(query).items
    assert sorted(hit.id for hit in hits if hit.kind == "report") == list(found)


@pytest.mark.parametrize("query", ["", "   ", "-fuel", "***", '""', "!?"])
def test_nothing_asked_is_refused(searched, query):
    with pytest.raises(StoreError, match="nothing to search for"):
        searched.pages.search(query)


def test_terms():
    assert parse_query('jets "fuel trucks" bomb* -drill') == (
        Term(("jets",)), Term(("fuel", "trucks")), Term(("bomb",), begins=True), Term(("drill",), absent=True),
    )  # fmt: skip


def test_only_the_version_that_speaks_is_found(searched):
    put(searched, report("a", "Jets struck Orenzo.", published="2015-12-01"))
    assert [hit.id for hit in searched.pages.search("trucks").items if hit.kind == "report"] == ["b", "c"]
    assert [hit.kind for hit in searched.pages.search("orenzo").items] == ["claim", "report"]


def test_a_snippet_shows_the_words_in_their_place(store):
    text = "Nothing of note. " * 60 + "Then jets struck the fuel trucks at dawn. " + "Nothing more. " * 60
    put(store, report(text=text))
    snippet = next(hit.snippet for hit in store.pages.search('"fuel trucks" jets').items if hit.kind == "report")
    assert len(snippet.text) <= 240 and snippet.text in text
    assert sorted(snippet.text[start:end] for start, end in snippet.marks) == ["fuel trucks", "jets"]
