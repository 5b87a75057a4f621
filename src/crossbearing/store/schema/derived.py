"""Indexes over the content: what is current, and the columns that pages filter by. Emptied and rebuilt at will."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text

from crossbearing.store.schema.metadata import METADATA, NUMBER

current_reports = Table(
    "current_reports",
    METADATA,
    Column("report", Text, primary_key=True),
    Column("version", NUMBER, nullable=False, unique=True),
    Column("published", Text, index=True),
    Column("outlet", Text),
    Column("outlet_folded", Text, index=True),
    Column("language", Text),
)

# `event` is null until the claim is linked; `linked` says whether linking has seen the claim as it now stands.
current_claims = Table(
    "current_claims",
    METADATA,
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

# kind: mode, place, country, source, actor. `folded` is without case and accents, for filters.
claim_terms = Table(
    "claim_terms",
    METADATA,
    Column("claim", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_claim_terms_kind_folded", "kind", "folded"),
)

# `sort_day` orders events: the last day they may have happened on, else the last day they were reported on.
current_events = Table(
    "current_events",
    METADATA,
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

# kind: mode, place, country, source, outlet, actor, recipient, weapon.
event_terms = Table(
    "event_terms",
    METADATA,
    Column("event", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_event_terms_kind_folded", "kind", "folded"),
)

# What each event says it holds. A claim that stands no more is still named here, so the event is known to be stale.
event_claims = Table(
    "event_claims",
    METADATA,
    Column("claim", Text, primary_key=True),
    Column("event", Text, primary_key=True, index=True),
)

event_tolls = Table(
    "event_tolls",
    METADATA,
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
    METADATA,
    Column("event", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Integer, nullable=False),
    Column("radius_km", Float, nullable=False),
)

current_lineages = Table(
    "current_lineages", METADATA, Column("id", Text, primary_key=True), Column("seq", NUMBER, nullable=False)
)

lineage_reports = Table(
    "lineage_reports",
    METADATA,
    Column("lineage", Text, primary_key=True),
    Column("report", Text, primary_key=True, index=True),
)

# For linking: who shares a block key, and how alike two claims (or reports) were found.
link_keys = Table(
    "link_keys",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("owner", Text, primary_key=True),
    Index("ix_link_keys_owner", "owner", "kind"),
    sqlite_with_rowid=False,
)

pair_scores = Table(
    "pair_scores",
    METADATA,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("detail", Text, nullable=False),
)

DERIVED = (
    current_reports, current_claims, claim_terms, current_events, event_terms, event_tolls, event_places, event_claims,
    current_lineages, lineage_reports,
)  # fmt: skip
"""Rebuilt from the content alone. `link_keys` and `pair_scores` are rebuilt by linking."""
