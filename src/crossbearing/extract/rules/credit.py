"""Who is credited with what: sources, cues and the stretch of text each credit covers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossbearing.concepts import Extent, Report
from crossbearing.extract.lexicon import Lexicon
from crossbearing.extract.rules.phrases import Phrase, Sentence, group_start
from crossbearing.extract.rules.subjects import subject_of
from crossbearing.extract.spotting.quoting import anonymous_credits, quotation_of

_QUOTES = frozenset('"“”„‘«»') | {"'", "’", "``", "''"}
_TITLE_ROLE = frozenset("that whether how why".split())
_OBJECT_PRONOUNS = frozenset("him her them us me it".split())


@dataclass(frozen=True, slots=True)
class CreditScope:
    """One credit: offsets of source and cue (None where it has none), and of the text it covers, all half-open.
    `certainty` is what the cue leaves of a claim's certainty, `style` a style that layout settles.
    """

    source: Extent | None
    cue: Extent | None
    content: Extent
    certainty: str = "certain"
    style: str | None = None

    def covers(self, at: int) -> bool:
        """Whether the credit covers the words at `at`, and they are neither its cue nor in its source."""
        if self.source and self.source[0] <= at < self.source[1]:
            return False
        in_cue = self.cue is not None and self.cue[0] <= at < self.cue[1]
        return self.content[0] <= at < self.content[1] and not in_cue

    @property
    def anchor(self) -> int:
        """Where the credit itself stands: the start of its cue, else of its source."""
        return (self.cue or self.source or self.content)[0]


def credits_of(report: Report, sentences: list[Sentence], lex: Lexicon) -> list[CreditScope]:
    """Every credit of the report, with quotations that run on over sentences credited to their speaker."""
    found: list[CreditScope] = []
    for s in sentences:
        found += _in_sentence(report, s, lex)
    return _run_on(report, found) + _set_off(report, found, sentences)


def chain_at(scopes: list[CreditScope], at: int) -> list[CreditScope]:
    """The credits over the words at `at`, outermost first: a credit that covers another's cue stands outside it."""
    over = [c for c in scopes if c.covers(at)]
    unique = list({(c.cue, c.source): c for c in over}.values())
    return sorted(
        unique, key=lambda c: (sum(o.covers(c.anchor) for o in unique if o is not c), c.content[0] - c.content[1])
    )


def _in_sentence(report: Report, s: Sentence, lex: Lexicon) -> list[CreditScope]:
    out = [CreditScope(None, cue, (s.start, s.end), c) for cue, c in anonymous_credits(report.text, s.start, s.end)]
    for i in range(len(s.tokens)):
        scope = (
            _labelled(s, i)
            or _claimed(s, i, lex)
            or _according(s, i)
            or _quoted_as_saying(s, i)
            or _reported(s, i, lex)
            or _acted(s, i, lex)
            or _passive_credit(s, i, lex)
        )
        if scope and not any(a.cue and a.cue[0] <= scope.anchor < a.cue[1] for a in out):
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


def _labelled(s: Sentence, i: int) -> CreditScope | None:
    """A source set before a colon at the beginning: "Monitor: 12 killed in strike"."""
    if i or s.low(0) == "" or 0 not in s.at:
        return None
    phrase = s.at[0]
    named = all(s.tokens[k].text[0].isupper() for k in range(phrase.begin, phrase.end) if s.tag(k) != "DET")
    if s.low(phrase.end) != ":" or phrase.end > 5 or not named or len(s.tokens) < phrase.end + 4:
        return None
    return CreditScope(_extent(s, 0, phrase.end), None, (s.tokens[phrase.end].end, s.end))


