"""Who is credited with what: sources, cues and the stretch of text each credit covers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossbearing.concepts import Extent, Report
from crossbearing.extract.lexicon import Lexicon
from crossbearing.extract.rules.phrases import Phrase, Sentence, group_start
from crossbearing.extract.rules.triggers import subject_of
from crossbearing.extract.spotting.quoting import anonymous_credits, quotation_of

_QUOTES = frozenset('"“”„‘«»') | {"'", "’", "``", "''"}
_TITLE_ROLE = frozenset("that whether how why".split())
_OBJECT_PRONOUNS = frozenset("him her them us me it".split())


@dataclass(frozen=True, slots=True)
class CreditScope:
    """One credit: offsets of source and cue (None where it has none), and of the text it covers, all half-open.
    `certainty` is what the cue leaves of a claim's certainty.
    """

    source: Extent | None
    cue: Extent
    content: Extent
    certainty: str = "certain"

    def covers(self, at: int) -> bool:
        """Whether the credit covers the words at `at`, and they are neither its cue nor in its source."""
        if self.source and self.source[0] <= at < self.source[1]:
            return False
        return self.content[0] <= at < self.content[1] and not self.cue[0] <= at < self.cue[1]


def credits_of(report: Report, sentences: list[Sentence], lex: Lexicon) -> list[CreditScope]:
    """Every credit of the report, with quotations that run on over sentences credited to their speaker."""
    found: list[CreditScope] = []
    for s in sentences:
        found += _in_sentence(report, s, lex)
    return _run_on(report, found, sentences)


def chain_at(scopes: list[CreditScope], at: int) -> list[CreditScope]:
    """The credits over the words at `at`, outermost first: a credit that covers another's cue stands outside it."""
    over = [c for c in scopes if c.covers(at)]
    unique = list({(c.cue, c.source): c for c in over}.values())
    return sorted(unique, key=lambda c: (sum(o.covers(c.cue[0]) for o in unique if o is not c), c.content[0] - c.content[1]))


def _in_sentence(report: Report, s: Sentence, lex: Lexicon) -> list[CreditScope]:
    out = [CreditScope(None, cue, (s.start, s.end), c) for cue, c in anonymous_credits(report.text, s.start, s.end)]
    for i in range(len(s.tokens)):
        scope = _according(s, i) or _quoted_as_saying(s, i) or _reported(s, i, lex) or _acted(s, i, lex)
        if scope and not any(a.cue[0] <= scope.cue[0] < a.cue[1] for a in out):
            out.append(scope)
    return out


def _extent(s: Sentence, begin: int, end: int) -> Extent:
    return s.tokens[begin].start, s.tokens[end - 1].end


def _source(s: Sentence, phrase: Phrase) -> Extent:
    """The source with its "of" phrases and an apposition after it."""
    end = phrase.outer
    if s.low(end) == "," and end + 1 in s.at and s.at[end + 1].begin == end + 1 and not phrase.pronoun:
        beside = s.at[end + 1]
        if s.low(beside.outer) == "," and s.tag(beside.begin) in ("DET", "N", "ADJ", "NAME"):
            end = beside.outer
    return _extent(s, phrase.begin, end)


def _according(s: Sentence, i: int) -> CreditScope | None:
    if s.low(i) != "according" or s.low(i + 1) != "to" or i + 2 not in s.at:
        return None
    source = _source(s, s.at[i + 2])
    begin = 0
    for k in range(i - 1, -1, -1):
        if s.low(k) == ";" or s.low(k) in _QUOTES and False:
            begin = k + 1
            break
    return CreditScope(source, _extent(s, i, i + 2), (s.tokens[begin].start, s.end))


def _quoted_as_saying(s: Sentence, i: int) -> CreditScope | None:
    """ "X was quoted by Y as saying", "Y quoted X as saying": here the inner credit; the outer is an ordinary report."""
    if s.low(i) != "saying" or s.low(i - 1) != "as":
        return None
    for k in range(i - 2, max(-1, i - 20), -1):
        if s.low(k) in ("quoted", "quoting", "cited", "quotes", "citing"):
            passive = s.low(k - 1) in ("was", "were", "been", "is", "are")
            inner = subject_of(s, k) if passive else s.at.get(k + 1)
            return CreditScope(_source(s, inner), _extent(s, i, i + 1), (s.tokens[i].end, s.end)) if inner else None
    return None


