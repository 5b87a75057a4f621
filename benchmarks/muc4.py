"""MUC-4 from raw text: role fillers (CEAF-REE, Du et al. 2021) and templates (GTT's definition)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import Template, ceaf_ree, gtt_counts, normalised

ROLES = {
    "PerpInd": "perp_individual", "PerpOrg": "perp_org", "Target": "phys_tgt", "Victim": "hum_tgt_name",
    "Weapon": "instrument_id",
}  # fmt: skip


def run(path: Path) -> dict[str, float]:
    """`ceaf_ree_f1` over all roles and for each, and `gtt_f1`."""
    by_role: dict[str, list[Any]] = {role: [] for role in ROLES}
    sums = [0.0, 0.0, 0.0, 0.0]
    for row in reading.rows(path):
        found = reading.analysis(reading.report(row["id"], row["text"], row.get("date"))).incidents
        gold = templates_of(row)
        entities = merged(gold)
        for role in ROLES:
            ours = _distinct(e for t in found for e in entities_of(t, role))
            by_role[role].append((ours, entities[role]))
        ours_all = [{"incident_type": t.incident_type, **{r: entities_of(t, r) for r in ROLES}} for t in found]
        sums = [a + b for a, b in zip(sums, gtt_counts(ours_all, gold, tuple(ROLES)), strict=True)]
    p, r = sums[0] / sums[1] if sums[1] else 0.0, sums[2] / sums[3] if sums[3] else 0.0
    out = {"ceaf_ree_f1": _micro(by_role), "gtt_f1": 2 * p * r / (p + r) if p + r else 0.0}
    return out | {f"ceaf_ree_f1_{role}": ceaf_ree(documents) for role, documents in by_role.items()}


def _micro(by_role: Mapping[str, list[Any]]) -> float:
    # CEAF-REE aligns within a role and sums over roles: a document's roles are documents of their own.
    return ceaf_ree(pair for documents in by_role.values() for pair in documents)


def entities_of(template: Any, role: str) -> list[frozenset[str]]:
    """The program's entities of a role: each a set of normalised mentions."""
    return [frozenset(normalised(m) for m in entity) for entity in template.fillers.get(role, ())]


def templates_of(row: Mapping[str, Any]) -> list[Template]:
    """Gold templates: incident type in lower case, entities by role; equal templates count once (as GTT does)."""
    out: list[Template] = []
    for raw in row["templates"]:
        template: dict[str, object] = {"incident_type": raw["incident_type"].lower()}
        template |= {role: [e for e in map(_mentions, raw[slot]) if e] for role, slot in ROLES.items()}
        if template not in out:
            out.append(template)
    return out


def _mentions(filler: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(normalised(m["text"]) for m in filler.get("mentions", ()) if m.get("start") is not None)


def merged(templates: list[Template]) -> dict[str, list[frozenset[str]]]:
    """A document's entities by role over all templates, without those that hold or are held by an earlier one."""
    return {role: _distinct(e for t in templates for e in t[role]) for role in ROLES}  # type: ignore[attr-defined]


def _distinct(entities: Any) -> list[frozenset[str]]:
    out: list[frozenset[str]] = []
    for entity in entities:
        if entity and not any(entity <= other or other <= entity for other in out):
            out.append(entity)
    return out
