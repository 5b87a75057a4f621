"""Read the corpus markup (training/corpus/FORMAT.md) into reports and claims of the record's form.

`python -m training.markup check FILE...` prints one line for each fault and exits 1 if there is one.
"""

from __future__ import annotations

import datetime
import pathlib
import re
import sys
from dataclasses import dataclass, field
from typing import Any

KINDS = frozenset("agency tabloid ministry monitor sitrep liveblog local aggregator wire-caps".split())
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)
ASSAULT_MODES = frozenset(
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional".split()
)
COUNT_KINDS = frozenset(
    "killed injured missing abducted detained surrendered displaced destroyed damaged launched strikes sorties "
    "deployed participants money other".split()
)
STATUSES = frozenset("ongoing planned demanded hypothetical".split())
CERTAINTIES = frozenset("probable possible".split())
SPAN_SLOTS = ("actors", "recipients", "places", "weapons")
SLOTS = frozenset((*SPAN_SLOTS, "time", "counts", "credit", "evidence"))

_HEAD = re.compile(
    r"(?P<trigger>[\w-]+) (?P<type>[A-Z]+)(?:/(?P<modes>[a-z+-]+))? @(?P<event>[\w-]+)(?P<words>(?: \w+)*)$"
)
_NAME = re.compile(r"(?P<label>[\w-]+) = (?P<rest>.+)$")
_COUNT = re.compile(
    r"(?P<label>[\w-]+) = (?P<kind>[a-z]+) (?P<about>~?)(?P<low>\d*)(?P<dots>(?:\.\.)?)(?P<high>\d*)"
    r"(?: (?P<of>[^()]+?))?(?: \((?P<of_whom>civilian|combatant)\))?$"
)
_TIME = re.compile(
    r"(?P<label>[\w-]+) = (?:\?|(?P<start>\d{4}-\d\d-\d\d)(?:\.\.(?P<end>\d{4}-\d\d-\d\d))?)"
    r"(?: (?P<precision>day|week|month|year|interval))?$"
)


class MarkupError(ValueError):
    """A corpus file that does not follow FORMAT.md; the message names file, value and cure."""


@dataclass
class Annotated:
    """One corpus report: `head` as written, plain `text`, and `claims` as dictionaries of the record's form.

    Span offsets are half-open code points of `text`. `evidence` is None where the file gives none: the sentence
    that holds the trigger is meant, and the caller who has a sentence splitter fills it in.
    """

    head: dict[str, str]
    text: str
    claims: list[dict[str, Any]] = field(default_factory=list)


def parse(source: str, origin: str) -> Annotated:
    """One corpus file from its text; `origin` names it in errors. Raises MarkupError."""
    parts = re.split(r"^---[ \t]*$\n?", source, flags=re.M)
    if len(parts) != 3:
        raise MarkupError(f"{origin}: {len(parts)} parts; write head, text and claims separated by two lines `---`")
    head = _head(parts[0], origin)
    text, spans = strip_marks(parts[1].strip("\n"), origin)
    return Annotated(head, text, _claims(parts[2], spans, head["id"], origin))


