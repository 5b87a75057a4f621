"""Every credit of one sentence: labels, "according to", quoted speakers, accusations, reporting verbs, "allegedly"."""

from __future__ import annotations

from crossbearing.concepts import Report
from crossbearing.extract.lexicon import Lexicon
from crossbearing.extract.rules.credit.scopes import CreditScope, extent, is_passive, source_of, speaker_of
from crossbearing.extract.rules.credit.verbs import reported
from crossbearing.extract.rules.syntax.phrases import Sentence
from crossbearing.extract.rules.syntax.subjects import subject_of
from crossbearing.extract.spotting.quoting import anonymous_credits


def credits_in(report: Report, s: Sentence, lex: Lexicon) -> list[CreditScope]:
    out = [CreditScope(None, cue, (s.start, s.end), c) for cue, c in anonymous_credits(report.text, s.start, s.end)]
    for i in range(len(s.tokens)):
        scope = (
            _labelled(s, i)
            or _claimed(s, i)
            or _according(s, i)
            or _quoted_as_saying(s, i)
            or reported(s, i, lex)
            or _acted(s, i, lex)
            or _passive_credit(s, i, lex)
        )
        if scope and not any(a.cue and a.cue[0] <= scope.anchor < a.cue[1] for a in out):
            out.append(scope)
    return out


def _labelled(s: Sentence, i: int) -> CreditScope | None:
    """A source set before a colon at the beginning: "Monitor: 12 killed in strike"."""
    if i or s.low(0) == "" or 0 not in s.at:
        return None
    phrase = s.at[0]
    named = all(s.tokens[k].text[0].isupper() for k in range(phrase.begin, phrase.end) if s.tag(k) != "DET")
    if s.low(phrase.end) != ":" or phrase.end > 5 or not named or len(s.tokens) < phrase.end + 4:
        return None
    return CreditScope(extent(s, 0, phrase.end), None, (s.tokens[phrase.end].end, s.end))


def _passive_credit(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    """ "He is accused of shelling it", "is reported to have asked": credit without a name, or with a "by" phrase."""
    certainty = lex.reporting["passive"].get(s.low(i))
    if (
        certainty is None
        or not is_passive(s, i)
        or s.tag(i) not in ("V", "ADJ")
        or i + 1 >= len(s.tokens)
        or s.low(i + 1) not in ("of", "in", "with", "by", "to", "on")
    ):
        return None
    if s.low(i) in ("said", "reported", "thought", "believed") and s.low(i + 1) != "to":
        return None
    by = s.at.get(i + 2) if s.low(i + 1) == "by" else None
    return CreditScope(source_of(s, by) if by else None, extent(s, i, i + 1), (s.tokens[i].end, s.end), certainty)


def _claimed(s: Sentence, i: int) -> CreditScope | None:
    """ "X claimed responsibility for the attack": all of it, the claiming too, stands to X's credit."""
    named = s.low(i + 1) in ("responsibility", "credit")
    if s.tag(i) != "V" or not named or s.tags.form[i][0] not in ("claim", "accept", "take"):
        return None
    subject = speaker_of(s, i)
    if subject is None:
        return None
    return CreditScope(source_of(s, subject), extent(s, i, i + 2), (s.tokens[i].start, s.end), own=True)


def _according(s: Sentence, i: int) -> CreditScope | None:
    if s.low(i) != "according" or s.low(i + 1) != "to" or i + 2 not in s.at:
        return None
    source = source_of(s, s.at[i + 2])
    begin = next((k + 1 for k in range(i - 1, -1, -1) if s.low(k) == ";"), 0)
    return CreditScope(source, extent(s, i, i + 2), (s.tokens[begin].start, s.end))


def _quoted_as_saying(s: Sentence, i: int) -> CreditScope | None:
    """ "X was quoted by Y as saying", "Y quoted X as saying": the inner credit; the outer is an ordinary report."""
    if s.low(i) != "saying" or s.low(i - 1) != "as":
        return None
    for k in range(i - 2, max(-1, i - 20), -1):
        if s.low(k) in ("quoted", "quoting", "cited", "quotes", "citing"):
            passive = s.low(k - 1) in ("was", "were", "been", "is", "are")
            inner = subject_of(s, k) if passive else s.at.get(k + 1)
            return CreditScope(source_of(s, inner), extent(s, i, i + 1), (s.tokens[i].end, s.end)) if inner else None
    return None


def _acted(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    """ "X accused Y of shelling Z": what X says Y did is credited to X."""
    base = lex.reporting["acts"].get(s.low(i))
    if base is None or s.tag(i) != "V" or is_passive(s, i) or i + 1 >= len(s.tokens):
        return None
    if base == "charge":
        return None
    subject = speaker_of(s, i)
    if subject is None:
        return None
    return CreditScope(source_of(s, subject), extent(s, i, i + 1), (s.tokens[i].end, s.end))
