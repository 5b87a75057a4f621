"""Acts on claims and events, each a judgement: the one address that every form of the pages posts to."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from crossbearing.concepts import Claim, Judgement, Report, Span, claim_id, sha256_of
from crossbearing.concepts.judging import check_claim
from crossbearing.concepts.notation import claim_to_json
from crossbearing.errors import FormatError
from crossbearing.pipeline.judging import make_judgement, resolved_value
from crossbearing.serve.answers import Refused, not_found
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.forms import Form, field_value, local, read_form, selected
from crossbearing.serve.pages.templating import AUTHOR, page

router = APIRouter(include_in_schema=False)


@router.get("/judgements")
def judgements(request: Request) -> Response:
    """Everything that people decided, newest first."""
    desk: Desk = request.app.state.desk
    decided = desk.decided()
    standing = {judgement.id for judgement in decided.standing}
    newest = decided.all[::-1][:300]
    homes = desk.store.events.of_claims(one for judgement in newest for one in judgement.subjects)
    return page(request, "review/judgements.html", made=newest, standing=standing, homes=homes, total=len(decided.all))


@router.post("/judge")
async def judge(request: Request) -> Response:
    """Store one judgement, and go back to where it was made."""
    desk: Desk = request.app.state.desk
    form = await read_form(request)
    judgement, seen = await run_in_threadpool(_made, desk, form)
    await run_in_threadpool(desk.judge, judgement, seen)
    answer = RedirectResponse(_onward(desk, form, judgement), 303)
    answer.set_cookie(AUTHOR, quote(judgement.author), max_age=365 * 86400, samesite="strict", httponly=True, path="/")
    return answer


def _onward(desk: Desk, form: Form, judgement: Judgement) -> str:
    # An act on an event's claims may have ended the event: go to where its claims now stand.
    wanted = local(form.text("next"))
    if wanted.startswith("/events/") and judgement.act in ("join", "split", "undo"):
        homes = desk.store.events.of_claims(judgement.subjects[:1])
        wanted = f"/events/{homes[judgement.subjects[0]]}" if homes else wanted
    return wanted


def _made(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    """The judgement of a form, and the state in which what it is about was seen."""
    act = form.text("act")
    makers = {
        "confirm": _simple, "reject": _simple, "join": _join, "split": _split, "correct": _correct, "add": _add,
        "undo": _undo,
    }  # fmt: skip
    if act not in makers:
        raise FormatError("no such act", act, f"one of {', '.join(makers)}")
    return makers[act](desk, form)


def _simple(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    claims = [_claim(desk, one).id for one in form.all("claim")]
    if not claims:
        raise FormatError("no claim chosen", None, "choose one")
    return make_judgement(form.text("act"), claims, form.text("author"), form.text("reason")), _seen(form, claims)


def _seen(form: Form, about: list[str]) -> dict[str, str]:
    return dict.fromkeys(about, form.text("seen"))


def _join(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    seen = {event: state for event, _, state in (given.partition("~") for given in form.all("event"))}
    found = desk.store.events.get(seen)
    if len(found) < 2:
        raise FormatError("joining needs two events", None, "choose two that still stand")
    claims = [claim for event in found for claim in event.claims]
    return make_judgement("join", claims, form.text("author"), form.text("reason")), seen


def _split(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    claim = _claim(desk, form.text("claim"))
    home = desk.store.events.of_claims([claim.id]).get(claim.id)
    others = [other.id for other in desk.store.claims.of_event(home) if other.id != claim.id] if home else []
    if not home or not others:
        raise FormatError("this claim stands alone already", None, "there is nothing to part it from")
    return make_judgement("split", [claim.id, *others], form.text("author"), form.text("reason")), _seen(form, [home])


def _correct(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    machine = _claim(desk, form.text("claim"))
    claim = desk.corrected([machine]).get(machine.id, machine)
    report = _report(desk, claim.report)
    field, value = field_value(claim, form, report)
    value = resolved_value(desk.pipeline.stages.resolver, report, claim, field, value)
    if value == claim_to_json(claim)[field]:
        raise FormatError("nothing is changed by this", field, "set another value, or confirm the claim as it is")
    made = make_judgement("correct", [claim.id], form.text("author"), form.text("reason"), field=field, value=value)
    return made, _seen(form, [claim.id])


def _add(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    report = _report(desk, form.text("report"))
    trigger = selected(form, report)
    if trigger is None:
        raise FormatError("no words selected", None, "select the words that name the happening")
    claim = _new_claim(report, trigger, form)
    check_claim(claim, report)
    if desk.store.claims.exists(claim.id) and desk.store.claims.get([claim.id]):
        raise FormatError("these words are a claim of this type already", trigger.text, "correct that one")
    made = make_judgement("add", [claim.id], form.text("author"), form.text("reason"), value=claim_to_json(claim))
    return made, {}


def _new_claim(report: Report, trigger: Span, form: Form) -> Claim:
    kind = form.text("event_type")
    around = [extent for extent in report.sentences if extent[0] < trigger.end and extent[1] > trigger.start]
    start = min([trigger.start, *(left for left, _ in around)])
    end = max([trigger.end, *(right for _, right in around)])
    digest = sha256_of(report.text.encode("utf-8", "surrogatepass"))
    return Claim(
        claim_id(report.id, digest, kind, trigger, None), report.id, Span.of(report.text, start, end), trigger, kind,
        tuple(form.all("modes")), form.text("status") or "happened", confidence=1.0, extractor="person",
        version=report.version, notes=(f"added by {form.text('author')}",),
    )  # fmt: skip


def _undo(desk: Desk, form: Form) -> tuple[Judgement, dict[str, str]]:
    found = desk.store.judgements.get([form.text("judgement")])
    if not found:
        raise not_found("judgement", form.text("judgement"))
    if found[0].id not in {judgement.id for judgement in desk.decided().standing}:
        raise Refused(409, "this is taken back already", None, "look at the page again")
    subjects = list(found[0].subjects)
    made = make_judgement("undo", subjects, form.text("author"), form.text("reason"), undoes=found[0].id)
    return made, {}


def _claim(desk: Desk, one: str) -> Claim:
    found = desk.store.claims.get([one])
    if not found:
        raise not_found("claim", one)
    return found[0]


def _report(desk: Desk, one: str) -> Report:
    found = desk.store.reports.get([one])
    if not found:
        raise not_found("report", one)
    return found[0]
