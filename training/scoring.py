"""The network in training as a Scorer, so that dev figures come from the code that runs in the package."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from crossbearing.extract.encoder.network.answers import Look, TriggerAnswers, WindowAnswers
from crossbearing.extract.encoder.network.decoding import Floats
from crossbearing.extract.encoder.pieces.windows import Encoded
from training.network import Network, attention_bias


class NetworkScorer:
    """Answers of a Network in evaluation mode, windows alone, triggers of a window together."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.no_grad()
    def window(self, encoded: Encoded) -> WindowAnswers:
        encoder = self.network.encoder
        pieces, shapes, first, last = (
            torch.from_numpy(x)[None] for x in (encoded.pieces, encoded.shapes, encoded.first, encoded.last)
        )
        words = encoder.words(encoder.states(pieces, shapes, None), first, last)
        roles, types = self.network.storey(words, torch.ones(words.shape[:2], dtype=torch.bool))
        logits = {name: _plain(x[0]) for name, x in encoder.heads(words).items()}
        logits |= {"incidents": _plain(roles[0]), "incident_types": _plain(types[0])}
        return WindowAnswers(_plain(words[0]), logits)

    @torch.no_grad()
    def triggers(self, words: Floats, looks: list[Look]) -> list[TriggerAnswers]:
        longest = max(look.end - look.start for look in looks)
        reader, known = self.network.reader, torch.from_numpy(words)
        seen = torch.zeros(len(looks), longest, words.shape[1])
        inside = torch.zeros(len(looks), longest, dtype=torch.bool)
        marks, distances = (
            torch.zeros(len(looks), longest, dtype=torch.long),
            torch.zeros(len(looks), longest, dtype=torch.long),
        )
        for row, look in enumerate(looks):
            size = look.end - look.start
            seen[row, :size], inside[row, :size] = known[look.start : look.end], True
            marks[row, :size], distances[row, :size] = torch.from_numpy(look.marks), torch.from_numpy(look.distances)
        states, trigger = reader(seen, marks, distances, attention_bias(inside))
        by_word = {name: head(states) for name, head in reader.word_heads.items()}
        by_trigger = {name: head(trigger) for name, head in reader.trigger_heads.items()}
        return [_answers(row, look, by_word, by_trigger) for row, look in enumerate(looks)]


def _answers(row: int, look: Look, by_word: dict[str, Tensor], by_trigger: dict[str, Tensor]) -> TriggerAnswers:
    logits = {name: _plain(x[row, : look.end - look.start]) for name, x in by_word.items()}
    return TriggerAnswers(look.start, logits | {name: _plain(x[row]) for name, x in by_trigger.items()})


def _plain(x: Tensor) -> Floats:
    return np.asarray(x.float().numpy(), dtype=np.float32)
