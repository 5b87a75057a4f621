"""Time expressions and their TIMEX3 values (TempEval-3): values with gold spans, and spans with values from raw
text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.reading import rows
from crossbearing.resolve.times.days import Reading
from crossbearing.resolve.times.direction import direction_at
from crossbearing.resolve.times.grammar import NO_DAY, read_time
from crossbearing.resolve.times.relative import Anchor
from crossbearing.resolve.times.spotting import find_times

_PARTS = {"dawn": "MO", "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
Timex = tuple[int, int, str]


def run(path: Path) -> dict[str, float]:
    """`value_accuracy_gold_spans` over DATE and TIME; from raw text strict (same span) and relaxed (any overlap) F1 of
    DATE and TIME spans, and `value_f1`: overlap and the same value.
    """
    right = total = 0
    pairs: list[tuple[list[Timex], list[Timex]]] = []
    for row in rows(path):
        day = date.fromisoformat(row["dct"][:10])
        gold = [t for t in row["timexes"] if t["type"] in ("DATE", "TIME") and t.get("start") is not None]
        for t in gold:
            total += 1
            right += value_of(row["text"][t["start"] : t["end"]], row["text"], t["start"], day) == t["value"]
        found = [(s, e, value_of(row["text"][s:e], row["text"], s, day)) for s, e in find_times(row["text"])]
        pairs.append((found, [(t["start"], t["end"], t["value"]) for t in gold]))
    return {
        "value_accuracy_gold_spans": right / (total or 1),
        "strict_f1": _f1(pairs, lambda a, b: a[:2] == b[:2]),
        "relaxed_f1": _f1(pairs, _overlap),
        "value_f1": _f1(pairs, lambda a, b: _overlap(a, b) and a[2] == b[2]),
    }


def value_of(words: str, text: str, start: int, day: date) -> str:
    """The TIMEX3 value of an expression at `start` of a text created on `day`; "" where the program gives none."""
    read = read_time(words, Anchor(day, None, direction_at(text, start, start + len(words))))
    if read.missing == NO_DAY and (read.clock or read.part):  # TimeML gives a bare time of day the day of the text
        return _clocked(day.isoformat(), read)
    return timex_value(read)


def timex_value(read: Reading) -> str:
    """TIMEX3 `val` of a Reading: 1998-08-07, 1998-W32, 1998-08, 1998-Q3, 1998-SU, 199, 1998-08-07TNI, PAST_REF."""
    if read.ref:
        return read.ref
    if read.start is None and read.end is None:
        return ""
    at = read.start or read.end
    assert at is not None
    grain = read.unit or read.grain
    if grain == "day" or read.start == read.end:
        return _clocked(at.isoformat(), read)
    return _of_grain(at, grain, read)


def _of_grain(at: date, grain: str, read: Reading) -> str:
    year, week, _ = at.isocalendar()
    forms = {
        "week": f"{year}-W{week:02d}", "weekend": f"{year}-W{week:02d}-WE", "month": f"{at:%Y-%m}", "year": f"{at:%Y}",
        "decade": f"{at.year // 10:03d}", "century": f"{at.year // 100:02d}",
        "quarter": f"{at:%Y}-Q{(at.month + 2) // 3}",
        "half": f"{at:%Y}-H{1 if at.month < 7 else 2}", "season": f"{at:%Y}-{_SEASONS.get(at.month, '')}",
    }  # fmt: skip
    return forms.get(grain, read.end.isoformat() if read.end and read.part else "")


def _clocked(day: str, read: Reading) -> str:
    if read.clock:
        return f"{day}T{read.clock[:5]}"
    return f"{day}T{_PARTS[read.part]}" if read.part in _PARTS else day


def _overlap(a: Timex, b: Timex) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _f1(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]], same: Any) -> float:
    right = found = wanted = 0
    for predicted, gold in pairs:
        left = list(gold)
        for p in predicted:
            hit = next((g for g in left if same(p, g)), None)
            if hit:
                left.remove(hit)
                right += 1
        found, wanted = found + len(predicted), wanted + len(gold)
    return 2 * right / (found + wanted) if found + wanted else 0.0
