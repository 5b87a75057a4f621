"""Roles of a noun ("the shelling of Y by X"): its prepositions, its premodifiers, and the verb that carries it."""

from __future__ import annotations

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.roles.parts import ADDRESSES, Roles, is_time, joined_before
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence, coordinated
from crossbearing.extract.rules.syntax.subjects import owner_of, subject_of
from crossbearing.extract.rules.triggers import Found

_OF_RECIPIENT = word_list("of_whom")
_DOERS = word_list("doers")


def noun_roles(s: Sentence, hit: Found) -> Roles:
    roles = Roles()
    phrase = s.at.get(hit.at)
    _around_noun(s, hit, roles)
    if hit.carrier >= 0:
        _carried(s, hit, roles)
    elif phrase is not None:
        roles.actors += _premodifier(s, hit, phrase)
    return roles


def _around_noun(s: Sentence, hit: Found, roles: Roles) -> None:
    """Prepositions after the noun: on/against whom, by whom, of whom, between whom."""
    head = hit.entry.words[-1] if hit.entry.words[-1] not in ("of", "for", "with") else hit.entry.words[-2]
    k = hit.end
    for j in range(k, min(len(s.tokens), k + 14)):
        low = s.low(j)
        if s.tag(j) == "V" and s.tags.form[j][1] in ("ed", "part") and "by" in (s.low(j + 1), s.low(j + 2)):
            continue
        if s.tag(j) in ("V", "AUX", "MODAL", "REL", "SUB") or low in (".", ";", ":"):
            return
        target = s.at.get(j + 1)
        if target is None or target.begin != j + 1 or is_time(s, target):
            continue
        if low in ("on", "against", "upon"):
            roles.recipients += coordinated(s, target)
        elif low == "by":
            roles.actors += coordinated(s, target)
        elif low == "between" or (low == "with" and _pairs(hit)):
            (roles.actors if low == "between" else roles.recipients).extend(coordinated(s, target))
        elif low == "of" and j == k:
            plain = head.rstrip("s") if head.rstrip("s") in _OF_RECIPIENT else head
            (roles.recipients if plain in _OF_RECIPIENT else roles.actors).extend(coordinated(s, target))
        elif low in ("to", "for") and hit.entry.event_type in ADDRESSES:
            roles.recipients += coordinated(s, target)


def _pairs(hit: Found) -> bool:
    """Whether "with" after the noun names the other side, and no weapon."""
    return "reciprocal" in hit.entry.flags or hit.entry.event_type in ADDRESSES | {"COOPERATE"}


def _carried(s: Sentence, hit: Found, roles: Roles) -> None:
    base = s.tags.form[hit.carrier][0]
    if hit.carried_passive:
        for k in range(hit.carrier + 1, min(len(s.tokens), hit.carrier + 8)):
            if s.low(k) == "by" and k + 1 in s.at:
                roles.actors += coordinated(s, s.at[k + 1])
        return
    subject = subject_of(s, hit.carrier)
    if subject is None:
        return
    undergoes = base in ("suffer", "sustain", "survive", "escape", "face", "receive", "repel", "defend")
    if base in ("escape", "survive"):
        return
    (roles.recipients if undergoes else roles.actors).extend(joined_before(s, subject))


def _premodifier(s: Sentence, hit: Found, phrase: Phrase) -> list[Phrase]:
    """Words before the noun in its own phrase that name who did it: "Russian air strikes", "the army's offensive"."""
    owner = owner_of(s, phrase)
    if owner and owner.end < hit.begin:
        return [owner]
    begin = phrase.begin
    while begin < hit.begin and s.tag(begin) in ("DET", "NUM", "ADV", "PUNCT", "POSSPRON"):
        if s.tag(begin) == "POSSPRON" and s.low(begin) in ("his", "her", "their", "its"):
            return [Phrase(begin, begin + 1, begin, phrase.prep, begin + 1, True)]
        begin += 1
    named = [k for k in range(begin, hit.begin) if s.tag(k) == "NAME" or s.low(k) in _DOERS or _led(s, k)]
    if len(named) == 1 and not _does(s, named[0]):
        return []
    if not named:
        return []
    return [Phrase(named[0], named[-1] + 1, named[-1], phrase.prep, named[-1] + 1)]


def _led(s: Sentence, k: int) -> bool:
    return s.low(k).endswith(("-led", "-backed"))


def _does(s: Sentence, k: int) -> bool:
    """Whether one word before the noun names who acts: a nation's adjective or an acronym, no town ("Paris attack")."""
    word = s.tokens[k].text
    return s.low(k) in _DOERS or _led(s, k) or word.isupper() or s.low(k).endswith(_ADJECTIVAL)


_ADJECTIVAL = ("ian", "ish", "ese", "ean", "i", "ch", "lamic", "ist", "ists", "man", "can", "ans")
