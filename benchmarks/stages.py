"""Articles of 600 words a second, stage by stage, and where the time goes.

    python -m benchmarks.stages [--articles 60] [--extractor auto]

Articles are made of the project's own corpus. Each stage is timed alone on the same articles, in one process.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from crossbearing.concepts import Claim, Report
from crossbearing.link import link
from crossbearing.pipeline import Pipeline, Settings, load_stages
from crossbearing.read import ReadSettings, report_of_text
from crossbearing.store import open_store
from training.markup import parse

CORPUS = Path(__file__).parents[1] / "training" / "corpus"
WORDS = 600
Result = TypeVar("Result")


def articles(count: int) -> list[str]:
    """Texts of about 600 words: reports of the corpus set one after another."""
    texts = [parse(p.read_text(encoding="utf-8"), p.name).text for p in sorted(CORPUS.glob("[0-9]*.txt"))]
    out, at = [], 0
    while len(out) < count:
        parts: list[str] = []
        while sum(len(re.findall(r"\w+", p)) for p in parts) < WORDS:
            parts.append(texts[at % len(texts)])
            at += 1
        out.append("\n\n".join(parts) + f"\n\nArticle {len(out)}.")
    return out


def timed(what: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds, and what came out."""
    began = time.perf_counter()
    result = what()
    return time.perf_counter() - began, result


def measure(count: int, extractor: str) -> dict[str, float]:
    """Seconds of each stage over `count` articles."""
    texts, settings = articles(count), ReadSettings(published="2021-06-15", language="en")
    stages = load_stages(extractor)
    stages.claims(report_of_text(texts[0], settings, id="warm-up"))
    seconds: dict[str, float] = {}
    reports: list[Report]
    seconds["read"], reports = timed(lambda: [report_of_text(t, settings, id=f"a{i}") for i, t in enumerate(texts)])
    seconds["extract"], found = timed(lambda: [stages.extractor.extract_claims(r) for r in reports])
    pairs = list(zip(reports, found, strict=True))
    seconds["resolve"], resolved = timed(lambda: [stages.resolver.resolve_claims(r, c) for r, c in pairs])
    claims: list[Claim] = [c for some in resolved for c in some]
    seconds["link"], _ = timed(lambda: link(reports, claims))
    seconds["all, into a store"] = _whole(texts, extractor)
    return seconds


def _whole(texts: list[str], extractor: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            (Path(folder) / f"a{i}.txt").write_text(text, encoding="utf-8")
        with open_store(Path(folder) / "bench.db") as store:
            return timed(lambda: Pipeline(store, Settings(extractor)).add([folder]))[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--extractor", default="auto")
    options = parser.parse_args()
    seconds = measure(options.articles, options.extractor)
    alone = sum(v for k, v in seconds.items() if not k.startswith("all"))
    print("| stage | articles a second | share of the time |\n|---|---|---|")
    for stage, spent in seconds.items():
        share = "" if stage.startswith("all") else f"{spent / alone:.0%}"
        print(f"| {stage} | {options.articles / spent:.1f} | {share} |")


if __name__ == "__main__":
    main()
