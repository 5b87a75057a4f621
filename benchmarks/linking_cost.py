"""What linking costs: seconds and memory over invented claims, and how they grow with their number.

    python -m benchmarks.linking_cost [1000 10000 100000] [--dense] [--store]

The claims are made, not read: 8 a report, 400 a day (so more claims are more days; `--dense` keeps them within 30 days
instead), happenings told by one report or several (five claims of a report are of its main
happening, three of others), places, parties and words drawn with the unevenness of language
(Zipf). Each size runs in a process of its own. `--store` links within a store, adding one last report to it as well.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from crossbearing.concepts import (
    Amount,
    Claim,
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
    Span,
    When,
    sha256_of,
)
from crossbearing.link import LinkSettings, link
from crossbearing.link.pairs.weights import load_weights
from crossbearing.pipeline.linking import link_new
from crossbearing.store import Engines, Store, open_store

TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "ACCUSE", "AID")
A_REPORT, A_DAY, DENSE_DAYS = 8, 400, 30
FIRST_DAY = datetime.date(2020, 1, 1)


@dataclass(frozen=True)
class Happening:
    """What several claims tell of, each in words of its own."""

    kind: str
    day: datetime.date
    place: int
    parties: tuple[int, int]
    killed: int
    words: tuple[str, ...]


class World:
    """Invented reports and their claims, the same for the same number."""

    def __init__(self, claims: int, dense: bool) -> None:
        self._random = random.Random(claims)
        self._days = DENSE_DAYS if dense else max(1, claims // A_DAY)
        # The commonest words are those of news, as linking knows them; the others are names and rarities.
        common = sorted(load_weights().rarity.items(), key=lambda item: (item[1], item[0]))
        self._words = [word for word, _ in common] + [f"wa{_letters(n)}" for n in range(20000 - len(common))]
        self._told: list[Happening] = []
        self._reports = claims // A_REPORT

    def tell(self) -> Iterator[tuple[Report, list[Claim]]]:
        """Every report with its claims, by day of publication."""
        for number in range(self._reports):
            day = FIRST_DAY + datetime.timedelta(days=number * self._days // self._reports)
            recent = [h for h in self._told[-400:] if (day - h.day).days <= 2]
            main, *others = [self._happening(day, recent) for _ in range(4)]
            self._told += [main, *others]
            told = [main] * (A_REPORT - 3) + others
            yield self._report(number, day, told)

    def _zipf(self, many: int) -> int:
        # The inverse of a sum of 1 / (rank + 3), near enough.
        return min(many - 1, int(3 * ((many + 3) / 3) ** self._random.random()) - 3)

    def _word(self) -> str:
        return self._words[self._zipf(len(self._words))]

    def _happening(self, day: datetime.date, recent: Sequence[Happening]) -> Happening:
        if recent and self._random.random() < 0.4:
            return self._random.choice(recent)
        kind, toll = self._random.choice(TYPES), self._zipf(40) + 1
        words = tuple(self._word() for _ in range(10))
        return Happening(kind, day, self._zipf(2000), (self._zipf(50), self._zipf(400)), toll, words)

    def _report(self, number: int, day: datetime.date, told: Sequence[Happening]) -> tuple[Report, list[Claim]]:
        lines = [self._sentence(happening) for happening in told]
        text = "\n".join(lines)
        starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
        extents = tuple((start, start + len(line)) for start, line in zip(starts, lines, strict=True))
        name = f"r{number:07}"
        outlet = Outlet(f"Outlet {self._zipf(60)}")
        digest = sha256_of(text.encode())
        report = Report(name, text, digest, published=day.isoformat(), outlet=outlet, language="en", sentences=extents)
        parts = zip(told, extents, strict=True)
        return report, [self._claim(f"c{number:07}{i}", report, h, x) for i, (h, x) in enumerate(parts)]

    def _sentence(self, h: Happening) -> str:
        own = [self._word() for _ in range(8)]
        kept = [word for word in h.words if self._random.random() < 0.7]
        return " ".join([f"struck Town{_letters(h.place)}", *kept, *own, f"party{_letters(h.parties[0])}"])

    def _claim(self, name: str, report: Report, h: Happening, extent: tuple[int, int]) -> Claim:
        evidence = Span.of(report.text, *extent)
        trigger = Span.of(report.text, extent[0], extent[0] + 6)
        known = self._random.random
        return Claim(
            name, report.id, evidence, trigger, h.kind,
            actors=(_party(trigger, h.parties[0]),) if known() < 0.6 else (),
            recipients=(_party(trigger, h.parties[1] + 50),) if known() < 0.6 else (),
            places=(Location(trigger, _place(h.place)),) if known() < 0.7 else (),
            time=When(trigger, _day(h.day)) if known() < 0.5 else None,
            counts=(Quantity(trigger, "killed", "people", None, _toll(h.killed)),) if known() < 0.4 else (),
        )  # fmt: skip


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _party(span: Span, number: int) -> Participant:
    return Participant(span, None, Identity(f"Party{_letters(number)}"))


def _place(number: int) -> Place:
    return Place(f"Town{_letters(number)}", "XXA", (number % 50) * 1.1 - 27, number // 50 * 2.2, 1, 5.0, None, number)


def _day(day: datetime.date) -> Interval:
    return Interval(day.isoformat(), day.isoformat(), "day", 1)


def _toll(killed: int) -> Amount:
    return Amount(killed, killed, best=killed)


def measure(claims: int, dense: bool, stored: bool) -> dict[str, float]:
    """Seconds, peak megabytes and events for one size."""
    world = list(World(claims, dense).tell())
    answer = _stored(world) if stored else _linked(world)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"claims": claims, **answer, "peak_mb": round(peak)}


def _linked(world: Sequence[tuple[Report, list[Claim]]]) -> dict[str, float]:
    reports, claims = [report for report, _ in world], [claim for _, found in world for claim in found]
    began, busy = time.perf_counter(), time.process_time()
    linked = link(reports, claims)
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    return {"seconds": round(seconds, 2), "cpu_seconds": round(busy, 2), "events": len(linked.events)}


def _stored(world: Sequence[tuple[Report, list[Claim]]]) -> dict[str, float]:
    run = Run("run", "crossbearing", "none", (), "2026-01-01T00:00:00+00:00")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "record.db") as store:
        _put(store, run, world[:-1])
        began = time.perf_counter()
        rows = link_new(store, run, LinkSettings())
        first = time.perf_counter() - began
        _put(store, run, world[-1:])
        began = time.perf_counter()
        link_new(store, run, LinkSettings())
        return {"seconds": round(first, 2), "one_more_seconds": round(time.perf_counter() - began, 3), "rows": rows}


def _put(store: Store, run: Run, world: Sequence[tuple[Report, list[Claim]]]) -> None:
    for start in range(0, len(world), 200):
        with store.change(run) as change:
            for report, claims in world[start : start + 200]:
                version = store.reports.put(change, Reading(report, report.text.encode(), report.id), False)
                store.claims.put(change, version, Engines("made", "made"), claims, claims)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000, 100000])
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--store", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.sizes[0], options.dense, options.store)))
        return
    flags = [flag for flag, on in (("--dense", options.dense), ("--store", options.store)) if on]
    found = [_apart(size, flags) for size in options.sizes]
    for a, b in pairwise(found):
        used = [answer.get("cpu_seconds", answer["seconds"]) for answer in (a, b)]
        growth = math.log(used[1] / used[0]) / math.log(b["claims"] / a["claims"])
        print(f"growth exponent from {a['claims']:.0f} to {b['claims']:.0f} claims: {growth:.2f}")


def _apart(size: int, flags: Sequence[str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.linking_cost", str(size), "--one", *flags]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(json.dumps(answer), flush=True)
    return answer


if __name__ == "__main__":
    main()
