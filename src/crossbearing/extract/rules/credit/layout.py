"""Credit that layout gives: quotations that run on over sentences, statements set off below their cue."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.concepts import Report
from crossbearing.extract.lexicon import Lexicon
from crossbearing.extract.rules.credit.cues import credits_in
from crossbearing.extract.rules.credit.scopes import CreditScope
from crossbearing.extract.rules.syntax.phrases import Sentence


def credits_of(report: Report, sentences: list[Sentence], lex: Lexicon) -> list[CreditScope]:
    """Every credit of the report, with quotations that run on over sentences credited to their speaker."""
    found: list[CreditScope] = []
    for s in sentences:
        found += credits_in(report, s, lex)
    return _run_on(report, found) + _set_off(report, found, sentences)


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
