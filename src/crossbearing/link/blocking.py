"""Blocking: keys that two claims of one happening share, so that only such pairs are compared.

Every key is a function of one claim alone: which pairs are compared never depends on what else is stored, so adding
one report touches only its own keys, and any order of adding compares the same pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.link.sketch import Sketch

WINDOW = 4
"""Days in a bucket of time. A happening is told within days of itself; neighbouring buckets overlap by one."""


def block_keys(sketch: Sketch) -> frozenset[str]:
    """The claim's keys. Claims that share one are compared; claims that share none never join by the program."""
    kind = sketch.claim.event_type
    keys = {f"r|{sketch.claim.report}|{kind}"}
    for bucket in _buckets(sketch):
        keys.update(f"{kind}|{bucket}|{what}" for what in _what(sketch))
    return frozenset(keys)


def _buckets(sketch: Sketch) -> Iterator[str]:
    # A claim without a day of its own is looked for near its publication; without that, by its words alone.
    day = sketch.days[0] if sketch.days and sketch.days[1] - sketch.days[0] <= WINDOW else sketch.published
    if day is None:
        yield "?"
        return
    yield str(day // WINDOW)
    if sketch.published is not None or sketch.days:
        yield str((day + WINDOW // 2) // WINDOW) + "'"


def _what(sketch: Sketch) -> Iterator[str]:
    for place in sketch.places:
        if place.precision <= 5:
            yield f"p:{place.geonameid or place.name.casefold()}"
    for names in (*sketch.actors, *sketch.recipients):
        yield f"n:{'+'.join(sorted(names)[:4])}"
    for kind, amount in sketch.counts:
        if amount.best is not None or amount.low is not None:
            yield f"c:{kind}:{amount.best if amount.best is not None else amount.low}"
    rare = sorted(sketch.words.items(), key=lambda item: (-item[1], item[0]))[:6]
    for word, _ in rare:
        yield f"w:{word}"
