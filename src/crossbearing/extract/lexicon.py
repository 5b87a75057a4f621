"""The word lists of `resources/`, compiled, and looked up by form. Loaded once, on first use."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to name a happening. A verb has `rest`, the words after it ("~" for up to six between); a noun has
    `words`. `flags` as resources/plover.yml explains.
    """

    event_type: str
    mode: str
    kind: str
    base: str
    flags: frozenset[str]
    rest: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list by the form that stands in a text, in lower case."""

    verbs: dict[str, tuple[str, str]]
    trigger_verbs: dict[str, list[tuple[Trigger, str]]]
    trigger_nouns: dict[str, list[Trigger]]
    carriers: dict[str, list[tuple[str, ...]]]
    undergo: frozenset[str]
    classes: dict[str, frozenset[str]]
    armed: frozenset[str]
    weapons: dict[str, list[tuple[tuple[str, ...], str, str]]]
    reporting: dict[str, Any]
    words: dict[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    text = resources.files("crossbearing").joinpath("data/lexicon.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    verbs, nouns = _triggers(raw["triggers"])
    return Lexicon(
        verbs={form: (base, kind) for form, (base, kind) in raw["verbs"].items()},
        trigger_verbs=verbs,
        trigger_nouns=nouns,
        carriers=_carriers(raw),
        undergo=frozenset(raw["undergo"]),
        classes={name: frozenset(words) for name, words in raw["classes"].items()},
        armed=frozenset(raw["classes"]["armed"]),
        weapons=_weapons(raw["weapons"]),
        reporting=raw["reporting"],
        words={name: frozenset(listed) for name, listed in raw["words"].items()},
    )


def word_list(name: str) -> frozenset[str]:
    """A list of resources/rule_words.yml. Raises KeyError where there is none of that name."""
    return lexicon().words[name]


def _triggers(entries: list[dict[str, Any]]) -> tuple[dict[str, list[tuple[Trigger, str]]], dict[str, list[Trigger]]]:
    """Verbs by every form of their first word; nouns by their first word; the longest entry first."""
    verbs: dict[str, list[tuple[Trigger, str]]] = {}
    nouns: dict[str, list[Trigger]] = {}
    for e in entries:
        flags = frozenset(e["flags"])
        if e["kind"] == "verb":
            trigger = Trigger(e["type"], e["mode"], "verb", e["base"], flags, rest=tuple(e["rest"]))
            for form, kind in e["forms"].items():
                verbs.setdefault(form, []).append((trigger, kind))
        for words in e.get("words", ()):
            trigger = Trigger(e["type"], e["mode"], "noun", e["base"], flags, words=tuple(words))
            nouns.setdefault(words[0], []).append(trigger)
    for ways in verbs.values():
        ways.sort(key=lambda way: -len(way[0].rest))
    for named in nouns.values():
        named.sort(key=lambda trigger: -len(trigger.words))
    return verbs, nouns


def _carriers(raw: dict[str, Any]) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for form, line in raw["carriers"].items():
        out.setdefault(form, []).append(tuple(line.split()))
    return out


def _weapons(entries: list[dict[str, Any]]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First word -> (words, plain name, ASSAULT mode), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in entries:
        for line in entry["words"]:
            words = tuple(line.split())
            out.setdefault(words[0], []).append((words, entry["name"], entry["mode"]))
    for ways in out.values():
        ways.sort(key=lambda way: -len(way[0]))
    return out
