"""Who a report names: people with their titles, short names, abbreviations it defines, and pronouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crossbearing.resolve.actors.roles import TITLE_STARTS, TITLES, sector_of_title

_NAME = r"[A-ZÀ-ÞŁŚŠŽ][\w’'-]*[a-zà-ÿ](?:[\w’'-]*)?"
_LINK = r"(?:al|el|bin|bint|ibn|abu|de|del|da|di|van|von|der|la|le|ul|ud|dos|e|i)"
_ARTICLED = rf"(?:al|el|ad|ar|as|at|az|an)-{_NAME}"
_PART = rf"(?:{_NAME}|[A-Z]\.|{_ARTICLED}|{_LINK}(?=[  ][A-Za-z]))"
FULL_NAME = re.compile(rf"(?:{_NAME}|[A-Z]\.)(?:[  ]{_PART})+|{_NAME}|{_ARTICLED}")
_DEFINED = re.compile(
    r"(?P<long>(?:[A-Z][\w’'-]+|of|the|for|and|al-\w+)(?:[ -](?:[A-Z][\w’'-]+|of|the|for|and|in|al-\w+)){1,"
    r"9})\s\((?:the\s|or\s)?[\"“']?(?P<short>[A-Z][A-Za-z-]{1,9})[\"”']?\)"
)
_TITLE_START = re.compile(r"(?<![\w-])[A-Za-z]{2,4}")
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Queen|Princess|Lady|spokeswoman|policewoman|congresswoman|mother|daughter|sister|wife|woman|"
    r"girl|actress|her|she)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the report presents them, at `at`: name in full, office or title, the words the country stands in."""

    name: str
    at: int
    office: str | None = None
    sector: str | None = None
    before: str = ""
    female: bool | None = None


@dataclass(slots=True)
class Cast:
    """The people and abbreviations of one report. `people` in order; `by_word` a surname to its person."""

    people: list[Person] = field(default_factory=list)
    by_word: dict[str, Person] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)

    def of_short(self, name: str) -> Person | None:
        """The person a surname or a first name stands for; None where the report names nobody so."""
        return self.by_word.get(
            re.sub(r"^(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Sen|Rep|President|Minister)\.? ", "", name).lower()
        )

    def before(self, at: int, female: bool) -> Person | None:
        """The nearest person named before `at` whom the pronoun may mean; None where there is none."""
        fitting = [p for p in self.people if p.at < at and p.female in (None, female)]
        return fitting[-1] if fitting else None


def read_cast(text: str) -> Cast:
    """People with titles or appositions, and abbreviations that the report defines ("Free Syrian Army (FSA)")."""
    cast = Cast()
    for m in _DEFINED.finditer(text):
        long = re.sub(r"^(?:The|the|of|and|for) ", "", m["long"])
        if _initials_fit(long, m["short"]):
            cast.defined[m["short"]] = long
    for person in sorted(_titled(text), key=lambda p: p.at):
        _enter(cast, person)
    for person in list(cast.people):  # a later bare full name is a mention too, for pronouns
        for m in re.finditer(rf"\b{re.escape(person.name.split()[-1])}\b", text):
            if m.start() > person.at + len(person.name):
                cast.people.append(
                    Person(person.name, m.start(), person.office, person.sector, person.before, person.female)
                )
    cast.people.sort(key=lambda p: p.at)
    return cast


def _initials_fit(long: str, short: str) -> bool:
    initials = "".join(w[0] for w in re.findall(r"[\w’']+", long.replace("-", " ")) if w[0].isupper())
    return (
        short.upper().replace("-", "") in (initials, initials[: len(short)])
        or short.lower() == initials.lower()
        or (short.isupper() and short[0] == initials[:1])
    )


