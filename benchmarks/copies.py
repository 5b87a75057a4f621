"""Copies found and not found: honest edits of real reports against independent reports on one story.

    python -m benchmarks.copies [--gold ../shared/gold] [--pairs 1000]

A copy is made of a report of claims/train or ecbplus/dev by one edit (a cut, a rewritten lead, an
inserted paragraph of another report, a stitched story) with a share of its words changed: dropped, doubled by a word of
the report, or put in the place of another. The others are pairs of reports of one ecbplus subtopic; such
reports often carry one agency's text, so pairs that share RUN words in a row outside quotations are left out of the
false alarms, and counted; the
figures with nothing left out stand beside. Prints recall at each share of changed words, and precision.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import rows
from crossbearing.concepts import Outlet, Report
from crossbearing.link.copies.passages import candidates, compare_texts, copy_keys
from crossbearing.read.quotations import quotation_extents
from crossbearing.read.sentences import sentence_extents

CHANGED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
RUN = 12
"""So many words in a row, outside quotations, are not written twice by chance: one text, whatever the outlets."""

EDITS = ("cut", "lead", "insert", "stitch")


@dataclass(frozen=True)
class Pair:
    """A report and another, which is a copy of it (`changed`: share of its words) or tells the same story (None)."""

    one: Report
    other: Report
    changed: float | None


def as_report(name: str, text: str, day: str) -> Report:
    """A report of this text, as reading would make it."""
    sentences = sentence_extents(text)
    return Report(name, text, "", published=day, outlet=Outlet(name), sentences=sentences,
                  quotations=quotation_extents(text))  # fmt: skip


def made(texts: Sequence[str], many: int) -> list[Pair]:
    """Copies of these texts, each edit and each share of change in turn."""
    chance = random.Random(5)
    pairs = []
    for number in range(many):
        text, other = chance.sample(texts, 2)
        changed = CHANGED[number % len(CHANGED)]
        copy = _changed(_edited(text, other, EDITS[number % len(EDITS)], chance), changed, chance)
        pairs.append(Pair(as_report("a", text, "2020-01-01"), as_report("b", copy, "2020-01-02"), changed))
    return pairs


def _edited(text: str, other: str, edit: str, chance: random.Random) -> str:
    mine = [text[a:b] for a, b in sentence_extents(text)]
    theirs = [other[a:b] for a, b in sentence_extents(other)]
    half = max(1, len(mine) // 2)
    if edit == "cut":
        return "\n".join(mine[: max(half, len(mine) - chance.randint(1, 5))])
    if edit == "lead":
        return "\n".join([theirs[0], *mine[1:]])
    if edit == "insert":
        return "\n".join([*mine[:half], *theirs[:3], *mine[half:]])
    return "\n".join([*theirs[: len(mine)], *mine])


def _changed(text: str, share: float, chance: random.Random) -> str:
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        for at in range(len(words)):
            if chance.random() < share:
                words[at] = chance.choice(("", chance.choice(words), f"{words[at]} {chance.choice(words)}"))
        lines.append(" ".join(w for w in words if w))
    return "\n".join(lines)


def independent(gold: Path, many: int) -> list[Pair]:
    """Pairs of ecbplus reports of one subtopic."""
    stories: dict[str, list[str]] = {}
    for split in ("dev", "train"):
        for row in rows(gold / "ecbplus" / f"{split}.jsonl"):
            stories.setdefault(f"{row['topic']}{row['subtopic']}", []).append(_body(row))
    both = [(a, b) for found in stories.values() for i, a in enumerate(found) for b in found[i + 1 :]]
    chosen = random.Random(7).sample(both, min(many, len(both)))
    return [Pair(as_report("a", a, "2020-01-01"), as_report("b", b, "2020-01-02"), None) for a, b in chosen]


def one_text(pair: Pair) -> bool:
    """Whether the two share RUN words in a row outside quotations."""
    return bool(_runs(pair.one) & _runs(pair.other))


def _runs(report: Report) -> set[tuple[str, ...]]:
    text = report.text
    for start, end in reversed(report.quotations):
        text = f"{text[:start]} \0 {text[end:]}"
    parts = (re.findall(r"\w+", part.casefold()) for part in text.split("\0"))
    return {tuple(words[i : i + RUN]) for words in parts for i in range(len(words) - RUN + 1)}


def _body(row: dict[str, object]) -> str:
    text = str(row["text"])
    return text.split("\n", 1)[-1] if row.get("url") else text


def found(pair: Pair) -> bool:
    """Whether the pair is proposed and verified as a copy."""
    keys = {"a": copy_keys(pair.one), "b": copy_keys(pair.other)}
    return bool(candidates(keys)) and compare_texts(pair.one, pair.other) is not None


def measure(gold: Path, many: int) -> dict[str, float]:
    """Recall at each share of change, false alarms, and precision up to a fifth of the words changed."""
    texts = [_body(row) for row in rows(gold / "ecbplus" / "dev.jsonl")]
    texts += [row["text"] for row in rows(gold / "claims" / "train.reports.jsonl") if not row["text"].isupper()]
    copies = made([t for t in texts if len(t.split()) >= 80], many)
    hits = [(pair.changed, found(pair)) for pair in copies]
    stories = independent(gold, 2 * many)
    others = [pair for pair in stories if not one_text(pair)][:many]
    alarms = sum(map(found, others))
    raw = sum(map(found, stories[:many]))
    answer = {f"recall_{share:.2f}": _mean([h for c, h in hits if c == share]) for share in CHANGED}
    up_to = [h for c, h in hits if c is not None and c <= 0.2]
    scaled = sum(up_to) / len(up_to) * len(others)
    whole = sum(up_to) / len(up_to) * len(stories[:many])
    return answer | {"recall_to_0.20": _mean(up_to), "false_alarms": alarms, "independent": len(others),
                     "one_text": _mean(list(map(one_text, stories))),
                     "precision_to_0.20": scaled / (scaled + alarms),
        "false_alarms_none_left_out": raw,
        "precision_to_0.20_none_left_out": whole / (whole + raw)}  # fmt: skip


def _mean(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--pairs", type=int, default=1000)
    options = parser.parse_args()
    print(json.dumps(measure(options.gold, options.pairs), indent=1))


if __name__ == "__main__":
    main()
