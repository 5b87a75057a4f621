"""The only home of SQL: an append-only store of reports, claims, judgements and the events seen in them."""

from crossbearing.store.change import Change
from crossbearing.store.content.claims import Engines
from crossbearing.store.content.reports import Version
from crossbearing.store.content.snapshot import Snapshot
from crossbearing.store.opening import Store, open_store
from crossbearing.store.pages.filters import Filter
from crossbearing.store.pages.listing import Hit, Page, Point
from crossbearing.store.pages.snippet import Snippet

__all__ = [
    "Change", "Engines", "Filter", "Hit", "Page", "Point", "Snapshot", "Snippet", "Store", "Version", "open_store",
]  # fmt: skip
