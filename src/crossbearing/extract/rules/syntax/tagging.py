"""Parts of speech from a small lexicon and the neighbours: enough for noun phrases and verb groups, no more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.extract.lexicon import Lexicon, lexicon, word_list
from crossbearing.extract.tokens import Token

# Classes that stand in a noun phrase.
NOMINAL = frozenset({"N", "NAME", "ADJ", "NUM"})
_DIGITS = re.compile(r"\d")
_CLASSES = (
    ("AUX", "auxiliary"), ("MODAL", "modal"), ("DET", "det"), ("POSSPRON", "possessive"), ("PRON", "pronoun"),
    ("REL", "relative"), ("NUM", "number"), ("CONJ", "conjunction"), ("PREP", "preposition"),
    ("SUB", "subordinator"), ("ADV", "adverb"), ("ADJ", "ordinary"),
)  # fmt: skip


@dataclass(slots=True)
class Tags:
    """One tag a token; for verbs `form` is (base, base|s|ed|past|part|ing|any), else ("", "")."""

    tag: list[str]
    form: list[tuple[str, str]]


def tag(tokens: list[Token], lex: Lexicon, capitals: bool) -> Tags:
    """Tags of one sentence. `capitals`: the sentence is written in capitals, so case names nobody."""
    closed = _closed(lex)
    tags, forms = [], []
    for i, token in enumerate(tokens):
        first = _first_tag(token, i, closed, lex, capitals)
        tags.append(first)
        forms.append(lex.verbs.get(token.low) or _regular(token.low, first))
    out = Tags(tags, forms)
    _mark_compounds(tokens, out, lex)
    for i, token in enumerate(tokens):
        if token.low in ("may", "march") and _is_month(tokens, i):
            out.tag[i] = "N"
        if token.low == "that" and i and out.tag[i - 1] not in ("PREP", "CONJ", "SUB", "PUNCT"):
            out.tag[i] = "REL"
        if out.tag[i] == "TO" and not _opens_infinitive(tokens, out, i):
            out.tag[i] = "PREP"
    for i in range(len(tokens)):
        if out.tag[i] != "V" or (
            forms[i][1] in ("base", "s") and _never_noun(tokens[i], out, i, lex.classes["also_nouns"])
        ):
            continue
        if not _is_verb(tokens, out, i):
            out.tag[i] = "ADJ" if forms[i][1] in ("ed", "part") else "N"
    return out


_closed_cache: dict[int, dict[str, str]] = {}


def _closed(lex: Lexicon) -> dict[str, str]:
    if id(lex) not in _closed_cache:
        table: dict[str, str] = {}
        for name, words in _CLASSES:
            for word in lex.classes[words]:
                table.setdefault(word, name)
        _closed_cache[id(lex)] = table
    return _closed_cache[id(lex)]


def _first_tag(token: Token, i: int, closed: dict[str, str], lex: Lexicon, capitals: bool) -> str:
    low = token.low
    if low in ("'s", "’s"):
        return "POSS"
    if low == "to":
        return "TO"
    if not capitals and len(low) > 1 and token.text.isupper() and low.isalpha() and low in closed:
        return "NAME"  # "US" and "IS" are names where a text is not in capitals
    if not token.text[0].isalnum():
        return "PUNCT"
    if low in closed and not (not capitals and i and token.text.istitle() and closed[low] == "ADJ"):
        return closed[low]
    if _DIGITS.match(low):
        return "NUM" if not low.endswith("old") else "ADJ"
    is_name = not capitals and token.text[0].isupper() and i > 0
    if low in lex.verbs and not (is_name and not token.text.isupper()):
        return "V"
    if low.endswith("ly") and len(low) > 4:
        return "ADV"
    if is_name:
        return "NAME"
    return "V" if _regular(low, "V")[1] and (i or capitals) else "N"


_NO_VERBS = word_list("no_verbs")


def _regular(low: str, tag: str) -> tuple[str, str]:
    """The form of an unknown word that ends like a verb ("blindfolded"); its base is not known."""
    if tag == "V" and len(low) > 5 and low.isalpha() and low not in _NO_VERBS:
        if low.endswith("ing"):
            return low[:-3], "ing"
        if low.endswith("ed"):
            return low[:-2], "ed"
    return "", ""


def _mark_compounds(tokens: list[Token], tags: Tags, lex: Lexicon) -> None:
    """The words of a compound that names a happening ("air strikes") are nouns."""
    for i, token in enumerate(tokens):
        for entry in lex.trigger_nouns.get(token.low, ()):
            end = i + len(entry.words)
            if end - i > 1 and tuple(t.low for t in tokens[i:end]) == entry.words:
                for k in range(i, end):
                    tags.tag[k] = "N" if tags.tag[k] == "V" else tags.tag[k]
                break


def _is_month(tokens: list[Token], i: int) -> bool:
    """Whether "May" or "March" stands beside a number: "3 May 2014"."""
    beside = [tokens[k].low for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
    return tokens[i].text[0].isupper() and any(low[0].isdigit() for low in beside)


def _opens_infinitive(tokens: list[Token], tags: Tags, i: int) -> bool:
    """Whether "to" is followed by a base form (adverbs between), and is not "according to"."""
    k = i + 1
    while k < len(tokens) and tags.tag[k] == "ADV":
        k += 1
    if k >= len(tokens) or (i and tokens[i - 1].low in ("according", "due", "thanks", "owing", "prior")):
        return False
    return tokens[k].low in ("be", "have", "do", "get") or (tags.tag[k] == "V" and tags.form[k][1] in ("base", "any"))


_BEFORE_NOUN = frozenset({"DET", "POSS", "POSSPRON", "NUM", "ADJ"})
_OPENS_OBJECT = frozenset({"DET", "POSSPRON", "PRON", "NUM"})


def _is_verb(tokens: list[Token], tags: Tags, i: int) -> bool:
    """Whether a form that can be a verb is one here, by the tags beside it."""
    kind = tags.form[i][1]
    back = _back(tags, i)
    before = tags.tag[back] if back >= 0 else ""
    after = tags.tag[i + 1] if i + 1 < len(tokens) else ""
    if kind == "ing":
        return not (before in _BEFORE_NOUN or after == "POSS" or (i + 1 < len(tokens) and tokens[i + 1].low == "of"))
    if kind in ("ed", "part", "past"):
        modifies = before in ("DET", "POSS", "POSSPRON", "NUM") or (before in ("PREP", "ADJ") and after in NOMINAL)
        return not (modifies and after in (*NOMINAL, "V")) and not (before in ("DET", "POSSPRON") and after != "PREP")
    if before in _BEFORE_NOUN or (before == "PREP" and tokens[back].low != "to"):
        return False
    if before in ("TO", "MODAL", "PRON", "REL"):
        return True
    if before == "AUX":
        return tokens[back].low.startswith(("d", "n")) and kind != "s"
    return _bare_verb(tokens, tags, i, before, after)


def _never_noun(token: Token, tags: Tags, i: int, also_nouns: frozenset[str]) -> bool:
    """Whether the form belongs to a verb that is no noun as well ("condemns"), and is not part of a name."""
    return tags.form[i][0] not in also_nouns and not (i and token.text[:1].isupper() and not token.text.isupper())


def _bare_verb(tokens: list[Token], tags: Tags, i: int, before: str, after: str) -> bool:
    """A base or -s form after a noun or at the start: a verb where an object or a clause follows."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    says = following in ("that", ":") and tokens[i].low in lexicon().reporting["verbs"]
    if before in ("N", "NAME", "V"):
        agrees = (
            tags.form[i][1] == "s"
            or tokens[i - 1].low.endswith("s")
            or tokens[i - 1].low in ("people", "police", "men")
        )
        return agrees and (after in (*_OPENS_OBJECT, "NAME", "ADJ", "TO") or following in ("on", "at") or says)
    if i == 0 or before in ("PUNCT", "CONJ", "SUB"):
        return after in _OPENS_OBJECT
    return False


def _back(tags: Tags, i: int) -> int:
    """The last token before `i` that is no adverb; -1 for none."""
    i -= 1
    while i >= 0 and tags.tag[i] == "ADV":
        i -= 1
    return i