def _reported(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    verb = lex.reporting["verbs"].get(s.low(i))
    if verb is None or s.tag(i) not in ("V", "ADJ", "N"):
        return None
    base, certainty = verb
    cue = _extent(s, i, i + 1)
    inverted = _inverted(s, i)
    if inverted:
        return CreditScope(_source(s, inverted), cue, _content_before(s, i, inverted), certainty)
    if s.tag(i) != "V" or (s.tag(i - 1) == "TO" and base != "say"):
        return None
    if _is_passive(s, i) and base not in ("learn",):
        return None
    subject = _speaker(s, i)
    if subject is None:
        return None
    source = _source(s, subject)
    if _closes(s, i) and s.low(subject.begin - 1) in (",", *_QUOTES, "-", "--", "–", "—", "."):
        return CreditScope(source, cue, (s.start, s.tokens[subject.begin].start), certainty)
    content = _content_after(s, i, base, lex)
    return CreditScope(source, cue, content, certainty) if content else None


def _is_passive(s: Sentence, i: int) -> bool:
    return s.low(i - 1) in ("was", "were", "been", "is", "are", "being", "be") and s.tags.form[i][1] in ("ed", "part")


def _speaker(s: Sentence, i: int) -> Phrase | None:
    """The subject of a reporting verb; with an apposition between commas, the name before it."""
    subject = subject_of(s, i)
    if subject is None or subject.begin > i:
        return None
    k = subject.begin - 1
    if s.low(k) == "," and s.low(group_start(s, i) - 1) == ",":
        while k > 0 and k - 1 not in s.at and s.low(k - 1) in _QUOTES:
            k -= 1
        before = s.at.get(k - 1)
        if before and not before.pronoun and not before.prep:
            return before
        if before:
            head = next((p for p in s.phrases if p.outer == before.outer and p.begin < before.begin and not p.prep), None)
            return head or subject
    return subject


def _inverted(s: Sentence, i: int) -> Phrase | None:
    """The subject after the verb: '..., said the minister'."""
    if s.low(i - 1) not in (",", *_QUOTES) and s.low(i - 2) not in (",",):
        return None
    if s.low(i - 1) not in (",", *_QUOTES):
        return None
    phrase = s.at.get(i + 1)
    if phrase is None or phrase.begin != i + 1 or s.tags.form[i][1] == "ing":
        return None
    if phrase.pronoun and s.low(phrase.head) in _OBJECT_PRONOUNS:
        return None
    after = s.low(phrase.outer)
    return phrase if after in ("", ".", ",", "in", "on", "at", "who", "-", ";", *_QUOTES) or s.tag(phrase.outer) in ("PUNCT", "PREP", "ADV", "N", "NAME") else None


def _content_before(s: Sentence, i: int, subject: Phrase) -> Extent:
    """What an inverted cue covers: the words before it, and the rest of the sentence too where a quotation resumes."""
    resumes = any(s.low(k) in _QUOTES for k in range(subject.outer, len(s.tokens) - 1))
    return s.start, s.end if resumes else s.tokens[i].start


def _closes(s: Sentence, i: int) -> bool:
    """Whether the verb ends its sentence, but for when and where it was said."""
    k = i + 1
    if s.low(k) in (".", "", ",", ";", ":") and s.low(k) != ":":
        return s.low(k) != "," or s.low(k + 1) not in _QUOTES
    return (s.tag(k) in ("PREP", "ADV") and s.low(k) not in ("that",)) or s.low(k) in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today")


def _content_after(s: Sentence, i: int, base: str, lex: Lexicon) -> Extent | None:
    k = i + 1
    if base in lex.reporting["addressed"] and k in s.at:
        k = s.at[k].outer
    while s.tag(k) in ("ADV",) or (s.tag(k) == "PREP" and k + 1 in s.at and s.low(k) in ("on", "in", "at", "to", "during", "by", "through", "for", "from", "after")):
        k = s.at[k + 1].outer if s.tag(k) == "PREP" else k + 1
    if k in s.at and s.at[k].begin == k and s.low(s.at[k].head).rstrip("s") in _WEEKDAY:
        k = s.at[k].outer
    if s.low(k) == "," and s.low(k + 1) in _QUOTES:
        k += 1
    opens = s.low(k) in ("that", ":", "how", "whether") or s.low(k) in _QUOTES
    if k >= len(s.tokens):
        return None
    if not opens and base in lex.reporting["strict"]:
        return None
    if base in lex.reporting["addressed"] and not opens and base != "tell":
        return None
    return s.tokens[k].start, s.end


_WEEKDAY = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())


def _acted(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    """ "X accused Y of shelling Z": what X says Y did is credited to X."""
    base = lex.reporting["acts"].get(s.low(i))
    if base is None or s.tag(i) != "V" or _is_passive(s, i) or i + 1 >= len(s.tokens):
        return None
    if base in ("threaten", "charge"):
        return None
    subject = _speaker(s, i)
    if subject is None:
        return None
    return CreditScope(_source(s, subject), _extent(s, i, i + 1), (s.tokens[i].end, s.end))


def _run_on(report: Report, scopes: list[CreditScope], sentences: list[Sentence]) -> list[CreditScope]:
    """Widen credits over the whole quotation they touch, and over a quotation that goes on without a cue of its own."""
    out = list(scopes)
    owner: CreditScope | None = None
    for start, end in report.quotations:
        if end - start < 25:
            continue
        own = [c for c in scopes if c.source and not start <= c.cue[0] < end and _touches(report, c, start, end)]
        if own:
            owner = own[-1] if own[-1].cue[0] >= end else own[-1]
            out.append(replace(owner, content=(start, end)))
        elif owner and _continues(report, owner, start):
            owner = replace(owner, content=(start, end))
            out.append(owner)
        else:
            owner = None
    return out


def _touches(report: Report, c: CreditScope, start: int, end: int) -> bool:
    """Whether the credit's content reaches into the quotation, or a colon leads from its cue to it."""
    if c.content[0] < end and start < c.content[1]:
        return True
    between = report.text[c.content[1] : start] if c.content[1] <= start else "x"
    return len(between) < 4 and not between.strip() and report.text[: c.content[1]].rstrip().endswith(":")


def _continues(report: Report, owner: CreditScope, start: int) -> bool:
    """Whether a quotation follows the owner's last one at once: the next paragraph or sentence of the same speech."""
    last = max(owner.content[1], owner.cue[1], owner.source[1] if owner.source else 0)
    between = report.text[last:start]
    return len(between) < 60 and not any(ch.isalpha() for ch in between.split("\n")[-1][-3:]) and _only_credit(between)


def _only_credit(between: str) -> bool:
    # Between two quotations of one speech stands nothing but white space, a stop, or the end of the credit.
    return len(between.split()) <= 6


def credited_quotation(report: Report, at: int) -> Extent | None:
    """The quotation around `at`, for evidence that runs on."""
    return quotation_of(report, at)
