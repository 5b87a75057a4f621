"""What a credit is, and which credits stand over a word."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts import Extent
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence, group_start
from crossbearing.extract.rules.syntax.subjects import subject_of

QUOTES = frozenset('"“”„‘«»') | {"'", "’", "``", "''"}


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())


@dataclass(frozen=True, slots=True)
class CreditScope:
    """One credit: offsets of source and cue (None where it has none), and of the text it covers, all half-open.
    `certainty` is what the cue leaves of a claim's certainty, `style` a style that layout settles;
    `own` credits cover their own cue too ("claimed responsibility").
    """

    source: Extent | None
    cue: Extent | None
    content: Extent
    certainty: str = "certain"
    style: str | None = None
    own: bool = False

    def covers(self, at: int) -> bool:
        """Whether the credit covers the words at `at`, and they are neither its cue nor in its source."""
        if self.source and self.source[0] <= at < self.source[1]:
            return False
        in_cue = not self.own and self.cue is not None and self.cue[0] <= at < self.cue[1]
        return self.content[0] <= at < self.content[1] and not in_cue

    @property
    def anchor(self) -> int:
        """Where the credit itself stands: the start of its cue, else of its source."""
        return (self.cue or self.source or self.content)[0]


def chain_at(scopes: list[CreditScope], at: int) -> list[CreditScope]:
    """The credits over the words at `at`, outermost first: a credit that covers another's cue stands outside it."""
    over = [c for c in scopes if c.covers(at)]
    unique = list({(c.cue, c.source): c for c in over}.values())
    return sorted(
        unique, key=lambda c: (sum(o.covers(c.anchor) for o in unique if o is not c), c.content[0] - c.content[1])
    )


def extent(s: Sentence, begin: int, end: int) -> Extent:
    return s.tokens[begin].start, s.tokens[end - 1].end


def source_of(s: Sentence, phrase: Phrase) -> Extent:
    """The source with its "of" phrases and an apposition between commas after it, prepositional phrases included."""
    end = phrase.outer
    if s.low(end) == "," and end + 1 in s.at and s.at[end + 1].begin == end + 1 and not phrase.pronoun:
        after = s.at[end + 1].outer
        while s.tag(after) == "PREP" and after + 1 in s.at:
            after = s.at[after + 1].outer
        if s.low(after) in (",", ".", "") and s.tag(end + 1) in ("DET", "N", "ADJ", "NAME"):
            end = after
    return extent(s, phrase.begin, end)


def speaker_of(s: Sentence, i: int) -> Phrase | None:
    """The subject of a reporting verb, before it; None for "no group" and the like."""
    subject = subject_of(s, i)
    if subject is None or subject.begin >= i or s.low(subject.begin) in ("no", "nobody", "none", "neither"):
        return None
    return subject


def is_passive(s: Sentence, i: int) -> bool:
    group = range(group_start(s, i), i)
    be = any(s.low(k) in ("was", "were", "been", "is", "are", "being", "be") for k in group)
    return be and s.tags.form[i][1] in ("ed", "part")
