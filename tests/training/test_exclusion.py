"""No measured report is trained on, under whichever set's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.sets import claims, incidents, names
from training.sets.exclusion import is_measured, measured_ids, read_lines

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
MEASURED = frozenset(("muc-DEV-MUC3-0376", "re3d-482C106130", "ecb-8_1ecb", "GUM_news_crane"))


@pytest.mark.parametrize(
    ("origin", "measured"),
    [
        ("DEV-MUC3-0376", True),
        ("DEV-MUC3-0377", False),
        ("482C1061300011223344556677889900", True),
        ("482C106131", False),
        ("8_1ecb", True),
        ("8_1ecbplus", False),
        ("GUM_news_crane", True),
        ("GUM_news_afghan", False),
    ],
)
def test_ids_of_other_sets(origin: str, measured: bool) -> None:
    assert is_measured(origin, MEASURED) is measured


@pytest.mark.skipif(not (GOLD / "claims").exists(), reason="gold data stands outside the repository")
def test_no_training_text_is_a_measured_one() -> None:
    measured = {_words(str(row["text"])) for row in read_lines(GOLD / "claims" / "dev.reports.jsonl")}
    assert len(measured) == len(measured_ids(GOLD)) > 0
    trained = [*claims.claims_documents(GOLD), *incidents.incident_documents(GOLD), *names.conflict_names(GOLD)]
    assert len(trained) > 1000
    assert not [document.id for document in trained if _words(document.text) in measured]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split()[:60])
