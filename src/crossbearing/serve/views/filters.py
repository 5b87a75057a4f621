"""The same filters everywhere: in a page's address, in the API's, and as the store asks them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from crossbearing.concepts import EVENT_TYPES
from crossbearing.errors import FormatError
from crossbearing.store import Filter

STANDINGS = ("contested", "corroborated", "single source")
LABELS = {
    "q": "text", "type": "type", "mode": "mode", "place": "place", "country": "country", "actor": "actor",
    "source": "source", "outlet": "outlet", "since": "since", "until": "until", "standing": "standing",
    "min_toll": "killed at least", "area": "area",
}  # fmt: skip
"""Each filter by its name in addresses, and what people call it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter, and the words it was asked in."""

    filter: Filter
    words: dict[str, str]

    def query(self, **other: object) -> str:
        """The filter as the query of an address, with these keys otherwise; None leaves a key out."""
        merged = {**self.words, **{k: str(v) for k, v in other.items() if v is not None}}
        return urlencode({k: v for k, v in merged.items() if k not in other or other[k] is not None})


def read_filter(given: Mapping[str, str]) -> Asked:
    """The filter that an address asks. Empty values ask nothing. Raises FormatError for one that cannot be."""
    words = {key: given[key].strip() for key in LABELS if given.get(key, "").strip()}
    kind = words.get("type", "").upper() or None
    if kind and kind not in EVENT_TYPES:
        raise FormatError("no such event type", kind, f"one of {', '.join(EVENT_TYPES)}")
    standing = words.get("standing")
    if standing and standing not in STANDINGS:
        raise FormatError("no such standing", standing, f"one of {', '.join(STANDINGS)}")
    asked = Filter(
        text=_searchable(words.get("q")), event_type=kind, mode=words.get("mode"), place=words.get("place"),
        country=words.get("country", "").upper() or None, source=words.get("source"), outlet=words.get("outlet"),
        actor=words.get("actor"), since=_day(words, "since"), until=_day(words, "until"), standing=standing,
        min_toll=_number(words, "min_toll"), area=_area(words.get("area")),
    )  # fmt: skip
    return Asked(asked, words)


def _searchable(text: str | None) -> str | None:
    # A question of signs alone asks for no word: say so here, as one who typed it would want to know.
    if text and not any(c.isalnum() for c in text):
        raise FormatError("nothing to search for", text, "give a word, or a phrase in quotes")
    if text and text.lstrip().startswith("-") and len(text.split()) == 1:
        raise FormatError("nothing to search for", text, "give a word that must occur, too")
    return text


def _day(words: Mapping[str, str], key: str) -> str | None:
    if key not in words:
        return None
    try:
        return datetime.date.fromisoformat(words[key]).isoformat()
    except ValueError:
        raise FormatError("not a day", words[key], "write it as 2015-11-20") from None


def _number(words: Mapping[str, str], key: str) -> int | None:
    if key not in words:
        return None
    if not words[key].isascii() or not words[key].isdigit() or len(words[key]) > 15:
        raise FormatError("not a number", words[key], "write it in digits")
    return int(words[key])


def _area(given: str | None) -> tuple[float, float, float, float] | None:
    if not given:
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise FormatError("not an area", given, "give west,south,east,north in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FormatError("not an area", given, "give west,south,east,north in degrees")
    return west, south, east, north
