"""A user's own annotated reports: corpus markup, or the record's JSON with the text beside the claims."""

from __future__ import annotations

import json
from pathlib import Path

from training.documents import Document
from training.sets.claims import annotated_document, corpus_documents


def own_documents(folder: Path | None) -> list[Document]:
    """Markup files `*.txt` (FORMAT.md) and files `*.json` with `id`, `text` and `claims` (RECORD.md) of a folder.

    [] without a folder. Raises MarkupError or KeyError at a file that has neither form.
    """
    if folder is None:
        return []
    out = corpus_documents(folder)
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        out.append(annotated_document(report["id"], report["text"], report["claims"]))
    return out
