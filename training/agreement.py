"""Two annotations of the same reports compared, and the figures of the corpus's data card.

python -m training.agreement strip OUT FILE...     head and bare text of each file into OUT, no marks and no claims
python -m training.agreement compare FIRST SECOND  every file of folder SECOND against the file of that name in FIRST
python -m training.agreement card [--write]        the card's figures; --write puts them into corpus/README.md

The comparison is the project's claim scorer (`../shared/score/claims.py`), with FIRST as gold and SECOND as prediction.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from training.markup import Annotated, MarkupError, parse, strip_marks
from training.sets.sentences import split_sentences

CORPUS = Path(__file__).parent / "corpus"
CARD = CORPUS / "README.md"
SCORER = Path(__file__).resolve().parents[2] / "shared" / "score" / "claims.py"
SLOTS = ("type", "attribution", "actors", "recipients", "places", "time", "counts", "weapons")
BEGIN, END = "<!-- figures: written by `python -m training.agreement card --write` -->", "<!-- end of figures -->"

Claim = dict[str, Any]


def bare(source: str, origin: str) -> str:
    """Head and plain text of a corpus file, its claims left out; it still parses. Raises MarkupError."""
    parts = re.split(r"^---[ \t]*$\n?", source, flags=re.M)
    if len(parts) != 3:
        raise MarkupError(f"{origin}: {len(parts)} parts; write head, text and claims separated by two lines `---`")
    text, _ = strip_marks(parts[1].strip("\n"), origin)
    escaped = re.sub(r"([\[\]])", r"\\\1", text)
    return f"{parts[0]}---\n{escaped}\n---\n"


def read(path: Path) -> Annotated:
    """One corpus file, each claim's evidence filled in: the sentence that holds the trigger. Raises MarkupError."""
    annotated = parse(path.read_text(encoding="utf-8"), str(path))
    sentences = split_sentences(annotated.text)
    for claim in annotated.claims:
        claim["evidence"] = claim["evidence"] or _sentence(claim["trigger"], sentences, annotated.text)
    return annotated


def _sentence(trigger: Claim, sentences: list[tuple[int, int]], text: str) -> Claim:
    """A trigger that runs over a sentence's end is its own evidence."""
    holding = ((a, b) for a, b in sentences if a <= trigger["start"] and trigger["end"] <= b)
    start, end = next(holding, (trigger["start"], trigger["end"]))
    return {"start": start, "end": end, "text": text[start:end]}


