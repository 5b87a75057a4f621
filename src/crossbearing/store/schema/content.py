"""Tables that only grow. Triggers refuse UPDATE, DELETE and REPLACE on every one of them (migrations)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from crossbearing.store.schema.metadata import METADATA, NUMBER, made_by, row_number

runs = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("program", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# One transaction is one change: "the store as of a run" is every row whose change is not after the run's last.
changes = Table(
    "changes", METADATA, row_number(), Column("run", Text, ForeignKey("runs.id"), nullable=False, index=True)
)

reports = Table("reports", METADATA, Column("id", Text, primary_key=True), made_by())

# `body` is the report without its text. `fingerprint` is of what was given (text, title, outlet, address, published):
# the same again is no new version. `published_order` sorts versions: UTC, "" where unknown.
versions = Table(
    "versions",
    METADATA,
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
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("codec", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    made_by(),
)

# One reading of one version by one extractor (its name holds its version). The newest one speaks. `judgement` is the
# act by which a person added a claim, null where the program read the report.
extractions = Table(
    "extractions",
    METADATA,
    row_number(),
    Column("version", NUMBER, ForeignKey("versions.seq"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("judgement", Text, ForeignKey("judgements.id"), unique=True),
    made_by(),
    UniqueConstraint("version", "extractor"),
)

claims = Table(
    "claims",
    METADATA,
    row_number(),
    Column("extraction", NUMBER, ForeignKey("extractions.seq"), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("extraction", "id"),
)

# The claim as a resolver (its name holds its version) left it. The newest one speaks.
resolutions = Table(
    "resolutions",
    METADATA,
    row_number(),
    Column("claim", NUMBER, ForeignKey("claims.seq"), nullable=False),
    Column("resolver", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
    UniqueConstraint("claim", "resolver"),
)

judgements = Table(
    "judgements",
    METADATA,
    row_number(),
    Column("id", Text, nullable=False, unique=True),
    Column("act", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
)

failures = Table(
    "failures",
    METADATA,
    row_number(),
    Column("id", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("body", Text, nullable=False),
    made_by(),
)

# The newest row of an id speaks; `body` is null where the event is no more (a tombstone).
event_versions = Table(
    "event_versions",
    METADATA,
    row_number(),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text),
    made_by(),
)

lineage_versions = Table(
    "lineage_versions",
    METADATA,
    row_number(),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text),
    made_by(),
)

GROWING = (
    runs, changes, reports, versions, raws, judgements, extractions, claims, resolutions, failures, event_versions,
    lineage_versions,
)  # fmt: skip
"""Every table of this module, parents first."""
