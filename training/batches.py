"""Examples to batches of like length, and the batch's tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.examples import ROLES, UNKNOWN, Example, FrameTarget

PIECES = 2200  # of a batch, padding included: about nine windows of news
_SORTED = 400  # windows sorted by length at a time: little padding, batches still mixed


@dataclass
class Batch:
    """Tensors of some windows (B) and their frames (F). Frames point at words of the flattened (B * W) word states."""

    pieces: Tensor
    shapes: Tensor
    real: Tensor
    first: Tensor
    last: Tensor
    real_words: Tensor
    tokens: dict[str, Tensor]  # triggers, cues, names (B, W); incidents (B, 5, W); incident_types (B, 6)
    general: Tensor  # (B,) names annotated as persons, organisations and places alone
    weight: Tensor  # (B,)
    word_index: Tensor  # (F, K)
    in_reach: Tensor  # (F, K)
    marks: Tensor
    distances: Tensor
    roles: dict[str, tuple[Tensor, Tensor]]  # kind -> which frames (N,), classes (N, roles, K)
    counts: Tensor  # (F, 2, K)
    heads: dict[str, Tensor]  # (F,)
    modes: tuple[Tensor, Tensor]  # which frames, (N, modes)
    factuality: tuple[Tensor, Tensor]  # which frames, values


def batches_of(examples: list[Example], rng: random.Random) -> Iterator[Batch]:
    """All examples once, in random order."""
    order = list(examples)
    rng.shuffle(order)
    groups: list[list[Example]] = []
    for at in range(0, len(order), _SORTED):
        groups.extend(_groups(sorted(order[at : at + _SORTED], key=len)))
    rng.shuffle(groups)
    yield from map(collate, groups)


def count_batches(examples: list[Example], rng: random.Random) -> int:
    """How many batches a pass gives, nearly."""
    order = list(examples)
    rng.shuffle(order)
    return sum(len(_groups(sorted(order[at : at + _SORTED], key=len))) for at in range(0, len(order), _SORTED))


def _groups(examples: list[Example]) -> list[list[Example]]:
    out: list[list[Example]] = [[]]
    for example in examples:
        if out[-1] and len(example) * (len(out[-1]) + 1) > PIECES:
            out.append([])
        out[-1].append(example)
    return out


def collate(examples: list[Example]) -> Batch:
    """One batch, padded to its longest window and reach."""
    length = max(map(len, examples))
    width = max(len(e.encoded.first) for e in examples)
    frames = [(b, frame) for b, example in enumerate(examples) for frame in example.frames]
    reach = max((f.reach[1] - f.reach[0] for _, f in frames), default=1)
    tokens = {
        name: _stack([getattr(e, name) for e in examples], width, UNKNOWN) for name in ("triggers", "cues", "names")
    }
    tokens["incidents"] = _stack([e.incidents for e in examples], width, UNKNOWN)
    tokens["incident_types"] = torch.from_numpy(np.stack([e.incident_types for e in examples]))
    sizes = torch.tensor([len(e.encoded.first) for e in examples])
    pieces = torch.tensor([len(e) for e in examples])
    return Batch(
        pieces=_stack([e.encoded.pieces for e in examples], length, 0),
        shapes=_stack([e.encoded.shapes for e in examples], length, 0),
        real=torch.arange(length)[None] < pieces[:, None],
        first=_stack([e.encoded.first for e in examples], width, 0),
        last=_stack([e.encoded.last for e in examples], width, 0),
        real_words=torch.arange(width)[None] < sizes[:, None],
        tokens=tokens,
        general=torch.tensor([e.names_scheme == "general" for e in examples]),
        weight=torch.tensor([e.weight for e in examples]),
        **_frame_tensors(frames, width, reach),
    )  # type: ignore[arg-type]


def _frame_tensors(frames: list[tuple[int, FrameTarget]], width: int, reach: int) -> dict[str, object]:
    index = np.zeros((len(frames), reach), dtype=np.int64)
    inside = np.zeros((len(frames), reach), dtype=bool)
    marks, distances = np.zeros_like(index), np.zeros_like(index)
    for row, (b, frame) in enumerate(frames):
        start, end = frame.reach
        places = np.arange(start, end)
        index[row, : end - start] = b * width + places
        inside[row, : end - start] = True
        marks[row, : end - start] = np.where((places >= frame.trigger[0]) & (places < frame.trigger[1]), frame.kind, 0)
        distances[row, : end - start] = distance(places, frame.trigger)
    targets = [frame for _, frame in frames]
    heads = {
        name: torch.tensor([f.heads.get(name, UNKNOWN) for f in targets])
        for name in ("event_type", "status", "negated", "certainty", "style")
    }
    return {
        "word_index": torch.from_numpy(index),
        "in_reach": torch.from_numpy(inside),
        "marks": torch.from_numpy(marks),
        "distances": torch.from_numpy(distances),
        "roles": _roles(targets, reach),
        "heads": heads,
        "counts": _stack([f.counts for f in targets], reach, UNKNOWN)
        if targets
        else torch.zeros(0, 2, reach, dtype=torch.long),
        "modes": _some([f.modes for f in targets]),
        "factuality": _some([f.factuality for f in targets]),
    }


def distance(
    places: np.ndarray[tuple[int], np.dtype[np.int64]], trigger: tuple[int, int]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Words from the trigger: 0 on it, negative before it."""
    before, after = np.minimum(places - trigger[0], 0), np.maximum(places - trigger[1] + 1, 0)
    return before + after


def _roles(frames: list[FrameTarget], reach: int) -> dict[str, tuple[Tensor, Tensor]]:
    out = {}
    for number, kind in enumerate(ROLES, start=1):
        which = [i for i, frame in enumerate(frames) if frame.kind == number]
        if which:
            out[kind] = (torch.tensor(which), _stack([frames[i].roles for i in which], reach, UNKNOWN))
    return out


def _some(values: list[object]) -> tuple[Tensor, Tensor]:
    which = [i for i, value in enumerate(values) if value is not None]
    rows = np.asarray([values[i] for i in which], dtype=np.float32)
    return torch.tensor(which, dtype=torch.long), torch.from_numpy(rows)


def _stack(rows: list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]], width: int, fill: int) -> Tensor:
    """Rows padded at their last axis."""
    out = np.full((len(rows), *rows[0].shape[:-1], width), fill, dtype=np.int64)
    for target, row in zip(out, rows, strict=True):
        target[..., : row.shape[-1]] = row
    return torch.from_numpy(out)
