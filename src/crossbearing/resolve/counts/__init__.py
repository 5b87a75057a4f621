"""Number phrases to amounts (RECORD.md, UCDP low/best/high)."""

from __future__ import annotations

import dataclasses

from crossbearing.concepts import Amount, Unresolved
from crossbearing.resolve.counts.bounds import bounds_of
from crossbearing.resolve.counts.context import is_background, is_further, is_part, is_total, of_whom
from crossbearing.resolve.counts.numerals import Numeral, read_numerals

__all__ = ["Numeral", "bounds_of", "is_part", "of_whom", "read_numerals", "resolve_count"]


def resolve_count(phrase: str, context: str = "", at: int | None = None) -> Amount | Unresolved:
    """The Amount of a number phrase. `context` is the sentence it stands in, `at` where it stands there (found by its
    words when left out): they tell background from event, a running total and an addition. Unresolved with the reason
    where the words name no number.
    """
    amount = bounds_of(phrase)
    if isinstance(amount, Unresolved):
        return amount
    start = context.find(phrase) if at is None else at
    if not context or start < 0:
        return dataclasses.replace(amount, further=is_further(phrase, "", ""))
    end = start + len(phrase)
    return dataclasses.replace(
        amount,
        scope="background" if is_background(context, start, end) else "event",
        total=is_total(context, start),
        further=is_further(phrase, context[:start], context[end:]),
    )
