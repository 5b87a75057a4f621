"""Write parity.json from the shipped model: run it when, and only when, a new model is shipped."""

from __future__ import annotations

import json
from pathlib import Path

from crossbearing.extract.encoder.network.model import load_model
from crossbearing.extract.encoder.pieces.windows import encode, make_windows
from crossbearing.extract.encoder.pieces.words import split_words
from crossbearing.extract.encoder.reading import Layout, read_layout

TEXT = (
    "Gunmen attacked a police post near Tessit on Sunday, killing at least four officers, the governor said. "
    "The rebels denied they had shelled the market. Two traders were abducted later, according to residents."
)


def main() -> None:
    """Logits of the token heads, rounded, and the triggers found."""
    model = load_model()
    words = split_words(TEXT, model.tokenizer)
    ends = [i + 1 for i, char in enumerate(TEXT) if char == "."]
    layout = Layout(TEXT, words, list(zip([0, *ends[:-1]], ends, strict=True)))
    (window,) = make_windows(words, layout.sentences)
    logits = model.window(encode(words, window.indices)).logits
    read = read_layout(layout, model, model.thresholds)
    stored = {
        "text": TEXT,
        "triggers": [TEXT[slice(*claim.trigger)] for claim in read.claims],
        "logits": {name: logits[name].round(3).tolist() for name in ("triggers", "cues", "names", "incidents")},
    }
    (Path(__file__).parent / "parity.json").write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
