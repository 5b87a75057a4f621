"""JSON Lines: reports.jsonl, claims.jsonl and events.jsonl, the contract of RECORD.md.

The order of lines and of keys depends on the record alone, so one record always gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crossbearing.concepts.notation import claim_to_json, event_to_json, report_to_json
from crossbearing.export.files import write_atomically
from crossbearing.export.told import Told


def write_jsonl(record: Told, folder: Path) -> dict[Path, int]:
    """Write the three files. What comes back: each file and how many lines it has. Raises ExportError."""
    event_of = {claim: event.id for event in record.events() for claim in event.claims}
    claims = (claim_to_json(claim) | {"event": event_of.get(claim.id)} for claim in record.claims())
    lines = {
        "reports": (report_to_json(report) for report in record.reports()),
        "claims": claims,
        "events": (event_to_json(event) for event in record.events()),
    }
    files = {folder / f"{name}.jsonl": values for name, values in lines.items()}
    return {path: write_atomically(path, _lines(values)) for path, values in files.items()}


def _lines(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in values)
