"""Roles of a verb: subject, object, by-agent, and the preposition that names the target."""

from __future__ import annotations

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.roles.parts import ADDRESSES, Roles, is_time, joined_before
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence, coordinated, group_start
from crossbearing.extract.rules.syntax.subjects import subject_of
from crossbearing.extract.rules.triggers import Found

QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
_ABSTRACT = word_list("never_places")
_TOWARDS = frozenset({"on", "against", "at", "upon", "toward", "towards", "into"})


_SUFFERED = frozenset({"die", "perish", "fall"})


def verb_roles(s: Sentence, hit: Found) -> Roles:
    """The roles of a verb: turned round in the passive and for those who die or suffer."""
    subject = _subject(s, hit)
    joined = joined_before(s, subject) if subject else []
    if hit.entry.base == "explode" and not hit.passive:
        return Roles()
    if hit.entry.base in _SUFFERED or (hit.entry.base == "suffer" and "casualties" in hit.entry.rest):
        return Roles(recipients=joined)
    if hit.passive:
        return Roles(_by_agent(s, hit), joined)
    objects = _objects(s, hit)
    if not objects and "reciprocal" in hit.entry.flags:
        objects = _with(s, hit)
    elif not objects:
        more = {"to", "with", "for", "of"} if hit.entry.event_type in ADDRESSES else set()
        objects = _towards(s, hit.end, _TOWARDS | more)
    return Roles(joined, objects)


def _subject(s: Sentence, hit: Found) -> Phrase | None:
    if hit.reduced:
        k = group_start(s, hit.at) - 1
        return s.at.get(k) or s.at.get(k - 1)
    return subject_of(s, hit.at)


def _objects(s: Sentence, hit: Found) -> list[Phrase]:
    """The direct object: inside an entry's gap, else right after; with joined phrases."""
    inside = _in_gap(s, hit)
    if inside:
        return inside
    k = hit.end
    while s.tag(k) == "ADV" or s.low(k) in QUOTES:
        k += 1
    phrase = s.at.get(k)
    return coordinated(s, phrase) if phrase and phrase.begin == k and not is_time(s, phrase) else []


def _in_gap(s: Sentence, hit: Found) -> list[Phrase]:
    """The object between a verb and the words that go with it: "took two engineers hostage"."""
    phrase = s.at.get(hit.begin + 1)
    if not hit.entry.rest or hit.entry.rest[0] != "~" or phrase is None or _reflexive(s, phrase):
        return []
    fixed = hit.end - (len(hit.entry.rest) - 1)
    end = min(phrase.end, fixed)
    if end <= phrase.begin:
        return []
    if end < phrase.end and hit.entry.mode != "abduct":  # "launched twelve cruise | missiles" names no target
        return []
    head = min(phrase.head, end - 1)
    return [Phrase(phrase.begin, end, head, phrase.prep, min(phrase.outer, fixed), phrase.pronoun)]


def _reflexive(s: Sentence, phrase: Phrase) -> bool:
    return s.low(phrase.head).endswith(("self", "selves"))


def _by_agent(s: Sentence, hit: Found) -> list[Phrase]:
    for k in range(hit.end, min(len(s.tokens), hit.end + 14)):
        if s.low(k) in (".", ";", ",") or (s.tag(k) == "V" and k > hit.end):
            return []
        if s.low(k) == "by" and k + 1 in s.at and not is_time(s, s.at[k + 1]):
            return coordinated(s, s.at[k + 1])
    return []


def _with(s: Sentence, hit: Found) -> list[Phrase]:
    return _towards(s, hit.end, {"with", "against"})


def _towards(s: Sentence, k: int, preps: frozenset[str] | set[str]) -> list[Phrase]:
    """The phrase of the first such preposition in the words after `k`, before the clause ends."""
    for j in range(k, min(len(s.tokens), k + 10)):
        if s.tag(j) in ("V", "AUX", "MODAL", "REL", "SUB") or s.low(j) in (".", ";", ":"):
            return []
        target = s.at.get(j + 1)
        if s.low(j) in preps and target and not is_time(s, target) and s.low(target.head) not in _ABSTRACT:
            return coordinated(s, target)
        if s.low(j) in preps and s.low(j + 1) in ('"', "“", "'", "‘") and j + 2 in s.at:
            return [s.at[j + 2]]
    return []
