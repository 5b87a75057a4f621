"""What police did, sentence by sentence (india_police), zero-shot: from claims whose actor is the police."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import f1
from crossbearing.concepts import Claim, Identity

LABELS = {"KILL": "kill", "ARREST": "arrest", "FORCE": "force", "ANY_ACTION": "any_action"}
_POLICE = ("police", "cop", "constable", "jawan", "srp", "rapid action", "security force")


def run(path: Path) -> dict[str, float]:
    """Sentence F1 of KILL, ARREST, FORCE and ANY_ACTION."""
    counts = {name: [0, 0, 0] for name in LABELS}
    for row in reading.rows(path):
        claims = reading.claims(reading.report(str(row["id"]), row["text"], row.get("date")))
        for sentence in row["sentences"]:
            found = {
                label for c in claims if sentence["start"] <= c.trigger.start < sentence["end"] for label in _labels(c)
            }
            for name, tally in counts.items():
                ours, theirs = name in found, name in sentence["labels"]
                tally[0] += ours and theirs
                tally[1] += ours
                tally[2] += theirs
    return {f"{LABELS[name]}_f1": f1(*tally) for name, tally in counts.items()}


def _labels(claim: Claim) -> set[str]:
    if not any(_is_police(a) for a in claim.actors) or claim.negated or claim.status not in ("happened", "ongoing"):
        return set()
    out = {"ANY_ACTION"}
    if claim.event_type == "ASSAULT":
        out.add("FORCE")
        if any(q.kind == "killed" for q in claim.counts) or "kill" in claim.trigger.text.lower():
            out.add("KILL")
    if claim.event_type == "COERCE" and ("arrest" in claim.modes or "arrest" in claim.trigger.text.lower()):
        out.add("ARREST")
    return out


def _is_police(actor: Any) -> bool:
    sector = actor.identity.sector if isinstance(actor.identity, Identity) else None
    words = f"{actor.span.text} {actor.name or ''}".lower()
    return sector == "COP" or any(w in words for w in _POLICE)
