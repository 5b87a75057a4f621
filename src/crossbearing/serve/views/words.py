"""Days, counts, places and credit in words, as pages write them."""

from __future__ import annotations

from crossbearing.concepts import (
    Amount,
    Claim,
    Credit,
    Event,
    Identity,
    Interval,
    Participant,
    Place,
    Quantity,
    Report,
    Unresolved,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIGNS = {"contested": "◆", "corroborated": "●", "single source": "○"}
"""The sign that goes with each standing, so that colour is never the only one."""


def day(date: str | None) -> str:
    """An ISO date or date-time as 20 Nov 2015; "unknown" where there is none."""
    if not date:
        return "unknown"
    try:
        return f"{int(date[8:10])} {MONTHS[int(date[5:7]) - 1]} {int(date[:4])}"
    except (ValueError, IndexError):
        return date


def moment(at: str | None) -> str:
    """An ISO date-time as 20 Nov 2015, 14:05; a date alone as a day."""
    return f"{day(at)}, {at[11:16]}" if at and len(at) >= 16 else day(at)


def days(start: str | None, end: str | None) -> str:
    """An interval of days, both inclusive, without what both ends share; "no date" where neither is known."""
    if not start and not end:
        return "no date"
    if start == end:
        return day(start)
    if not start or not end:
        return f"from {day(start)}" if start else f"until {day(end)}"
    first, last = day(start), day(end)
    if start[:7] == end[:7]:
        return f"{first.split()[0]}–{last}"
    return f"{first[:-5]} – {last}" if start[:4] == end[:4] else f"{first} – {last}"


def number(value: int | float | None) -> str:
    """A number with its thousands apart; "?" where it is unbounded or unknown."""
    return "?" if value is None else f"{value:,}"


def many(count: int, noun: str) -> str:
    """A number and its noun: 1 claim, 2 claims."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def amount(quantity: Quantity) -> str:
    """A count as bounds, or the reason why there are none."""
    value = quantity.amount
    if not isinstance(value, Amount):
        return f"unresolved: {value.reason}" if isinstance(value, Unresolved) else "not resolved"
    about = "about " if value.approximate else ""
    low, high = number(value.low), number(value.high)
    if value.low == value.high:
        return about + low
    if value.low is None or value.high is None:
        return f"{about}{low} or more" if value.low is not None else f"{about}up to {high}"
    return f"{about}{low} to {high}"


def person(participant: Participant) -> str:
    """Who an actor or recipient is: its identity, else the name read in the report, else the words."""
    if isinstance(participant.identity, Identity):
        return participant.identity.name
    return participant.name or participant.span.text


def credited(credit: Credit) -> str:
    """Who a credit names; "unnamed source" for credit without a name."""
    if isinstance(credit.identity, Identity):
        return credit.identity.name
    return credit.name or (credit.source.text if credit.source else "unnamed source")


def outlet(report: Report | None) -> str:
    """Who published a report."""
    return report.outlet.name if report and report.outlet else "unnamed outlet"


def chain(claim: Claim, report: Report | None) -> list[str]:
    """Who says so, from the outlet inwards; one link where the outlet speaks in its own voice."""
    return [outlet(report), *(credited(credit) for credit in claim.attribution)]


def manner(claim: Claim) -> list[str]:
    """How the claim is made, where that is not plainly as a fact: denied, planned, possible."""
    parts = ["denied" if claim.negated else "", claim.status if claim.status != "happened" else ""]
    parts.append(claim.certainty if claim.certainty != "certain" else "")
    return [part for part in parts if part]


def placed(place: Place | Unresolved | None) -> str:
    """A place with its country, or why there is none."""
    if isinstance(place, Place):
        return f"{place.name}, {place.country}" if place.country else place.name
    return f"unresolved: {place.reason}" if place else "not resolved"


def timed(interval: Interval | Unresolved | None) -> str:
    """An interval, or why there is none."""
    if isinstance(interval, Interval):
        return days(interval.start, interval.end)
    return f"unresolved: {interval.reason}" if interval else "not resolved"


def where(event: Event) -> str:
    """The event's places in short."""
    shown = [placed(x.place) for x in event.places[:2]]
    more = len(event.places) - 2
    return "; ".join(shown) + (f" and {more} more" if more > 0 else "") if shown else "no place"


def heading(report: Report) -> str:
    """A report's title, else its first line."""
    words = report.title or report.text.strip().split("\n", 1)[0]
    return words if len(words) <= 160 else words[:159] + "…"
