"""What linking looks up: who shares a block key, and how alike two claims or reports were found to be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select

from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.index.chunks import chunks
from crossbearing.store.schema.derived import current_claims, current_reports, link_keys, pair_scores

Pair = tuple[str, str]
"""Two ids, the smaller one first."""


class Keys:
    """An index of any kind of key to its owners (claim or report ids). Nothing but keys in common is asked of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, change: Change, kind: str, keys: Mapping[str, Iterable[str]]) -> None:
        """Let each owner (the mapping's keys) have exactly these keys of this kind."""
        rows = [{"kind": kind, "key": key, "owner": owner} for owner, own in keys.items() for key in sorted(set(own))]
        for part in chunks(list(keys)):
            owned = delete(link_keys).where(link_keys.c.kind == kind, link_keys.c.owner.in_(part))
            change.connection.execute(owned)
        if rows:
            change.connection.execute(link_keys.insert(), rows)

    def owners(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """Key -> its owners, sorted; keys without owners are left out."""
        found: dict[str, list[str]] = {}
        query = select(link_keys.c.key, link_keys.c.owner).where(link_keys.c.kind == kind)
        with self._database.reading() as connection:
            for part in chunks(sorted(set(keys))):
                rows = connection.execute(query.where(link_keys.c.key.in_(part)).order_by(link_keys.c.owner))
                for row in rows:
                    found.setdefault(row.key, []).append(row.owner)
        return found

    def owners_sharing(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Everybody who has any of these keys."""
        return {owner for owners in self.owners(kind, keys).values() for owner in owners}

    def of(self, kind: str, owners: Iterable[str]) -> dict[str, list[str]]:
        """Owner -> its keys of this kind, sorted; owners without keys are left out."""
        found: dict[str, list[str]] = {}
        query = select(link_keys.c.owner, link_keys.c.key).where(link_keys.c.kind == kind)
        with self._database.reading() as connection:
            for part in chunks(sorted(set(owners))):
                for row in connection.execute(query.where(link_keys.c.owner.in_(part)).order_by(link_keys.c.key)):
                    found.setdefault(row.owner, []).append(row.key)
        return found


class Pairs:
    """Scores of pairs, with whatever explains them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, change: Change, scores: Mapping[Pair, tuple[float, Any]]) -> None:
        """Store the score and its detail (JSON values) of each pair, in the place of earlier ones."""
        rows = [
            {"left": min(pair), "right": max(pair), "score": score, "detail": json.dumps(detail, ensure_ascii=False)}
            for pair, (score, detail) in scores.items()
        ]
        if rows:
            same = (pair_scores.c.left == bindparam("one")) & (pair_scores.c.right == bindparam("other"))
            earlier = [{"one": row["left"], "other": row["right"]} for row in rows]
            change.connection.execute(delete(pair_scores).where(same), earlier)
            change.connection.execute(pair_scores.insert(), rows)

    def drop(self, change: Change, ids: Iterable[str]) -> None:
        """Forget every pair that any of these ids is part of."""
        for part in chunks(sorted(set(ids))):
            for side in (pair_scores.c.left, pair_scores.c.right):
                change.connection.execute(delete(pair_scores).where(side.in_(part)))

    def of(self, ids: Iterable[str], at_least: float = 0.0) -> dict[Pair, tuple[float, Any]]:
        """The pairs that any of these ids is part of, with a score of `at_least` or more."""
        found: dict[Pair, tuple[float, Any]] = {}
        with self._database.reading() as connection:
            for part in chunks(sorted(set(ids))):
                either = or_(pair_scores.c.left.in_(part), pair_scores.c.right.in_(part))
                rows = connection.execute(select(pair_scores).where(either, pair_scores.c.score >= at_least))
                found |= {(row.left, row.right): (row.score, json.loads(row.detail)) for row in rows}
        return found

    def closure(self, ids: Iterable[str], at_least: float) -> set[str]:
        """`ids` and everything that strong pairs join them to, however many steps away."""
        reached, frontier = set(ids), set(ids)
        while frontier:
            touched = {one for pair in self.of(frontier, at_least) for one in pair}
            frontier = touched - reached
            reached |= frontier
        return reached


def unlinked(connection: Connection) -> list[str]:
    """The claims that linking has not seen as they now stand, sorted."""
    query = select(current_claims.c.id).where(current_claims.c.linked.is_(False)).order_by(current_claims.c.id)
    return list(connection.execute(query).scalars())


def renewed(connection: Connection, after: int) -> dict[str, int]:
    """Report id -> the number of its current version, for those whose current version was added after `after`."""
    query = select(current_reports.c.report, current_reports.c.version).where(current_reports.c.version > after)
    return {row.report: row.version for row in connection.execute(query)}


def start_over(connection: Connection) -> None:
    """Forget all keys and scores and mark every claim as not linked."""
    connection.execute(delete(link_keys))
    connection.execute(delete(pair_scores))
    connection.execute(current_claims.update().values(linked=False))
