"""Days, counts, places and credit in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from crossbearing.cli.look.terminal import one_line
from crossbearing.concepts import Amount, Claim, Event, Identity, Interval, Participant, Place, Quantity, Report, Toll

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIGNS = {"contested": ("◆", "clash"), "corroborated": ("●", "agree"), "single source": ("○", "lone")}
UNKNOWN = "?"


def standing(event: Event) -> Text:
    """The event's standing, by sign, word and colour."""
    sign, style = SIGNS.get(event.standing, ("·", "quiet"))
    return Text(f"{sign} {event.standing}", style=style)


def day(date: str | None) -> str:
    """An ISO date (or date-time) as 20 Nov 2015; ? where unknown."""
    if not date:
        return UNKNOWN
    try:
        year, month, number = int(date[:4]), int(date[5:7]), int(date[8:10])
        return f"{number} {_MONTHS[month - 1]} {year}"
    except (ValueError, IndexError):
        return date


def days(start: str | None, end: str | None) -> str:
    """An interval of days, both inclusive, without what both ends share; "no date" where neither is known."""
    if not start and not end:
        return "no date"
    if start == end:
        return day(start)
    if not start or not end:
        return f"from {day(start)}" if start else f"until {day(end)}"
    first, last = day(start), day(end)
    same_month, same_year = start[:7] == end[:7], start[:4] == end[:4]
    return f"{first.split()[0] if same_month else first[:-5] if same_year else first}–{last}"


def toll(counted: Toll) -> Text:
    """One toll: "killed 3 / 5 / 8" for low, best and high, one number where they agree."""
    values = [UNKNOWN if x.value is None else f"{x.value:,}" for x in (counted.low, counted.best, counted.high)]
    noun = f" {one_line(counted.of)}" if counted.of else ""
    text = Text(f"{counted.kind}{noun} ", style="label")
    if len(set(values)) == 1:
        return text.append(values[0], style="number")
    return text.append(f"{values[0]} / ").append(values[1], style="number").append(f" / {values[2]}")


def places(found: Iterable[Place]) -> str:
    """Places with their countries; "no place" where there are none."""
    return "; ".join(one_line(f"{p.name}, {p.country}" if p.country else p.name) for p in found) or "no place"


def several(names: Sequence[str], most: int = 3) -> str:
    """Names in a row, the first `most` of them, and how many more."""
    shown = ", ".join(one_line(name) for name in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def many(number: int, noun: str) -> str:
    """A number and its noun: 1 claim, 2 claims."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def credit(claim: Claim, report: Report | None) -> Text:
    """Who says so, from the outlet inwards: Daily Post ← agency ← ministry."""
    outlet = report.outlet.name if report and report.outlet else "unnamed outlet"
    text = Text(one_line(outlet), style="outlet")
    for link in claim.attribution:
        name = link.identity.name if isinstance(link.identity, Identity) else link.name
        shown = name or (link.source.text if link.source else "unnamed source")
        text.append(" ← ", style="quiet").append(one_line(shown), style="source")
    return text if claim.attribution else text.append(", in its own voice", style="quiet")


def manner(claim: Claim) -> str:
    """How the claim is made, where that is not plainly: planned, denied, possible."""
    parts = ["denied" if claim.negated else "", claim.status if claim.status != "happened" else ""]
    parts.append(claim.certainty if claim.certainty != "certain" else "")
    return ", ".join(part for part in parts if part) or "as a fact"


def named(participant: Participant) -> str:
    """Who an actor or recipient is."""
    if isinstance(participant.identity, Identity):
        return one_line(participant.identity.name)
    return one_line(participant.name or participant.span.text)


def amount(quantity: Quantity) -> str:
    """A count as bounds, or the reason why there are none."""
    value = quantity.amount
    if value is None:
        return "not resolved"
    if not isinstance(value, Amount):
        return f"unresolved: {value.reason}"
    low, high = ("" if x is None else f"{x:,}" for x in (value.low, value.high))
    about = "about " if value.approximate else ""
    if low == high:
        return about + low
    if low and high:
        return f"{about}{low} to {high}"
    return f"{about}{low} or more" if low else f"{about}up to {high}"


def resolved(value: Place | Interval | object | None) -> str:
    """A place or a time, or the reason why there is none."""
    if isinstance(value, Place):
        return places([value])
    if isinstance(value, Interval):
        return days(value.start, value.end)
    reason = getattr(value, "reason", "")
    return f"unresolved: {one_line(reason)}" if reason else "not resolved"
