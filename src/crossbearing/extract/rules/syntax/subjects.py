"""Whose verb it is: the subject of a verb group, past asides, joined verbs, participles and infinitives."""

from __future__ import annotations

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence, group_start

_ALSO_CONJUNCTIONS = frozenset({"before", "after", "since", "until", "till", "as", "than", "like", "because"})
_STEERS = word_list("steering_verbs")
_FINITE = frozenset({"past", "s", "ed", "any", "base"})
_QUOTES = frozenset('"“”„‘') | {"'", "’"}


def subject_of(s: Sentence, verb: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb, None where the sentence names none. A participle or an infinitive takes the subject of
    the verb it hangs on; verbs joined by "and" share theirs; ", an aside," is stepped over.
    """
    if depth > 4:
        return None
    start = group_start(s, verb)
    k = start - 1
    if s.low(start) == "to" or s.tag(start) == "TO":
        return _of_infinitive(s, start, depth)
    if s.tags.form[verb][1] == "ing" and not any(s.tag(j) == "AUX" for j in range(start, verb)):
        return _of_participle(s, k, depth)
    if s.low(k) in ("and", "but", "or") or (s.low(k) == "," and s.tag(k - 1) == "V"):
        before = finite_before(s, k)
        if before >= 0:
            return subject_of(s, before, depth + 1)
    if s.low(k) == ",":
        named = explained(s, k)
        if named:
            return named
    return _nearest(s, k, depth)


def _of_infinitive(s: Sentence, start: int, depth: int) -> Phrase | None:
    """The subject of "to attack": the one who was asked, the owner of the plan, or the subject of the verb before."""
    k = start - 1
    if s.tag(k) in ("V", "AUX"):
        return subject_of(s, k, depth + 1)
    phrase = s.at.get(k)
    if phrase is not None:
        j = phrase.begin - 1
        if s.low(j) in ("on", "upon", "to", "for"):
            j -= 1
        if s.tag(j) == "V" and s.tags.form[j][0] in _STEERS:
            return phrase
        owner = owner_of(s, phrase)
        if owner:
            return owner
    before = finite_before(s, k)
    return subject_of(s, before, depth + 1) if before >= 0 else None


def _of_participle(s: Sentence, k: int, depth: int) -> Phrase | None:
    """The subject of "killing 12": the phrase it stands by ("someone fleeing"), else the main verb's subject."""
    if k in s.at and s.at[k].prep in ("", "with"):
        return s.at[k]
    blamed = _blamed(s, k) if s.low(k) in ("of", "for") else None
    if blamed:
        return blamed
    before = finite_before(s, k + 1)
    if before >= 0:
        return subject_of(s, before, depth + 1)
    return s.at.get(k)


_BLAMES = frozenset("accuse blame suspect charge convict condemn denounce criticise criticize".split())


def _blamed(s: Sentence, k: int) -> Phrase | None:
    """Whom the words before "of" or "for" at `k` blame: "the rebels" of "accused the rebels of shelling"."""
    for phrase in s.phrases:
        verb = phrase.begin - 1
        if phrase.outer == k and s.tag(verb) == "V" and s.tags.form[verb][0] in _BLAMES:
            return phrase
    return None


def _nearest(s: Sentence, k: int, depth: int) -> Phrase | None:
    """The nearest phrase before `k` in no prepositional phrase."""
    adjacent, hops = k, 0
    while k >= 0 and hops < 40:
        hops += 1
        if k in s.at:
            phrase = s.at[k]
            before = phrase.begin - 1
            if s.tag(before) == "V" and s.tags.form[before][1] == "ing" and before - 1 in s.at:
                return subject_of(s, before, depth + 1)  # "the coalition fighting X said": X said nothing
            if not phrase.prep or (phrase.end == adjacent + 1 and phrase.prep in _ALSO_CONJUNCTIONS):
                return phrase
            k = phrase.begin - 2
            continue
        if s.tag(k) == "REL" and (k - 1 in s.at or k - 2 in s.at):
            return s.at.get(k - 1) or s.at.get(k - 2)
        if s.tag(k) == "V" and k > 0:
            return subject_of(s, k, depth + 1) if s.tags.form[k][1] != "ing" else _nearest(s, k - 1, depth)
        if s.low(k) in (";", ":", ".", "?", "!"):
            return None
        k -= 1
    return None


def owner_of(s: Sentence, phrase: Phrase) -> Phrase | None:
    """The owner inside a phrase: "the army" of "the army's attempt"; None where it has none."""
    for k in range(phrase.begin + 1, phrase.end):
        if s.tag(k) == "POSS":
            return Phrase(phrase.begin, k, k - 1, phrase.prep, k)
    return None


def finite_before(s: Sentence, k: int) -> int:
    """The finite verb before `k` that a joined verb or a participle hangs on; -1 where a new clause opens."""
    for j in range(k - 1, -1, -1):
        if s.low(j) in (";", ":") or s.tag(j) == "REL":
            return -1
        if s.tag(j) == "V" and s.tags.form[j][1] in _FINITE | {"part"} and s.tag(j - 1) not in ("DET", "TO"):
            reduced = (
                s.tags.form[j][1] in ("ed", "part") and s.low(j + 1) == "by" and s.tag(j - 1) not in ("AUX", "ADV")
            )
            if not reduced:
                return j
    return -1


def explained(s: Sentence, comma: int) -> Phrase | None:
    """The phrase that ", an aside," ending in `comma` explains; None where no aside stands there. An aside is an
    apposition, an age, or a clause with "who" or "which".
    """
    clause = False
    for j in range(comma - 1, max(-1, comma - 30), -1):
        if s.low(j) in (":", ";", *_QUOTES) or (s.low(j) == "," and s.tag(j + 1) == "SUB"):
            return None
        clause = clause or s.tag(j) in ("AUX", "MODAL", "SUB") or (s.tag(j) == "V" and s.tags.form[j][1] != "ing")
        if s.low(j) == ",":
            before = next((p for p in s.phrases if p.outer == j and not p.prep), None)
            if before and all(s.tag(k) == "NUM" for k in range(before.begin, before.end)):
                continue
            if clause and s.tag(j + 1) != "REL":
                return None
            return before
    return None