def _passive_credit(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    """ "He is accused of shelling it", "is reported to have asked": credit without a name, or with a "by" phrase."""
    certainty = lex.reporting["passive"].get(s.low(i))
    if (
        certainty is None
        or not _is_passive(s, i)
        or s.tag(i) not in ("V", "ADJ")
        or i + 1 >= len(s.tokens)
        or s.low(i + 1) not in ("of", "in", "with", "by", "to", "on")
    ):
        return None
    if s.low(i) in ("said", "reported", "thought", "believed") and s.low(i + 1) != "to":
        return None
    by = s.at.get(i + 2) if s.low(i + 1) == "by" else None
    return CreditScope(_source(s, by) if by else None, _extent(s, i, i + 1), (s.tokens[i].end, s.end), certainty)


def _according(s: Sentence, i: int) -> CreditScope | None:
    if s.low(i) != "according" or s.low(i + 1) != "to" or i + 2 not in s.at:
        return None
    source = _source(s, s.at[i + 2])
    begin = 0
    for k in range(i - 1, -1, -1):
        if s.low(k) == ";" or (s.low(k) in _QUOTES and False):
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
    verb = lex.reporting["verbs"].get(s.low(i)) or _phrase_verb(s, i, lex)
    if verb is None or s.tag(i) not in ("V", "ADJ", "N"):
        return None
    base, certainty = verb
    tail = _tail(s, i)
    if tail:
        return CreditScope(
            _extent(s, tail.begin, i), _extent(s, i, i + 1), (s.start, s.tokens[tail.begin].start), certainty
        )
    cue = _extent(s, i, i + 1)
    inverted = _inverted(s, i)
    if inverted:
        return CreditScope(_source(s, inverted), cue, _content_before(s, i, inverted), certainty)
    if s.tag(i) != "V" or (s.tag(i - 1) == "TO" and base != "say"):
        return None
    if _is_passive(s, i):
        return _told(s, i) if base == "tell" else None
    if base in ("claim", "accept") and s.low(i + 1) in ("responsibility", "credit"):
        return None
    if any(s.low(k) in ("not", "n't", "never", "didn't", "hasn't", "neither") for k in range(group_start(s, i), i)):
        return None
    subject = _speaker(s, i)
    if subject is None:
        return None
    source = _source(s, subject)
    if _closes(s, i) and s.low(subject.begin - 1) in (",", *_QUOTES, "-", "--", "–", "—", "."):
        inserted = s.low(i + 1) == ","
        return CreditScope(source, cue, (s.start, s.end if inserted else s.tokens[subject.begin].start), certainty)
    content = _content_after(s, i, base, lex)
    return CreditScope(source, cue, content, certainty) if content else None


def _phrase_verb(s: Sentence, i: int, lex: Lexicon) -> list[str] | None:
    """A reporting phrase ("pointed out", "made it clear") that begins at `i`, as [its words, certainty]."""
    for words in lex.reporting["phrases"]:
        if all(s.low(i + k) == word for k, word in enumerate(words)):
            return [" ".join(words), "certain"]
    return None


def _told(s: Sentence, i: int) -> CreditScope:
    """ "We were told by passers-by that ...": the source stands after "by", or nowhere."""
    by = s.at.get(i + 2) if s.low(i + 1) == "by" else None
    return CreditScope(_source(s, by) if by else None, _extent(s, i, i + 1), (s.tokens[i].end, s.end))


def _claimed(s: Sentence, i: int, lex: Lexicon) -> CreditScope | None:
    """ "X claimed responsibility for the attack": all of it stands to X's credit."""
    if (
        s.tag(i) != "V"
        or s.low(i + 1) not in ("responsibility", "credit")
        or s.tags.form[i][0] not in ("claim", "accept", "take")
    ):
        return None
    subject = _speaker(s, i)
    return (
        CreditScope(_source(s, subject), _extent(s, i, i + 1), (s.tokens[i + 1].start - 1, s.end)) if subject else None
    )


def _tail(s: Sentence, i: int) -> Phrase | None:
    """The phrase that a final reporting verb was taken into: '..., the records state.'"""
    phrase = s.at.get(i)
    if s.tag(i) != "N" or phrase is None or phrase.end != i + 1 or phrase.begin == i or s.low(i + 1) not in (".", ""):
        return None
    return phrase if s.low(phrase.begin - 1) in (",", *_QUOTES) and s.tag(phrase.begin) != "NUM" else None


def _is_passive(s: Sentence, i: int) -> bool:
    group = range(group_start(s, i), i)
    be = any(s.low(k) in ("was", "were", "been", "is", "are", "being", "be") for k in group)
    return be and s.tags.form[i][1] in ("ed", "part")


def _speaker(s: Sentence, i: int) -> Phrase | None:
    """The subject of a reporting verb, before it; None for "no group" and the like."""
    subject = subject_of(s, i)
    if subject is None or subject.begin >= i or s.low(subject.begin) in ("no", "nobody", "none", "neither"):
        return None
    return subject


def _inverted(s: Sentence, i: int) -> Phrase | None:
    """The subject after the verb: '..., said the minister'."""
    if s.low(i - 1) not in (",", *_QUOTES):
        return None
    phrase = s.at.get(i + 1)
    if s.tags.form[i][0] in _NEVER_INVERTED or phrase is None or phrase.begin != i + 1 or s.tags.form[i][1] == "ing":
        return None
    if phrase.pronoun and s.low(phrase.head) in _OBJECT_PRONOUNS:
        return None
    after = s.low(phrase.outer)
    ends = after in ("", ".", ",", "who", "-", ";", "yesterday", "today", *_QUOTES)
    return phrase if ends or s.tag(phrase.outer) in ("PUNCT", "PREP") or after.rstrip("s") in _WEEKDAY else None


_NEVER_INVERTED = frozenset(
    "assume expect fear show believe think feel hope estimate suspect deny describe quote cite detail learn inform post".split()
)


def _content_before(s: Sentence, i: int, subject: Phrase) -> Extent:
    """What an inverted cue covers: the words before it, and the rest of the sentence too where a quotation resumes."""
    resumes = any(s.low(k) in _QUOTES for k in range(subject.outer, len(s.tokens) - 1))
    return s.start, s.end if resumes else s.tokens[i].start


def _closes(s: Sentence, i: int) -> bool:
    """Whether the verb ends its sentence, but for when and where it was said."""
    k = i + 1
    if s.low(k) in (".", "", ",", ";", ":") and s.low(k) != ":":
        return s.low(k) != "," or s.low(k + 1) not in _QUOTES
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
    if k in s.at and s.at[k].begin == k and s.low(s.at[k].head).rstrip("s") in _WEEKDAY:
        k = s.at[k].outer
    if s.low(k) == "," and s.low(k + 1) in _QUOTES:
        k += 1
    clause = k in s.at and (
        s.tag(s.at[k].outer) in ("AUX", "MODAL")
        or (s.tag(s.at[k].outer) == "V" and s.tags.form[s.at[k].outer][1] in ("past", "ed", "s"))
    )
    opens = clause or s.low(k) in ("that", ":", "how", "whether") or s.low(k) in _QUOTES
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


def _set_off(report: Report, scopes: list[CreditScope], sentences: list[Sentence]) -> list[CreditScope]:
    """A statement set off below its cue without quotation marks ("The minister said:" and a new paragraph): credited to
    the end of the text, or to the next line that sets off another one or opens with a quotation.
    """
    text = report.text
    opening = [
        (s, c) for s in sentences for c in scopes if c.source and s.start <= c.anchor < s.end and _sets_off(text, s)
    ]
    out = []
    for k, (s, c) in enumerate(opening):
        if any(q[0] - s.end < 4 and q[0] >= s.end for q in report.quotations):
            continue
        end = opening[k + 1][0].start if k + 1 < len(opening) else len(text)
        out.append(replace(c, content=(s.end, end), style="direct"))
    return out


def _sets_off(text: str, s: Sentence) -> bool:
    return text[: s.end].endswith(":") and text[s.end : s.end + 3].startswith("\n")


def _run_on(report: Report, scopes: list[CreditScope]) -> list[CreditScope]:
    """Widen credits over the whole quotation they touch, and over a quotation that goes on without a cue of its own."""
    out = list(scopes)
    owner: CreditScope | None = None
    for start, end in report.quotations:
        if end - start < 25:
            continue
        own = [c for c in scopes if c.source and not start <= c.anchor < end and _touches(report, c, start, end)]
        if own:
            owner = own[-1]
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
    last = max(owner.content[1], owner.cue[1] if owner.cue else 0, owner.source[1] if owner.source else 0)
    between = report.text[last:start]
    return len(between) < 60 and not any(ch.isalpha() for ch in between.split("\n")[-1][-3:]) and _only_credit(between)


def _only_credit(between: str) -> bool:
    # Between two quotations of one speech stands nothing but white space, a stop, or the end of the credit.
    return len(between.split()) <= 6


def credited_quotation(report: Report, at: int) -> Extent | None:
    """The quotation around `at`, for evidence that runs on."""
    return quotation_of(report, at)
