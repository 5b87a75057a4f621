"""What verbs and nouns share when roles are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence

_TIME_NOUNS = word_list("time_nouns")
ADDRESSES = frozenset("REQUEST ACCUSE THREATEN SUPPORT REJECT SANCTION AID AGREE CONSULT CONCEDE".split())
"""Types whose "to", "for" and "with" name whom the act is addressed to."""


@dataclass(slots=True)
class Roles:
    """The phrases of a trigger's actors and recipients."""

    actors: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)


def is_time(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is a time ("last Thursday"), so that it plays no role."""
    return s.low(phrase.head) in _TIME_NOUNS


def joined_before(s: Sentence, subject: Phrase) -> list[Phrase]:
    """The subject and phrases joined before it: "A, B and C attacked"."""
    out = [subject]
    k = subject.begin - 1
    while s.low(k) in ("and", ",") and (s.low(k) == "and" or len(out) > 1) and k - 1 in s.at:
        before = s.at[k - 1]
        if before.prep or before.pronoun:
            break
        out.insert(0, before)
        k = before.begin - 1
    return [p for p in out if not (p.pronoun and len(out) > 1)]
