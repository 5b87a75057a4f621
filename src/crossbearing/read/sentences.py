"""Sentences with offsets: sentencex within each paragraph, its slips mended, and long quotations split inside."""

from __future__ import annotations

import re
from itertools import pairwise

from crossbearing.concepts import Extent
from crossbearing.read.paragraphs import paragraph_extents
from crossbearing.read.quotations import paragraph_quotations

_TITLES = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Cdr|Cmdt|Cpl|Sgt|Spc|Pfc|Pvt|Tech|Adm|Brig|Rev|Fr|Hon|Msgr|"
    "Sen|Rep|Gov|Pres|Amb|Insp|Supt|Sr|Sra|Srta|St|Ste|Mt|Ft|Col-Gen|Lt-Gen|Lt-Col|Maj-Gen|Brig-Gen|vs"
)
_MERGES = re.compile(
    rf"(?:^|[\s(\[\"“‘'])(?:{_TITLES}|{_TITLES.upper()}|[A-Z])\.$"  # a title or an initial before a name
    r"|^\(?(?:\d{1,2}|[a-zA-Z])[.)]$"  # the number of a list item
)
_NUMBER = re.compile(r"\b(?i:nos?)\.$")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = re.compile(rf"(?i:\b(?:{_MONTHS}))\.$")
_HOUR = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_DAY = re.compile(rf"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:{_MONTHS})[a-z]*\.? \d)")
_ADJECTIVE = re.compile(r"\b(?:an?|former|formerly|the then) (?:U\.S|U\.K|U\.N|E\.U)\.$", re.IGNORECASE)
_LAST_INITIAL = re.compile(r"(?:^|\s)I\.$")
_INNER_END = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[^\W\d_a-z])")
_LONE_MARK = re.compile(r"[\"'”’»)\].!?,;\s]*$")
FEWEST_WORDS = 3
"""Words a sentence inside a quotation has: "Yes. We fired." stays whole, two full sentences part."""
LONGEST_PIECE = 8000
"""Characters the splitter is given at once; news paragraphs have under 2,000."""
_NEAR = 200
_FULL_STOPS = ".!?…"


def sentence_extents(text: str) -> tuple[Extent, ...]:
    """Half-open extents of the sentences of `text`, in order, without outer white space; () for blank text.

    They cover every visible character, do not overlap, and never cross a paragraph, so a headline on its own line
    is a sentence. Sentences inside a quotation are split as well; its last one keeps the words that credit it.
    """
    flat = _flat(text)
    return tuple(x for paragraph in paragraph_extents(text) for x in _paragraph(flat, paragraph))


def _flat(text: str) -> str:
    # The splitter takes a line break for an end and cannot take half a surrogate pair: same length, without either.
    return re.sub("[\ud800-\udfff]", "\ufffd", re.sub(r"[\n\r\t\x0b\x0c\x85\u2028\u2029\xa0\0]", " ", text))


def _paragraph(flat: str, paragraph: Extent) -> list[Extent]:
    cuts = set(_cuts(flat, paragraph))
    for quotation in paragraph_quotations(flat, paragraph):
        cuts |= set(_inner_cuts(flat, *quotation))
    return _trimmed(flat, paragraph, cuts)


def _cuts(flat: str, paragraph: Extent) -> list[int]:
    """Offsets where a sentence begins inside the paragraph, as the splitter sees it and after mending."""
    from sentencex import segment

    begins = [paragraph[0]]
    for start, end in _pieces(flat, paragraph):
        at = start
        for words in segment("en", flat[start:end]):
            at += len(words)
            if at < end or flat[end - 1] in _FULL_STOPS:  # a piece may end within a sentence
                begins.append(at)
    begins.append(paragraph[1])
    triples = zip(begins, begins[1:], begins[2:], strict=False)
    return [b for a, b, c in triples if _ends_here(flat[max(a, b - _NEAR) : b], flat[b : min(c, b + _NEAR)])]


def _pieces(flat: str, paragraph: Extent) -> list[Extent]:
    """The paragraph in pieces that the splitter, whose time grows with the square of the marks, can be given."""
    begins = [paragraph[0]]
    while paragraph[1] - begins[-1] > LONGEST_PIECE:
        limit = begins[-1] + LONGEST_PIECE
        stops = (flat.rfind(x, begins[-1] + 1, limit) for x in (". ", " "))
        begins.append(next((x + 1 for x in stops if x > 0), limit))
    return list(pairwise([*begins, paragraph[1]]))


def _ends_here(before: str, after: str) -> bool:
    before, after = before.rstrip(), after.lstrip()
    if _LONE_MARK.match(after) or ((_MONTH.search(before) or _NUMBER.search(before)) and after[:1].isdigit()):
        return False
    if (_HOUR.search(before) and _DAY.match(after)) or _ADJECTIVE.search(before):
        return False
    return not _MERGES.search(before) or bool(_LAST_INITIAL.search(before))


def _inner_cuts(flat: str, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    begun = start
    for found in _INNER_END.finditer(flat, start, end):
        before = flat[max(begun, found.end() - _NEAR) : found.end()]
        after = flat[found.end() : min(end, found.end() + _NEAR)]
        if len(before.split()) < FEWEST_WORDS or len(after.split()) < FEWEST_WORDS or not _ends_here(before, after):
            continue
        cuts.append(found.end())
        begun = found.end()
    return cuts


def _trimmed(flat: str, paragraph: Extent, cuts: set[int]) -> list[Extent]:
    out = []
    for start, end in pairwise([paragraph[0], *sorted(cuts), paragraph[1]]):
        words = flat[start:end]
        if words.strip():
            out.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return out
