"""Judgements: how they are made, and how a value is resolved before it is stored (concepts.judging lays them over)."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crossbearing.concepts import Claim, Credit, Judgement, Report, Span, content_id, judgement_id, notation
from crossbearing.concepts.judging import corrected
from crossbearing.errors import ConflictError, FormatError
from crossbearing.pipeline.stages import Resolver
from crossbearing.store import Store

_RESOLVED = {
    "attribution": "identity", "actors": "identity", "recipients": "identity", "places": "place", "counts": "amount",
}  # fmt: skip


def make_judgement(act: str, subjects: Sequence[str], author: str, reason: str = "", **more: Any) -> Judgement:
    """A judgement made now. `more`: field, value, undoes. Raises FormatError without an author."""
    if not author.strip():
        raise FormatError("a judgement needs an author", None, "say who decides")
    at = datetime.datetime.now(datetime.UTC).isoformat()
    extra = [reason, more.get("field"), more.get("value"), more.get("undoes")]
    made = Judgement("", act, tuple(subjects), author.strip(), at, reason.strip(), **more)
    return dataclasses.replace(made, id=judgement_id(act, made.subjects, made.author, at, extra))


def resolved_value(resolver: Resolver, report: Report, claim: Claim, field: str, value: Any) -> Any:
    """`value` with places, times, amounts and identities resolved wherever it gives words alone, as JSON of the
    record's form: what a correction stores, so that it never changes with the program. Raises FormatError, SpanError.
    """
    if isinstance(value, str | int) and not isinstance(value, bool):
        value = _from_words(resolver, report, claim, field, str(value).strip())
    draft = corrected(claim, report, field, value)
    (full,) = resolver.resolve_claims(report, (draft,))
    if field == "time" and draft.time and draft.time.interval is None:
        draft = dataclasses.replace(draft, time=full.time)
    elif field in _RESOLVED and len(getattr(full, field)) == len(getattr(draft, field)):
        pairs = zip(getattr(draft, field), getattr(full, field), strict=True)
        chosen = tuple(given if getattr(given, _RESOLVED[field]) is not None else found for given, found in pairs)
        laid: dict[str, Any] = {field: chosen}
        draft = dataclasses.replace(draft, **laid)
    return notation.claim_to_json(draft)[field]


def _from_words(resolver: Resolver, report: Report, claim: Claim, field: str, words: str) -> Any:
    """The value, JSON of the record's form, that plain words stand for. Words of the report become a span of it; a
    place, time or count in other words is resolved alone and laid over the words that stood there, else the trigger.
    """
    if field in ("trigger", "evidence"):
        return notation.plain(_standing(report, claim, words) or _unfound(field, words))
    if field == "modes":
        return words.replace(",", " ").split()
    if field == "time":
        return _part_from_words(resolver, report, claim, field, words)
    if field in (*_RESOLVED, "weapons"):
        return [_part_from_words(resolver, report, claim, field, one.strip()) for one in words.split(";")]
    return {"yes": True, "no": False}.get(words.lower(), words) if field == "negated" else words


def _part_from_words(resolver: Resolver, report: Report, claim: Claim, field: str, words: str) -> Any:
    stood: tuple[Any, ...] = (claim.time,) if field == "time" and claim.time else getattr(claim, field) or ()
    found = _standing(report, claim, words)
    if field == "counts" and len(stood) != 1:
        raise FormatError("words alone do not say which count", words, "write counts as claims.jsonl does, in JSON")
    if field == "attribution":
        return notation.plain(Credit(found or _unfound(field, words), None)) | {"identity": None}
    if field in ("actors", "recipients", "weapons") or (found and field != "counts"):
        span = found or (stood[0].span if stood else claim.trigger)
        return notation.plain(span) | ({} if field in ("places", "time") else {"name": words})
    span = stood[0].span if stood else claim.trigger
    kept = {"kind": stood[0].kind, "of": stood[0].of, "of_whom": stood[0].of_whom} if field == "counts" else {}
    return notation.plain(span) | kept | {"resolution": _alone(resolver, report, claim, field, kept, words)}


def _alone(resolver: Resolver, report: Report, claim: Claim, field: str, kept: Any, words: str) -> Any:
    # The words as a text of their own, published when the report was.
    said = Span(0, len(words), words) if words else _unfound(field, words)
    alone = Report(report.id, words, report.sha256, published=report.published, outlet=report.outlet)
    part = notation.plain(said) | kept
    empty: dict[str, Any] = {
        "attribution": [],
        "actors": [],
        "recipients": [],
        "places": [],
        "time": None,
        "counts": [],
        "weapons": [],
    }
    told = notation.claim_to_json(claim) | empty | {"evidence": notation.plain(said), "trigger": notation.plain(said)}
    draft = notation.claim_from_json(told | {field: part if field == "time" else [part]})
    (full,) = resolver.resolve_claims(alone, (draft,))
    shown = notation.claim_to_json(full)[field]
    resolution = (shown if field == "time" else shown[0]).get("resolution")
    if resolution is None:
        raise FormatError(f"{field}: these words cannot be resolved", words, "give other words, or JSON")
    return resolution


def _standing(report: Report, claim: Claim, words: str) -> Span | None:
    """Where these words stand in the report, whole, the nearest to the claim's trigger."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", report.text)] if words else []
    start = min(places, key=lambda at: abs(at - claim.trigger.start), default=None)
    return None if start is None else Span.of(report.text, start, start + len(words))


def _unfound(field: str, words: str) -> Span:
    raise FormatError(f"{field}: these words do not stand in the report", words, "give words of the report, or JSON")


def state_of(store: Store, subjects: Iterable[str], made: Sequence[Judgement] | None = None) -> str:
    """A stamp of what was decided about claims, and of how events now stand: it changes with every act on them.
    `made`: every judgement of the store, where they are at hand.
    """
    wanted = list(dict.fromkeys(subjects))
    made = store.judgements.all() if made is None else made
    touching = [[j.id for j in made if one in j.subjects] for one in wanted]
    versions = [store.events.version(one) for one in wanted]
    return content_id("s", touching, versions)


def unchanged(store: Store, seen: Mapping[str, str]) -> None:
    """Raise ConflictError unless each claim or event still is as `state_of` said when it was looked at."""
    made = store.judgements.all()
    if any(state_of(store, [one], made) != state for one, state in seen.items()):
        raise ConflictError(
            "somebody else changed this since you looked", None, "nothing of yours was stored; look again, then decide"
        )
