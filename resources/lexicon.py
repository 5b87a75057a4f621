"""Compile the hand-written word lists into `src/crossbearing/data/lexicon.json`, which is what runs.

    python -m resources.lexicon            write it
    python -m resources.lexicon --check    exit 1 where it is stale (a test runs this)

Inflection happens here, once: the program only looks forms up.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "crossbearing" / "data" / "lexicon.json"
VOWELS = "aeiou"

Json = dict[str, Any]


def load(name: str) -> Json:
    """One hand-written list."""
    # Every scalar stays text: in YAML 1.1 "on", "off" and "no" would be truth values.
    return yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # type: ignore[no-any-return]


class Inflector:
    """Verb forms by rule and by the irregular table. Forms are base, s, ed (past and participle), past, part, ing."""

    def __init__(self, english: Json) -> None:
        self.irregular: dict[str, list[str]] = english["irregular"]
        self.doubling = set(english["doubling"])

    def verb(self, base: str) -> Iterator[tuple[str, str]]:
        """(form, kind) of a verb; "be" is left to the auxiliaries."""
        yield base, "base"
        yield self._with_s(base), "s"
        yield self._stem(base, "ing") + "ing", "ing"
        if base in self.irregular:
            past, part, *more = self.irregular[base]
            yield past, "ed" if past == part else "past"
            if past != part:
                yield part, "part"
            yield from ((form, "ed") for form in more)
        else:
            yield self._past(base), "ed"

    def plural(self, noun: str) -> str:
        """The plural of the last word; irregular ones that the lists need."""
        irregular = {
            "man": "men",
            "woman": "women",
            "child": "children",
            "ammunition": "ammunition",
            "aircraft": "aircraft",
        }
        for single, many in irregular.items():
            if noun.endswith(single):
                return noun[: -len(single)] + many
        return self._with_s(noun)

    def _with_s(self, word: str) -> str:
        if word.endswith(("s", "sh", "ch", "x", "z")) or word in ("go", "do", "veto"):
            return word + "es"
        return word[:-1] + "ies" if word[-1] == "y" and word[-2:-1] not in VOWELS else word + "s"

    def _past(self, base: str) -> str:
        if base[-1] == "y" and base[-2] not in VOWELS:
            return base[:-1] + "ied"
        return base + "d" if base[-1] == "e" else self._stem(base, "ed") + "ed"

    def _stem(self, base: str, ending: str) -> str:
        if base.endswith("ie") and ending == "ing":
            return base[:-2] + "y"
        if base[-1] == "e" and not base.endswith(("ee", "oe", "ye")):
            return base[:-1]
        return base + base[-1] if base in self.doubling else base


def triggers(plover: Json, inflect: Inflector) -> list[Json]:
    """One entry a verb or noun: `forms` maps the first word's (a verb) or the whole (a noun) form to its kind."""
    out = []
    for event_type, modes in plover.items():
        for mode, words in modes.items():
            for kind in ("verbs", "nouns"):
                out += [_entry(line, kind, event_type, mode, inflect) for line in words.get(kind) or []]
    return out


def _entry(line: str, kind: str, event_type: str, mode: str, inflect: Inflector) -> Json:
    words, _, flags = (part.strip() for part in line.partition("|"))
    entry: Json = {"type": event_type, "mode": "" if mode == "any" else mode, "flags": flags.split()}
    first, *rest = words.split()
    if kind == "verbs":
        return entry | {"kind": "verb", "base": first, "rest": rest, "forms": _forms(first, inflect)}
    singular = [first, *rest]
    plural = inflect.plural(words).split()
    return entry | {"kind": "noun", "base": words, "words": [singular, plural] if plural != singular else [singular]}


def _forms(base: str, inflect: Inflector) -> dict[str, str]:
    if base == "be":
        return dict.fromkeys(("is", "are", "was", "were", "be", "been", "being"), "aux")
    forms: dict[str, str] = {}
    for form, kind in inflect.verb(base):
        forms[form] = "any" if form in forms else kind
    return forms


def verb_forms(bases: set[str], inflect: Inflector) -> dict[str, list[str]]:
    """form -> [base, kind]; "any" where a form is both base and past ("hit")."""
    table: dict[str, list[str]] = {}
    for base in sorted(bases):
        for form, kind in _forms(base, inflect).items():
            table.setdefault(form, [base, kind])
    return table


def weapons(source: Json, inflect: Inflector) -> list[Json]:
    """One entry a name: its mode and its words, singular and plural, the longest first."""
    out = []
    for mode, names in source.items():
        for name, words in names.items():
            forms = sorted({*words, *map(inflect.plural, words)}, key=lambda w: (-len(w), w))
            out.append({"name": name, "mode": mode, "words": forms})
    return out


def reporting(source: Json, inflect: Inflector) -> Json:
    """Reporting verbs as form -> [base, certainty]; acts and single words beside."""
    verbs: dict[str, list[str]] = {}
    phrases: dict[str, list[list[str]]] = {}
    for line in source["verbs"]:
        words, _, certainty = (part.strip() for part in line.partition("|"))
        first, *more = words.split()
        for form in _forms(first, inflect):
            if more:
                phrases.setdefault(form, []).append([form, *more])
            else:
                verbs[form] = [first, certainty or "certain"]
    acts = {form: base for base in source["acts"] for form in _forms(base, inflect)}
    keep = {
        k: source[k]
        for k in ("addressed", "strict", "according", "claimed", "nouns", "anonymous", "passive", "impersonal")
    }
    return {"verbs": verbs, "phrases": phrases, "acts": acts, **keep}


def build() -> str:
    """The whole lexicon as canonical JSON text."""
    english, plover, credit = load("english"), load("plover"), load("reporting_verbs")
    inflect = Inflector(english)
    found = triggers(plover, inflect)
    bases = set(english["verbs"]) | {e["base"] for e in found if e["kind"] == "verb" and e["base"] != "be"}
    bases |= {line.partition("|")[0].split()[0] for line in credit["verbs"]}
    bases = {base for base in bases if " " not in base}
    classes = {k: v for k, v in english.items() if k not in ("verbs", "irregular", "doubling", "carriers", "undergo")}
    classes["armed"] = sorted({*english["armed"], *map(inflect.plural, english["armed"])})
    lexicon = {
        "triggers": found,
        "verbs": verb_forms(bases, inflect),
        "classes": classes,
        "carriers": {form: line for line in english["carriers"] for form in _forms(line.split()[0], inflect)},
        "undergo": english["undergo"],
        "weapons": weapons(load("weapons"), inflect),
        "reporting": reporting(credit, inflect),
        "words": load("rule_words"),
    }
    return json.dumps(lexicon, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def main(arguments: list[str]) -> int:
    text = build()
    if "--check" in arguments:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
