"""How long resolution takes: a gazetteer look-up, and all of a report's places, people and claims; and the memory.

    python -m benchmarks.resolution_speed [FILE]      # reports as JSON Lines with `text`; default
    ../shared/gold/geo_trnews/dev.jsonl

Each report gets one claim for every sixty words, made of its own names, numbers and times, so that all four resolvers
work. CPU time of this process, best of three passes; `machine` is the milliseconds that summing a million integers
takes here, to compare machines by (about 10 on an idle laptop core).
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from crossbearing.concepts import Claim, Location, Participant, Quantity, Report, Span, When
from crossbearing.resolve import Gazetteer, Resolver
from crossbearing.resolve.counts import read_numerals
from crossbearing.resolve.times.spotting import find_times

WORDS_A_CLAIM = 60
DEFAULT = Path("../shared/gold/geo_trnews/dev.jsonl")


def main(path: Path = DEFAULT) -> dict[str, float]:
    """Microseconds a look-up (first and repeated), milliseconds a report, megabytes of memory added."""
    process = psutil.Process()
    before = process.memory_info().rss
    resolver = Resolver()
    reports = [
        Report(str(n), json.loads(line)["text"], "0" * 64, published="2016-11-23")
        for n, line in enumerate(path.open(encoding="utf-8"))
    ]
    work = [(report, claims_of(report, resolver)) for report in reports]
    names = sorted({report.text[m.start : m.end] for report, _ in work for m in resolver.read_places(report).mentions})
    fresh = Gazetteer()
    return {
        "machine_ms": best(lambda: sum(range(1_000_000))) * 1e3,
        "words_a_report": statistics.mean(len(r.text.split()) for r in reports),
        "claims_a_report": statistics.mean(len(c) for _, c in work),
        "first_lookup_us": seconds(lambda: [fresh.find(n) for n in names]) / len(names) * 1e6,
        "lookup_us": best(lambda: [fresh.find(n) for n in names]) / len(names) * 1e6,
        "report_ms": best(lambda: [resolver.resolve_claims(r, c) for r, c in work]) / len(work) * 1e3,
        "memory_mb": (process.memory_info().rss - before) / 1e6,
    }


def claims_of(report: Report, resolver: Resolver) -> tuple[Claim, ...]:
    """Claims that give every resolver something to do: names in turn as place and actor, numbers, times."""
    text = report.text
    names = [Span.of(text, m.start, m.end) for m in resolver.read_places(report).mentions] or [Span.of(text, 0, 1)]
    times = [Span.of(text, *t) for t in find_times(text)]
    numbers = [Span.of(text, n.start, n.end) for n in read_numerals(text)]
    out = []
    for n in range(max(1, len(text.split()) // WORDS_A_CLAIM)):
        name, other = names[n % len(names)], names[(n + 1) % len(names)]
        evidence = Span.of(text, max(0, name.start - 80), min(len(text), name.end + 80))
        counts = tuple(Quantity(x, "killed", "people") for x in numbers[n : n + 1])
        when = When(times[n % len(times)]) if times else None
        who = {"actors": (Participant(name),), "recipients": (Participant(other),)}
        where = (Location(other),)
        out.append(Claim(f"c{n}", report.id, evidence, name, "ASSAULT", **who, places=where, time=when, counts=counts))
    return tuple(out)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def best(work: Callable[[], object], passes: int = 3) -> float:
    return min(seconds(work) for _ in range(passes))


if __name__ == "__main__":
    print(json.dumps({k: round(v, 2) for k, v in main(*map(Path, sys.argv[1:2])).items()}))
