"""Whole claims from raw text (claims): the scorer beside the gold data, unchanged, on this program's claims."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import reading
from crossbearing.concepts import notation
from crossbearing.link import link


def run(path: Path, extractor: str = "auto") -> dict[str, float]:
    """F1 of detection, every slot, all slots and whole claims, agreement on pairs, and B-cubed of events.

    `path` is the split's reports (`dev.reports.jsonl`); the claims lie in the folder of the split's name beside it.
    """
    gold, predicted = load(path, extractor)
    scores, _, _ = scorer(path).score(gold, predicted)
    out = {f"{_key(k)}_f1": v["f1"] for k, v in scores.items() if isinstance(v, dict) and "f1" in v}
    return out | {f"{_key(k)}_accuracy": v for k, v in scores["on pairs"].items()}


def load(path: Path, extractor: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and predicted claims by report id, in the form of the scorer."""
    folder = path.with_name(path.name.split(".")[0])
    gold = {
        d["id"]: d["claims"] for d in (json.loads(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.json")))
    }
    reports = [
        reading.report(r["id"], r["text"], r.get("published"), None, r.get("outlet")) for r in reading.rows(path)
    ]
    claims = {r.id: reading.claims(r, extractor) for r in reports}
    linked = link(reports, [c for found in claims.values() for c in found])
    event = {c: e.id for e in linked.events for c in e.claims}
    return gold, {r: [notation.claim_to_json(c, event[c.id]) for c in found] for r, found in claims.items()}


def scorer(path: Path) -> ModuleType:
    """The scorer that lies beside the gold data, as a module."""
    file = next(p / "score" / "claims.py" for p in path.resolve().parents if (p / "score" / "claims.py").is_file())
    spec = importlib.util.spec_from_file_location("claims_scorer", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _key(name: str) -> str:
    return name.replace(" ", "_")
