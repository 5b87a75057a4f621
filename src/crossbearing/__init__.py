"""Crossbearing: many news reports in, one sourced record out.

from crossbearing import Pipeline, open_store

with open_store("crossbearing.db") as store:
    Pipeline(store).add(["reports/"])
    for event in store.pages.events().items:
        print(event.title, event.standing)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossbearing.concepts import Claim, Event, Judgement, Record, Report, Span
    from crossbearing.errors import CrossbearingError
    from crossbearing.export import FORMATS
    from crossbearing.link import LinkSettings
    from crossbearing.pipeline import Pipeline, Settings, load_stages
    from crossbearing.read import ReadSettings, read_report, read_source
    from crossbearing.store import Filter, Store, open_store

# Where each public name lives. They are imported when asked for: `crossbearing --help` needs none of them.
_HOMES = {
    "Claim": "concepts", "CrossbearingError": "errors", "Event": "concepts", "FORMATS": "export", "Filter": "store",
    "Judgement": "concepts", "LinkSettings": "link", "Pipeline": "pipeline", "ReadSettings": "read",
    "Record": "concepts", "Report": "concepts", "Settings": "pipeline", "Span": "concepts", "Store": "store",
    "load_stages": "pipeline", "open_store": "store", "read_report": "read", "read_source": "read",
}  # fmt: skip

__all__ = [
    "FORMATS", "Claim", "CrossbearingError", "Event", "Filter", "Judgement", "LinkSettings", "Pipeline",
    "ReadSettings", "Record", "Report", "Settings", "Span", "Store", "load_stages", "open_store",
    "read_report", "read_source",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"crossbearing.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'crossbearing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
