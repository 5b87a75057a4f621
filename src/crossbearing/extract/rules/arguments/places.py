"""Where: phrases after a preposition of place that are named, or headed by a noun of place."""

from __future__ import annotations

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.roles import is_time
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence

_PREPOSITIONS = word_list("place_prepositions")
_WEAK = frozenset({"on", "to", "of", "over", "between", "from", "above", "under", "into", "through", "at"})
_NOUNS = word_list("place_nouns")
_NEVER = word_list("never_places")


_SETTLED = word_list("settlements")


def place_phrases(s: Sentence) -> list[Phrase]:
    """The phrases of the sentence that say where, in order: the name alone in "the town of Qaim", the whole in "the
    Gulf of Aden".
    """
    out: list[Phrase] = []
    for phrase in s.phrases:
        if not phrase.pronoun and not is_time(s, phrase) and _is_place(s, phrase, out):
            out.append(phrase)
    inner = {id(b) for a in out for b in out if a is not b and a.begin < b.begin < a.outer and not _names_next(s, a)}
    return [
        _widened(s, p)
        for p in out
        if id(p) not in inner and not (_names_next(s, p) and any(q.begin == p.end + 1 for q in out))
    ]


def _names_next(s: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase only says what kind of place its "of" phrase names: "the town of"."""
    head = phrase.head
    return (
        s.low(head) in _SETTLED and s.low(phrase.end) == "of" and (s.capitals or not s.tokens[head].text[0].isupper())
    )


def _widened(s: Sentence, phrase: Phrase) -> Phrase:
    if s.low(phrase.end) == "of" and not _names_next(s, phrase) and s.low(phrase.head) in _NOUNS:
        return Phrase(phrase.begin, phrase.outer, phrase.head, phrase.prep, phrase.outer)
    return phrase


def _is_place(s: Sentence, phrase: Phrase, before: list[Phrase]) -> bool:
    head = s.low(phrase.head)
    if head in _NEVER or (any(s.tag(k) == "NUM" for k in range(phrase.begin, phrase.end - 1)) and head not in _NOUNS):
        return False
    if phrase.prep in _PREPOSITIONS:
        if head in _NOUNS:
            return phrase.prep not in ("of", "to") or _place_before(s, phrase, before)
        named = _named(s, phrase)
        strong = phrase.prep not in _WEAK
        return named and (strong or (phrase.prep in ("of", "from", "on", "at") and _place_before(s, phrase, before)))
    # "Ceel Gambar, Gedo region": a name after a comma after a place.
    after_comma = s.low(phrase.begin - 1) == "," and bool(before) and before[-1].outer == phrase.begin - 1
    return after_comma and _named(s, phrase) and s.tag(phrase.outer) != "V" and s.tag(phrase.outer) != "AUX"


def _place_before(s: Sentence, phrase: Phrase, before: list[Phrase]) -> bool:
    return (bool(before) and before[-1].outer >= phrase.begin and before[-1].begin < phrase.begin) or _after_direction(
        s, phrase
    )


def _after_direction(s: Sentence, phrase: Phrase) -> bool:
    return phrase.prep == "of" and s.low(phrase.begin - 2) in _NOUNS


def _named(s: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is a name: capitals where case speaks; in capitals throughout, a phrase of no known words."""
    words = range(phrase.begin, phrase.end)
    if not s.capitals:
        return s.tokens[phrase.head].text[:1].isupper() and not any(
            s.low(k) in ("mr", "mrs", "ms", "gen", "col") for k in words
        )
    return (
        all(s.tag(k) in ("N", "NAME", "ADJ") and s.low(k) not in _ORDINARY for k in words)
        and s.tag(phrase.begin) != "DET"
    )


_ORDINARY = word_list("ordinary_nouns")
