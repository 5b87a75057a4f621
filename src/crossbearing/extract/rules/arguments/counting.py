"""What a number counts: its kind by the noun it stands with and the verb that governs it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence
from crossbearing.extract.spotting.numbers import NumberPhrase

_BY_NOUN = {
    "strikes": "strike raid airstrike bombing sortie".split(),
    "sorties": ["sortie"],
    "killed": "dead death fatality killed corpse body".split(),
    "injured": "wounded injured injury".split(),
    "missing": ["missing"],
    "abducted": "hostage captive abductee".split(),
    "detained": "arrest detainee prisoner arrested detained".split(),
    "displaced": "refugee displaced".split(),
    "participants": "demonstrator protester protestor marcher striker".split(),
}
_BY_VERB = {
    "killed": "kill die murder execute assassinate behead slay massacre slaughter perish lynch assassination killing "
    "death execution beheading slaying",
    "injured": "wound injure hurt maim hospitalise hospitalize injury",
    "missing": "disappear",
    "abducted": "kidnap abduct hijack kidnapping abduction",
    "detained": "arrest detain apprehend nab imprison jail detention imprisonment",
    "displaced": "displace evict",
    "destroyed": "destroy demolish torch raze burn flatten destruction",
    "damaged": "damage",
    "launched": "launch fire drop lob hurl plant place detonate throw",
    "sorties": "fly",
    "deployed": "deploy mobilize mobilise send dispatch",
    "surrendered": "surrender",
    "participants": "protest march demonstrate rally riot",
}
KIND_OF_VERB = {verb: kind for kind, verbs in _BY_VERB.items() for verb in verbs.split()}
KIND_OF_NOUN = {noun: kind for kind, nouns in _BY_NOUN.items() for noun in nouns}
MUNITIONS = word_list("munitions")
_COMBATANT = word_list("combatants")


_THINGS = word_list("place_nouns") | frozenset(
    "depot target base building house home bridge tank vehicle car truck bus plane aircraft airliner jet helicopter "
    "drone ship boat vessel tanker site position post outpost checkpoint school hospital clinic mosque church factory "
    "plant refinery pipeline tower station warehouse shop store tunnel launcher battery radar missile rocket bomb "
    "device facility installation barracks headquarters office bank hotel town village city bunker stockpile".split()
)


def never_dies(noun: str) -> bool:
    """Whether a noun, in lower case, is for a thing or a place: nobody is killed or hurt by its count."""
    return noun in _THINGS or _single(noun) in _THINGS


@dataclass(frozen=True, slots=True)
class Counted:
    """A number phrase in its sentence: offsets, kind, the noun counted, of whom, and the index of the verb that governs
    it (-1 for none).
    """

    start: int
    end: int
    kind: str
    of: str | None
    of_whom: str | None
    governor: int
    phrase: Phrase


def counted(s: Sentence, number: NumberPhrase) -> Counted | None:
    """What the number counts, or None where it counts nothing known."""
    at = next(
        (
            k
            for k, t in enumerate(s.tokens)
            if t.end > number.start and t.end <= number.end and k in s.at and (s.tag(k) == "NUM" or t.end == number.end)
        ),
        -1,
    )
    if at < 0:
        at = next((k for k, t in enumerate(s.tokens) if number.start <= t.start < number.end and k in s.at), -1)
    if at < 0:
        return None
    phrase = s.at[at]
    counted_of = s.low(phrase.end) == "of" and phrase.end + 1 in s.at
    head = s.at[phrase.end + 1].head if counted_of else phrase.head
    governor = _governor(s, phrase)
    kind = _kind(s, phrase, head, governor, number.money)
    noun = None if s.tag(head) == "NUM" else s.low(head)
    plain = _single(noun or "")
    of_whom = "civilian" if plain == "civilian" else "combatant" if plain in _COMBATANT else None
    return Counted(number.start, number.end, kind, noun, of_whom, governor, phrase)


def _single(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _governor(s: Sentence, phrase: Phrase) -> int:
    """The verb the phrase is object of, or passive or active subject of; -1 for none."""
    k = phrase.begin - 1
    while k >= 0 and (s.low(k) in _BEFORE_NUMBER or s.tag(k) == "PUNCT") and s.low(k) not in (",", ".", ";", ":"):
        k -= 1
    if s.tag(k) in ("V", "ADJ") and s.tags.form[k][1]:
        return k
    k, steps = phrase.outer, 0
    while steps < 9 and (s.tag(k) in _BETWEEN or (s.low(k) == "," and s.tag(k + 1) == "REL")):
        k, steps = k + 1, steps + 1
        if s.tag(k - 1) == "PREP" and k in s.at:
            k = s.at[k].outer
    return k if s.tag(k) == "V" else -1


_BEFORE_NUMBER = frozenset({"another", "between", "of", "a", "further"})
_BETWEEN = frozenset({"AUX", "ADV", "MODAL", "PREP", "N", "NAME", "REL"})


def _kind(s: Sentence, phrase: Phrase, head: int, governor: int, money: bool) -> str:
    if money:
        return "money"
    noun = _single(s.low(head))
    if noun == "sortie":
        return "sorties"
    if noun == "time":
        return "other"
    within = [s.low(k) for k in range(head + 1, phrase.end)]
    after = next((w for w in within if w in KIND_OF_NOUN), s.low(phrase.outer))
    if after in ("dead", "killed", "wounded", "injured", "missing", "hostage") and s.low(phrase.outer + 1) != "by":
        return KIND_OF_NOUN.get(after, "abducted")
    if noun == "casualty":
        return "other"
    base = s.tags.form[governor][0] if governor >= 0 else ""
    by_verb, by_noun = KIND_OF_VERB.get(base), KIND_OF_NOUN.get(noun, "other")
    if by_verb in ("killed", "injured") and never_dies(noun):
        return by_noun
    return by_noun if by_verb is None or (by_verb == "launched" and noun not in MUNITIONS) else by_verb


def kind_of(base: str, rest: tuple[str, ...]) -> str | None:
    """The kind of a count that a trigger's own words give: "kill" killed, "shoot ~ dead" killed, "arrest" detained."""
    if any(word in rest for word in ("dead", "death", "kill")):
        return "killed"
    if any(word in rest for word in ("hostage", "hostages", "captive", "prisoner")):
        return "abducted"
    return KIND_OF_VERB.get(base)


_ONE = frozenset({"a", "an", "another"})


def is_single(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase counts one person or thing: "a soldier". A named one is not counted: in the training reports of
    the claims gold set every single victim with "a" is, but only a third of those named or with "the".
    """
    if phrase.pronoun or any(s.tag(k) == "NUM" for k in range(phrase.begin, phrase.end)):
        return False
    if s.low(phrase.begin) not in _ONE or _MANY.search(s.low(phrase.head)):
        return False
    return s.low(phrase.end) != "of" or s.low(phrase.head) == "member"


_MANY = re.compile(r"(?:police|troops|forces|army|military|group|family|population|number|series|team|crew|[^s]s)$")
