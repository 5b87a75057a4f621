"""Where a sentence names a happening: verbs with their voice, nouns with the verb that carries them."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.extract.lexicon import Lexicon, Trigger, word_list
from crossbearing.extract.rules.syntax.phrases import Sentence, group_start

GAP = 8  # words that may stand where an entry has "~"
_TIMES = word_list("time_nouns")
_DOCUMENTS = word_list("documents")
_NO_PARTICIPLE = frozenset({"base", "s", "ing", "past"})


@dataclass(slots=True)
class Found:
    """A trigger in a sentence: half-open token range, its entry, the index of its verb or head noun, voice, and for a
    noun the verb that carries it ("launched an attack"), -1 for none.
    """

    begin: int
    end: int
    entry: Trigger
    at: int
    passive: bool = False
    reduced: bool = False
    carrier: int = -1
    carried_passive: bool = False

    @property
    def verbal(self) -> bool:
        return self.entry.kind == "verb"

    @property
    def verb(self) -> int:
        """The verb whose subject and group matter: the trigger's own or its carrier; -1 for a bare noun."""
        return self.at if self.verbal else self.carrier


def find_triggers(s: Sentence, lex: Lexicon, armed: bool) -> list[Found]:
    """Triggers in order. `armed`: the report's beginning speaks of armed force, so "conflict" entries count."""
    found: list[Found] = []
    context = armed or any(t.low in lex.armed for t in s.tokens)
    i = 0
    while i < len(s.tokens):
        hit = _noun_at(s, i, lex, context, 2) or _verb_at(s, i, lex, context) or _noun_at(s, i, lex, context, 1)
        if hit:
            found.append(hit)
        i = max(i + 1, hit.end if hit and not (hit.verbal and "~" in hit.entry.rest) else 0)
    return _without_overlaps(found)


def _verb_at(s: Sentence, i: int, lex: Lexicon, context: bool) -> Found | None:
    if s.tag(i) not in ("V", "AUX"):
        return None
    for entry, kind in lex.trigger_verbs.get(s.low(i), ()):
        end = _rest_end(s, i + 1, entry.rest)
        if end < 0 or ("conflict" in entry.flags and not context):
            continue
        if kind == "aux" and s.tag(i) != "AUX":
            continue
        hit = Found(i, end, entry, i)
        hit.passive, hit.reduced = _voice(s, i, kind)
        if _fits(s, hit):
            return hit
    return None


def _rest_end(s: Sentence, k: int, rest: tuple[str, ...]) -> int:
    """The end of the entry's further words from `k`, or -1 where they do not stand there."""
    if not rest:
        return k
    if len(rest) == 1 and rest[0] == s.low(k) and s.tag(k) == "N" and s.tag(k + 1) in ("N", "NAME") and k + 1 in s.at:
        return k + 1 if s.at[k + 1].begin == k + 1 else -1  # "launched missile strikes" launches no missile
    if rest[0] != "~":
        return _rest_end(s, k + 1, rest[1:]) if s.low(k) == rest[0] else -1
    for gap in range(GAP + 1):
        end = _rest_end(s, k + gap, rest[1:])
        if end >= 0:
            return end
        if s.tag(k + gap) in ("PUNCT", "V", "AUX", "MODAL", "REL", "") and s.low(k + gap) not in (
            '"',
            "“",
            "”",
            "'",
            "-",
        ):
            return -1
    return -1


def _voice(s: Sentence, i: int, kind: str) -> tuple[bool, bool]:
    """(passive, reduced): reduced for a participle without auxiliary ("the man shot by police")."""
    if kind in _NO_PARTICIPLE:
        return False, False
    k = i - 1
    while k >= 0 and (s.tag(k) == "ADV" or s.low(k) == "not"):
        k -= 1
    if s.low(k) in ("and", "or", ",") and s.tag(k - 1) == "V" and s.tags.form[k - 1][1] in ("ed", "part"):
        return _voice(s, k - 1, s.tags.form[k - 1][1])
    if s.low(k) in _BE:
        return True, False
    if s.low(k) in _HAVE:
        return False, False
    if s.tag(k) == "V" and s.tags.form[k][0] in ("get", "leave", "find", "report"):
        return True, False
    bare = kind == "part" or s.low(i + 1) == "by" or _stands_bare(s, i, k)
    return bare, bare


_AFTER_PARTICIPLE = frozenset({"in", "during", "when", "on", "at", ",", ".", ""})


