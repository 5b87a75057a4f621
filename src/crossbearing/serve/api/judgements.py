"""Judgements: what people decided, and deciding."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from crossbearing.concepts import Judgement
from crossbearing.concepts.judging import check_claim
from crossbearing.concepts.notation import claim_from_json, claim_to_json, plain
from crossbearing.errors import ConflictError, FormatError
from crossbearing.pipeline.judging import make_judgement, resolved_value
from crossbearing.serve.answers import Refused, not_found
from crossbearing.serve.api.paging import ERRORS, Limit, Offset, answer, paged
from crossbearing.serve.desk import Desk

router = APIRouter(tags=["judgements"], responses=ERRORS)


class Problem(BaseModel):
    """What is wrong, as every error says it."""

    error: dict[str, Any]


class Decision(BaseModel):
    """One act. `subjects` are claims; for join and split events may stand for their claims. `seen`: the states in
    which several subjects were looked at; for one, If-Match says it.
    """

    model_config = ConfigDict(extra="forbid")
    act: str = Field(max_length=20)
    subjects: list[str] = Field(default=[], max_length=10_000)
    author: str = Field(max_length=200)
    reason: str = Field(default="", max_length=10_000)
    field: str | None = Field(default=None, max_length=40)
    value: Any = None
    undoes: str | None = Field(default=None, max_length=100)
    seen: dict[str, str] = Field(default={})


@router.get("/judgements")
def list_judgements(request: Request, offset: Offset = 0, limit: Limit = 50) -> Response:
    """Every judgement, newest first; `standing` is false for those taken back."""
    desk: Desk = request.app.state.desk
    decided = desk.decided()
    standing = {judgement.id for judgement in decided.standing}
    newest = decided.all[::-1][offset : offset + limit]
    items = [plain(judgement) | {"standing": judgement.id in standing} for judgement in newest]
    return answer(request, paged(items, len(decided.all), offset, limit))


@router.post(
    "/judgements",
    status_code=201,
    responses={
        403: {"description": "This server only shows.", "model": Problem},
        409: {"description": "Taken back already.", "model": Problem},
        412: {"description": "Changed since it was looked at.", "model": Problem},
        428: {"description": "If-Match is missing.", "model": Problem},
    },
)
def post_judgement(
    request: Request, given: Decision, if_match: Annotated[str | None, Header(description="The state seen.")] = None
) -> Response:
    """Decide something about claims or events that still are as they were seen."""
    desk: Desk = request.app.state.desk
    made = _judgement(desk, given)
    seen = _seen(given, if_match)
    try:
        desk.judge(made, seen)
    except ConflictError as error:
        raise Refused(412, error.what, error.value, error.cure) from error
    events = sorted(set(desk.store.events.of_claims(made.subjects).values()))
    return JSONResponse({"judgement": plain(made), "events": events}, 201)


def _seen(given: Decision, if_match: str | None) -> dict[str, str]:
    if given.act in ("undo", "add"):
        return {}
    if given.seen and set(given.subjects) <= set(given.seen):
        return given.seen
    if if_match and len(given.subjects) == 1:
        return {given.subjects[0]: if_match.strip().removeprefix("W/").strip('"')}
    raise Refused(428, "not said in which state it was seen", None, "bring the ETag in If-Match, or `seen` for several")


def _judgement(desk: Desk, given: Decision) -> Judgement:
    if given.act == "undo":
        return _undo(desk, given)
    if given.act == "add":
        return _add(desk, given)
    claims = [claim for one in given.subjects for claim in _claims(desk, one)]
    claims = list(dict.fromkeys(claims))
    if given.act in ("confirm", "reject") and claims:
        return make_judgement(given.act, claims, given.author, given.reason)
    if given.act in ("join", "split") and len(claims) > 1:
        return make_judgement(given.act, claims, given.author, given.reason)
    if given.act == "correct" and len(claims) == 1 and given.field:
        return _correct(desk, given, claims[0])
    raise FormatError("not an act on these subjects", given.act, "see docs/serve.md for what each act needs")


def _claims(desk: Desk, one: str) -> list[str]:
    found = [claim.id for claim in desk.store.claims.of_event(one)] or [c.id for c in desk.store.claims.get([one])]
    if not found:
        raise not_found("claim or event", one, desk.store.near(one))
    return found


def _correct(desk: Desk, given: Decision, one: str) -> Judgement:
    (machine,) = desk.store.claims.get([one])
    claim = desk.corrected([machine]).get(one, machine)
    (report,) = desk.store.reports.get([claim.report])
    value = resolved_value(desk.pipeline.stages.resolver, report, claim, str(given.field), given.value)
    return make_judgement("correct", [one], given.author, given.reason, field=given.field, value=value)


def _add(desk: Desk, given: Decision) -> Judgement:
    if not isinstance(given.value, dict):
        raise FormatError("no claim to add", None, "give the whole claim as value")
    claim = claim_from_json(given.value)
    found = desk.store.reports.get([str(claim.report)])
    if not found:
        raise not_found("report", str(claim.report))
    try:
        check_claim(claim, found[0])
    except (TypeError, AttributeError, ValueError, KeyError) as error:
        raise FormatError("not a claim", None, "write the fields that RECORD.md names") from error
    if desk.store.claims.get([claim.id]):
        raise Refused(409, "a claim of this id is there already", claim.id, "correct that one")
    return make_judgement("add", [claim.id], given.author, given.reason, value=claim_to_json(claim))


def _undo(desk: Desk, given: Decision) -> Judgement:
    found = desk.store.judgements.get([given.undoes or ""])
    if not found:
        raise not_found("judgement", given.undoes or "")
    if found[0].id not in {judgement.id for judgement in desk.decided().standing}:
        raise Refused(409, "this is taken back already", found[0].id, "look at the judgements again")
    subjects = list(found[0].subjects)
    return make_judgement("undo", subjects, given.author, given.reason, undoes=found[0].id)
