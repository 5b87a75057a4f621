"""Credit by a reporting verb: who said it, and which words are what was said."""

from __future__ import annotations

from crossbearing.concepts import Extent
from crossbearing.extract.lexicon import Lexicon
from crossbearing.extract.rules.credit.scopes import (
    QUOTES,
    WEEKDAYS,
    CreditScope,
    extent,
    is_passive,
    source_of,
    speaker_of,
)
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence, group_start

_OBJECT_PRONOUNS = frozenset("him her them us me it".split())


_NEVER_INVERTED = frozenset(
    "assume expect fear show believe think feel hope estimate suspect deny describe quote cite detail learn "
    "tell".split()
)


def reported(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    verb = lex.reporting["verbs"].get(s.low(i)) or _phrase_verb(s, i, lex)
    if verb is None or s.tag(i) not in ("V", "ADJ", "N"):
        return None
    base, certainty = verb
    tail = _tail(s, i)
    if tail:
        return CreditScope(
            extent(s, tail.begin, i), extent(s, i, i + 1), (s.start, s.tokens[tail.begin].start), certainty
        )
    cue = extent(s, i, i + len(base.split()))
    inverted = _inverted(s, i)
    if inverted:
        return CreditScope(source_of(s, inverted), cue, _content_before(s, i, inverted), certainty)
    if s.tag(i) != "V" or (s.tag(i - 1) == "TO" and base != "say"):
        return None
    if is_passive(s, i):
        return _told(s, i) if base == "tell" else None
    if base in ("claim", "accept") and s.low(i + 1) in ("responsibility", "credit"):
        return None
    if any(s.low(k) in ("not", "n't", "never", "didn't", "hasn't", "neither") for k in range(group_start(s, i), i)):
        return None
    subject = speaker_of(s, i)
    if subject is None:
        return None
    source = source_of(s, subject)
    if _closes(s, i) and s.low(subject.begin - 1) in (",", *QUOTES, "-", "--", "–", "—", "."):
        inserted = s.low(i + 1) == ","
        return CreditScope(source, cue, (s.start, s.end if inserted else s.tokens[subject.begin].start), certainty)
    content = _content_after(s, i, base, lex)
    return CreditScope(source, cue, content, certainty) if content else None


def _phrase_verb(s: Sentence, i: int, lex: Lexicon) -> list[str] | None:
    """A reporting phrase ("pointed out", "made it clear") that begins at `i`, as [its words, certainty]."""
    for words in lex.reporting["phrases"].get(s.low(i), ()):
        if all(s.low(i + k) == word for k, word in enumerate(words)):
            return [" ".join(words), "certain"]
    return None


def _told(s: Sentence, i: int) -> CreditScope:
    """ "We were told by passers-by that ...": the source stands after "by", or nowhere."""
    at = next((k + 1 for k in range(i + 1, min(len(s.tokens), i + 7)) if s.low(k) == "by" and k + 1 in s.at), -1)
    by = s.at.get(at)
    return CreditScope(source_of(s, by) if by else None, extent(s, i, i + 1), (s.tokens[i].end, s.end))


def _tail(s: Sentence, i: int) -> Phrase | None:
    """The phrase that a final reporting verb was taken into: '..., the records state.'"""
    phrase = s.at.get(i)
    if s.tag(i) != "N" or phrase is None or phrase.end != i + 1 or phrase.begin == i or s.low(i + 1) not in (".", ""):
        return None
    return phrase if s.low(phrase.begin - 1) in (",", *QUOTES) and s.tag(phrase.begin) != "NUM" else None


def _inverted(s: Sentence, i: int) -> Phrase | None:
    """The subject after the verb: '..., said the minister'."""
    if s.low(i - 1) not in (",", *QUOTES):
        return None
    phrase = s.at.get(i + 1)
    if s.tags.form[i][0] in _NEVER_INVERTED or phrase is None or phrase.begin != i + 1 or s.tags.form[i][1] == "ing":
        return None
    if phrase.pronoun and s.low(phrase.head) in _OBJECT_PRONOUNS:
        return None
    after = s.low(phrase.outer)
    ends = after in ("", ".", ",", "who", "-", ";", "yesterday", "today", *QUOTES)
    return phrase if ends or s.tag(phrase.outer) in ("PUNCT", "PREP") or after.rstrip("s") in WEEKDAYS else None


def _content_before(s: Sentence, i: int, subject: Phrase) -> Extent:
    """What an inverted cue covers: the words before it, and the rest of the sentence too where a quotation resumes."""
    resumes = any(s.low(k) in QUOTES for k in range(subject.outer, len(s.tokens) - 1))
    return s.start, s.end if resumes else s.tokens[i].start


def _closes(s: Sentence, i: int) -> bool:
    """Whether the verb ends its sentence, but for when and where it was said."""
    k = i + 1
    if s.tags.form[i][0] == "tell" and k in s.at and s.at[k].begin == k:
        k = s.at[k].outer  # "..., the spokesman told the radio": the one told is no source
    if s.low(k) in (".", "", ",", ";", ":") and s.low(k) != ":":
        return s.low(k) != "," or s.low(k + 1) not in QUOTES
    return (s.tag(k) in ("PREP", "ADV") and s.low(k) not in ("that",)) or s.low(k) in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
    )


def _content_after(s: Sentence, i: int, base: str, lex: Lexicon) -> Extent | None:
    k = i + len(base.split())
    if base in lex.reporting["addressed"] and k in s.at:
        k = s.at[k].outer
    while s.tag(k) in ("ADV",) or (
        s.tag(k) == "PREP"
        and k + 1 in s.at
        and s.low(k) in ("on", "in", "at", "to", "during", "by", "through", "for", "from", "after")
    ):
        k = s.at[k + 1].outer if s.tag(k) == "PREP" else k + 1
    if k in s.at and s.at[k].begin == k and s.low(s.at[k].head).rstrip("s") in WEEKDAYS:
        k = s.at[k].outer
    if s.low(k) == "," and s.low(k + 1) in QUOTES:
        k += 1
    clause = k in s.at and (
        s.tag(s.at[k].outer) in ("AUX", "MODAL")
        or (s.tag(s.at[k].outer) == "V" and s.tags.form[s.at[k].outer][1] in ("past", "ed", "s"))
    )
    perfect = s.low(k) == "to" and s.low(k + 1) in ("have", "be")
    opens = clause or perfect or s.low(k) in ("that", ":", "how", "whether") or s.low(k) in QUOTES
    if k >= len(s.tokens):
        return None
    if not opens and base in lex.reporting["strict"]:
        return None
    if base in lex.reporting["addressed"] and not opens and base != "tell":
        return None
    return s.tokens[k].start, s.end
