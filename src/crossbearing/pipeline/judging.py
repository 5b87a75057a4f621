"""Judgements: how they are made, and how a value is resolved before it is stored (concepts.judging lays them over)."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crossbearing.concepts import Claim, Judgement, Report, content_id, judgement_id, notation
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
