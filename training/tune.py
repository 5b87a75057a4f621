"""Thresholds and calibration on dev sets, for the exported model. Each question has one number: no more is fitted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from crossbearing.extract.encoder.found import Read
from crossbearing.extract.encoder.network.answers import Look, Scorer, TriggerAnswers, WindowAnswers
from crossbearing.extract.encoder.network.decoding import Floats
from crossbearing.extract.encoder.network.thresholds import Thresholds
from crossbearing.extract.encoder.pieces.windows import Encoded
from training.ceaf import ceaf_figures
from training.evaluate import (
    attribution_figures,
    claims_figures,
    gold_claims,
    load_claim_scorer,
    names_figure,
    read_text,
    record,
)
from training.sets.exclusion import read_lines

STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
_CLAIM_SLOTS = {
    "claim.actor": "actors", "claim.recipient": "recipients", "claim.place": "places", "claim.time": "time",
    "claim.count": "counts", "claim.weapon": "weapons", "claim.source": "attribution", "claim.cue": "attribution",
}  # fmt: skip

Reads = Callable[[list[dict[str, Any]], Thresholds], dict[str, Read]]


class Remembering:
    """A Scorer that answers the same question once: decoding is tried many times over the same numbers."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._windows: dict[bytes, WindowAnswers] = {}
        self._looks: dict[tuple[int, bytes], TriggerAnswers] = {}

    def window(self, encoded: Encoded) -> WindowAnswers:
        key = encoded.pieces.tobytes() + encoded.shapes.tobytes()
        if key not in self._windows:
            self._windows[key] = self._scorer.window(encoded)
        return self._windows[key]

    def triggers(self, words: Floats, looks: list[Look]) -> list[TriggerAnswers]:
        keys = [(id(words), look.start.to_bytes(3, "big") + look.marks.tobytes()) for look in looks]
        new = [i for i, key in enumerate(keys) if key not in self._looks]
        for i, answers in zip(new, self._scorer.triggers(words, [looks[i] for i in new]) if new else [], strict=True):
            self._looks[keys[i]] = answers
        return [self._looks[key] for key in keys]


def tune(gold: Path, scorer: Scorer, tokenizer: Tokenizer) -> tuple[Thresholds, dict[str, Any]]:
    """The thresholds, and what they were measured on with the figures reached."""
    remembering = Remembering(scorer)

    def reads(rows: list[dict[str, Any]], thresholds: Thresholds) -> dict[str, Read]:
        return {str(row["id"]): read_text(str(row["text"]), tokenizer, remembering, thresholds) for row in rows}

    thresholds = _claims(gold, reads, Thresholds())
    thresholds = _others(gold, reads, thresholds)
    rows: list[Any] = read_lines(gold / "claims" / "dev.reports.jsonl")
    final = reads(rows, thresholds)
    weights, error = calibrate(gold, final)
    thresholds = replace(thresholds, confidence=weights)
    report = {"claims/dev": claims_figures(gold, final), "calibration error on held-out fifths": error}
    return thresholds, report


def _claims(gold: Path, reads: Reads, thresholds: Thresholds) -> Thresholds:
    rows: list[Any] = read_lines(gold / "claims" / "dev.reports.jsonl")

    def figure(slot: str) -> Callable[[Thresholds], float]:
        return lambda t: claims_figures(gold, reads(rows, t))[slot]

    thresholds = _best(thresholds, "triggers", figure("type"), [s / 2 for s in STEPS])
    for question, slot in _CLAIM_SLOTS.items():
        thresholds = _best(thresholds, question, figure(slot))
    return thresholds


def _others(gold: Path, reads: Reads, thresholds: Thresholds) -> Thresholds:
    rows: list[Any] = read_lines(gold / "re3d" / "dev.jsonl")
    if rows:
        thresholds = _best(thresholds, "names", lambda t: names_figure(gold, reads(rows, t)))
    treebank: list[Any] = list(read_lines(gold / "attribution_ewt" / "dev.jsonl"))
    for question, part in (("cues", "cue"), ("credit.source", "source"), ("credit.content", "content")):
        if treebank:
            thresholds = _best(
                thresholds, question, lambda t, p=part: attribution_figures(treebank, reads(treebank, t))[p]
            )  # type: ignore[misc]
    reports: list[Any] = read_lines(gold / "muc4" / "dev.jsonl")[::2]
    if reports:
        thresholds = _best(thresholds, "incidents", lambda t: ceaf_figures(reports, reads(reports, t))["all"])
    return thresholds


def _best(
    thresholds: Thresholds, question: str, figure: Callable[[Thresholds], float], steps: Any = STEPS
) -> Thresholds:
    """The step with the best figure; of equals the one nearest to none."""
    tried = [replace(thresholds, eager={**thresholds.eager, question: step}) for step in steps]
    return max(tried, key=lambda t: (round(figure(t), 4), -abs(t.eager[question])))


def calibrate(gold: Path, reads: dict[str, Read]) -> tuple[tuple[float, ...], float]:
    """Weights of the confidence (engine.confidence) and its expected calibration error, each fifth held out once.

    A claim is right where it pairs with a gold claim of its type.
    """
    golds, texts = (
        gold_claims(gold),
        {str(r["id"]): str(r["text"]) for r in read_lines(gold / "claims" / "dev.reports.jsonl")},
    )
    module = load_claim_scorer(gold)
    rows, right, fold = [], [], []
    for number, (report, read) in enumerate(sorted(reads.items())):
        predicted = [record(report, texts[report], claim, golds[report]) for claim in read.claims]
        good = {
            i
            for i, j in module.pair(predicted, golds[report])
            if predicted[i]["event_type"] == golds[report][j]["event_type"]
        }
        for i, claim in enumerate(read.claims):
            rows.append([1.0, claim.scores["trigger"], claim.scores["type"]])
            right.append(float(i in good))
            fold.append(number % 5)
    x, y, folds = np.asarray(rows), np.asarray(right), np.asarray(fold)
    odds = np.zeros(len(y))
    for k in range(5):
        odds[folds == k] = x[folds == k] @ _logistic(x[folds != k], y[folds != k])
    return tuple(round(float(w), 4) for w in _logistic(x, y)), calibration_error(1 / (1 + np.exp(-odds)), y)


def _logistic(x: Any, y: Any, ridge: float = 1.0) -> Any:
    """Weights of a logistic regression, by Newton's steps."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-x @ weights))
        bend = (x * (share * (1 - share))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights = weights + np.linalg.solve(bend, x.T @ (y - share) - ridge * weights)
    return weights


def calibration_error(shares: Any, right: Any, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    edges = np.minimum((shares * bins).astype(int), bins - 1)
    gaps = [
        abs(shares[edges == k].mean() - right[edges == k].mean()) * (edges == k).mean()
        for k in range(bins)
        if (edges == k).any()
    ]
    return round(float(sum(gaps)), 4)


def write(thresholds: Thresholds, report: dict[str, Any], path: Path) -> None:
    """thresholds.json beside the model."""
    values = {"measured_on": "claims/dev, re3d/dev, attribution_ewt/dev, muc4/dev", "eager": thresholds.eager,
              "confidence": thresholds.confidence, "modes": thresholds.modes, "figures": report}  # fmt: skip
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
