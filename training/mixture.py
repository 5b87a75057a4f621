"""Which windows an epoch sees: each set by its share, anew every epoch."""

from __future__ import annotations

import random
from pathlib import Path

from tokenizers import Tokenizer

from training.documents import Document
from training.examples import UNKNOWN, Example, examples_of
from training.sets import claims, clauses, incidents, names, propositions
from training.settings import EMPTY_INCIDENTS, LOWER_SHARE, UPPER_SHARE, Stage

CORPUS = Path(__file__).parent / "corpus"


def load_sets(
    gold: Path, own: list[Document] | None = None, faults: list[str] | None = None
) -> dict[str, list[Document]]:
    """Every set by name. A set that is absent is empty; `own` are a user's reports, which join the corpus."""
    whole = claims.claims_documents(gold)
    treebank = propositions.proposition_documents(gold)
    return {
        "claims": whole,
        "corpus": claims.corpus_documents(CORPUS, faults) + (own or []),
        "propositions": [d for d in treebank if not d.cues],
        "attribution": [d for d in treebank if d.cues],
        "clauses": clauses.clause_documents(gold, whole + treebank),
        "factuality": propositions.factuality_documents(gold),
        "conflict_names": names.conflict_names(gold),
        "general_names": names.general_names(gold),
        "incidents": incidents.incident_documents(gold),
    }


class Mixture:
    """Draws an epoch's windows. Calling it twice with equal random states gives equal windows."""

    def __init__(self, sets: dict[str, list[Document]], stage: Stage, tokenizer: Tokenizer) -> None:
        self.sets, self.stage, self.tokenizer = sets, stage, tokenizer

    def __call__(self, epoch: int, rng: random.Random) -> list[Example]:
        out: list[Example] = []
        for name, documents in self.sets.items():
            for document in _draw(documents, self.stage.shares.get(name, 0.0), rng):
                if name == "incidents" and not document.incident_types and rng.random() > EMPTY_INCIDENTS:
                    continue
                out.extend(e for e in examples_of(document, self.tokenizer, _case(rng)) if _teaches(e))
        return out


def _teaches(example: Example) -> bool:
    """Whether the window has any target."""
    rows = (example.triggers, example.cues, example.names, example.incidents)
    return bool(example.frames) or any(bool((row != UNKNOWN).any()) for row in rows)


def _draw(documents: list[Document], share: float, rng: random.Random) -> list[Document]:
    whole, part = divmod(share, 1.0)
    return documents * int(whole) + rng.sample(documents, round(part * len(documents)))


def _case(rng: random.Random) -> str:
    drawn = rng.random()
    return "upper" if drawn < UPPER_SHARE else "lower" if drawn < UPPER_SHARE + LOWER_SHARE else ""
