"""The list of reports, and one report with its claims marked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crossbearing.serve.answers import not_found
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.correcting import asked_form
from crossbearing.serve.pages.events import _offset
from crossbearing.serve.pages.templating import page
from crossbearing.serve.views.facts import corrections_of, facts_of, unresolved
from crossbearing.serve.views.text.addresses import addressed
from crossbearing.serve.views.text.marking import marks_of, segments
from crossbearing.serve.views.words import credited

router = APIRouter(include_in_schema=False)
PER_PAGE = 50


@router.get("/reports")
def reports(request: Request) -> Response:
    """The reports, published last first; with `q`, those that a search finds."""
    desk: Desk = request.app.state.desk
    offset, query = _offset(request), request.query_params.get("q", "").strip()
    if query:
        from crossbearing.serve.views.filters import read_filter

        words = read_filter({"q": query}).words["q"]
        hits = desk.store.pages.search(words, offset=offset, limit=PER_PAGE)
        return page(request, "reports/found.html", query=query, found=hits, per_page=PER_PAGE)
    found = desk.store.pages.reports(offset, PER_PAGE)
    held: dict[str, int] = {}
    for claim in desk.store.claims.of_reports([report.id for report in found.items]):
        held[claim.report] = held.get(claim.report, 0) + 1
    failures = desk.store.failures.open()
    return page(request, "reports/list.html", found=found, held=held, per_page=PER_PAGE, failures=failures, query=query)


@router.get("/reports/{one:path}")
def report(request: Request, one: str) -> Response:
    """One report: its text with the claims marked, and what was not resolved."""
    desk: Desk = request.app.state.desk
    one = addressed(one)
    found = desk.store.reports.get([one])
    if not found:
        raise not_found("report", one, desk.store.near(one))
    shown, decided = found[0], desk.decided()
    machine = {claim.id: claim for claim in desk.store.claims.of_reports([one])}
    kept = desk.corrected(list(machine.values()))
    numbered = list(enumerate((kept.get(i, machine[i]) for i in machine), 1))
    marks = [mark for number, claim in numbered if claim.id in kept for mark in marks_of(claim, number)]
    touching = decided.touching(machine)
    standing = {judgement.id for judgement in decided.standing}
    return page(
        request, "reports/report.html", report=shown, numbered=numbered, rejected=set(machine) - set(kept),
        segments=list(segments(shown.text, marks)), facts={c.id: list(facts_of(c)) for _, c in numbered},
        unresolved=unresolved((n, c) for n, c in numbered if c.id in kept),
        events=desk.store.events.of_claims(machine), lit=request.query_params.get("claim", ""),
        corrections={i: list(corrections_of(c, decided.standing)) for i, c in machine.items()},
        confirmed={j.subjects[0]: j.author for j in touching if j.act == "confirm" and j.id in standing},
        states={claim: desk.state([claim]) for claim in machine}, credited=credited, touching=touching,
        standing=standing, versions=desk.store.reports.versions(one), state=desk.state([one]),
        lineages=desk.store.lineages.of_reports([one]), anchors={n: f"claim-{c.id}" for n, c in numbered},
        lit_number=next((n for n, c in numbered if c.id == request.query_params.get("claim")), None),
        form=asked_form(request.query_params, shown, numbered),
    )  # fmt: skip
