"""Noun phrases and verb groups of a tagged sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.syntax.tagging import NOMINAL, Tags
from crossbearing.extract.tokens import Token

_OPENERS = frozenset({"DET", "POSSPRON", "NUM", "ADJ", "N", "NAME"})
_QUANTIFIERS = [
    line.split()
    for line in (
        "no fewer than,no less than,as many as,as few as,at least,at most,more than,less than,fewer than,up to,"
        "close to,an estimated,a total of,about,around,over,under,nearly,almost,approximately,roughly,some,only,just"
    ).split(",")
]
_TIMES = word_list("time_nouns")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_JOINED = frozenset({"and", "&", "or"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: half-open token range, its head's index, the preposition before it (lower case, "" for none).
    `outer` is the end with its "of" phrases.
    """

    begin: int
    end: int
    head: int
    prep: str = ""
    outer: int = 0
    pronoun: bool = False


@dataclass(slots=True)
class Sentence:
    """One sentence read lightly: tokens, tags, noun phrases in order, and `at`: token index -> its phrase."""

    start: int
    end: int
    tokens: list[Token]
    tags: Tags
    capitals: bool
    phrases: list[Phrase] = field(default_factory=list)
    at: dict[int, Phrase] = field(default_factory=dict)

    def low(self, i: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        """The token's tag; "" outside the sentence."""
        return self.tags.tag[i] if 0 <= i < len(self.tokens) else ""


def find_phrases(s: Sentence) -> None:
    """Fill in the sentence's noun phrases, then give each its "of" phrases as `outer`."""
    i, n = 0, len(s.tokens)
    while i < n:
        end = _phrase_end(s, i)
        if end == i:
            i += 1
            continue
        phrase = Phrase(i, end, _head(s, i, end), _preposition(s, i), end, s.tag(i) == "PRON")
        s.phrases.append(phrase)
        for k in range(i, end):
            s.at[k] = phrase
        i = end
    for phrase in s.phrases:
        phrase.outer = _outer(s, phrase)


def _phrase_end(s: Sentence, i: int) -> int:
    """The end of the noun phrase that begins at `i`; `i` where none does."""
    if s.tag(i) == "PRON":
        return i + 1
    number = _quantified(s, i)
    if number > i:
        return _phrase_end(s, number)
    if s.tag(i) not in _OPENERS or (s.tag(i) == "DET" and s.low(i) in ("that", "what") and s.tag(i + 1) not in NOMINAL):
        return i
    k = i
    while k < len(s.tokens) and _continues(s, i, k):
        k += 1
    while k > i and s.tag(k - 1) in ("POSS", "CONJ", "ADV", "PUNCT"):
        k -= 1
    if all(s.tag(j) in ("DET", "ADV") for j in range(i, k)) and s.low(i) in ("the", "a", "an", "every", "no"):
        return i
    return k


def _quantified(s: Sentence, i: int) -> int:
    """Where the number stands that "at least", "more than" or "about" before it belongs to; `i` where none does."""
    for words in _QUANTIFIERS:
        end = i + len(words)
        if s.tag(end) == "NUM" and all(s.low(i + k) == word for k, word in enumerate(words)):
            return end
    return i


def _continues(s: Sentence, i: int, k: int) -> bool:
    tag, before = s.tag(k), s.tag(k - 1) if k > i else ""
    if k > i and before in ("N", "NAME") and _opens_time(s, k):
        return False
    if tag in ("DET", "POSSPRON"):
        return k == i or before == "DET"
    if tag in NOMINAL:
        return not (
            tag == "NUM"
            and before == "N"
            and s.low(k - 1).endswith(("s", "ed"))
            and s.tag(k + 1) == "N"
            and not s.capitals
        )
    if tag == "POSS":
        return k > i and s.tag(k + 1) in (*NOMINAL, "V")
    if tag == "V":
        return k > i and before in ("DET", "POSS", "POSSPRON") and s.tag(k + 1) in NOMINAL
    if tag == "CONJ" and before == "ADJ" and s.low(k) in ("and", "or"):  # "religious and diplomatic sources"
        return s.tag(k + 1) in ("ADJ", "N") and s.tag(k + 2) == "N"
    if tag == "CONJ":  # "health and defence ministry" stays two phrases; "Save & Co" and "1 and a half" do not
        return k > i and s.low(k) == "&" and s.tag(k + 1) in NOMINAL
    return tag == "ADV" and before in ("DET",) and s.tag(k + 1) in NOMINAL


def _opens_time(s: Sentence, k: int) -> bool:
    """Whether a time begins here that stands beside the phrase, not in it: "San Pedro last night"."""
    if s.low(k) in ("last", "this", "next", "late", "early", "that", "the"):
        return s.low(k + 1) in _TIMES
    return s.low(k) in _DAYS and s.tag(k + 1) not in NOMINAL


def _head(s: Sentence, begin: int, end: int) -> int:
    for k in range(end - 1, begin - 1, -1):
        if s.tag(k) in ("N", "NAME", "PRON", "V"):
            return k
    return end - 1


def _preposition(s: Sentence, begin: int) -> str:
    return s.low(begin - 1) if begin and s.tag(begin - 1) in ("PREP", "TO") else ""


def _outer(s: Sentence, phrase: Phrase) -> int:
    """The end with "of" phrases after it ("members of the National Guard"), and "for" between names."""
    end = phrase.end
    while end + 1 in s.at and s.at[end + 1].begin == end + 1 and (s.low(end) == "of" or _names_join(s, phrase, end)):
        end = s.at[end + 1].end
    return end


def _names_join(s: Sentence, phrase: Phrase, end: int) -> bool:
    """Whether "for" stands inside a name: "Observatory for Human Rights"."""
    inner = s.at[end + 1]
    names = s.tokens[phrase.head].text[0].isupper() and s.tokens[inner.begin].text[0].isupper()
    return s.low(end) == "for" and names and not s.capitals


def group_start(s: Sentence, verb: int) -> int:
    """The first token of the verb group that ends in `verb`: auxiliaries, modals, adverbs, "to", negation."""
    k = verb
    while k > 0 and (s.tag(k - 1) in ("AUX", "MODAL", "ADV", "TO") or s.low(k - 1) in ("not", "been")):
        k -= 1
    return k


def coordinated(s: Sentence, phrase: Phrase) -> list[Phrase]:
    """The phrase and those joined to it: "A, B and C". A comma alone joins only where an "and" closes the list."""
    out, k = [phrase], _past_prepositions(s, phrase.outer)
    pending: list[Phrase] = []
    while True:
        if s.low(k) == "," and k + 1 in s.at and s.at[k + 1].begin == k + 1:
            pending.append(s.at[k + 1])
            k = _past_prepositions(s, s.at[k + 1].outer)
            continue
        j = k + 1 if s.low(k) == "," and s.low(k + 1) in _JOINED else k
        if s.low(j) in _JOINED and j + 1 in s.at and s.at[j + 1].begin == j + 1 and not _opens_clause(s, s.at[j + 1]):
            return [*out, *pending, s.at[j + 1]]
        return out


def _past_prepositions(s: Sentence, k: int) -> int:
    """Past prepositional phrases that lead to a comma or "and": "a house for officers, and ..."."""
    end = k
    while s.tag(end) == "PREP" and end + 1 in s.at and s.at[end + 1].begin == end + 1:
        end = s.at[end + 1].outer
    opens = s.tag(end + 2) if s.low(end + 1) in _JOINED else s.tag(end + 1)
    return end if s.low(end) == "," and opens in ("DET", "POSSPRON", "NUM") else k


def _opens_clause(s: Sentence, phrase: Phrase) -> bool:
    """Whether a verb with its own subject follows: "and the rebels fled" joins clauses, not phrases."""
    k = phrase.outer
    while s.tag(k) == "ADV":
        k += 1
    return s.tag(k) in ("AUX", "MODAL") or (s.tag(k) == "V" and s.tags.form[k][1] in ("past", "s", "ed", "any"))
