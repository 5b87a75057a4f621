"""Judgements: how they are made, and what those in force make of the claims that linking sees.

Nothing is overwritten: the stored claim stays what the program read, and a correction is laid over it here, each time.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crossbearing.concepts import (
    CERTAINTIES,
    COUNT_KINDS,
    EVENT_TYPES,
    MODES,
    STATUSES,
    Claim,
    Judgement,
    Report,
    content_id,
    judgement_id,
    notation,
)
from crossbearing.errors import ConflictError, CrossbearingError, FormatError
from crossbearing.pipeline.stages import Resolver
from crossbearing.store import Store

FIELDS = (
    "event_type", "modes", "status", "negated", "certainty", "attribution", "actors", "recipients", "places", "time",
    "counts", "weapons", "trigger", "evidence",
)  # fmt: skip
"""What a person may correct, by its name in claims.jsonl."""

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


def judged(claims: Iterable[Claim], standing: Sequence[Judgement], reports: Mapping[str, Report]) -> tuple[Claim, ...]:
    """The claims as people left them: without the rejected ones, and with every standing correction laid over.

    A correction that no longer fits (its report has another text now) is left off, and a note of the claim says so.
    """
    rejected = {subject for j in standing if j.act == "reject" for subject in j.subjects}
    corrections: dict[str, list[Judgement]] = {}
    for judgement in standing:
        if judgement.act == "correct":
            corrections.setdefault(judgement.subjects[0], []).append(judgement)
    kept = (claim for claim in claims if claim.id not in rejected)
    return tuple(_laid_over(c, corrections[c.id], reports[c.report]) if c.id in corrections else c for c in kept)


def _laid_over(claim: Claim, corrections: Iterable[Judgement], report: Report) -> Claim:
    for one in corrections:
        note = f"{one.field}: corrected by {one.author}"
        try:
            claim = corrected(claim, report, str(one.field), one.value)
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


def resolved_value(resolver: Resolver, report: Report, claim: Claim, field: str, value: Any) -> Any:
    """`value` with places, times, amounts and identities resolved wherever it gives words alone, as JSON of the
    record's form: what a correction stores, so that it never changes with the program. Raises FormatError, SpanError.
    """
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
