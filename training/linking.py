"""Learn the weights of link.comparison from annotated claims, and word rarity from their reports.

    python -m training.linking ../shared/gold/claims/train [--measure ../shared/gold/claims/dev]

writes src/crossbearing/data/linking.json. Plain logistic regression with a ridge, on pairs that blocking proposes;
within one report and across reports are two problems with weights of their own.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import sys
from collections import Counter
from typing import Any

import numpy as np

from crossbearing.concepts import (
    Amount,
    Claim,
    Credit,
    Identity,
    Interval,
    Location,
    Outlet,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Weapon,
    When,
    claim_id,
    sha256_of,
)
from crossbearing.link.linking import all_pairs, link
from crossbearing.link.pairs.comparison import _weighted, features
from crossbearing.link.pairs.sketch import Sketch, sketches_of
from crossbearing.link.pairs.veto import veto
from crossbearing.link.pairs.words import stems
from crossbearing.read.sentences import sentence_extents

RIDGE = 1.0
"""Strength of the pull of every weight towards zero. The usual default; not tuned."""

FREE = ("bias", "same sentence", "lead")
STEPS = 3000
RATE = 0.05
OUT = pathlib.Path(__file__).parents[1] / "src" / "crossbearing" / "data" / "linking.json"


def load(folder: pathlib.Path) -> tuple[dict[str, Report], dict[str, Claim], dict[str, str]]:
    """Reports, claims with the gold's own resolved values, and the gold event of each claim id."""
    texts = {}
    for line in (folder.parent / f"{folder.name}.reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = row
    reports, claims, events = {}, {}, {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reports[gold["id"]] = _report(texts[gold["id"]])
        for row in gold["claims"]:
            claim = _claim(row, reports[gold["id"]])
            claims[claim.id], events[claim.id] = claim, row["event"]
    return reports, claims, events


def _report(row: dict[str, Any]) -> Report:
    outlet = Outlet(row["outlet"]) if row.get("outlet") else None
    sentences = sentence_extents(row["text"])
    return Report(row["id"], row["text"], "", published=row.get("published"), outlet=outlet, sentences=sentences)


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"], row["text"])


def _claim(row: dict[str, Any], report: Report) -> Claim:
    credits = tuple(
        Credit(
            _span(c["source"]) if c.get("source") else None,
            _span(c["cue"]) if c.get("cue") else None,
            c["style"],
            c.get("name"),
        )
        for c in row["attribution"]
    )
    trigger = _span(row["trigger"])
    speaker = credits[-1].source if credits else None
    time = row["time"]
    return Claim(
        id=claim_id(report.id, sha256_of(report.text.encode()), row["event_type"], trigger, speaker),
        report=report.id, evidence=_span(row["evidence"]), trigger=trigger, event_type=row["event_type"],
        modes=tuple(row["modes"]), status=row["status"], negated=row["negated"], attribution=credits,
        actors=tuple(_participant(a) for a in row["actors"]),
        recipients=tuple(_participant(a) for a in row["recipients"]),
        places=tuple(Location(_span(p), _place(p)) for p in row["places"]),
        time=When(_span(time), _interval(time)) if time else None,
        counts=tuple(Quantity(_span(q), q["kind"], q.get("of"), None, _amount(q)) for q in row["counts"]),
        weapons=tuple(Weapon(_span(w), w.get("name")) for w in row["weapons"]),
    )  # fmt: skip


def _participant(row: dict[str, Any]) -> Participant:
    name = row.get("name") or row["text"]
    return Participant(_span(row), name, Identity(name, row.get("country")))


def _place(row: dict[str, Any]) -> Place:
    return Place(
        row.get("name") or row["text"],
        row.get("country"),
        row.get("lat"),
        row.get("lon"),
        row.get("precision") or 3,
        10.0,
    )


def _interval(row: dict[str, Any]) -> Interval | None:
    return (
        Interval(row["from"], row["to"], row.get("precision") or "day", 1)
        if row.get("from") and row.get("to")
        else None
    )


def _amount(row: dict[str, Any]) -> Amount:
    low, high = row["low"], row["high"]
    return Amount(low, high, bool(row.get("approximate")), low if low is not None else high)


def rarity_of(reports: dict[str, Report]) -> dict[str, float]:
    """Stem -> 0 (in every report) to 1 (in one), for the stems of three reports or more; the rest count 1."""
    seen = Counter(s for r in reports.values() for s in stems(r.text))
    top = math.log(len(reports) + 1)
    return {s: round(1 - math.log(n) / top, 3) for s, n in sorted(seen.items()) if n >= 3}


def examples(
    sketches: dict[str, Sketch], events: dict[str, str], within: bool
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Feature rows with a leading 1, labels, feature names: the pairs that blocking proposes and nothing forbids."""
    rows, labels, names = [], [], ["bias"]
    for a, b in sorted(all_pairs(sketches.values())):
        left, right = sketches[a], sketches[b]
        if (left.claim.report == right.claim.report) is within and not veto(left, right):
            found = features(left, right)
            names = ["bias", *(n for n, _ in found)]
            rows.append([1.0, *(v for _, v in found)])
            labels.append(events[a] == events[b])
    return np.array(rows), np.array(labels, dtype=float), names


def fit(x: np.ndarray, y: np.ndarray, names: list[str]) -> np.ndarray:
    """Weights of a ridge logistic regression, by projected gradient descent with momentum.

    Every feature but FREE is built so that more of it means more alike. A negative weight would be an artefact of the
    sample (reports of one gold group are close in time whether they tell of one event or not), so none is allowed.
    """
    held = np.array([name not in FREE for name in names])
    w, speed = np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        pull = RIDGE * w
        pull[0] = 0
        speed = 0.9 * speed - RATE * (x.T @ (p - y) + pull) / len(y) * 10
        w = np.where(held, np.maximum(w + speed, 0), w + speed)
    return w


def b_cubed(predicted: dict[str, str], gold: dict[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall, F1 over the claims of both."""
    by_p: dict[str, set[str]] = {}
    by_g: dict[str, set[str]] = {}
    for c in gold:
        by_p.setdefault(predicted[c], set()).add(c)
        by_g.setdefault(gold[c], set()).add(c)
    p = sum(len(by_p[predicted[c]] & by_g[gold[c]]) / len(by_p[predicted[c]]) for c in gold) / len(gold)
    r = sum(len(by_p[predicted[c]] & by_g[gold[c]]) / len(by_g[gold[c]]) for c in gold) / len(gold)
    return p, r, 2 * p * r / (p + r)


def measure(folder: pathlib.Path) -> tuple[float, float, float]:
    """B-cubed of the shipped weights on gold claims."""
    reports, claims, events = load(folder)
    linked = link(list(reports.values()), list(claims.values()))
    return b_cubed({c: e.id for e in linked.events for c in e.claims}, events)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=pathlib.Path)
    parser.add_argument("--measure", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--keep", action="store_true", help="measure the shipped weights, learn nothing")
    options = parser.parse_args()
    if not options.keep:
        reports, claims, events = load(options.train)
        rarity = rarity_of(reports)
        OUT.write_text(json.dumps({"within": {"bias": 0}, "across": {"bias": 0}, "rarity": rarity, "trained_on": ""}))
        sketches = sketches_of(claims.values(), reports)
        learned = {"trained_on": f"{options.train.name}: {len(claims)} claims", "rarity": rarity}
        for side, within in (("within", True), ("across", False)):
            x, y, names = examples(sketches, events, within)
            print(side, len(y), "pairs", int(y.sum()), "of one event", file=sys.stderr)
            learned[side] = dict(zip(names, (round(float(v), 3) for v in fit(x, y, names)), strict=True))
        OUT.write_text(json.dumps(learned, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(json.dumps({k: learned[k] for k in ("within", "across")}, indent=1))
        from crossbearing.link.pairs.weights import load_weights

        load_weights.cache_clear()
        _weighted.cache_clear()
    for folder in options.measure:
        print(folder, "B3 P {:.3f} R {:.3f} F1 {:.3f}".format(*measure(folder)))


if __name__ == "__main__":
    main()
