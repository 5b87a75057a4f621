"""CEAF-REE for MUC-4 (Du, Rush and Cardie 2021): entities of each role, matched one to one, a predicted entity counts
where all its mentions are mentions of the gold one."""

from __future__ import annotations

from typing import Any

from crossbearing.extract.encoder.found import Read
from crossbearing.extract.encoder.network.labels import INCIDENT_ROLES

_SLOTS = {
    "perp_individual": "PerpInd", "perp_org": "PerpOrg", "phys_tgt": "Target", "hum_tgt_name": "Victim",
    "hum_tgt_desc": "VictimDescription", "instrument_id": "Weapon",
}  # fmt: skip


_SCORED = tuple(role for role in INCIDENT_ROLES if role != "VictimDescription")  # the five roles of GRIT


def ceaf_figures(rows: list[dict[str, Any]], reads: dict[str, Read]) -> dict[str, float]:
    """Micro F1 over documents, by role and over all (`all`). Each found string is an entity of one mention."""
    sums = {role: [0, 0, 0] for role in (*_SCORED, "all")}
    for row in rows:
        for role in _SCORED:
            true = gold_entities(row, role)
            found = {_plain(row["text"][f.at[0] : f.at[1]]) for f in reads[row["id"]].incidents if f.label == role}
            right, open_ = 0, list(true)
            for words in sorted(found):
                match = next((e for e in open_ if words in e), None)
                if match is not None:
                    open_.remove(match)
                    right += 1
            for key in (role, "all"):
                for k, size in enumerate((right, len(found), len(true))):
                    sums[key][k] += size
    return {role: f1(*sizes) for role, sizes in sums.items()}


def gold_entities(row: dict[str, Any], role: str) -> list[frozenset[str]]:
    """Entities of a role over all templates: sets of alternative strings, once each. Optional fillers count here."""
    out = set()
    for template in row["templates"]:
        for slot, name in _SLOTS.items():
            if name == role:
                out.update(frozenset(_plain(m["text"]) for m in f.get("mentions", [])) for f in template[slot])
    return [entity for entity in out if entity]


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def f1(right: int, predicted: int, gold: int) -> float:
    """0.0 where there is nothing."""
    return round(2 * right / (predicted + gold), 4) if predicted + gold else 0.0
