"""How fast the store alone takes reports in, and how fast it answers pages, on made-up claims of ordinary size.

python -m benchmarks.storing [--reports N] [--claims-each N] [--events N]
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from crossbearing.concepts import (
    Amount,
    Bound,
    Claim,
    Credit,
    Event,
    Identity,
    Interval,
    Location,
    Outlet,
    Participant,
    Place,
    Quantity,
    Reading,
    Report,
    Run,
    SourceTally,
    Span,
    Toll,
    When,
    Whereabouts,
    claim_id,
    event_id,
    sha256_of,
)
from crossbearing.store import Engines, Filter, Store, open_store

WORDS = "forces struck convoy village said ministry killed wounded north river market patrol trucks border army".split()
FIRST, LAST = ("Tal", "Or", "Bel", "Kar", "Mir", "Sha"), ("akh", "enzo", "grat", "mun", "ista", "def", "olin")
NAMES = [a + b for a in FIRST for b in LAST]
RUN = Run("run-bench", "crossbearing", "bench", (), "2026-01-01T00:00:00+00:00")
ENGINES = Engines("bench-1", "bench-1")


def made_report(number: int, chance: random.Random) -> Report:
    """A report of 600 words on a made-up day."""
    text = " ".join(chance.choices([*WORDS, *NAMES], k=600))
    day = f"20{chance.randint(14, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    outlet = Outlet(f"Outlet {chance.randint(1, 40)}")
    return Report(f"r{number:06}", text, sha256_of(text.encode()), title=text[:50], published=day, outlet=outlet)


def made_claims(report: Report, each: int, chance: random.Random) -> list[Claim]:
    """Resolved claims with the parts that a claim usually has."""
    return [made_claim(report, number * (len(report.text) // (each + 1)), chance) for number in range(each)]


def made_claim(report: Report, start: int, chance: random.Random) -> Claim:
    """One claim that begins at `start`."""
    evidence, trigger = Span.of(report.text, start, start + 160), Span.of(report.text, start, start + 6)
    part = Span.of(report.text, start + 10, start + 22)
    name, number = chance.choice(NAMES), chance.randint(1, 90)
    country, lat, lon = chance.choice(("SYR", "IRQ", "COL")), chance.uniform(-50, 60), chance.uniform(-170, 170)
    place = Place(name, country, lat, lon, 3, 12.0)
    identity = Identity(f"{chance.choice(NAMES)} army", "SYR", "MIL")
    same = claim_id(report.id, report.sha256, "ASSAULT", trigger, None)
    return Claim(
        same, report.id, evidence, trigger, "ASSAULT", ("aerial",),
        attribution=(Credit(part, part, "indirect", "a ministry", Identity(f"{name} ministry", "SYR", "GOV")),),
        actors=(Participant(part, "army", identity),), recipients=(Participant(part, "convoy"),),
        places=(Location(part, place),),
        counts=(Quantity(part, "killed", "people", None, Amount(number, number)),),
        time=When(part, Interval(report.published, report.published, "day", 1, "publication")),
        notes=("place: resolved to the larger of two",), extractor="bench-1",
    )  # fmt: skip


def made_event(claims: list[Claim]) -> Event:
    """An event over these claims."""
    ids = tuple(sorted(claim.id for claim in claims))
    one = claims[0]
    numbers = sorted(c.counts[0].amount.low or 0 for c in claims if isinstance(c.counts[0].amount, Amount))
    bounds = [Bound(value, ids) for value in (numbers[0], numbers[len(numbers) // 2], numbers[-1])]
    when = one.time.interval.start if one.time and isinstance(one.time.interval, Interval) else None
    where = tuple(Whereabouts(c.places[0].place, (c.id,)) for c in claims[:2] if isinstance(c.places[0].place, Place))
    toll = Toll("killed", "people", bounds[0], bounds[1], bounds[2], "median")
    tally = tuple(SourceTally(f"ministry {n}", 1, ("Outlet 1",), (c.id,)) for n, c in enumerate(claims[:4]))
    return Event(
        event_id(ids), "ASSAULT", ("aerial",), f"Strike near {one.evidence.text[:40]}", when, when,
        where, (), (), (), ids, (toll,), tally, ("Outlet 1",), len(tally), "corroborated",
    )  # fmt: skip


def timed(name: str, times: int, act: Callable[[], object]) -> None:
    """Print how long `act` takes, the median of some calls, in milliseconds: by the clock, and of the processor."""
    spent, worked = [], []
    for _ in range(times):
        begun, at_work = time.perf_counter(), time.process_time()
        act()
        spent.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - at_work) * 1000)
    print(f"{name:<48} {statistics.median(spent):8.1f} ms, {statistics.median(worked):8.1f} ms of processor")


def fill(store: Store, reports: int, each: int) -> Iterator[Claim]:
    """Store reports, one change each, and say how fast it went."""
    chance = random.Random(0)
    made = [(r, made_claims(r, each, chance)) for r in (made_report(n, chance) for n in range(reports))]
    begun, at_work = time.perf_counter(), time.process_time()
    for report, claims in made:
        with store.change(RUN) as change:
            version = store.reports.put(change, Reading(report, report.text.encode(), "bench"))
            store.claims.put(change, version, ENGINES, claims, claims)
    spent, worked = time.perf_counter() - begun, time.process_time() - at_work
    told = f"{reports / spent:.0f} reports/s, {spent:.1f} s, {worked * 1000 / reports:.1f} ms of processor a report"
    print(f"{reports} reports of {each} claims, a transaction each: {told}")
    return (claim for _, claims in made for claim in claims)


def ask(store: Store) -> None:
    """Time the questions that pages ask."""
    pages, claims = store.pages, store.claims.ids()
    timed("first page of events", 5, lambda: pages.events(limit=50))
    timed("page 100 of events", 5, lambda: pages.events(offset=5000, limit=50))
    for wanted in (
        Filter(place="akh"), Filter(source="ministry 2"), Filter(since="2020-01-01", until="2020-12-31"),
        Filter(min_toll=60), Filter(text="convoy patrol"), Filter(text='"village said ministry"'),
        Filter(country="COL", standing="corroborated"),
    ):  # fmt: skip
        shown = ", ".join(f"{k}={v}" for k in Filter.__slots__ if (v := getattr(wanted, k)) not in (None, "killed"))
        timed(f"events where {shown}", 5, lambda wanted=wanted: pages.events(wanted, limit=50))  # type: ignore[misc]
    timed("points of every event", 3, pages.points)
    timed("days of every event", 3, pages.days)
    timed("search for a phrase", 3, lambda: pages.search('"village said ministry"'))
    timed("search for two common words", 3, lambda: pages.search("convoy patrol"))
    timed("1,000 claims by id", 3, lambda: store.claims.get(claims[:1000]))
    timed("counts", 3, store.counts)


def main() -> None:
    """Fill a store in a temporary folder and ask it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=5000)
    options.add_argument("--claims-each", type=int, default=20)
    options.add_argument("--events", type=int, default=10_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "bench.db") as store:
        claims = list(fill(store, given.reports, given.claims_each))
        random.Random(1).shuffle(claims)
        size = max(1, len(claims) // given.events)
        events = [made_event(claims[at : at + size]) for at in range(0, len(claims), size)]
        begun = time.perf_counter()
        with store.change(RUN) as change:
            store.events.put(change, events)
        print(f"{len(events)} events over {len(claims)} claims: {time.perf_counter() - begun:.1f} s")
        print(f"store: {(Path(folder) / 'bench.db').stat().st_size / 1e6:.0f} MB")
        ask(store)
        begun = time.perf_counter()
        record = store.now().record()
        print(f"whole record of {len(record.claims)} claims: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
