"""Full text: the indexes of each database, and one query language for both.

A query is words that must all occur, "phrases in quotes", beginnings (`bomb*`) and words that must not (`-drill`).
Case does not matter, nor, on SQLite, accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, TextClause, bindparam, column, select, table, text

from crossbearing.errors import StoreError

INDEXES = {"report_words": ("versions", ("title", "text")), "claim_words": ("claims", ("evidence",))}
"""Full text index -> the table and the columns it covers."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; `begins`: the last one may go on; `absent`: they must not occur."""

    words: tuple[str, ...]
    begins: bool = False
    absent: bool = False


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of a query. Raises StoreError where nothing is asked for."""
    terms = []
    for minus, phrase, bare in _TERM.findall(query):
        if words := tuple(_WORD.findall(phrase or bare)):
            terms.append(Term(words, bare.endswith("*"), bool(minus)))
    if not any(not term.absent for term in terms):
        raise StoreError("nothing to search for", query, "give a word, or a phrase in quotes")
    return tuple(terms)


def matching(index: str, query: str, dialect: str) -> Select[tuple[int]]:
    """Row numbers (`seq`) of the index's table whose text answers the query. Raises StoreError (empty query)."""
    terms = parse_query(query)
    covered, columns = INDEXES[index]
    if dialect == "sqlite":
        rows = table(index, column("rowid"))
        found = text(f"{index} MATCH :asked").bindparams(bindparam("asked", _fts5_query(terms), unique=True))
        return select(rows.c.rowid).select_from(rows).where(_criterion(found))
    rows = table(covered, column("seq"))
    found = text(f"({document(columns)}) @@ to_tsquery('simple', :asked)").bindparams(
        bindparam("asked", _ts_query(terms), unique=True)
    )
    return select(rows.c.seq).where(_criterion(found))


def _criterion(clause: TextClause) -> ColumnElement[bool]:
    return clause  # type: ignore[return-value]


def _fts5_query(terms: tuple[Term, ...]) -> str:
    wanted = " AND ".join(_fts5_term(term) for term in terms if not term.absent)
    return wanted + "".join(f" NOT {_fts5_term(term)}" for term in terms if term.absent)


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.begins else "")


def _ts_query(terms: tuple[Term, ...]) -> str:
    ordered = sorted(terms, key=lambda term: term.absent)
    return " & ".join(("!" if t.absent else "") + f"({' <-> '.join(_ts_words(t))})" for t in ordered)


def _ts_words(term: Term) -> list[str]:
    words = [f"'{word}'" for word in term.words]
    return [*words[:-1], words[-1] + (":*" if term.begins else "")]


def full_text(dialect: str) -> Iterator[str]:
    """Statements that make the indexes; the database itself keeps them in step, within the same transaction."""
    for index, (covered, columns) in INDEXES.items():
        if dialect == "sqlite":
            yield from _fts5(index, covered, columns)
        else:
            yield f"CREATE INDEX {index} ON {covered} USING gin (({document(columns)}))"


def _fts5(index: str, covered: str, columns: tuple[str, ...]) -> Iterator[str]:
    listed, new = ", ".join(columns), ", ".join(f"NEW.{name}" for name in columns)
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{covered}', content_rowid='seq', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    yield (
        f"CREATE TRIGGER {covered}_words AFTER INSERT ON {covered} "
        f"BEGIN INSERT INTO {index} (rowid, {listed}) VALUES (NEW.seq, {new}); END"
    )


def document(columns: tuple[str, ...]) -> str:
    """PostgreSQL's document over columns. Its list of words holds 1 MB at most: 300,000 characters of each column."""
    return " || ".join(f"to_tsvector('simple', left({name}, 300000))" for name in columns)
