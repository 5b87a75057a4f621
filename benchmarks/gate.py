"""Floors: a figure once reached is held. The floors name the digest of the data they were measured on."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
FIGURES = Path(__file__).parents[1] / "docs" / "figures.md"

NOISE = 0.003
"""Allowed fall below a floor: runs on other processors differ by rounding in int8 kernels (seen: under 0.002)."""

LESS_IS_BETTER = ("mae", "median_km_gold_spans")

Answer = dict[str, Any]


def table(answers: Sequence[Answer]) -> str:
    """The figures as a Markdown table, one row a metric."""
    lines = ["| set | n | metric | figure |", "|---|---|---|---|"]
    for answer in answers:
        for i, (name, value) in enumerate(answer["metrics"].items()):
            first = f"{answer['set']} {answer['split']} | {answer['n']}" if i == 0 else " | "
            lines.append(f"| {first} | {name} | {value:.3f} |")
    return "\n".join(lines)


def write(answers: Sequence[Answer]) -> None:
    """Write docs/figures.md, and floors for what has none."""
    head = "# Figures\n\nMade by `python -m benchmarks all --write`, never edited. F1 and accuracy as fractions.\n\n"
    digests = "\n".join(f"- {a['set']} {a['split']}: {a['digest'][:16]}, {a['seconds']} s" for a in answers)
    FIGURES.write_text(
        f"{head}{table(answers)}\n\nData digests (SHA-256, first 16 digits) and time:\n\n{digests}\n", encoding="utf-8"
    )
    floors = _floors() | {
        _key(a): {"digest": a["digest"], "metrics": a["metrics"]} for a in answers if _key(a) not in _floors()
    }
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def check(answers: Sequence[Answer], allow_lower: bool) -> int:
    """0 where every figure holds its floor. Floors of other data (another digest) say nothing and are named."""
    floors, fallen = _floors(), []
    for answer in answers:
        floor = floors.get(_key(answer))
        if floor and floor["digest"] != answer["digest"]:
            print(
                f"{_key(answer)}: other data than its floors were measured on; not held against them", file=sys.stderr
            )
        elif floor:
            fallen += [(answer, k, v) for k, v in floor["metrics"].items() if _worse(k, answer["metrics"].get(k), v)]
    for answer, name, floor in fallen:
        print(f"{_key(answer)}: {name} {answer['metrics'].get(name)} is below its floor {floor}", file=sys.stderr)
        if allow_lower and name in answer["metrics"]:
            floors[_key(answer)]["metrics"][name] = answer["metrics"][name]
    if allow_lower and fallen:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(bool(fallen) and not allow_lower)


def _worse(name: str, value: float | None, floor: float) -> bool:
    if value is None:
        return True
    if name in LESS_IS_BETTER:
        return value > floor * (1 + 10 * NOISE)
    return value < floor - NOISE


def _floors() -> dict[str, Any]:
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def _key(answer: Answer) -> str:
    return f"{answer['set']} {answer['split']}"
