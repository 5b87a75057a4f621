"""The one place where benchmarks call the program: from a gold row's raw text to what the program reads in it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.concepts import Claim, Report
from crossbearing.extract.encoder import Analysis, load_encoder
from crossbearing.pipeline import Stages, load_stages
from crossbearing.read import ReadSettings, report_of_text


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gold file. Raises FileNotFoundError naming where gold sets come from."""
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such gold set; docs/benchmarks.md says where each set comes from")
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def digest(path: Path) -> str:
    """SHA-256 of a gold file, so that a figure names its data."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@functools.cache
def stages(extractor: str = "auto") -> Stages:
    """The program's stages as a user's run has them, loaded once."""
    return load_stages(extractor)


def report(
    name: str, text: str, published: str | None = None, title: str | None = None, outlet: str | None = None
) -> Report:
    """A report of this text, read as the program reads it. Gold texts are English: the language is not guessed."""
    return report_of_text(text, ReadSettings(published=published, outlet=outlet, language="en"), id=name, title=title)


@functools.lru_cache(maxsize=4096)
def claims(read: Report, extractor: str = "auto") -> tuple[Claim, ...]:
    """Resolved claims of one report, kept: some metrics of a set ask for them twice."""
    return stages(extractor).claims(read)


def analysis(read: Report) -> Analysis:
    """What the encoder alone sees: names, attributions, incident roles."""
    return load_encoder().analyse(read)
