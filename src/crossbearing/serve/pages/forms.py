"""Forms as pages send them: trusted only with the token of their page, and read into values of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from crossbearing.concepts import Claim, Report, Span
from crossbearing.concepts.notation import claim_to_json
from crossbearing.errors import FormatError
from crossbearing.serve.answers import Refused
from crossbearing.serve.safety import forgery
from crossbearing.serve.views.text.offsets import Utf16

LISTS = ("actors", "recipients", "places", "counts", "weapons", "attribution")
"""Fields of several parts: a correction sets, adds or takes away one of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form's fields."""

    fields: FormData

    def text(self, name: str) -> str:
        """A field's text, "" where it is missing or a file."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for value in self.fields.getlist(name) if isinstance(value, str) and value]

    def files(self, name: str) -> list[UploadFile]:
        """Every file of a field that has a name."""
        return [value for value in self.fields.getlist(name) if isinstance(value, UploadFile) and value.filename]

    def number(self, name: str) -> int | None:
        """A whole number, None where the field is empty. Raises FormatError."""
        given = self.text(name).replace(",", "")
        if not given:
            return None
        if not given.isascii() or not given.lstrip("-").isdigit() or len(given) > 18:
            raise FormatError("not a whole number", given, "write it in digits")
        return int(given)


async def read_form(request: Request) -> Form:
    """The form of a request. Raises Refused without its page's token, or for a body that is no form."""
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Refused(415, "not a form", None, "send it from the page")
    form = Form(await request.form(max_files=500, max_fields=2000, max_part_size=32 * 1024 * 1024))
    given = request.headers.get(forgery.HEADER) or form.text(forgery.FIELD)
    if not forgery.form_trusted(given, request.cookies):
        raise Refused(403, "a form without its page's token", None, "open the page anew and send it again")
    return form


def local(address: str) -> str:
    """An address of this site to go on to; /events for any other."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/events"


def selected(form: Form, report: Report) -> Span | None:
    """The text a person selected: `start` and `end` in UTF-16 units. None where nothing is. Raises SpanError."""
    start, end = form.number("start"), form.number("end")
    if start is None or end is None:
        return None
    offsets = Utf16(report.text)
    left, right = offsets.point(start), offsets.point(end)
    words = report.text[left:right]
    kept = words.strip()
    left += len(words) - len(words.lstrip())
    return Span.of(report.text, left, left + len(kept))


def field_value(claim: Claim, form: Form, report: Report) -> tuple[str, Any]:
    """The field that a form corrects, and its right value in the record's JSON form. Raises FormatError, SpanError."""
    field = form.text("field")
    stands = claim_to_json(claim)
    if field in LISTS:
        return field, _list_value(field, stands[field], form, selected(form, report))
    if field == "time":
        return field, _time(stands["time"], form, selected(form, report))
    if field in ("trigger", "evidence"):
        span = selected(form, report)
        if span is None:
            raise FormatError("no words selected", field, "select them in the text first")
        return field, _span(span)
    if field == "modes":
        return field, form.all("value")
    if field == "negated":
        return field, form.text("value") == "yes"
    return field, form.text("value")


def _list_value(field: str, stands: list[dict[str, Any]], form: Form, span: Span | None) -> list[dict[str, Any]]:
    index = form.number("index")
    if index is not None and not 0 <= index < len(stands):
        raise FormatError("no such part", index, "look at the claim again")
    if form.text("remove"):
        if index is None:
            raise FormatError("nothing to take away", field, "choose a part")
        return [part for i, part in enumerate(stands) if i != index]
    part = _part(field, stands[index] if index is not None else None, form, span)
    return [part if i == index else other for i, other in enumerate(stands)] + ([part] if index is None else [])


def _part(field: str, stood: dict[str, Any] | None, form: Form, span: Span | None) -> dict[str, Any]:
    if span is None and stood is None:
        raise FormatError("no words selected", field, "select them in the text first")
    if field == "attribution":
        return _credit(stood, form, span)
    # Words selected anew are resolved anew; the same words keep what they meant, save what the form says.
    words = _span(span) if span else {key: stood[key] for key in ("start", "end", "text")} if stood else {}
    if field == "counts":
        return words | _count(stood, form, bool(span))
    name = form.text("name")
    if field == "places":
        return words | _place(stood, form, bool(span))
    return words | {"name": name or None} if span or name else dict(stood or {})


def _credit(stood: dict[str, Any] | None, form: Form, span: Span | None) -> dict[str, Any]:
    before = stood or {"source": None, "cue": None, "style": "indirect"}
    kept = {"source": before["source"], "cue": before["cue"], "style": before["style"]}
    part = form.text("part") or "source"
    if span and part in ("source", "cue"):
        kept[part] = _span(span)
    return kept | {"name": form.text("name") or None}


def _count(stood: dict[str, Any] | None, form: Form, anew: bool) -> dict[str, Any]:
    before = stood or {}
    part = {
        "kind": form.text("kind") or before.get("kind") or "other", "of": form.text("of") or before.get("of"),
        "of_whom": before.get("of_whom"),
    }  # fmt: skip
    low, high = form.number("low"), form.number("high")
    if low is None and high is None:
        return part | ({} if anew else {"resolution": before.get("resolution")})
    if low is not None and high is not None and low > high:
        raise FormatError("the least is more than the most", f"{low} and {high}", "turn them round")
    return part | {"resolution": _amount(low, high, bool(form.text("approximate")))}


def _amount(low: int | None, high: int | None, approximate: bool) -> dict[str, Any]:
    best = low if low is not None else high
    return {"low": low, "high": high, "approximate": approximate, "best": best}


def _place(stood: dict[str, Any] | None, form: Form, anew: bool) -> dict[str, Any]:
    lat, lon = form.text("lat"), form.text("lon")
    if not (lat and lon):
        return {} if anew or not stood else {"resolution": stood.get("resolution")}
    try:
        at = float(lat), float(lon)
    except ValueError:
        raise FormatError("not a position", f"{lat}, {lon}", "give degrees, such as 35.95") from None
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        raise FormatError("not on the globe", f"{lat}, {lon}", "latitude first, then longitude")
    place = {
        "name": form.text("name") or "unnamed place", "country": form.text("country").upper() or None, "lat": at[0],
        "lon": at[1], "precision": 2, "radius_km": 25.0, "reason": "placed by a person",
    }  # fmt: skip
    return {"resolution": place}


def _time(stood: dict[str, Any] | None, form: Form, span: Span | None) -> dict[str, Any] | None:
    if form.text("remove"):
        return None
    if span is None and stood is None:
        raise FormatError("no words selected", "time", "select them in the text first")
    words = _span(span) if span else {key: (stood or {})[key] for key in ("start", "end", "text")}
    first, last = form.text("from"), form.text("to")
    if not first and not last:
        return words | ({} if span else {"resolution": (stood or {}).get("resolution")})
    if first and last and first > last:
        raise FormatError("the last day is before the first", f"{first} to {last}", "turn them round")
    start, end = first or last, last or first
    precision, date_prec = ("day", 1) if start == end else ("interval", 4)
    interval = {"start": start, "end": end, "precision": precision, "date_prec": date_prec, "reason": "by a person"}
    return words | {"resolution": interval}


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