def titles_in(text: str) -> list[re.Match[str]]:
    """Every title or office in a text, left to right, without overlap."""
    found: list[re.Match[str]] = []
    for word in _TITLE_START.finditer(text):
        letters = word[0].lower()
        if not (letters in TITLE_STARTS or letters[:3] in TITLE_STARTS or letters[:2] in TITLE_STARTS):
            continue
        if found and word.start() < found[-1].end():
            continue
        if m := TITLES.match(text, word.start()):
            found.append(m)
    return found


def _titled(text: str) -> list[Person]:
    found = []
    for m in titles_in(text):
        office = m["title"].strip()
        after = re.match(r",?\s+", text[m.end() : m.end() + 3])
        name = FULL_NAME.match(text, m.end() + after.end(), m.end() + 80) if after else None
        address = re.fullmatch(r"(?:mr|mrs|ms|dr|miss|sir|lord|lady)\.?", office, re.IGNORECASE)
        if name is not None and _named_so(name[0]):
            before = text[max(0, m.start() - 40) : m.start()]
            found.append(
                Person(
                    name[0].rstrip("."),
                    name.start(),
                    None if address else office,
                    sector_of_title(office),
                    before,
                    _gender(office),
                )
            )
        elif not address and (apposed := _before_role(text, m)):
            found.append(apposed)
    return found


def _before_role(text: str, title: re.Match[str]) -> Person | None:
    """ "Lina Farah, a spokeswoman for the ministry,": the name that an office stands in apposition to."""
    left = text[max(0, title.start() - 90) : title.start()]
    lead = re.search(r"(?P<name>[^,.;:]{3,50}), (?P<role>(?:an? |the )?(?:[\w'’-]+ ){0,4})$", left)
    if lead is None or not re.match(r"[,.;]|\s(?:of|for|in|at|who|said)\b", text[title.end() : title.end() + 5]):
        return None
    names = [m for m in FULL_NAME.finditer(lead["name"]) if m.end() == len(lead["name"]) and " " in m[0]]
    if not names:
        return None
    at = max(0, title.start() - 90) + lead.start("name") + names[0].start()
    return Person(
        names[0][0], at, title["title"], sector_of_title(title["title"]), lead["role"], _gender(title["title"])
    )


_BODIES = frozenset(
    "administration agency army assembly authority board bureau command commission committee "
    "council court department directorate federation force forces front government guard headquarters ministry "
    "office organization organisation party police prosecution secretariat security service services staff "
    "strike union".split()
)


def names_person(name: str) -> bool:
    """Whether what follows a title is a name: "Command" of "General Command", "Dr" of "its director, Dr." are none."""
    words = name.lower().replace(".", "").split()
    return words[-1] not in _BODIES and not (len(words) == 1 and TITLES.fullmatch(name))


def _named_so(name: str) -> bool:
    return names_person(name) and name.split()[0] not in (
        "The",
        "This",
        "In",
        "On",
        "He",
        "She",
        "It",
        "But",
        "And",
        "A",
        "An",
        "At",
        "For",
        "I",
        "We",
        "They",
        "Mr",
        "As",
        "Of",
        "To",
    )


def _gender(words: str) -> bool | None:
    if _FEMALE.search(words) or re.search(r"woman\b|queen|princess", words, re.IGNORECASE):
        return True
    if re.search(
        r"\b(?:mr|sir|lord|king|spokesman|policeman|congressman|prince|father|son|imam|pope|bishop)\b\.?",
        words,
        re.IGNORECASE,
    ):
        return False
    return None


def _enter(cast: Cast, person: Person) -> None:
    words = person.name.split()
    known = cast.by_word.get(words[-1].lower())
    if len(words) == 1 and known:  # "Mr Shoigu" after "Sergei Shoigu"
        person = Person(
            known.name,
            person.at,
            known.office or person.office,
            known.sector or person.sector,
            known.before,
            known.female if known.female is not None else person.female,
        )
    cast.people.append(person)
    for key in {person.name.lower(), words[-1].lower(), *([words[0].lower()] if len(words) > 1 else [])}:
        cast.by_word.setdefault(key, person)
