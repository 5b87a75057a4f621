"""JSON to and from every concept, in the form of RECORD.md, in this one place.

Each part is one flat object: the span's `start`, `end`, `text`, the extractor's own keys, and the resolved keys
beside them. An unresolved value has null in the keys of RECORD.md and its reason under `unresolved`. What RECORD.md
does not name (candidates, anchors, scores) stands under `resolution`, so that `from_json(to_json(x)) == x`.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any

from crossbearing.concepts import claim as c
from crossbearing.concepts import event as e
from crossbearing.concepts.judgement import Judgement
from crossbearing.concepts.record import Lineage
from crossbearing.concepts.report import Report
from crossbearing.errors import FormatError

Json = dict[str, Any]
Rebuild = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """Any concept as JSON values, field by field, tuples as lists. Inverse: `rebuild`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value


def rebuild(kind: Any, value: Any) -> Any:
    """The concept `kind` (a dataclass or an annotation) from `plain`'s JSON. Raises FormatError."""
    return _rebuilder(kind)(value)


@functools.cache  # 100,000 claims are read back: what a class looks like is found out once
def _rebuilder(kind: Any) -> Rebuild:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _of_union([option for option in args if option is not type(None)])
    if origin is tuple:
        return _of_tuple(args)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _of_union(options: list[Any]) -> Rebuild:
    # Of `Place | Unresolved | None` the one whose fields cover the keys that are there.
    classes = [option for option in options if isinstance(option, type) and dataclasses.is_dataclass(option)]
    fitting = [({f.name for f in dataclasses.fields(option)}, _rebuilder(option)) for option in classes]
    first = _rebuilder(options[0])

    def rebuilt(value: Any) -> Any:
        if isinstance(value, dict):
            return next((build for fields, build in fitting if value.keys() <= fields), first)(value)
        return None if value is None else first(value)

    return rebuilt


def _of_tuple(args: tuple[Any, ...]) -> Rebuild:
    parts = [_rebuilder(part) for part in args if part is not Ellipsis]

    def rebuilt(value: Any) -> Any:
        if value is None:
            return None
        if args[1:] == (Ellipsis,):
            return tuple(map(parts[0], value))
        return tuple(part(v) for part, v in zip(parts, value, strict=True))

    return rebuilt


def _of_dataclass(kind: type) -> Rebuild:
    parts = {name: _rebuilder(hint) for name, hint in typing.get_type_hints(kind).items()}

    def rebuilt(value: Any) -> Any:
        if value is None:
            return None
        try:
            return kind(**{name: parts[name](v) for name, v in value.items()})
        except (KeyError, TypeError, AttributeError) as error:
            raise FormatError(f"not a {kind.__name__}", str(error), "write the fields that RECORD.md names") from error

    return rebuilt


def report_to_json(report: Report) -> Json:
    """A line of reports.jsonl: `outlet` is the outlet's name; the reader's own findings stand beside."""
    out: Json = plain(report)
    out["outlet"] = report.outlet.name if report.outlet else None
    out["outlet_domain"] = report.outlet.domain if report.outlet else None
    return out


def report_from_json(value: Json) -> Report:
    """Inverse of report_to_json. Raises FormatError."""
    value = dict(value)
    name, domain = value.pop("outlet", None), value.pop("outlet_domain", None)
    value["outlet"] = {"name": name, "domain": domain} if name else None
    return typing.cast(Report, rebuild(Report, value))


def claim_to_json(claim: c.Claim, event: str | None = None) -> Json:
    """A line of claims.jsonl (RECORD.md, "One claim"), with the id of its event where one is given."""
    out: Json = {f.name: plain(getattr(claim, f.name)) for f in dataclasses.fields(claim)}
    out["attribution"] = [_credit_to_json(x) for x in claim.attribution]
    for slot, keys in _PARTS.items():
        out[slot] = [_part_to_json(x, *keys) for x in getattr(claim, slot)]
    out["time"] = _part_to_json(claim.time, *_TIME) if claim.time else None
    return out if event is None else out | {"event": event}


