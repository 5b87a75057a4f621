"""The last stage: MUC-4's storey on the finished encoder, whose word states are computed once and stay as they are.

So the encoder serves the claims first, and MUC-4's 630,000 word pieces cost one pass through it instead of one an
epoch.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.documents import Document
from training.examples import Example, examples_of
from training.losses import WEIGHTS, incident_losses
from training.network import Network
from training.settings import CLIP, SEED, STOREY_BATCH, STOREY_RATE, WEIGHT_DECAY


@dataclass
class Seen:
    """A window's word states (W, 384) in half precision, and its targets."""

    words: Tensor
    roles: Tensor
    types: Tensor


def train_storey(network: Network, documents: list[Document], tokenizer: Tokenizer, epochs: int) -> None:
    """Train network.storey; everything else of the network is left alone."""
    torch.manual_seed(SEED)
    network.eval()
    seen = [see(network, example) for document in documents for example in examples_of(document, tokenizer)]
    network.storey.train()
    optimizer = torch.optim.AdamW(network.storey.parameters(), lr=STOREY_RATE, weight_decay=WEIGHT_DECAY, fused=True)
    steps = epochs * (-(-len(seen) // STOREY_BATCH))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, STOREY_RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        order = random.Random(SEED + epoch).sample(seen, len(seen))
        for at in range(0, len(order), STOREY_BATCH):
            loss = batch_loss(network, order[at : at + STOREY_BATCH])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.storey.parameters(), CLIP)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
    network.eval()


@torch.no_grad()
def see(network: Network, example: Example) -> Seen:
    """The encoder's states of one window."""
    encoded = example.encoded
    rows = (torch.from_numpy(row)[None] for row in (encoded.pieces, encoded.shapes, encoded.first, encoded.last))
    pieces, shapes, first, last = rows
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.encoder.words(network.encoder.states(pieces, shapes, None), first, last)
    targets = (torch.from_numpy(example.incidents), torch.from_numpy(example.incident_types))
    return Seen(words[0].to(torch.bfloat16), *targets)


def batch_loss(network: Network, windows: list[Seen]) -> Tensor:
    """The weighted loss for 50 words of some windows."""
    width = max(len(w.words) for w in windows)
    words = torch.zeros(len(windows), width, windows[0].words.shape[1])
    roles = torch.full((len(windows), windows[0].roles.shape[0], width), -100)
    real = torch.zeros(len(windows), width, dtype=torch.bool)
    for row, window in enumerate(windows):
        size = len(window.words)
        words[row, :size], roles[row, :, :size], real[row, :size] = window.words.float(), window.roles, True
    targets = {"incidents": roles, "incident_types": torch.stack([w.types for w in windows])}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        parts = incident_losses(network, words, real, targets)
    weighted = torch.stack([WEIGHTS[name] * value for name, value in parts.items()])
    return weighted.sum() * 50.0 / real.sum()
