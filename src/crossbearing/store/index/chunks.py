"""Ids in parts that one statement can ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MANY = 500
"""Databases limit the parameters of a statement: older SQLite to 999."""


def chunks(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """`ids` in parts of MANY."""
    return (ids[start : start + MANY] for start in range(0, len(ids), MANY))
