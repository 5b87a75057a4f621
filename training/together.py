"""The weights of `extract/together`: fitted on claims/dev, the one annotated set the encoder has not learned from.

Five numbers weigh a candidate (logistic regression, ridge 1). Six more are chosen from short lists, in turn, by the
slots' F1. As the same reports choose and measure, every figure is given twice: plain, and cross-validated, where each
fifth of the reports is read with what the other four chose.

python -m training.together [--gold DIR] [--model DIR] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from crossbearing.concepts import Report, notation
from crossbearing.extract import checked
from crossbearing.extract.encoder.network.model import MODEL, Model
from crossbearing.extract.rules.engine import RulesRead
from crossbearing.extract.together.engine import TogetherEngine
from crossbearing.extract.together.judging import features_of
from crossbearing.extract.together.weights import WEIGHTS, Weights
from crossbearing.read import ReadSettings, report_of_text
from crossbearing.resolve import Resolver
from training.evaluate import gold_claims, load_claim_scorer
from training.sets.exclusion import read_lines
from training.tune import Remembering, _logistic

FOLDS = 5
LISTS: dict[str, tuple[Any, ...]] = {
    "least": (0.35, 0.4, 0.45, 0.5),
    "event_type": (1.0, 2.0),
    "role": ((-1.0, 2.0), (-0.5, 2.0), (-1.0, 3.0)),
    "credit": ((-2.0, 3.5), (-1.0, 3.5)),
}
START = Weights((), 0.4, 2.0, (-1.0, 2.0), (-2.0, 3.5))
SLOTS = ("detection", "type", "attribution", "actors", "recipients", "places", "time", "counts", "weapons", "complete")


class _Known(TogetherEngine):
    """Reads each report by the rules once."""

    def __init__(self, model: Any, weights: Weights, known: dict[str, RulesRead]) -> None:
        super().__init__(model, weights)
        self._known = known

    def rules(self, report: Report) -> RulesRead:
        if report.id not in self._known:
            self._known[report.id] = super().rules(report)
        return self._known[report.id]


class Fitting:
    """One model and one set of annotated reports."""

    def __init__(self, gold: Path, model: Model, resolver: Resolver) -> None:
        self.golds, self.scorer, self.resolver = gold_claims(gold), load_claim_scorer(gold), resolver
        self.model = _with_memory(model)
        self.known: dict[str, RulesRead] = {}
        self.reports = [_report(row) for row in read_lines(gold / "claims" / "dev.reports.jsonl")]
        self.read: dict[Weights, Any] = {}

    def engine(self, weights: Weights) -> TogetherEngine:
        return _Known(self.model, weights, self.known)

    def candidates(self, weights: Weights) -> list[tuple[Any, Any]]:
        """Features and outcomes of each report's candidates: whether they pair with an annotated claim."""
        engine, out = self.engine(weights), []
        for report in self.reports:
            weighed, _ = engine.weigh(report, engine.rules(report))
            predicted = [_as_claim(report, w.claim.trigger, w.claim.event_type) for w in weighed]
            paired = {i for i, _ in self.scorer.pair(predicted, self.golds[report.id])}
            x = np.asarray([[1.0, *features_of(w)] for w in weighed]).reshape(len(weighed), -1)
            out.append((x, np.asarray([float(i in paired) for i in range(len(weighed))])))
        return out

    def counts(self, weights: Weights) -> Any:
        """(reports, SLOTS, 3): right, proposed, annotated."""
        if weights not in self.read:
            extractor = checked(self.engine(weights))
            self.read[weights] = np.asarray([self._counts(extractor, report) for report in self.reports])
        return self.read[weights]

    def _counts(self, extractor: Any, report: Report) -> list[list[int]]:
        claims = self.resolver.resolve_claims(report, extractor.extract_claims(report))
        found = [notation.claim_to_json(c, None) for c in claims]
        scores = self.scorer.score({report.id: self.golds[report.id]}, {report.id: found})[0]
        return [[scores[slot][k] for k in ("tp", "pred", "gold")] for slot in SLOTS]

    def fit(self, among: Sequence[int]) -> Weights:
        """The weights that these reports choose."""
        weights = self.with_trigger(START, among)
        for name, values in LISTS.items():
            tried = [replace(weights, **{name: value}) for value in values]
            weights = max(tried, key=lambda w: slots_f1(self.counts(w)[list(among)]))
        return self.with_trigger(weights, among)

    def with_trigger(self, weights: Weights, among: Sequence[int]) -> Weights:
        rows = self.candidates(weights)
        x, y = (np.concatenate([rows[i][k] for i in among if len(rows[i][1])]) for k in (0, 1))
        return replace(weights, trigger=tuple(round(float(v), 3) for v in _logistic(x, y)))

    def crossed(self) -> Any:
        """As counts, each report read with what the reports of the other folds chose."""
        out = np.zeros((len(self.reports), len(SLOTS), 3))
        for fold in range(FOLDS):
            rest = [i for i in range(len(self.reports)) if i % FOLDS != fold]
            mine = [i for i in range(len(self.reports)) if i % FOLDS == fold]
            out[mine] = self.counts(self.fit(rest))[mine]
        return out


def together(gold: Path, folder: Path, out: Path) -> dict[str, Any]:
    """Fit, write the weights with their figures to `out`; the figures by slot."""
    fitting = Fitting(gold, Model(folder), Resolver())
    weights = fitting.fit(range(len(fitting.reports)))
    plain, crossed = fitting.counts(weights), fitting.crossed()
    shown = {"plain": figures(plain), "cross-validated": figures(crossed)}
    values = {"measured_on": "claims/dev", **asdict(weights), "figures": shown}
    out.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
    return values


def figures(counts: Any) -> dict[str, float]:
    """F1 by slot, and over all slots."""
    total = counts.sum(0)
    by_slot = {slot: round(float(_f1(total[k])), 4) for k, slot in enumerate(SLOTS)}
    return by_slot | {"slots": round(float(slots_f1(counts)), 4)}


def slots_f1(counts: Any) -> float:
    """F1 over all slots together."""
    return _f1(counts[:, 1:-1].sum((0, 1)))


def _f1(numbers: Any) -> float:
    right, proposed, annotated = numbers
    return float(2 * right / (proposed + annotated)) if proposed + annotated else 0.0


def _with_memory(model: Model) -> Any:
    remembering: Any = Remembering(model)
    remembering.tokenizer, remembering.thresholds = model.tokenizer, model.thresholds
    return remembering


def _report(row: dict[str, Any]) -> Report:
    settings = ReadSettings(published=row.get("published"), outlet=row.get("outlet"), language="en")
    return report_of_text(str(row["text"]), settings, id=str(row["id"]))


def _as_claim(report: Report, trigger: tuple[int, int], event_type: str) -> dict[str, Any]:
    start, end = next(((a, b) for a, b in report.sentences if a <= trigger[0] < b), trigger)
    at, evidence = {"start": trigger[0], "end": trigger[1]}, {"start": start, "end": end}
    return {"trigger": at, "evidence": evidence, "event_type": event_type}


def main() -> None:
    """Read the command line, fit, and print the weights with their figures."""
    parser = argparse.ArgumentParser(prog="python -m training.together", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the annotated sets")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of an exported model")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    print(json.dumps(together(options.gold, options.model, options.out), indent=1))


if __name__ == "__main__":
    main()
