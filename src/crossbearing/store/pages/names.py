"""Ids that a person may have meant."""

from __future__ import annotations

from rapidfuzz import process
from sqlalchemy import Connection, select

from crossbearing.store.schema import content
from crossbearing.store.schema import derived as d

_CLOSE = 60.0  # of 100: about two of five characters wrong; below that a suggestion only puzzles


def near(connection: Connection, one: str, limit: int) -> tuple[str, ...]:
    """Known ids that begin with `one`, else the most alike ones, best first; () where nothing is like it."""
    columns = (
        d.current_events.c.id, d.current_claims.c.id, content.reports.c.id, content.judgements.c.id, content.runs.c.id,
    )  # fmt: skip
    begun: list[str] = []
    for column in columns if one else ():
        query = select(column).where(column.startswith(one, autoescape=True)).order_by(column).limit(limit)
        begun.extend(connection.execute(query).scalars())
    if begun:
        return tuple(begun[:limit])
    known = [known for column in columns for known in connection.execute(select(column)).scalars()]
    return tuple(name for name, _, _ in process.extract(one, known, limit=limit, score_cutoff=_CLOSE))
