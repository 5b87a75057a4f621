"""The blind cases: what resolution makes of tests/cases/blind, written without sight of its code.

python -m benchmarks.blind [--failures]     the share right in each file; with --failures every miss and its answer
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from crossbearing.concepts import (
    Amount,
    Claim,
    Identity,
    Interval,
    Location,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    When,
)
from crossbearing.read import report_of_text
from crossbearing.resolve import Resolver
from crossbearing.resolve.places.choosing import between_km

CASES = Path(__file__).parents[1] / "tests" / "cases" / "blind"
Row = dict[str, Any]


@functools.cache
def resolver() -> Resolver:
    return Resolver()


def missed(name: str) -> list[tuple[Row, str]]:
    """The rows of one file that come out wrong, each with what disagrees."""
    judged = [(row, JUDGES[name](row)) for row in rows(name)]
    return [(row, wrong) for row, wrong in judged if wrong]


def rows(name: str) -> list[Row]:
    found: list[Row] = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    return found


def share(name: str) -> float:
    """Share of a file's rows in which every value checked is right."""
    return 1 - len(missed(name)) / len(rows(name))


def wrong_time(row: Row) -> str:
    """What disagrees, "" for nothing. Null bounds on both sides stand for unresolved."""
    report = dataclasses.replace(report_of_text(row["text"]), published=row["published"])
    before = row.get("before")
    earlier = [_claim(report, time=When(_span(report.text, before)))] if before else []
    when = When(_span(report.text, row["span"]))
    *_, claim = _resolved(report, *earlier, _claim(report, time=when, status=row.get("status", "happened")))
    found = claim.time.interval if claim.time else None
    start, end = (found.start, found.end) if isinstance(found, Interval) else (None, None)
    return _differing(row, {"from": start, "to": end}, found)


def wrong_count(row: Row) -> str:
    report = report_of_text(row["text"])
    whole = _span(report.text, row["part_of"]) if row["part_of"] else None
    counted = Quantity(_span(report.text, row["span"]), row["kind"], row["of"])
    of_all = [Quantity(whole, row["kind"])] if whole else []
    (claim,) = _resolved(report, _claim(report, counts=tuple(sorted([*of_all, counted], key=lambda q: q.span))))
    got = next(q for q in claim.counts if q.span == counted.span)
    found = got.amount
    if not isinstance(found, Amount):
        return str(found)
    values = {"low": found.low, "high": found.high, "approximate": found.approximate, "of_whom": got.of_whom}
    if "currency" in row:
        values["currency"] = found.currency
    part = "" if found.part_of == (whole.start if whole else None) else f"part_of {found.part_of}; "
    return part + _differing(row, values, found)


def wrong_place(row: Row) -> str:
    report = report_of_text(row["text"])
    (claim,) = _resolved(report, _claim(report, places=(Location(_span(report.text, row["span"])),)))
    found = claim.places[0].place
    if row.get("unresolved"):
        return str(found) if isinstance(found, Place) and found.lat is not None else ""
    if not isinstance(found, Place) or found.lat is None or found.lon is None:
        return str(found)
    away = between_km(found.lat, found.lon, row["lat"], row["lon"])
    far = "" if away <= row["within_km"] else f"{away:.0f} km away; "
    values = {"country": found.country} | ({} if row["precision"] is None else {"precision": found.precision})
    return (f"{far}({found}) " if far else "") + _differing(row, values, found)


def wrong_actor(row: Row) -> str:
    report = report_of_text(row["text"])
    who = Participant(_span(report.text, row["span"], row.get("occurrence", 1)))
    (claim,) = _resolved(report, _claim(report, actors=(who,)))
    found = claim.actors[0].identity
    if not isinstance(found, Identity):
        return str(found)
    values = {"country": found.country, "sector": found.sector} | ({} if row["kind"] is None else {"kind": found.kind})
    names = row["name"] if isinstance(row["name"], list) else [row["name"]]
    named = _bare(found.name) in map(_bare, names)
    return ("" if named else f"name {found.name}; ") + _differing(row, values, found)


JUDGES: dict[str, Callable[[Row], str]] = {
    "times": wrong_time, "counts": wrong_count, "places": wrong_place, "actors": wrong_actor,
}  # fmt: skip


def _differing(row: Row, values: dict[str, Any], found: object) -> str:
    """A list in a row: any of its members is right."""
    wanted = {key: row[key] if isinstance(row[key], list) else [row[key]] for key in values}
    bad = [f"{key} {value}, not {row[key]}" for key, value in values.items() if value not in wanted[key]]
    return "; ".join(bad) + (f" ({found})" if bad else "")


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name.casefold())


def _span(text: str, words: str, occurrence: int = 1) -> Span:
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return Span.of(text, *found[occurrence - 1].span())


def _claim(report: Report, **parts: Any) -> Claim:
    given = next(p if isinstance(p, When) else p[-1] for p in parts.values() if not isinstance(p, str))
    within = [Span.of(report.text, *s) for s in report.sentences]
    evidence = next((s for s in within if s.holds(given.span)), Span.of(report.text, 0, len(report.text)))
    return Claim(f"c{given.span.start}", report.id, evidence, given.span, "ASSAULT", **parts)


def _resolved(report: Report, *claims: Claim) -> tuple[Claim, ...]:
    return resolver().resolve_claims(report, claims)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.blind", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--failures", action="store_true", help="every miss and what the program answered")
    shown = parser.parse_args().failures
    for name in JUDGES:
        misses = missed(name)
        total = len(rows(name))
        print(f"{name:8}{total - len(misses):3} of {total}  {1 - len(misses) / total:.3f}")
        for row, wrong in misses if shown else ():
            print(f"    [{row['span']}] {row['text']}\n        {wrong}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
