"""Participants and sources to identities: who the words mean, of which country and sector, and how it is known."""

from __future__ import annotations

import functools
import re

from crossbearing.concepts import Identity, Unresolved
from crossbearing.resolve.actors.people import FULL_NAME, Cast, Person, names_person, read_cast, titles_in
from crossbearing.resolve.actors.register import Actor, Register
from crossbearing.resolve.actors.roles import TITLES, sector_of_title, sector_of_words
from crossbearing.resolve.places.gazetteer import Gazetteer

_PRONOUNS = {
    "he": False,
    "him": False,
    "his": False,
    "himself": False,
    "she": True,
    "her": True,
    "hers": True,
    "herself": True,
}
_PLURAL = frozenset(
    "they them their theirs it its we us our i me my you your who which that this these those one both others some "
    "none all themselves itself".split()
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|some|several|many|most|all|both|these|those|at least|about|more than|up to|another|other|"
    r"\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of|scores of)\s+)+",
    re.IGNORECASE,
)
_ETHNIC = re.compile(r"\b(?:Turkmens?|Turkom[ae]ns?|Turcom[ae]ns?|Uzbeks?|Tajiks?|Serbs?|Croats?)\b")
"""Peoples at home in several countries: of villages or fighters the word gives no country, of an army it does."""
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:[ -][A-ZÀ-Þ][\w.’'-]*)*")


class Namer:
    """Says who participants are, by the report's own words and the register; never by anything else."""

    def __init__(self, register: Register, gazetteer: Gazetteer) -> None:
        self.register, self.gazetteer = register, gazetteer
        # What depends on the words alone is said over and over in a report and from report to report.
        self._listed = functools.lru_cache(maxsize=8192)(self._find_listed)
        self._state = functools.lru_cache(maxsize=8192)(self._find_state)
        self._described = functools.lru_cache(maxsize=8192)(self._describe)
        self.country_in = functools.lru_cache(maxsize=8192)(self._find_country)

    def cast(self, text: str) -> Cast:
        """The people and abbreviations of a report, to pass to `name`."""
        return read_cast(text)

    def name(self, words: str, cast: Cast, at: int = 0, day: str | None = None) -> Identity | Unresolved:
        """The identity behind `words` at offset `at`. `day` (ISO) picks who held an office then. Unresolved for
        pronouns
        that nobody stands before, and for words that name nobody.
        """
        said = words.strip().strip("\"“”,.;:'’ ")
        lowered = said.lower()
        if lowered in _PRONOUNS:
            return self._pronoun(cast, at, _PRONOUNS[lowered], day)
        if lowered in _PLURAL or not said:
            return Unresolved("a pronoun that may mean several")
        bare = re.sub(r"['’]s$", "", said)
        return (
            self._listed(bare, day) or self._defined(bare, cast, day) or self._state(bare) or self._titled(said,
            cast, day)
            or self._person(bare, cast, day) or self._described(said, day) or Unresolved("words that name nobody")
        )  # fmt: skip

    def _pronoun(self, cast: Cast, at: int, female: bool, day: str | None) -> Identity | Unresolved:
        person = cast.before(at, female)
        if person is None:
            return Unresolved("a pronoun, and the report names nobody before it")
        return self._as_identity(person, day, 0.6)

    def _find_listed(self, said: str, day: str | None) -> Identity | None:
        actor = self.register.find(said, day) or self.register.find(_LEAD.sub("", said), day)
        return _of_actor(actor) if actor else None

    def _defined(self, said: str, cast: Cast, day: str | None) -> Identity | None:
        long = cast.defined.get(re.sub(r"^(?:the|The) ", "", said))
        if long is None:
            return None
        return self._listed(long, day) or self._described(long, day, name=long) or Identity(long, via="report")

    def _find_state(self, said: str) -> Identity | None:
        """A country, its capital or a demonym plural standing for the state."""
        name = re.sub(r"^(?:the|The) ", "", said)
        entry = self.gazetteer.country_named(name) if name[:1].isupper() else None
        if entry is not None:
            return Identity(entry.name, entry.country, "GOV", "state", via="list")
        found = (
            self.gazetteer.find(name)
            if name[:1].isupper() and " " not in name.replace("New ", "New").replace("Mexico City", "M")
            else ()
        )
        capital = next((m.entry for m in found if m.entry.kind == "capital" and m.grade == 0), None)
        if capital and (country := self.gazetteer.country(capital.country)):
            return Identity(country.name, country.country, "GOV", "state", via="list", score=0.7)
        of_people = name[:1].isupper() and not _ETHNIC.fullmatch(name)
        code = self.gazetteer.country_of_demonym(name) if of_people else None
        if code and (country := self.gazetteer.country(code)):
            plural = name.lower().endswith(("s", "ese", "ish", "ch"))
            return Identity(name, code, "CVL" if plural else None, "crowd", via="words", score=0.7)
        return None

    def _titled(self, said: str, cast: Cast, day: str | None) -> Identity | None:
        """ "Russian Defence Minister Sergei Shoigu": the person and the office."""
        for m in titles_in(said):
            name = FULL_NAME.match(said, m.end() + 1) or (
                FULL_NAME.match(said, m.end() + 2) if said[m.end() : m.end() + 1] == "," else None
            )
            if name is None or name.end() < len(said) - 2 or not names_person(name[0]):
                continue
            office = m["title"]
            known = self.register.find(name[0], day)
            short = cast.of_short(name[0])
            country = self.country_in(said[: m.start()]) or (known.country if known else None)
            full = known.name if known else short.name if short and " " not in name[0] else name[0]
            sector = sector_of_title(office) or (known.sector if known else None)
            address = re.fullmatch(r"(?:mr|mrs|ms|dr|miss|sir)\.?", office, re.IGNORECASE)
            held = (known.office if known else short.office if short else None) if address else _case(office)
            if address and sector is None and short:
                sector = short.sector
            return Identity(full, country, sector, "person", held, "list" if known else "report")
        return self._role_then_name(said, day)

    def _role_then_name(self, said: str, day: str | None) -> Identity | None:
        m = re.match(rf"^(?P<name>{FULL_NAME.pattern}), (?:the |an? )?(?P<role>.+)$", said)
        if m is None or not (title := TITLES.search(m["role"])):
            return None
        known = self.register.find(m["name"], day)
        country = self.country_in(m["role"]) or (known.country if known else None)
        return Identity(
            known.name if known else m["name"],
            country,
            sector_of_title(title["title"]),
            "person",
            _case(title["title"]),
            "report",
        )

    def _person(self, said: str, cast: Cast, day: str | None) -> Identity | None:
        person = cast.of_short(said)
        return self._as_identity(person, day, 0.9) if person else None

    def _as_identity(self, person: Person, day: str | None, score: float) -> Identity:
        known = self.register.find(person.name, day)
        country = self.country_in(person.before) or (known.country if known else None)
        sector = person.sector or (known.sector if known else None)
        office = _case(person.office) if person.office else (known.office if known else None)
        return Identity(known.name if known else person.name, country, sector, "person", office, "report", score)

    def _describe(self, said: str, day: str | None, name: str | None = None) -> Identity | None:
        """ "two Syrian soldiers", "Turkish-backed rebels": the words, with country and sector where the words give
        them.
        """
        found = sector_of_words(said)
        listed = None
        for m in _CAPITAL.finditer(said):
            listed = listed or (
                self.register.find(re.sub(r"['’]s$", "", m[0]), day) if len(m[0]) > 2 or m[0].isupper() else None
            )
        country = self.country_in(said) or (listed.country if listed else None)
        if not (found and found[1] in ("state", "armed-force")) and _ETHNIC.search(said) and not listed:
            country = self.country_in(_ETHNIC.sub(" ", said))
        if (
            found is None
            and listed is None
            and country is None
            and not said[:1].isupper()
            and not _CAPITAL.search(said)
        ):
            return Identity(said, None, None, None, None, "words", 0.4) if re.search(r"[a-z]{3}", said) else None
        sector, kind = found or ((listed.sector, listed.kind) if listed else (None, None))
        if listed and listed.kind == "non-state" and found and found[0] in ("REB", "UAF"):
            return _of_actor(listed)
        return Identity(name or said, country, sector, kind, None, "words", 0.7 if found or country else 0.5)

    def _find_country(self, words: str) -> str | None:
        """The country that words name or give by a demonym ("Russian", "of Iraq"); None for none or for two.
        "Turkish-backed" and "US-led" name a backer, not the actor's own country.
        """
        codes: list[str] = []
        clean = re.sub(
            r"\b[\w.]+-(?:backed|led|supported|trained|funded|allied|controlled|held|made|born|based|occupied)\b",
            " ",
            words,
        )
        for m in _CAPITAL.finditer(clean):
            tokens = re.sub(r"['’]s?\b", "", m[0]).replace("-", " ").split()
            at = 0
            while at < len(tokens):
                size = next(
                    (n for n in (3, 2, 1) if at + n <= len(tokens) and self._country(" ".join(tokens[at : at + n]))), 0
                )
                if size and (code := self._country(" ".join(tokens[at : at + size]))):
                    codes.append(code)
                at += size or 1
        return codes[0] if codes and len(set(codes)) == 1 else None

    def _country(self, word: str) -> str | None:
        code = self.gazetteer.country_of_demonym(word)
        if code:
            return code
        entry = self.gazetteer.country_named(word) if len(word) > 1 else None
        return entry.country if entry else None


def _case(office: str) -> str:
    return office.strip()


def _of_actor(actor: Actor) -> Identity:
    return Identity(actor.name, actor.country, actor.sector, actor.kind, actor.office, "list")