def _stands_bare(s: Sentence, i: int, before: int) -> bool:
    """Whether an -ed form after a noun has no object and another verb is finite: "the men arrested in Koro said"."""
    after = s.low(i + 1)
    no_object = after in _AFTER_PARTICIPLE or after in _TIMES
    return no_object and s.tag(before) in ("N", "NAME", "NUM", "PRON") and _has_finite(s, i)


_BE = frozenset("is are was were be been being am 's ’s isn't aren't wasn't weren't got gets getting".split())
_HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())


def _has_finite(s: Sentence, i: int) -> bool:
    """Whether another finite verb or auxiliary stands in the sentence's stretch, so that a bare -ed is a participle."""
    stretch = range(max(0, i - 25), min(len(s.tokens), i + 25))
    return any(
        k != i and (s.tag(k) in ("AUX", "MODAL") or (s.tag(k) == "V" and s.tags.form[k][1] in ("past", "s")))
        for k in stretch
    )


def _fits(s: Sentence, hit: Found) -> bool:
    """Whether the flags about objects hold: "object" wants one, or a passive; "passive" wants a passive."""
    flags = hit.entry.flags
    if "persons" in flags and _is_document(s, hit):
        return False
    if "passive" in flags:
        return hit.passive
    if "object" not in flags or hit.passive:
        return True
    k = hit.end
    while s.tag(k) == "ADV" or s.low(k) in ('"', "“", "‘", "'"):
        k += 1
    return k in s.at or s.tag(k) in ("DET", "POSSPRON", "ADJ", "N", "NAME", "NUM") or s.low(k) in ("both", "all")


def _is_document(s: Sentence, hit: Found) -> bool:
    """Whether what is released is a statement, a video, a figure: its phrase after the verb, or before a passive."""
    k = hit.end if not hit.passive else group_start(s, hit.at) - 1
    phrase = s.at.get(k)
    return phrase is not None and s.low(phrase.head) in _DOCUMENTS


def _noun_at(s: Sentence, i: int, lex: Lexicon, context: bool, least: int) -> Found | None:
    """A noun of at least this many words: several words together are no verb, whatever their tags."""
    if s.tag(i) not in ("N", "NAME", "ADJ", "V", "PREP"):
        return None
    for entry in lex.trigger_nouns.get(s.low(i), ()):
        end = i + len(entry.words)
        if len(entry.words) < least or any(s.low(i + k) != word for k, word in enumerate(entry.words)):
            continue
        if ("conflict" in entry.flags and not context) or (least == 1 and s.tag(end - 1) in ("V", "AUX")):
            continue
        head = end - 1
        if entry.words[-1] in ("of", "for", "with"):
            head = end - 2
        elif s.tag(end) in ("N", "NAME") and end in s.at and s.at[end].begin < end and not s.capitals:
            continue
        hit = Found(i, end if head == end - 1 else head + 1, entry, head)
        hit.carrier, hit.carried_passive = _carrier(s, hit, lex)
        return hit
    return None


def _carrier(s: Sentence, hit: Found, lex: Lexicon) -> tuple[int, bool]:
    """The verb that carries a noun: before it ("launched an attack"), or after it, passive ("was carried out")."""
    phrase = s.at.get(hit.at)
    if phrase is None:
        return -1, False
    k = min(phrase.begin, hit.begin) - 1
    while k >= 0 and s.tag(k) in ("ADV", "PREP") and k > phrase.begin - 4:
        k -= 1
    while k > 0 and (s.low(k) in ("of", "and", ",") or k in s.at) and k > phrase.begin - 12:
        k -= 1
    if _carries(s, k, lex):
        return k, False
    after = phrase.outer
    while after < len(s.tokens) and after < phrase.outer + 12 and s.tag(after) not in ("AUX", "V"):
        after += 1
    while s.tag(after) in ("AUX", "ADV"):
        after += 1
    if (
        s.tag(after) == "V"
        and s.tags.form[after][1] in ("ed", "part")
        and s.low(after - 1) in _BE
        and _carries(s, after, lex)
    ):
        return after, True
    return -1, False


def _carries(s: Sentence, k: int, lex: Lexicon) -> bool:
    return s.tag(k) == "V" and any(
        all(s.low(k + j) == word for j, word in enumerate(line) if j) for line in lex.carriers.get(s.low(k), ())
    )


def _without_overlaps(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for hit in sorted(found, key=lambda f: (f.begin - f.end, f.begin)):
        if all(hit.end <= other.begin or other.end <= hit.begin for other in out):
            out.append(hit)
    return sorted(out, key=lambda f: f.begin)
