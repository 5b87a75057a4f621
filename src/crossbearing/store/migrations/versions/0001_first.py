"""The first schema, as it was when this migration was written: never edited, whatever the schema becomes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from crossbearing.store.fulltext import full_text
from crossbearing.store.guards import append_only

revision = "0001"
down_revision = None

TABLES = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def row_number() -> Column[int]:
    """The row's own number: later rows have higher ones."""
    return Column("seq", NUMBER, primary_key=True, autoincrement=True)


def made_by() -> Column[int]:
    """The change (one transaction of one run) that added the row."""
    return Column("change", NUMBER, ForeignKey("changes.seq"), nullable=False)


runs = Table(
    "runs",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("program", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("at", Text, nullable=False),
)

changes = Table("changes", TABLES, row_number(), Column("run", Text, ForeignKey("runs.id"), nullable=False, index=True))

reports = Table("reports", TABLES, Column("id", Text, primary_key=True), made_by())

versions = Table(
    "versions",
    TABLES,
    row_number(),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("published_order", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
    UniqueConstraint("report", "number"),
    UniqueConstraint("report", "fingerprint"),
)

raws = Table(
    "raws",
    TABLES,
    Column("sha256", Text, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("codec", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    made_by(),
)

extractions = Table(
    "extractions",
    TABLES,
    row_number(),
    Column("version", NUMBER, ForeignKey("versions.seq"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("judgement", Text, ForeignKey("judgements.id"), unique=True),
    made_by(),
    UniqueConstraint("version", "extractor"),
)

claims = Table(
    "claims",
    TABLES,
    row_number(),
    Column("extraction", NUMBER, ForeignKey("extractions.seq"), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("extraction", "id"),
)

resolutions = Table(
    "resolutions",
    TABLES,
    row_number(),
    Column("claim", NUMBER, ForeignKey("claims.seq"), nullable=False),
    Column("resolver", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
    UniqueConstraint("claim", "resolver"),
)

judgements = Table(
    "judgements",
    TABLES,
    row_number(),
    Column("id", Text, nullable=False, unique=True),
    Column("act", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
)

failures = Table(
    "failures",
    TABLES,
    row_number(),
    Column("id", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
)

event_versions = Table(
    "event_versions",
    TABLES,
    row_number(),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text),
    made_by(),
)

lineage_versions = Table(
    "lineage_versions",
    TABLES,
    row_number(),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text),
    made_by(),
)

GROWING = (
    runs, changes, reports, versions, raws, judgements, extractions, claims, resolutions, failures, event_versions,
    lineage_versions,
)  # fmt: skip

current_reports = Table(
    "current_reports",
    TABLES,
    Column("report", Text, primary_key=True),
    Column("version", NUMBER, nullable=False, unique=True),
    Column("published", Text, index=True),
    Column("outlet", Text),
    Column("outlet_folded", Text, index=True),
    Column("language", Text),
)

current_claims = Table(
    "current_claims",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("claim", NUMBER, nullable=False, unique=True),
    Column("resolution", NUMBER, nullable=False, unique=True),
    Column("report", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("confidence", Float, nullable=False),
    Column("event", Text, index=True),
    Column("linked", Boolean, nullable=False),
    Index("ix_current_claims_unlinked", "linked", "id"),
)

claim_terms = Table(
    "claim_terms",
    TABLES,
    Column("claim", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_claim_terms_kind_folded", "kind", "folded"),
)

current_events = Table(
    "current_events",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("seq", NUMBER, nullable=False, unique=True),
    Column("event_type", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("title_folded", Text, nullable=False),
    Column("start", Text, index=True),
    Column("end", Text),
    Column("sort_day", Text, nullable=False),
    Column("standing", Text, nullable=False, index=True),
    Column("independent", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("ix_current_events_newest", "sort_day", "id"),
)

event_terms = Table(
    "event_terms",
    TABLES,
    Column("event", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_event_terms_kind_folded", "kind", "folded"),
)

event_claims = Table(
    "event_claims",
    TABLES,
    Column("claim", Text, primary_key=True),
    Column("event", Text, primary_key=True, index=True),
)

event_tolls = Table(
    "event_tolls",
    TABLES,
    Column("event", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("of", Text),
    Column("low", NUMBER),
    Column("best", NUMBER),
    Column("high", NUMBER),
    Index("ix_event_tolls_kind_best", "kind", "best"),
)

event_places = Table(
    "event_places",
    TABLES,
    Column("event", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Integer, nullable=False),
    Column("radius_km", Float, nullable=False),
)

current_lineages = Table(
    "current_lineages", TABLES, Column("id", Text, primary_key=True), Column("seq", NUMBER, nullable=False)
)

lineage_reports = Table(
    "lineage_reports",
    TABLES,
    Column("lineage", Text, primary_key=True),
    Column("report", Text, primary_key=True, index=True),
)

link_keys = Table(
    "link_keys",
    TABLES,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("owner", Text, primary_key=True),
    Index("ix_link_keys_owner", "owner", "kind"),
    sqlite_with_rowid=False,
)

pair_scores = Table(
    "pair_scores",
    TABLES,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("detail", Text, nullable=False),
)


def upgrade() -> None:
    connection = op.get_bind()
    TABLES.create_all(connection)
    for table in GROWING:
        for statement in append_only(table, connection.dialect.name):
            connection.exec_driver_sql(statement)
    for statement in full_text(connection.dialect.name):
        connection.exec_driver_sql(statement)
