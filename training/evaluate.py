"""Dev figures of a Scorer: whole claims by the set's scorer, names, MUC-4 roles, attribution.

Whole claims need resolved times and numbers, which is not the extractor's work: here a span that touches a gold
value is
given that value, so `time` and `counts` are those of perfect resolution. benchmarks/ measures the real thing.
"""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from tokenizers import Tokenizer

from crossbearing.extract.encoder.found import Extent, FoundClaim, Read
from crossbearing.extract.encoder.network.answers import Scorer
from crossbearing.extract.encoder.network.thresholds import Thresholds
from crossbearing.extract.encoder.pieces.words import split_words
from crossbearing.extract.encoder.reading import Layout, read_layout
from crossbearing.read.quotations import quotation_extents
from training.ceaf import ceaf_figures, f1
from training.sets.exclusion import read_lines
from training.sets.sentences import headline_end, split_sentences

Claim = dict[str, Any]


def read_text(text: str, tokenizer: Tokenizer, scorer: Scorer, thresholds: Thresholds) -> Read:
    """A plain text read as the package reads it."""
    layout = Layout(
        text, split_words(text, tokenizer), split_sentences(text), quotation_extents(text), headline_end(text)
    )
    return read_layout(layout, scorer, thresholds)


def read_all(
    rows: list[dict[str, Any]], tokenizer: Tokenizer, scorer: Scorer, thresholds: Thresholds | None = None
) -> dict[str, Read]:
    """Id -> what was read in the row's text; untuned thresholds where none are given."""
    return {str(row["id"]): read_text(str(row["text"]), tokenizer, scorer, thresholds or Thresholds()) for row in rows}


