"""Killed and injured of one incident against a database (gvdb, gva_longtail), and reports into incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import b_cubed
from crossbearing.concepts import Claim, Event, Report, Toll
from crossbearing.link import link


def run(path: Path) -> dict[str, float]:
    """`killed_exact`, `injured_exact` of the event that most claims speak of, `killed_in_range` (low <= truth <= high),
    the share of reports with more than one toll stated, and for gva_longtail `b3_f1` of reports into incidents.
    """
    found = list(reading.rows(path))
    return _longtail(found) if "reports" in found[0] else _single(found)


def _single(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    truths = []
    for row in found:
        read = reading.report(str(row["id"]), row["text"], None, row.get("title"))
        truths.append((_tolls([read]), row))
    return _accuracy(truths)


def _longtail(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    truths, reports, home = [], [], {}
    for row in found:
        usable = [r for r in row["reports"] if r.get("usable", True)]
        read = [reading.report(r["id"], r["text"], r.get("date"), r.get("title"), r.get("outlet")) for r in usable]
        home |= {r.id: row["id"] for r in read}
        reports += read
        if row["event"] and read:
            truths.append((_tolls(read), row["event"]))
    return _accuracy(truths) | {"b3_f1": incidents_b3(list({r.id: r for r in reports}.values()), home)}


def _tolls(reports: Sequence[Report]) -> Event | None:
    """The event with the most claims that count victims: the incident these reports are about."""
    claims = [c for r in reports for c in reading.claims(r)]
    events = link(reports, claims).events
    return max(events, key=lambda e: (len(_counting(e)), len(e.claims), e.id), default=None)


def _counting(event: Event) -> list[Toll]:
    return [t for t in event.counts if t.kind in ("killed", "injured")]


def _accuracy(truths: Sequence[tuple[Event | None, dict[str, Any]]]) -> dict[str, float]:
    n = len(truths) or 1
    return {
        "killed_exact": sum(_best(e, "killed") == t["killed"] for e, t in truths) / n,
        "injured_exact": sum(_best(e, "injured") == t["injured"] for e, t in truths) / n,
        "killed_in_range": sum(_within(e, "killed", t["killed"]) for e, t in truths) / n,
        "more_than_one_number": sum(_several(e) for e, _ in truths) / n,
    }


def _of_kind(event: Event | None, kind: str) -> list[Toll]:
    return sorted((t for t in event.counts if t.kind == kind), key=lambda t: -len(t.series)) if event else []


def _best(event: Event | None, kind: str) -> int:
    """The toll that most claims give; no toll at all reads as nobody."""
    tolls = _of_kind(event, kind)
    return (tolls[0].best.value or 0) if tolls else 0


def _within(event: Event | None, kind: str, truth: int) -> bool:
    tolls = _of_kind(event, kind)
    if not tolls:
        return truth == 0
    low, high = tolls[0].low.value or 0, tolls[0].high.value
    return low <= truth and (high is None or truth <= high)


def _several(event: Event | None) -> bool:
    return any(len({value for _, value, _ in t.series}) > 1 for t in _of_kind(event, "killed"))


def incidents_b3(reports: Sequence[Report], home: dict[str, str]) -> float:
    """B-cubed of reports into incidents, all reports in one bag: reports stand together that share an event."""
    claims: list[Claim] = [c for r in reports for c in reading.claims(r)]
    where = {c.id: c.report for c in claims}
    return b_cubed(_together([r.id for r in reports], link(reports, claims).events, where), _clusters(home))


def _together(reports: Iterable[str], events: Iterable[Event], where: dict[str, str]) -> list[frozenset[str]]:
    parent = {r: r for r in reports}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for event in events:
        sharing = sorted({where[c] for c in event.claims})
        for other in sharing[1:]:
            parent[root(other)] = root(sharing[0])
    return _clusters({r: root(r) for r in parent})


def _clusters(home: dict[str, str]) -> list[frozenset[str]]:
    out: dict[str, set[str]] = {}
    for member, group in home.items():
        out.setdefault(group, set()).add(member)
    return [frozenset(v) for v in out.values()]