def load_scorer(path: Path = SCORER) -> ModuleType:
    """The claim scorer as a module. Raises FileNotFoundError where it is not."""
    spec = importlib.util.spec_from_file_location("claims_scorer", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise FileNotFoundError(f"no claim scorer at {path}; give its place with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare(first: Path, second: Path, scorer: ModuleType) -> dict[str, Any]:
    """The scorer's figures of `second` against `first`. Raises ValueError where two files annotate different texts."""
    gold: dict[str, list[Claim]] = {}
    predicted: dict[str, list[Claim]] = {}
    for path in sorted(second.glob("*.txt")):
        one, other = read(first / path.name), read(path)
        if one.text != other.text:
            raise ValueError(f"{path.name}: the two annotations stand on different texts; annotate the same one")
        gold[one.head["id"]], predicted[one.head["id"]] = one.claims, other.claims
    figures: dict[str, Any] = scorer.score(gold, predicted)[0]
    return figures


def agreement_table(figures: dict[str, Any]) -> str:
    """The compared figures as a Markdown table; both passes' numbers of values, those that agree, and F1."""
    rows = ["| | first pass | second pass | agree | F1 |", "|---|---|---|---|---|"]
    for name in ("detection", *SLOTS, "slots", "complete"):
        row = figures[name]
        rows.append(f"| {name} | {row['gold']} | {row['pred']} | {row['tp']} | {row['f1']:.3f} |")
    same = ", ".join(f"{name} {share:.3f}" for name, share in figures["on pairs"].items())
    return "\n".join(rows) + f"\n\nShare of the paired claims with the same value: {same}."


def reports(folder: Path = CORPUS) -> list[Annotated]:
    """Every report of the corpus in order of name. Raises MarkupError."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def figures_table(corpus: list[Annotated]) -> str:
    """The data card's figures as Markdown."""
    claims = [claim for report in corpus for claim in report.claims]
    words = [len(report.text.split()) for report in corpus]
    silent = sum(not report.claims for report in corpus)
    undated = sum(report.head["published"] == "none" for report in corpus)
    intro = (
        f"{len(corpus)} reports, {sum(words)} words ({min(words)} to {max(words)} a report), {len(claims)} claims: "
        f"{len(claims) / len(corpus):.1f} a report, {100 * len(claims) / sum(words):.1f} a hundred words. "
        f"{silent} reports hold no claim; {undated} have no publication date."
    )
    tables = [_table(*row) for row in _breakdowns(corpus, claims)]
    return "\n\n".join([intro, *tables])


def _breakdowns(corpus: list[Annotated], claims: list[Claim]) -> Iterator[tuple[str, str, Iterable[str]]]:
    yield "event type", "claims", (claim["event_type"] for claim in claims)
    assaults = [claim for claim in claims if claim["event_type"] == "ASSAULT"]
    yield "ASSAULT mode", "modes", (mode for claim in assaults for mode in claim["modes"] or ["none"])
    yield "status", "claims", (claim["status"] for claim in claims)
    yield "negated", "claims", ("yes" if claim["negated"] else "no" for claim in claims)
    yield "certainty", "claims", (claim["certainty"] for claim in claims)
    yield "depth of credit", "claims", (f"{len(claim['attribution'])}" for claim in claims)
    yield "style of credit", "credits", (credit["style"] for claim in claims for credit in claim["attribution"])
    yield "kind of count", "counts", (count["kind"] for claim in claims for count in claim["counts"])
    yield "slot", "values", (slot for claim in claims for slot in _filled(claim))
    yield "kind of report", "reports", (report.head["kind"] for report in corpus)
    yield "region", "reports", (report.head["region"] for report in corpus)


def _filled(claim: Claim) -> Iterator[str]:
    for slot in ("actors", "recipients", "places", "counts", "weapons"):
        yield from [slot] * len(claim[slot])
    if claim["time"]:
        yield "time"


def _table(name: str, unit: str, values: Iterable[str]) -> str:
    counts = Counter(values)
    total = sum(counts.values())
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"| {value} | {count} | {100 * count / total:.1f} % |" for value, count in rows]
    return "\n".join([f"| {name} | {unit} | share |", "|---|---|---|", *lines])


def card_with(card: str, figures: str) -> str:
    """The card's text with its figures replaced. Raises ValueError where the card has no place for them."""
    before, begin, rest = card.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the card has no lines {BEGIN!r} and {END!r}; add them where the figures go")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def main(given: list[str] | None = None) -> None:
    """Read the command line and run one command."""
    parser = argparse.ArgumentParser(prog="python -m training.agreement", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", required=True)
    stripping = commands.add_parser("strip")
    stripping.add_argument("out", type=Path)
    stripping.add_argument("files", type=Path, nargs="+")
    comparing = commands.add_parser("compare")
    comparing.add_argument("first", type=Path)
    comparing.add_argument("second", type=Path)
    comparing.add_argument("--scorer", type=Path, default=SCORER)
    commands.add_parser("card").add_argument("--write", action="store_true")
    arguments = parser.parse_args(given)
    sys.stdout.write(_run(arguments) + "\n")


def _run(arguments: argparse.Namespace) -> str:
    if arguments.command == "compare":
        return agreement_table(compare(arguments.first, arguments.second, load_scorer(arguments.scorer)))
    if arguments.command == "card":
        figures = figures_table(reports())
        if arguments.write:
            CARD.write_text(card_with(CARD.read_text(encoding="utf-8"), figures), encoding="utf-8")
        return figures
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.files:
        (arguments.out / path.name).write_text(bare(path.read_text(encoding="utf-8"), str(path)), encoding="utf-8")
    return f"{len(arguments.files)} bare texts in {arguments.out}"


if __name__ == "__main__":
    main()
