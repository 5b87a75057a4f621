"""Copies: which report's text descends from which, passage by passage.

Candidates share sampled shingles (an inverted index, so the cost follows the text and not its square); every candidate
is then verified on the words: a sentence of the later report is copied where a sentence of the earlier one has nearly
the same words. Words that both only quote from a speaker are no sign of copying: two reporters heard them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import Indel

from crossbearing.concepts import Copy, Extent, Passage, Report

SHINGLE = 4
"""Words a shingle. Four survive one changed word in five often enough, and are seldom shared by accident."""

SAMPLE = 8
"""One shingle in so many is kept as a key, by its hash: the same ones in every report."""

SHARED_KEYS = 2
"""Keys two reports must share to be compared."""

SAME_SENTENCE = 0.6
"""Least normalised similarity of two sentences' words (1 - indel distance) for one to descend from the other."""

COPIED_WORDS = 25
"""Fewest copied words, outside quotations, that make a passage a copy."""

_WORD = re.compile(r"\w+")


def copy_keys(report: Report) -> frozenset[str]:
    """Sampled hashes of the report's shingles: what candidates are found by."""
    words = [w.casefold() for w in _WORD.findall(report.text)]
    grams = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    digests = (hashlib.blake2b(g.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for g in grams)
    return frozenset(d for d in digests if int(d[-2:], 16) % SAMPLE == 0)


def candidates(keys: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Pairs of report ids, the smaller first, that share SHARED_KEYS keys or more."""
    owners: dict[str, list[str]] = defaultdict(list)
    for report, found in keys.items():
        for key in found:
            owners[key].append(report)
    return sharing(keys, owners)


def sharing(keys: Mapping[str, Iterable[str]], owners: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """The pairs in which one of these reports, given with its keys, shares SHARED_KEYS keys or more with any owner."""
    pairs = set()
    for report, own in keys.items():
        shared = Counter(other for key in own for other in owners.get(key, ()) if other != report)
        pairs |= {(min(report, other), max(report, other)) for other, n in shared.items() if n >= SHARED_KEYS}
    return pairs


def compare_texts(one: Report, other: Report) -> Copy | None:
    """How much of the later report is copied from the earlier one, or None where too little is."""
    origin, later = sorted((one, other), key=age)
    passages, copied, words = [], 0, 0
    sources = [(x, _tokens(origin, x)) for x in origin.sentences]
    for extent in later.sentences:
        tokens = _tokens(later, extent)
        words += len(tokens)
        match = _best(tokens, sources)
        if match:
            passages.append(Passage(extent, match))
            copied += 0 if _quoted(later, extent) or _quoted(origin, match) else len(tokens)
    if copied < COPIED_WORDS:
        return None
    share = round(sum(len(_tokens(later, p.extent)) for p in passages) / max(1, words), 3)
    credit = later.wire.text if later.wire else None
    return Copy(later.id, origin.id, share, tuple(passages), credit)


def age(report: Report) -> tuple[str, bool, str]:
    """Sorts the likely origin first: the earliest publication (unknown last), then one that credits no agency."""
    return report.published or "9999", report.wire is not None, report.id


def _tokens(report: Report, extent: Extent) -> list[str]:
    return [w.casefold() for w in _WORD.findall(report.text[extent[0] : extent[1]])]


def _best(tokens: list[str], sources: Sequence[tuple[Extent, list[str]]]) -> Extent | None:
    if len(tokens) < 5:
        return None
    scored = (
        (Indel.normalized_similarity(tokens, other, score_cutoff=SAME_SENTENCE), extent) for extent, other in sources
    )
    best, extent = max(scored, default=(0.0, (0, 0)), key=lambda x: (x[0], -x[1][0]))
    return extent if best >= SAME_SENTENCE else None


def _quoted(report: Report, extent: Extent) -> bool:
    inside = sum(max(0, min(extent[1], q[1]) - max(extent[0], q[0])) for q in report.quotations)
    return inside > 0.5 * (extent[1] - extent[0])
