"""A claim's own words, with what it was read from marked."""

from __future__ import annotations

from rich.text import Text

from crossbearing.cli.look.terminal import console, safe
from crossbearing.concepts import Claim, Span


def marked(claim: Claim) -> Text:
    """The evidence in quotation marks; the trigger stands out (in a pipe: between asterisks)."""
    inside = claim.evidence.holds(claim.trigger)
    text = Text(safe(claim.evidence.text))
    if inside:
        start = claim.trigger.start - claim.evidence.start
        text.stylize("trigger", start, start + len(claim.trigger.text))
    for span, style in _parts(claim):
        if claim.evidence.holds(span):
            start = span.start - claim.evidence.start
            text.stylize(style, start, start + len(span.text))
    if inside and not console().is_terminal:
        text = _starred(text, claim)
    return Text("“").append_text(_flat(text)).append("”")


def _parts(claim: Claim) -> list[tuple[Span, str]]:
    credited = [(s, "source") for c in claim.attribution for s in (c.source, c.cue) if s]
    return credited + [(quantity.span, "number") for quantity in claim.counts]


def _starred(text: Text, claim: Claim) -> Text:
    start = claim.trigger.start - claim.evidence.start
    end = start + len(claim.trigger.text)
    return text[:start].append("*").append_text(text[start:end]).append("*").append_text(text[end:])


def _flat(text: Text) -> Text:
    # Line ends within a quotation would tear the layout; one for one, so that the marks stay where they are.
    flat = text.copy()
    flat.plain = text.plain.replace("\n", " ").replace("\t", " ")
    return flat
