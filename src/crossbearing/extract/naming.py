"""Who a mention is: pronouns and short names lead to the mention of the same report that names them.

Works on plain mentions, so that any engine can use it; needs no parse. What it cannot tell it leaves None.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from crossbearing.concepts import Extent
from crossbearing.extract.lexicon import word_list

_TITLES = word_list("titles")
_LEADING = word_list("leading_titles")
_STRIPPED = frozenset(title.strip(".") for title in _TITLES)
_PARTICLES = frozenset({"al", "bin", "ibn", "de", "del", "la", "el", "von", "van", "of"})
_BODIES = frozenset(
    "administration agency alliance army assembly association authority bureau coalition command commission committee "
    "confederation congress corps council court department directorate embassy federation force forces front "
    "government guard headquarters hospital institute league ministry mission movement navy office organisation "
    "organization parliament party police prosecution republic secretariat senate service services staff union".split()
)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_PLURAL = re.compile(
    r"(?:s|people|police|men|women|children|troops|army|military|government|coalition|group|forces?|team|navy)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(\s*([A-Z][A-Z.&-]{1,11})\s*\)")
_WOMAN = re.compile(
    r"\b(?:mrs|ms|woman|girl|mother|wife|daughter|sister|queen|spokeswoman|lady|actress|widow)\b", re.IGNORECASE
)
_REACH = 1500  # code points a pronoun looks back


def names_of(text: str, mentions: Iterable[Extent]) -> dict[Extent, str]:
    """The name of each mention that has another one than its own words; the rest are left out.

    `mentions` are half-open extents of roles and sources in `text`, in any order. A pronoun takes the nearest earlier
    mention that fits it, a surname or acronym the fullest mention that holds it, a titled name loses its title.
    """
    ordered = sorted(set(mentions))
    words = {at: " ".join(text[slice(*at)].split()) for at in ordered}
    full = _full_names(words)
    short = _acronyms(text, ordered)
    out: dict[Extent, str] = {}
    for k, at in enumerate(ordered):
        name = _pronoun(ordered[:k], words, at, out) if is_pronoun(words[at]) else _longer(words[at], full, short)
        if name and name != words[at]:
            out[at] = name
    return out


def is_pronoun(words: str) -> bool:
    """Whether the words are a personal or possessive pronoun."""
    return words.lower() in _HE | _SHE | _THEY | {"it", "its", "we", "i", "us", "our", "my", "you"}


def may_mean(pronoun: str, words: str) -> bool:
    """Whether a pronoun of the third person can stand for these words: "it" for a thing or a body, "they" for several
    or a body, "he" and "she" for a person. False for other pronouns.
    """
    low = pronoun.lower()
    if low in _HE | _SHE | _THEY:
        return _agrees(low, words)
    if low not in _IT:
        return False
    last = words.split(",")[0].split()[-1:] or [""]
    several = last[0].islower() and last[0].endswith("s") and not last[0].endswith("ss")
    return not several and not _is_person(words) and not is_pronoun(words)


def _pronoun(earlier: list[Extent], words: dict[Extent, str], at: Extent, known: dict[Extent, str]) -> str | None:
    low = words[at].lower()
    if low not in _HE | _SHE | _THEY:
        return None
    for before in reversed(earlier[bisect.bisect_left(earlier, (at[0] - _REACH, 0)) :]):
        antecedent = words[before]
        if is_pronoun(antecedent):
            if before in known and _same_person(antecedent.lower(), low):
                return known[before]
            continue
        if _agrees(low, antecedent):
            return known.get(before, antecedent)
    return None


def _same_person(a: str, b: str) -> bool:
    return any(a in group and b in group for group in (_HE, _SHE, _THEY))


def _agrees(pronoun: str, antecedent: str) -> bool:
    name, is_name = _bare_name(antecedent)
    plural = bool(_PLURAL.search(antecedent)) and not (is_name and " " in name)
    if pronoun in _THEY:
        return plural
    if plural or not _is_person(antecedent):
        return False
    return bool(_WOMAN.search(antecedent)) == (pronoun in _SHE) or (
        pronoun in _SHE and not _WOMAN.search(antecedent) and False
    )


def _is_person(words: str) -> bool:
    low = words.lower().split()
    name, is_name = _bare_name(words)
    titled = any(w.strip(".,") in _TITLES - {"the", "a", "an"} for w in low)
    return (
        titled
        or (is_name and 2 <= len(name.split()) <= 4)
        or bool(
            re.search(
                r"\b(?:man|woman|boy|girl|suspect|officer|spokesman|spokeswoman|leader|teenager)\b",
                words,
                re.IGNORECASE,
            )
        )
    )


def _bare_name(words: str) -> tuple[str, bool]:
    """The words after the last title ("Foreign Minister Ana Ruiz, who ..." is "Ana Ruiz"), and whether they look like a
    name.
    """
    parts = words.split(",")[0].split()
    low = [part.lower().strip(".") for part in parts]
    after = max((k + 1 for k, word in enumerate(low[:-1]) if word in _LEADING), default=0)
    while after < len(parts) - 1 and low[after] in _STRIPPED:
        after += 1
    bare = low[after:]
    if bare[:1] == ["of"] or any(word in _BODIES for word in bare):  # "Interior Ministry" is no person named Ministry
        after = int(low[0] in ("the", "a", "an"))
    parts = parts[after:]
    is_name = bool(parts) and all(p[:1].isupper() or p.lower() in _PARTICLES for p in parts)
    return " ".join(parts), is_name


def _full_names(words: dict[Extent, str]) -> dict[str, str]:
    """Last word of a name -> the fullest name with it; None-like "" where two names share it."""
    out: dict[str, str] = {}
    for value in words.values():
        name, is_name = _bare_name(value)
        parts = name.split()
        if not is_name or not 2 <= len(parts) <= 4:
            continue
        last = parts[-1].lower()
        known = out.get(last)
        if known is None or known.lower() in name.lower():
            out[last] = name
        elif name.lower() not in known.lower():
            out[last] = ""
    return out


def _acronyms(text: str, mentions: list[Extent]) -> dict[str, str]:
    """Acronym -> the words before its brackets, for mentions such as "the Farabundo Marti Front (FMLN)"."""
    out: dict[str, str] = {}
    for found in _ACRONYM.finditer(text):
        letters = found[1].replace(".", "").lower()
        before = re.findall(r"[\w-]+", text[max(0, found.start() - 120) : found.start()])
        for take in range(len(letters), min(len(before), len(letters) + 4) + 1):
            words = before[-take:]
            initials = "".join(w[0].lower() for w in words if w.lower() not in ("of", "the", "for", "and", "de", "in"))
            if initials == letters:
                out.setdefault(found[1].lower(), " ".join(words))
    return out


def _longer(words: str, full: dict[str, str], short: dict[str, str]) -> str | None:
    plain = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    if plain.lower() in short:
        return short[plain.lower()]
    name, is_name = _bare_name(words)
    if not is_name or not name:
        return None
    parts = name.split()
    if len(parts) == 1 and full.get(parts[0].lower()):
        return full[parts[0].lower()]
    return name
