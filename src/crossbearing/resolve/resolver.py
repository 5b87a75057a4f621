"""Resolver: the claims of a report with places, times, counts and actors resolved, and a note for all that was
inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.concepts import (
    Amount,
    Claim,
    Credit,
    Extent,
    Identity,
    Interval,
    Location,
    Participant,
    Place,
    Quantity,
    Report,
    Unresolved,
    When,
)
from crossbearing.resolve.actors.naming import Namer
from crossbearing.resolve.actors.people import Cast
from crossbearing.resolve.actors.register import Register
from crossbearing.resolve.counts import is_part, of_whom, resolve_count
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.placing import Placer, ReportPlaces
from crossbearing.resolve.times import resolve_time
from crossbearing.resolve.times.direction import direction_at, is_set_ahead

VERSION = "1"
_CHAINED = re.compile(
    r"\b(?:later|earlier|before|after|afterwards|following|previous|next|same|that|prior)\b|^\W*(?:at|in|around|"
    r"about)?\s*(?:\d|the (?:morning|evening|afternoon|night)|noon|midnight|dawn)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What resolution reads of a report once: its places and its people."""

    report: Report
    places: ReportPlaces
    cast: Cast


class Resolver:
    """Resolves claims of one report after another; holds no state but look-ups. Threads may share one."""

    def __init__(
        self, gazetteer: Gazetteer | None = None, actors: Register | None = None, zone: str | None = None
    ) -> None:
        """The shipped gazetteer and register where none is given; `zone` (IANA) is where publication days are
        counted.
        """
        self.gazetteer = gazetteer or Gazetteer()
        self.actors = actors or Register.load()
        self.zone = zone
        self._placer = Placer(self.gazetteer)
        self._namer = Namer(self.actors, self.gazetteer)

    @property
    def version(self) -> str:
        """Names everything a resolution depends on, for the record of a run."""
        return f"resolve {VERSION}; {self.gazetteer.version}; {self.actors.size} actors"

    def resolve_claims(self, report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """The same claims, in the same order, with every part resolved or Unresolved with its reason."""
        if not claims:
            return ()
        spans = [part.span.extent for claim in claims for part in claim.places]
        seen = Reading(report, self.read_places(report, spans), self._namer.cast(report.text))
        order = sorted(range(len(claims)), key=lambda i: (claims[i].evidence.start, claims[i].trigger.start, i))
        out = list(claims)
        previous: Interval | None = None
        for i in order:
            out[i] = self._claim(seen, claims[i], previous)
            if out[i].time and isinstance((found := out[i].time.interval), Interval):  # type: ignore[union-attr]
                previous = found
        return tuple(out)

    def read_places(self, report: Report, spans: Sequence[Extent] = ()) -> ReportPlaces:
        """All place names of a report weighed against each other; `spans` are stretches known to be places."""
        return self._placer.read(report.text, spans, self._outlet_countries(report))

    def _outlet_countries(self, report: Report) -> frozenset[str]:
        words = [report.outlet.name] if report.outlet else []
        codes = {self._namer.country_in(w) for w in words}
        if report.outlet and (m := re.search(r"\.(?:co|com|org|net|gov)?\.?([a-z]{2})$", report.outlet.domain or "")):
            codes.add(_DOMAIN.get(m[1]))
        return frozenset(c for c in codes if c)

    def _claim(self, seen: Reading, claim: Claim, previous: Interval | None) -> Claim:
        notes = list(claim.notes)
        places = tuple(self._location(seen, part, notes) for part in claim.places)
        time = self._when(seen, claim, previous, notes) if claim.time else None
        return replace(
            claim,
            places=places,
            time=time,
            counts=self._counts(seen, claim, notes),
            actors=tuple(self._participant(seen, part, notes) for part in claim.actors),
            recipients=tuple(self._participant(seen, part, notes) for part in claim.recipients),
            attribution=tuple(self._credit(seen, part, notes) for part in claim.attribution),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _location(self, seen: Reading, part: Location, notes: list[str]) -> Location:
        place = self._placer.place(seen.places, part.span.start, part.span.end)
        if isinstance(place, Unresolved):
            notes.append(f'place "{part.span.text}": {place.reason}')
        elif place.runners_up or place.precision > 1 or place.reason != f"named {place.name}":
            others = f", rather than {place.runners_up[0].label}" if place.runners_up else ""
            notes.append(f'place "{part.span.text}": {place.reason}{others}')
        return replace(part, place=place)

    def _when(self, seen: Reading, claim: Claim, previous: Interval | None, notes: list[str]) -> When:
        part = claim.time
        assert part is not None
        words = part.span.text
        planned = claim.status in ("planned", "demanded", "hypothetical")
        ahead = planned and direction_at(seen.report.text, part.span.start, part.span.end) != "past"
        ahead = ahead or is_set_ahead(seen.report.text, part.span.start)
        chain = previous if _CHAINED.search(words) else None
        interval = resolve_time(words, seen.report.published, chain, "future" if ahead else "past", self.zone)
        if isinstance(interval, Unresolved):
            notes.append(f'time "{words}": {interval.reason}')
        elif interval.anchor != "text":
            what = (
                f"publication on {seen.report.published_day}"
                if interval.anchor == "publication"
                else "the claim before"
            )
            notes.append(f'time "{words}": counted from {what}' + (f" ({interval.reason})" if interval.reason else ""))
        elif interval.reason:
            notes.append(f'time "{words}": {interval.reason}')
        return replace(part, interval=interval)

    def _counts(self, seen: Reading, claim: Claim, notes: list[str]) -> tuple[Quantity, ...]:
        text, left = seen.report.text, claim.evidence.start
        out: list[Quantity] = []
        for part in claim.counts:
            amount = resolve_count(part.span.text, claim.evidence.text, part.span.start - left)
            if isinstance(amount, Unresolved):
                notes.append(f'count "{part.span.text}": {amount.reason}')
            else:
                amount = replace(amount, part_of=self._whole(text, claim, part))
                _note_amount(part, amount, notes)
            whom = part.of_whom or of_whom(part.of, part.span.text)
            out.append(replace(part, amount=amount, of_whom=whom))
        return tuple(out)

    def _whole(self, text: str, claim: Claim, part: Quantity) -> int | None:
        """Start of the count that this one is a subset of, by "including", "of whom" and the like between the two."""
        before = [q for q in claim.counts if q.span.end <= part.span.start and q.kind in (part.kind, "other")]
        if not before:
            return None
        whole = max(before, key=lambda q: q.span.start)
        end = min(len(text), claim.evidence.end)
        return whole.span.start if is_part(text[whole.span.end : part.span.start], text[part.span.end : end]) else None

    def _participant(self, seen: Reading, part: Participant, notes: list[str]) -> Participant:
        identity = self._identity(seen, part.span.text, part.name, part.span.start)
        _note_identity(part.span.text, identity, notes)
        return replace(part, identity=identity)

    def _credit(self, seen: Reading, part: Credit, notes: list[str]) -> Credit:
        if part.source is None:
            return part
        identity = self._identity(seen, part.source.text, part.name, part.source.start)
        _note_identity(part.source.text, identity, notes)
        return replace(part, identity=identity)

    def _identity(self, seen: Reading, words: str, name: str | None, at: int) -> Identity | Unresolved:
        day = seen.report.published_day
        if name and name != words:  # the extractor read in the report whom the words mean
            found = self._namer.name(name, seen.cast, at, day)
            return found if isinstance(found, Identity) else Identity(name, via="report")
        return self._namer.name(words, seen.cast, at, day)


_DOMAIN = {
    "uk": "GBR", "au": "AUS", "ca": "CAN", "in": "IND", "pk": "PAK", "za": "ZAF", "ie": "IRL", "nz": "NZL", "de": "DEU",
    "fr": "FRA", "it": "ITA", "es": "ESP", "ru": "RUS", "ua": "UKR", "tr": "TUR", "il": "ISR", "ir": "IRN", "iq": "IRQ",
    "sy": "SYR", "lb": "LBN", "eg": "EGY", "ng": "NGA", "ke": "KEN", "ug": "UGA", "gh": "GHA", "jp": "JPN",
    "cn": "CHN", "hk": "HKG",
    "sg": "SGP", "my": "MYS", "ph": "PHL", "id": "IDN", "mx": "MEX", "br": "BRA", "ar": "ARG", "af": "AFG", "bd": "BGD",
}  # fmt: skip
"""Country domains of outlets, ISO 3166-1 alpha-3; ones sold for their letters (.tv, .io, .co) are left out."""


def _note_amount(part: Quantity, amount: Amount, notes: list[str]) -> None:
    said = []
    if amount.approximate:
        said.append("approximate")
    if amount.scope == "background":
        said.append("counts a longer span, not this event")
    if amount.part_of is not None:
        said.append("part of the number before")
    if amount.total:
        said.append("a running total")
    if amount.further:
        said.append("in addition to those before")
    if said:
        notes.append(f'count "{part.span.text}": {", ".join(said)}')


def _note_identity(words: str, identity: Identity | Unresolved, notes: list[str]) -> None:
    if isinstance(identity, Unresolved):
        notes.append(f'actor "{words}": {identity.reason}')
    elif identity.name != words and identity.via != "words":
        how = {"list": "by the actor list", "report": "as the report names them"}[identity.via]
        notes.append(f'actor "{words}": {identity.name}, {how}')


def resolve_places(text: str, spans: Sequence[Extent], gazetteer: Gazetteer | None = None) -> list[Place | Unresolved]:
    """The places that `spans` of a text name, in their order, weighed against all the text's names."""
    placer = Placer(gazetteer or Gazetteer())
    seen = placer.read(text, spans)
    return [placer.place(seen, start, end) for start, end in spans]