def strip_marks(marked: str, origin: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """Plain text and label -> span of a text with `[words]{label}` marks."""
    out: list[str] = []
    length, opened, spans, i = 0, [], {}, 0
    while i < len(marked):
        char = marked[i]
        if char == "\\" and marked[i + 1 : i + 2] in ("[", "]"):
            out.append(marked[i + 1])
            length, i = length + 1, i + 2
        elif char == "[":
            opened.append(length)
            i += 1
        elif char == "]":
            label = re.match(r"\]\{([\w-]*)\}", marked[i:])
            if not opened or not label:
                raise MarkupError(
                    f"{origin}: stray or unlabelled `]` near {marked[max(0, i - 30) : i + 15]!r}; mark [words]{{label}}"
                )
            start = opened.pop()
            if label[1] in spans:
                raise MarkupError(f"{origin}: label {label[1]!r} is used twice; use each label once")
            if label[1]:
                spans[label[1]] = {"start": start, "end": length, "text": "".join(out)[start:]}
            i += label.end()
        else:
            out.append(char)
            length, i = length + 1, i + 1
    if opened:
        raise MarkupError(f"{origin}: {len(opened)} `[` never closed; close it or write \\[")
    return "".join(out), spans


def _head(block: str, origin: str) -> dict[str, str]:
    head = dict(re.split(r":\s*", line.strip(), maxsplit=1) for line in block.splitlines() if ":" in line)
    for key in ("id", "kind", "region", "outlet", "published"):
        if not head.get(key):
            raise MarkupError(f"{origin}: head has no `{key}:`; add it")
    if head["kind"] not in KINDS:
        raise MarkupError(f"{origin}: kind {head['kind']!r}; use one of {', '.join(sorted(KINDS))}")
    if head["published"] != "none":
        try:
            datetime.datetime.fromisoformat(head["published"])
        except ValueError:
            raise MarkupError(f"{origin}: published {head['published']!r}; use an ISO date or `none`") from None
    return head


def _claims(block: str, spans: dict[str, dict[str, Any]], report: str, origin: str) -> list[dict[str, Any]]:
    names: dict[str, dict[str, str]] = {}
    claims: list[dict[str, Any]] = []
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t":
            if not claims:
                raise MarkupError(f"{origin}: slot {line.strip()!r} before any claim; write the claim's line first")
            _slot(claims[-1], line.strip(), spans, names, origin)
        elif named := _NAME.match(line):
            _span(named["label"], spans, origin)
            values = [value.strip() for value in named["rest"].split(";")]
            names[named["label"]] = dict(zip(("name", "country", "sector"), values, strict=False))
        else:
            claims.append(_claim(line, spans, report, origin))
    return claims


def _claim(line: str, spans: dict[str, dict[str, Any]], report: str, origin: str) -> dict[str, Any]:
    match = _HEAD.match(line.strip())
    if not match:
        raise MarkupError(f"{origin}: cannot read {line.strip()!r}; write `trigger TYPE/mode @event words`")
    if match["type"] not in TYPES:
        raise MarkupError(f"{origin}: type {match['type']!r} is none of the 16 PLOVER types")
    modes = match["modes"].split("+") if match["modes"] else []
    if match["type"] == "ASSAULT" and not ASSAULT_MODES.issuperset(modes):
        raise MarkupError(f"{origin}: ASSAULT mode {match['modes']!r}; use {', '.join(sorted(ASSAULT_MODES))}")
    words = match["words"].split()
    if unknown := set(words) - STATUSES - CERTAINTIES - {"negated"}:
        raise MarkupError(
            f"{origin}: {', '.join(sorted(unknown))} in {line.strip()!r} is no status, certainty or `negated`"
        )
    return {
        "report": report,
        "event": match["event"],
        "trigger": _span(match["trigger"], spans, origin),
        "evidence": None,
        "event_type": match["type"],
        "modes": modes,
        "status": next((w for w in words if w in STATUSES), "happened"),
        "negated": "negated" in words,
        "certainty": next((w for w in words if w in CERTAINTIES), "certain"),
        "attribution": [],
        "actors": [],
        "recipients": [],
        "places": [],
        "time": None,
        "counts": [],
        "weapons": [],
    }


def _slot(claim: dict[str, Any], line: str, spans: dict[str, Any], names: dict[str, Any], origin: str) -> None:
    slot, _, value = line.partition(":")
    value = value.strip()
    if slot not in SLOTS or not value:
        raise MarkupError(f"{origin}: slot {line!r}; use one of {', '.join(sorted(SLOTS))} with a value")
    if slot in SPAN_SLOTS:
        claim[slot] = [_mention(label.strip(), spans, names, origin) for label in value.split(",")]
    elif slot == "time":
        claim["time"] = _time(value, spans, origin)
    elif slot == "counts":
        claim["counts"] = [_count(part.strip(), spans, origin) for part in re.split(r",\s*(?=[\w-]+ = )", value)]
    elif slot == "credit":
        claim["attribution"] = [_credit(part.split(), spans, names, origin) for part in value.split(">")]
    else:
        claim["evidence"] = _span(value, spans, origin)


def _span(label: str, spans: dict[str, dict[str, Any]], origin: str) -> dict[str, Any]:
    if label not in spans:
        raise MarkupError(f"{origin}: label {label!r} marks nothing in the text; write [words]{{{label}}} there")
    return dict(spans[label])


def _mention(label: str, spans: dict[str, Any], names: dict[str, Any], origin: str) -> dict[str, Any]:
    return _span(label, spans, origin) | {k: v for k, v in names.get(label, {}).items() if v}


def _time(value: str, spans: dict[str, Any], origin: str) -> dict[str, Any]:
    match = _TIME.match(value)
    if not match:
        raise MarkupError(
            f"{origin}: time {value!r}; write `d1 = 2022-05-03` or `d1 = 2022-05-01..2022-05-03 interval` or `d1 = ?`"
        )
    start, end = match["start"], match["end"] or match["start"]
    precision = match["precision"] or (None if start is None else "day" if start == end else "interval")
    for day in filter(None, (start, end)):
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            raise MarkupError(f"{origin}: no such day {day!r}") from None
    return _span(match["label"], spans, origin) | {"from": start, "to": end, "precision": precision}


def _count(value: str, spans: dict[str, Any], origin: str) -> dict[str, Any]:
    match = _COUNT.match(value)
    if not match or match["kind"] not in COUNT_KINDS or not (match["low"] or match["high"]):
        raise MarkupError(
            f"{origin}: count {value!r}; write `n1 = killed 9 traders`, kinds: {', '.join(sorted(COUNT_KINDS))}"
        )
    low = int(match["low"]) if match["low"] else None
    high = int(match["high"]) if match["high"] else (None if match["dots"] else low)
    return _span(match["label"], spans, origin) | {
        "kind": match["kind"],
        "of": match["of"],
        "low": low,
        "high": high,
        "approximate": bool(match["about"]),
        "of_whom": match["of_whom"],
    }


def _credit(words: list[str], spans: dict[str, Any], names: dict[str, Any], origin: str) -> dict[str, Any]:
    if len(words) != 3 or words[2] not in ("indirect", "direct", "mixed") or words[:2] == ["-", "-"]:
        raise MarkupError(f"{origin}: credit {' '.join(words)!r}; write `source cue indirect`, `-` for a missing one")
    source = None if words[0] == "-" else _span(words[0], spans, origin)
    cue = None if words[1] == "-" else _span(words[1], spans, origin)
    name = names.get(words[0], {}).get("name") or (source["text"] if source else None)
    return {"source": source, "name": name, "cue": cue, "style": words[2]}


def check(paths: list[pathlib.Path]) -> list[str]:
    """One line for each fault of these files, and for an id used twice; [] when all are good."""
    faults: list[str] = []
    ids: dict[str, pathlib.Path] = {}
    for path in paths:
        try:
            annotated = parse(path.read_text(encoding="utf-8"), str(path))
        except MarkupError as error:
            faults.append(str(error))
            continue
        other = ids.setdefault(annotated.head["id"], path)
        if other is not path:
            faults.append(f"{path}: id {annotated.head['id']!r} is {other}'s too; give it another")
    return faults


if __name__ == "__main__":
    if sys.argv[1:2] != ["check"] or len(sys.argv) < 3:
        sys.exit("usage: python -m training.markup check FILE...")
    found = check([pathlib.Path(name) for name in sys.argv[2:]])
    print("\n".join(found) or f"{len(sys.argv) - 2} files, no fault")
    sys.exit(bool(found))
