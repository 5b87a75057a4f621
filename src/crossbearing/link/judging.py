"""What people's judgements make of the claims before linking sees them: rejected ones go, corrected fields are set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from crossbearing.concepts import Claim, Judgement
from crossbearing.concepts.notation import claim_from_json, claim_to_json
from crossbearing.errors import FormatError

Json = dict[str, Any]

# RECORD.md's keys of a part -> the field of its resolved value; and what a resolved value has where nobody says more.
_SHOWN: dict[str, dict[str, str]] = {
    "counts": {"low": "low", "high": "high", "approximate": "approximate"},
    "places": {k: k for k in ("name", "country", "lat", "lon", "precision", "geonameid")},
    "actors": {"name": "name", "country": "country", "sector": "sector"},
    "time": {"from": "start", "to": "end", "precision": "precision"},
}
_SHOWN["recipients"] = _SHOWN["attribution"] = _SHOWN["actors"]
_REST: dict[str, Json] = {
    "counts": {"low": None, "high": None},
    "places": {"country": None, "lat": None, "lon": None, "precision": 3, "radius_km": 10.0},
    "time": {"start": None, "end": None, "precision": "day", "date_prec": 1, "anchor": "text"},
    "actors": {},
}
_REST["recipients"] = _REST["attribution"] = _REST["actors"]


def by_claim(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Claim id -> the judgements that speak of it, in their order."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for claim in dict.fromkeys(judgement.subjects):
            found[claim].append(judgement)
    return dict(found)


def judged(claims: Iterable[Claim], judgements: Mapping[str, Sequence[Judgement]]) -> Iterator[Claim]:
    """The claims as people left them. `judgements`: those in force, by claim (by_claim).

    A claim whose last word from people is `reject` is left out: it stands in no event. `confirm` takes an earlier
    rejection back. `correct` sets a field; the claim keeps its id, and a note says who set what. A correction that does
    not fit its field is passed over.
    """
    for claim in claims:
        about = judgements.get(claim.id, ())
        verdicts = [j.act for j in about if j.act in ("confirm", "reject")]
        if verdicts[-1:] != ["reject"]:
            yield _corrected(claim, [j for j in about if j.act == "correct" and j.field])


def _corrected(claim: Claim, corrections: Sequence[Judgement]) -> Claim:
    for judgement in corrections:
        if judgement.subjects[0] != claim.id or judgement.field in ("id", "report", None):
            continue
        value = judgement.value
        try:
            told = claim_to_json(claim) | {judgement.field: _whole(judgement.field, value)}
            found = claim_from_json(told)
        except (FormatError, TypeError, AttributeError, ValueError, KeyError):
            continue
        claim = replace(found, notes=(*claim.notes, f"{judgement.field}: corrected by {judgement.author}"))
    return claim


def _whole(field: str, value: Any) -> Any:
    """A corrected value with the resolved side that RECORD.md's keys imply."""
    if field not in _SHOWN or value is None:
        return value
    return [_resolved(field, part) for part in value] if isinstance(value, list) else _resolved(field, value)


def _resolved(field: str, part: Json) -> Json:
    shown = {inner: part[key] for key, inner in _SHOWN[field].items() if part.get(key) is not None}
    if not shown:
        return part
    # What RECORD.md shows is what a person sees and sets: it outweighs what stands behind it.
    whole = _REST[field] | (part.get("resolution") or {}) | shown
    if (field == "counts" and whole.get("best") is None) or (field == "counts" and "resolution" not in part):
        whole["best"] = whole["low"] if whole["low"] is not None else whole["high"]
    if "name" not in whole and field in ("places", "actors", "recipients", "attribution"):
        whole["name"] = part.get("text", "")
    return {k: v for k, v in part.items() if k != "unresolved"} | {"resolution": whole}
