"""The one MetaData of the store, and the column kinds that differ between databases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""Row numbers: SQLite counts only in a column whose type is INTEGER."""


def row_number() -> Column[int]:
    """The row's own number: later rows have higher ones."""
    return Column("seq", NUMBER, primary_key=True, autoincrement=True)


def made_by() -> Column[int]:
    """The change (one transaction of one run) that added the row."""
    return Column("change", NUMBER, ForeignKey("changes.seq"), nullable=False)
