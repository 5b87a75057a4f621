"""What the judgements in force make of claims: the last verdict speaks, and every correction is laid over.

Nothing is overwritten: the stored claim stays what the program read.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crossbearing.concepts import notation
from crossbearing.concepts.claim import Claim
from crossbearing.concepts.judgement import Judgement
from crossbearing.concepts.plover import CERTAINTIES, COUNT_KINDS, EVENT_TYPES, MODES, STATUSES
from crossbearing.concepts.report import Report
from crossbearing.errors import CrossbearingError, FormatError

Json = dict[str, Any]

FIELDS = (
    "event_type", "modes", "status", "negated", "certainty", "attribution", "actors", "recipients", "places", "time",
    "counts", "weapons", "trigger", "evidence",
)  # fmt: skip
"""What a person may correct, by its name in claims.jsonl."""


def by_claim(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Claim id -> the judgements that speak of it, by time, then by id."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        for claim in dict.fromkeys(judgement.subjects):
            found[claim].append(judgement)
    return dict(found)


def judged(
    claims: Iterable[Claim], speaking: Mapping[str, Sequence[Judgement]], reports: Mapping[str, Report]
) -> Iterator[Claim]:
    """The claims as people left them. `speaking`: the judgements in force, by claim (by_claim). `reports` holds the
    report of every claim that was corrected.

    A claim whose last verdict is `reject` is left out; `confirm` takes an earlier rejection back. `correct` sets a
    field; the claim keeps its id, and a note says who set what. A correction that does not fit (its report has
    another text now) is left off, and the note says so.
    """
    for claim in claims:
        about = speaking.get(claim.id, ())
        verdicts = [j.act for j in about if j.act in ("confirm", "reject")]
        if verdicts[-1:] != ["reject"]:
            corrections = [j for j in about if j.act == "correct" and j.subjects[0] == claim.id]
            yield _laid_over(claim, corrections, reports[claim.report]) if corrections else claim


def _laid_over(claim: Claim, corrections: Iterable[Judgement], report: Report) -> Claim:
    for one in corrections:
        note = f"{one.field}: corrected by {one.author}"
        try:
            claim = corrected(claim, report, str(one.field), whole(str(one.field), one.value))
        except CrossbearingError:
            note = f"{one.field}: a correction by {one.author} no longer fits this text"
        claim = dataclasses.replace(claim, notes=(*claim.notes, note))
    return claim


def corrected(claim: Claim, report: Report, field: str, value: Any) -> Claim:
    """The claim with `field` set to `value`, JSON of the record's form. Raises FormatError, SpanError."""
    if field not in FIELDS:
        raise FormatError("no such field", field, f"name one of {', '.join(FIELDS)}")
    try:
        changed = notation.claim_from_json(notation.claim_to_json(claim) | {field: value})
        if field == "event_type":
            kept = tuple(mode for mode in changed.modes if mode in MODES.get(changed.event_type, ()))
            changed = dataclasses.replace(changed, modes=kept)
        check_claim(changed, report)
    except (TypeError, AttributeError, ValueError, KeyError) as error:
        raise FormatError("not a value of this field", field, "write it as claims.jsonl does") from error
    except FormatError as error:
        if error.what.startswith("not a "):  # says what Python stumbled over, which is nothing to a person
            raise FormatError("not a value of this field", field, "write it as claims.jsonl does") from error
        raise
    return changed


def check_claim(claim: Claim, report: Report) -> None:
    """Raise FormatError or SpanError unless the claim is one that this report can make."""
    known = {"event_type": EVENT_TYPES, "status": STATUSES, "certainty": CERTAINTIES, "negated": (True, False)}
    for field, allowed in known.items():
        if getattr(claim, field) not in allowed:
            raise FormatError(f"no such {field}", getattr(claim, field), f"one of {', '.join(map(str, allowed))}")
    for mode in claim.modes:
        if mode not in MODES[claim.event_type]:
            raise FormatError(f"no mode of {claim.event_type}", mode, f"one of {', '.join(MODES[claim.event_type])}")
    for quantity in claim.counts:
        if quantity.kind not in COUNT_KINDS:
            raise FormatError("no such kind of count", quantity.kind, f"one of {', '.join(COUNT_KINDS)}")
    for span in claim.spans():
        span.check(report.text)


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


def whole(field: str, value: Any) -> Any:
    """A corrected value with the resolved side that RECORD.md's keys imply; what is no such value, as it is."""
    if field not in _SHOWN:
        return value
    if isinstance(value, list):
        return [_resolved(field, part) if isinstance(part, dict) else part for part in value]
    return _resolved(field, value) if isinstance(value, dict) else value


def _resolved(field: str, part: Json) -> Json:
    shown = {inner: part[key] for key, inner in _SHOWN[field].items() if part.get(key) is not None}
    if not shown:
        return part
    # What RECORD.md shows is what a person sees and sets: it outweighs what stands behind it.
    full = _REST[field] | (part.get("resolution") or {}) | shown
    stood = part.get("resolution") or {}
    if field == "counts" and ("best" not in stood or any(full[key] != stood.get(key) for key in ("low", "high"))):
        full["best"] = full["low"] if full["low"] is not None else full["high"]
    if "name" not in full and field in ("places", "actors", "recipients", "attribution"):
        full["name"] = part.get("text", "")
    return {k: v for k, v in part.items() if k != "unresolved"} | {"resolution": full}