def load_claim_scorer(gold: Path) -> ModuleType:
    """`score/claims.py`, which stands beside the gold folder."""
    spec = importlib.util.spec_from_file_location("claims_scorer", gold.parent / "score" / "claims.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_claims(gold: Path, split: str = "dev") -> dict[str, list[Claim]]:
    """Report id -> its claims."""
    paths = sorted((gold / "claims" / split).glob("*.json"))
    return {path.stem: json.loads(path.read_text())["claims"] for path in paths}


def claims_figures(gold: Path, reads: dict[str, Read]) -> dict[str, float]:
    """F1 by slot on `claims/dev` for reads by report id."""
    golds = gold_claims(gold)
    texts = {str(row["id"]): str(row["text"]) for row in read_lines(gold / "claims" / "dev.reports.jsonl")}
    predicted = {i: [record(i, texts[i], c, golds[i]) for c in read.claims] for i, read in reads.items()}
    scores = load_claim_scorer(gold).score(golds, predicted)[0]
    out = {name: round(value["f1"], 4) for name, value in scores.items() if "f1" in value and name != "events b3"}
    return out | {f"pair {name}": round(value, 4) for name, value in scores["on pairs"].items()}


def record(report: str, text: str, claim: FoundClaim, golds: list[Claim]) -> Claim:
    """A found claim in the record's form, with perfect numbers and dates; evidence is the sentence of the trigger."""
    sentence = next(((a, b) for a, b in split_sentences(text) if a <= claim.trigger[0] < b), claim.trigger)
    chain = []
    for prefix in ("outer_", ""):
        source, cue = claim.roles[f"{prefix}source"], claim.roles[f"{prefix}cue"]
        if source or cue:
            chain.append(
                {"source": _span(text, source[0]) if source else None, "cue": _span(text, cue[0]) if cue else None}
            )
    spans = {
        f"{name}s": [_span(text, e) for e in claim.roles[name]] for name in ("actor", "recipient", "place", "weapon")
    }
    time = claim.roles["time"]
    return spans | {
        "report": report,
        "trigger": _span(text, claim.trigger),
        "evidence": _span(text, sentence),
        "event_type": claim.event_type,
        "status": claim.status,
        "negated": claim.negated,
        "certainty": claim.certainty,
        "attribution": chain,
        "time": _valued(text, time[0], [g["time"] for g in golds if g["time"]], ("from", "to")) if time else None,
        "counts": [
            _valued(text, e, [c for g in golds for c in g["counts"]], ("low", "high")) | {"kind": kind}
            for e, (kind, _) in claim.counts.items()
        ],
    }


def _span(text: str, at: Extent) -> Claim:
    return {"start": at[0], "end": at[1], "text": text[at[0] : at[1]]}


def _valued(text: str, at: Extent, golds: list[Claim], keys: tuple[str, str]) -> Claim:
    for gold in golds:
        if gold.get("start") is not None and gold["start"] < at[1] and at[0] < gold["end"]:
            return _span(text, at) | {key: gold[key] for key in keys}
    return _span(text, at)


def names_figure(gold: Path, reads: dict[str, Read]) -> float:
    """Exact F1 of span and type on re3d's dev reports."""
    right = predicted = known = 0
    for row in read_lines(gold / "re3d" / "dev.jsonl"):
        entities: Any = row["entities"]
        true = {(e["start"], e["end"], e["type"]) for e in entities if e["confidence"] >= 0.5}
        found = {(*n.at, n.label) for n in reads[str(row["id"])].names}
        right, predicted, known = right + len(true & found), predicted + len(found), known + len(true)
    return f1(right, predicted, known)


def attribution_figures(rows: list[dict[str, Any]], reads: dict[str, Read]) -> dict[str, float]:
    """Exact F1 of source, cue and content segments."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        credits = reads[str(row["id"])].credits
        found = {
            "source": {s for c in credits for s in c.source},
            "cue": {c.cue for c in credits},
            "content": {s for c in credits for s in c.content},
        }
        for name, spans in found.items():
            true = {(a, b) for attribution in row["attributions"] for a, b in attribution[name]}
            for k, size in enumerate((len(true & spans), len(spans), len(true))):
                counts[name][k] += size
    return {name: f1(*sizes) for name, sizes in counts.items()}


class Figures:
    """Dev figures of one Scorer. A set that is absent is left out."""

    def __init__(self, gold: Path, tokenizer: Tokenizer, scorer: Scorer, thresholds: Thresholds | None = None) -> None:
        self.gold, self.tokenizer, self.scorer, self.thresholds = gold, tokenizer, scorer, thresholds

    def rows(self, path: str, every: int = 1) -> list[dict[str, Any]]:
        """Each `every`th object of a JSON Lines file of the gold folder."""
        return read_lines(self.gold / path)[::every]

    def reads(self, rows: list[dict[str, Any]]) -> dict[str, Read]:
        """What the Scorer reads in them."""
        return read_all(rows, self.tokenizer, self.scorer, self.thresholds)

    def quick(self) -> dict[str, Any]:
        """Claims, names and a quarter of MUC-4: half a minute."""
        return {**self.claims(), "re3d names": self.names(), "muc4": self.incidents(4)["all"]}

    def full(self) -> dict[str, Any]:
        """All, by set."""
        out: dict[str, Any] = {
            "claims/dev": self.claims(),
            "re3d/dev names": self.names(),
            "muc4/dev": self.incidents(1),
        }
        for name in ("polnear", "attribution_ewt"):
            rows = self.rows(f"{name}/dev.jsonl")
            out[f"{name}/dev"] = attribution_figures(rows, self.reads(rows))
        return out

    def claims(self) -> dict[str, float]:
        """`claims/dev` by slot."""
        return claims_figures(self.gold, self.reads(self.rows("claims/dev.reports.jsonl")))

    def names(self) -> float:
        """re3d, exact."""
        return names_figure(self.gold, self.reads(self.rows("re3d/dev.jsonl")))

    def incidents(self, every: int) -> dict[str, float]:
        """MUC-4's CEAF-REE over each `every`th report."""
        rows = self.rows("muc4/dev.jsonl", every)
        return ceaf_figures(rows, self.reads(rows))