def claim_from_json(value: Json) -> c.Claim:
    """Inverse of claim_to_json; `event` is dropped. Raises FormatError."""
    value = {k: v for k, v in value.items() if k != "event"}
    try:
        value["attribution"] = [_part_from_json(x, "identity", _IDENTITY) for x in value.get("attribution", [])]
        for slot, (field, keys) in _PARTS.items():
            value[slot] = [_part_from_json(x, field, keys) for x in value.get(slot, [])]
        value["time"] = _part_from_json(value["time"], *_TIME) if value.get("time") else None
    except (KeyError, TypeError, AttributeError) as error:
        raise FormatError("not a claim", str(error), "write the fields that RECORD.md names") from error
    return typing.cast(c.Claim, rebuild(c.Claim, value))


# RECORD.md's keys of each part -> the field of the resolved value they show.
_IDENTITY = {"country": "country", "sector": "sector"}
_PLACE = {k: k for k in ("name", "country", "lat", "lon", "precision", "geonameid")}
_AMOUNT = {"low": "low", "high": "high", "approximate": "approximate"}
_TIME: tuple[str, dict[str, str]] = ("interval", {"from": "start", "to": "end", "precision": "precision"})
_PARTS: dict[str, tuple[str, dict[str, str]]] = {
    "actors": ("identity", _IDENTITY), "recipients": ("identity", _IDENTITY), "places": ("place", _PLACE),
    "counts": ("amount", _AMOUNT), "weapons": ("", {}),
}  # fmt: skip


def _part_to_json(part: Any, field: str, keys: dict[str, str]) -> Json:
    out: Json = plain(part)
    out |= out.pop("span")
    return out | _resolved_to_json(out.pop(field, None), field, keys, out.get("name"))


def _credit_to_json(credit: c.Credit) -> Json:
    out: Json = plain(credit)
    return out | _resolved_to_json(out.pop("identity"), "identity", _IDENTITY, credit.name)


def _resolved_to_json(resolved: Json | None, field: str, keys: dict[str, str], name: str | None) -> Json:
    # `name` is the extractor's reading until an identity is known; `read_name` keeps that reading for the way back.
    empty: Json = {} if not field else dict.fromkeys(keys)
    if field == "identity":
        empty |= {"name": resolved["name"] if resolved and "reason" not in resolved else name}
        empty |= {"read_name": name} if resolved else {}
    if resolved is None:
        return empty
    if set(resolved) == {"reason", "candidates"}:
        return empty | {"unresolved": resolved}
    return empty | {k: resolved[f] for k, f in keys.items()} | {"resolution": resolved}


def _part_from_json(part: Json, field: str, keys: dict[str, str]) -> Json:
    part = dict(part)
    if "start" in part:
        part["span"] = {k: part.pop(k) for k in ("start", "end", "text")}
    resolved = part.pop("resolution", None) or part.pop("unresolved", None)
    for key in keys:
        part.pop(key, None)
    if field == "identity" and "read_name" in part:
        part["name"] = part.pop("read_name")
    if field:
        part[field] = resolved
    return part


def event_to_json(event: e.Event) -> Json:
    """A line of events.jsonl (RECORD.md, "One event"): `from` and `to` for start and end, places flat."""
    out: Json = plain(event)
    out["from"], out["to"] = out.pop("start"), out.pop("end")
    out["places"] = [x["place"] | {"claims": x["claims"]} for x in out["places"]]
    for toll in out["counts"]:
        for bound in ("low", "best", "high"):
            toll[f"{bound}_claims"], toll[bound] = toll[bound]["claims"], toll[bound]["value"]
    return out


def event_from_json(value: Json) -> e.Event:
    """Inverse of event_to_json. Raises FormatError."""
    value = dict(value)
    try:
        value["start"], value["end"] = value.pop("from"), value.pop("to")
        value["places"] = [
            {"place": {k: v for k, v in x.items() if k != "claims"}, "claims": x["claims"]} for x in value["places"]
        ]
        value["counts"] = [_toll_from_json(x) for x in value["counts"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise FormatError("not an event", str(error), "write the fields that RECORD.md names") from error
    return typing.cast(e.Event, rebuild(e.Event, value))


def _toll_from_json(toll: Json) -> Json:
    toll = dict(toll)
    for bound in ("low", "best", "high"):
        toll[bound] = {"value": toll[bound], "claims": toll.pop(f"{bound}_claims")}
    return toll


def judgement_from_json(value: Json) -> Judgement:
    """A Judgement from `plain`'s JSON. Raises FormatError."""
    return typing.cast(Judgement, rebuild(Judgement, value))


def lineage_from_json(value: Json) -> Lineage:
    """A Lineage from `plain`'s JSON. Raises FormatError."""
    return typing.cast(Lineage, rebuild(Lineage, value))
