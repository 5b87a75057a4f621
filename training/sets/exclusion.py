"""Reports that are measured and must not be trained on, under whichever set's name they come.

`claims/dev` took its reports from MUC-4, re3d, ECB+ and GUM, whose own `train` parts hold some of them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def measured_ids(gold: Path) -> frozenset[str]:
    """Ids of `claims/dev`. Empty where the set is absent."""
    return frozenset(path.stem for path in (gold / "claims" / "dev").glob("*.json"))


def is_measured(origin: str, measured: frozenset[str]) -> bool:
    """Whether a set's own document id names a measured report.

    `muc-DEV-MUC3-0376` is MUC-4's `DEV-MUC3-0376`; `re3d-482C106130` begins re3d's 32-digit id; `ecb-8_1ecb` is
    ECB+'s `8_1ecb`; GUM's ids are the same.
    """
    if origin in measured:
        return True
    return any(
        f"{prefix}-{part}" in measured for prefix, part in (("muc", origin), ("ecb", origin), ("re3d", origin[:10]))
    )


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; [] where it is absent, so that a user without a set trains without it."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
