"""Triggers that let a table only grow, on each database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Table, UniqueConstraint


def append_only(table: Table, dialect: str) -> Iterator[str]:
    """Statements that make `table` refuse UPDATE, DELETE, REPLACE and TRUNCATE."""
    name = table.name
    refusal = f"append-only: {name} only grows"
    if dialect == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
        # REPLACE deletes without asking the triggers unless a connection wants it; so refuse what is there already.
        for number, columns in enumerate(_unique_sets(table)):
            same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
            yield (
                f"CREATE TRIGGER {name}_no_replace_{number} BEFORE INSERT ON {name} "
                f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
        return
    yield (
        f"CREATE FUNCTION {name}_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
    )
    for verbs, level in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        yield (
            f"CREATE TRIGGER {name}_no_{level.lower()} BEFORE {verbs} ON {name} "
            f"FOR EACH {level} EXECUTE FUNCTION {name}_only_grows()"
        )


def _unique_sets(table: Table) -> Iterable[list[str]]:
    yield [column.name for column in table.primary_key.columns]
    unique = (c for c in table.constraints if isinstance(c, UniqueConstraint))
    yield from sorted([column.name for column in constraint.columns] for constraint in unique)
