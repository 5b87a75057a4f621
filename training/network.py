"""The network: a MiniLM encoder with a head per question, and a reader that looks at a text from one trigger.

    pieces, shapes (B, L) -> encoder -> words (B, W, 384) -> triggers, cues, names (token heads)
    words (B, W, 384) -> storey -> MUC-4's roles (per word) and incident types
    words in reach of a trigger (F, K, 384) + mark + distance -> reader (F, K, 256)
        -> roles, count kinds (per word) and type, modes, status, negation, certainty, style, factuality (per trigger)

The reader is narrow because it runs once a trigger, about 40 times in an article, where the encoder runs once a window.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.pieces.words import SHAPES

HEADS = {
    "event_type": len(labels.EVENT_TYPES),
    "modes": len(labels.MODES),
    "status": len(labels.STATUSES),
    "negated": 2,
    "certainty": len(labels.CERTAINTIES),
    "style": len(labels.STYLES),
    "factuality": 1,
}
TOKEN_HEADS = {"triggers": 3, "cues": 3, "names": 1 + 2 * len(labels.NAME_TYPES)}
WORD_HEADS = {
    "claim": 3 * len(labels.CLAIM_ROLES),
    "credit": 3 * len(labels.CREDIT_ROLES),
    "proposition": 3 * len(labels.PROPOSITION_ROLES),
    "counts": len(labels.COUNT_KINDS),
    "of_whom": len(labels.OF_WHOM),
}


@dataclass(frozen=True)
class Shape:
    """Sizes; the encoder's are those of the starting weights."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    attention: int = 12
    inner: int = 1536
    reader_width: int = 256
    reader_layers: int = 2
    reader_attention: int = 4
    reader_inner: int = 768
    distances: int = 64  # of a word from the trigger, each side; further is the same


class Dropout(nn.Module):
    """Dropout whose masks are stretches of one pool of random bits: drawing them anew took a tenth of the training
    time."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or x.numel() >= self.POOL // 2:
            return x
        start = int(torch.randint(self.POOL - x.numel(), (1,)))
        return x * _pool(self.share, x.dtype)[start : start + x.numel()].view(x.shape)


@functools.cache
def _pool(share: float, dtype: torch.dtype) -> Tensor:
    kept = torch.rand(Dropout.POOL, generator=torch.Generator().manual_seed(7)) >= share
    return kept.to(dtype) / (1 - share)


class Attention(nn.Module):
    """Plain multi-head self-attention without dropout on the weights, which halved the speed and changed no figure."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        size, length, width = x.shape
        q, k, v = (
            part(x).view(size, length, self.heads, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        out: Tensor = self.out((scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(size, length, width))
        return out


class Layer(nn.Module):
    """BERT's layer: attention and feed-forward, each added and then normalised."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.grow, self.shrink = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        x = self.attention_norm(x + self.dropout(self.attention(x, bias)))
        out: Tensor = self.norm(x + self.dropout(self.shrink(F.gelu(self.grow(x)))))
        return out


class Encoder(nn.Module):
    """Pieces to word states and token heads. `bias` is None for one window alone."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(len(SHAPES), shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape.width, shape.attention, shape.inner, 0.1) for _ in range(shape.layers))
        self.token_heads = nn.ModuleDict({name: nn.Linear(shape.width, size) for name, size in TOKEN_HEADS.items()})
        nn.init.zeros_(self.shapes.weight)

    def states(self, pieces: Tensor, shapes: Tensor, bias: Tensor | None) -> Tensor:
        """(B, L) -> (B, L, 384)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.pieces(pieces) + self.positions(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @staticmethod
    def words(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """States of words, (B, W, 384): the mean of a word's first and last piece."""
        width = states.shape[-1]
        pick = [torch.gather(states, 1, index.unsqueeze(-1).expand(-1, -1, width)) for index in (first, last)]
        return (pick[0] + pick[1]) * 0.5

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """(B, W, classes) of each token head."""
        return {name: head(words) for name, head in self.token_heads.items()}


class Storey(nn.Module):
    """MUC-4's questions, on top of the encoder.

    Who fills a role depends on which incident the whole text is about: the words look at one another once more.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.reader_width
        self.narrow = nn.Linear(shape.width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, shape.reader_attention, shape.reader_inner, 0.1) for _ in range(shape.reader_layers)
        )
        self.roles = nn.Linear(width, 3 * len(labels.INCIDENT_ROLES))
        self.types = nn.Linear(2 * width, len(labels.INCIDENT_TYPES))

    def forward(self, words: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """(B, W, 384) -> roles (B, W, 18) and incident types told in the window (B, 6). `real` (B, W): no padding."""
        x = self.norm(self.narrow(words))
        bias = attention_bias(real)
        for layer in self.layers:
            x = layer(x, bias)
        mask = real.unsqueeze(-1).to(x.dtype)
        mean = (x * mask).sum(1) / mask.sum(1).clamp(min=1)
        most = (x + (mask - 1) * 1e4).amax(1)
        return self.roles(x), self.types(torch.cat([mean, most], -1))


class Reader(nn.Module):
    """The text as seen from one trigger."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.reader_width
        self.reach = shape.distances
        self.narrow = nn.Linear(shape.width, width)
        self.marks = nn.Embedding(
            5, width
        )  # 0 a word beside the trigger, 1 claim trigger, 2 credit cue, 3 predicate, 4 unused
        self.distances = nn.Embedding(2 * shape.distances + 1, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, shape.reader_attention, shape.reader_inner, 0.1) for _ in range(shape.reader_layers)
        )
        self.word_heads = nn.ModuleDict({name: nn.Linear(width, size) for name, size in WORD_HEADS.items()})
        self.trigger = nn.Sequential(nn.Linear(width + shape.width, width), nn.GELU(), Dropout(0.1))
        self.trigger_heads = nn.ModuleDict({name: nn.Linear(width, size) for name, size in HEADS.items()})
        nn.init.normal_(self.distances.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.1)

    def forward(self, words: Tensor, marks: Tensor, distances: Tensor, bias: Tensor | None) -> tuple[Tensor, Tensor]:
        """(F, K, 384), (F, K), (F, K) -> reader states (F, K, 256) and trigger states (F, 256).

        `marks` is the frame's kind on the trigger's words and 0 elsewhere; `distances` counts words from the trigger.
        """
        near = distances.clamp(-self.reach, self.reach) + self.reach
        x = self.norm(self.narrow(words) + self.marks(marks) + self.distances(near))
        for layer in self.layers:
            x = layer(x, bias)
        on = (marks > 0).unsqueeze(-1).to(x.dtype)
        pooled = (torch.cat([x, words], -1) * on).sum(1) / on.sum(1)
        return x, self.trigger(pooled)


class Network(nn.Module):
    """Encoder, reader and storey together, as they are trained."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.encoder = Encoder(self.shape)
        self.reader = Reader(self.shape)
        self.storey = Storey(self.shape)


def attention_bias(real: Tensor) -> Tensor:
    """(B, L) of true and false -> (B, 1, 1, L), zero or minus infinity nearly, to add to attention scores."""
    return (~real)[:, None, None, :].to(torch.float32) * -1e4
