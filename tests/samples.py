"""Small reports and stages for tests of the store, the pipeline and the command line: a claim for each known verb."""

import dataclasses
import re

from crossbearing.concepts import (
    Amount,
    Bound,
    Claim,
    Credit,
    Event,
    Interval,
    Location,
    Outlet,
    Place,
    Quantity,
    Reading,
    Report,
    Run,
    SourceTally,
    Span,
    Toll,
    Unresolved,
    When,
    Whereabouts,
    claim_id,
    event_id,
    sha256_of,
)
from crossbearing.store import Engines

VERBS = {"struck": ("ASSAULT", ("aerial",)), "marched": ("PROTEST", ("demo",)), "fled": ("RETREAT", ())}
PLACES = {
    "Talakhar": Place("Talakhar", "SYR", 35.1, 38.2, 1, 5.0),
    "Orenzo": Place("Orenzo", "COL", 4.2, -73.1, 3, 40.0),
}
TEXT = "Jets struck Talakhar on Friday, a monitor said."
ENGINES = Engines("sample-1", "sample-1")


def run(name="run-1"):
    return Run(name, "crossbearing 0", "sample", (("extractor", "sample"),), "2026-01-02T03:04:05+00:00")


def report(id="r1", text=TEXT, published="2015-11-20", outlet="Daily Post"):
    named = Outlet(outlet) if outlet else None
    return Report(id, text, digest(text), title=text[:20], published=published, outlet=named, language="en")


def digest(text):
    return sha256_of(text.encode("utf-8", "surrogatepass"))


def reading(given=None, origin="a.txt"):
    given = given or report()
    return Reading(given, given.text.encode("utf-8", "surrogatepass"), origin)


class SampleExtractor:
    name = "sample-1"

    def extract_claims(self, report):
        if "poison" in report.text:
            raise ValueError("a report nobody foresaw: " + report.text)
        found = re.finditer(r"\b(?:struck|marched|fled)\b", report.text)
        return tuple(self._claim(report, Span.of(report.text, *verb.span())) for verb in found)

    def _claim(self, report, trigger):
        text = report.text
        start = text.rfind("\n", 0, trigger.start) + 1
        end = len(text) if (stop := text.find("\n", trigger.end)) < 0 else stop
        evidence = Span.of(text, start, end)
        event_type, modes = VERBS[trigger.text]
        said = re.search(r"a (\w+) said", evidence.text)
        credit = (Credit(within(evidence, said.span(1)), None),) if said else ()
        names = re.finditer(r"\b(?:Talakhar|Orenzo|Nowhere)\b", evidence.text)
        return Claim(
            claim_id(report.id, digest(text), event_type, trigger, credit[0].source if credit else None),
            report.id, evidence, trigger, event_type, modes, attribution=credit, extractor=self.name,
            places=tuple(Location(within(evidence, m.span())) for m in names),
            counts=tuple(Quantity(within(evidence, m.span()), "killed") for m in re.finditer(r"\d+", evidence.text)),
            time=next((When(within(evidence, m.span())) for m in re.finditer(r"Friday", evidence.text)), None),
        )  # fmt: skip


class SampleResolver:
    version = "sample-1"

    def resolve_claims(self, report, claims):
        return tuple(self._resolved(report, claim) for claim in claims)

    def _resolved(self, report, claim):
        unknown = Unresolved("not in the gazetteer")
        where = tuple(dataclasses.replace(x, place=PLACES.get(x.span.text, unknown)) for x in claim.places)
        counts = tuple(
            dataclasses.replace(x, amount=Amount(int(x.span.text), int(x.span.text))) for x in claim.counts
        )
        day = report.published_day
        interval = Interval(day, day, "day", 1, "publication") if day else Unresolved("no publication date")
        time = dataclasses.replace(claim.time, interval=interval) if claim.time else None
        return dataclasses.replace(claim, places=where, counts=counts, time=time)


def within(evidence, extent):
    start = evidence.start + extent[0]
    return Span(start, evidence.start + extent[1], evidence.text[extent[0] : extent[1]])


def claims_of(given):
    """Unresolved and resolved claims of a report."""
    found = SampleExtractor().extract_claims(given)
    return found, SampleResolver().resolve_claims(given, found)


def event_of(claims, title="Strike on Talakhar"):
    """An event that says what its claims say."""
    ids = tuple(sorted(claim.id for claim in claims))
    first = min(claims, key=lambda claim: claim.id)
    where = {x.place.name: x.place for claim in claims for x in claim.places if isinstance(x.place, Place)}
    times = [claim.time.interval for claim in claims if claim.time]
    days = sorted(interval.start for interval in times if isinstance(interval, Interval))
    tolls = sorted({x.amount.low for claim in claims for x in claim.counts})
    bounds = [Bound(x, ids) for x in (tolls[0], tolls[len(tolls) // 2], tolls[-1])] if tolls else None
    return Event(
        event_id(ids), first.event_type, first.modes, title, days[0] if days else None, days[-1] if days else None,
        tuple(Whereabouts(place, ids) for _, place in sorted(where.items())), (), (), (), ids,
        (Toll("killed", None, *bounds, "median"),) if bounds else (),
        (SourceTally("monitor", len(ids), ("Daily Post",), ids),), ("Daily Post",), 1, "single source",
    )  # fmt: skip


def put(store, *given, by=None, engines=ENGINES):
    """Store reports with their claims, one change each."""
    for one in given:
        found, resolved = claims_of(one)
        with store.change(by or run()) as change:
            version = store.reports.put(change, reading(one))
            store.claims.put(change, version, engines, found, resolved)


def link_apart(store, by=None):
    """Let each claim be its own event."""
    claims = store.claims.get(store.claims.ids())
    with store.change(by or run()) as change:
        return store.events.put(change, [event_of([claim]) for claim in claims])


def sample_stages():
    from crossbearing.pipeline import Stages

    return Stages(SampleExtractor(), SampleResolver())
