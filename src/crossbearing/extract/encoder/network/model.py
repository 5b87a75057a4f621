"""The shipped network: two ONNX graphs and a tokenizer, run on the CPU.

One window and one trigger at a time: int8 scales its numbers by the largest of a whole batch, so that in a batch a
report
would be read a little differently from one day to the next (1.9% of tags at a batch of 8).
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from crossbearing.errors import ExtractError
from crossbearing.extract.encoder.network.answers import Look, TriggerAnswers, WindowAnswers
from crossbearing.extract.encoder.network.decoding import Floats
from crossbearing.extract.encoder.network.thresholds import Thresholds, load_thresholds
from crossbearing.extract.encoder.pieces.windows import Encoded
from crossbearing.extract.encoder.pieces.words import load_tokenizer

MODEL = Path(__file__).resolve().parents[3] / "data" / "encoder"


class Model:
    """A Scorer over the graphs of a folder, with its tokenizer and thresholds. Safe to share between threads."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        """Raises ExtractError where the folder holds no usable model."""
        try:
            self._encoder, self._reader = (
                graph_session(folder / name, threads) for name in ("encoder.onnx", "reader.onnx")
            )
            self.tokenizer: Tokenizer = load_tokenizer(str(folder / "tokenizer.json"))
            self.thresholds: Thresholds = load_thresholds(folder / "thresholds.json")
        except Exception as error:  # onnxruntime and tokenizers raise plain Exceptions of their own
            raise ExtractError(
                "no usable model", str(folder), "install the package with its data, or train one"
            ) from error
        self._encoder_names = [output.name for output in self._encoder.get_outputs()]
        self._reader_names = [output.name for output in self._reader.get_outputs()]

    def window(self, encoded: Encoded) -> WindowAnswers:
        """Answers for one window."""
        given = {"pieces": encoded.pieces, "shapes": encoded.shapes, "first": encoded.first, "last": encoded.last}
        out = self._encoder.run(None, {name: values[None] for name, values in given.items()})
        logits = {name: np.asarray(values[0]) for name, values in zip(self._encoder_names, out, strict=True)}
        return WindowAnswers(logits.pop("words"), logits)

    def triggers(self, words: Floats, looks: list[Look]) -> list[TriggerAnswers]:
        """Answers for each trigger of a window whose word states are `words`."""
        return [self._trigger(words, look) for look in looks]

    def _trigger(self, words: Floats, look: Look) -> TriggerAnswers:
        given: dict[str, Any] = {
            "words": words[None, look.start : look.end],
            "marks": look.marks[None],
            "distances": look.distances[None],
        }
        out = self._reader.run(None, given)
        return TriggerAnswers(
            look.start, {name: np.asarray(values[0]) for name, values in zip(self._reader_names, out, strict=True)}
        )


def graph_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A graph ready to run on the CPU with so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@functools.cache
def load_model(threads: int = 1) -> Model:
    """The shipped model, loaded once a process. Raises ExtractError."""
    return Model(MODEL, threads)
