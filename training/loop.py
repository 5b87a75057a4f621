"""The training loop, top to bottom."""

from __future__ import annotations

import copy
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from training.batches import batches_of, count_batches
from training.examples import Example
from training.losses import losses, total
from training.network import Network
from training.settings import CLIP, SEED, WEIGHT_DECAY, Stage

Evaluate = Callable[[Network, int], dict[str, float]]
Sample = Callable[[int, random.Random], list[Example]]


def train(network: Network, stage: Stage, sample: Sample, folder: Path, evaluate: Evaluate | None = None) -> Network:
    """Train for the stage's epochs and return the kept network (the running mean of its weights, where the stage
    asks for one).

    `sample(epoch, rng)` gives an epoch's windows. After each epoch `folder` holds a checkpoint to resume from and
    the weights;
    `folder/log.jsonl` gets a line for every 25 steps and every epoch.
    """
    folder.mkdir(parents=True, exist_ok=True)
    steps = sum(
        count_batches(sample(epoch, random.Random(SEED + epoch)), random.Random(0)) for epoch in range(stage.epochs)
    )
    optimizer = _optimizer(network, stage)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, stage.warm_up))
    kept = copy.deepcopy(network)
    begin = _resume(folder, network, kept, optimizer, schedule)
    for epoch in range(begin, stage.epochs):
        rng = random.Random(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        _epoch(network, kept, stage, batches_of(sample(epoch, rng), rng), (optimizer, schedule), folder)
        _save(folder, network, kept, optimizer, schedule, epoch + 1)
        if evaluate:
            _log(folder, {"epoch": epoch + 1, **evaluate(kept, epoch + 1)})
    return kept


def _epoch(
    network: Network, kept: Network, stage: Stage, batches: Any, stepping: tuple[Any, Any], folder: Path
) -> None:
    optimizer, schedule = stepping
    network.train()
    sums: dict[str, float] = defaultdict(float)
    began, pieces = time.monotonic(), 0
    for step, batch in enumerate(batches, start=1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(network, batch)
        if not parts:
            continue
        total(parts, batch).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        _follow(network, kept, stage.average, schedule.last_epoch)
        pieces += int(batch.real.sum())
        for name, value in parts.items():
            sums[name] += float(value.detach())
        sums["words"] += float(batch.real_words.sum())
        if step % 25 == 0:
            shown = {name: round(1000 * value / sums["words"], 1) for name, value in sums.items() if name != "words"}
            rate = pieces / (time.monotonic() - began)
            _log(folder, {"step": schedule.last_epoch, "pieces_per_second": round(rate), "loss_per_1000_words": shown})
            sums.clear()


def _optimizer(network: Network, stage: Stage) -> torch.optim.Optimizer:
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        own = name.startswith("encoder.") and not name.startswith(
            ("encoder.token_heads", "encoder.shapes")
        )
        (encoder if own else heads).append(parameter)
    groups = [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)


def _rate(step: int, steps: int, warm_up: float) -> float:
    """Linear rise, then linear fall to nothing."""
    rise = max(1, int(steps * warm_up))
    return step / rise if step < rise else max(0.0, (steps - step) / max(1, steps - rise))


@torch.no_grad()
def _follow(network: Network, kept: Network, decay: float, step: int) -> None:
    """Move the kept weights towards the network's; without a mean, make them the same."""
    decay = min(decay, step / (step + 10.0))
    for mine, theirs in zip(kept.parameters(), network.parameters(), strict=True):
        if decay:
            mine.lerp_(theirs, 1 - decay)
        else:
            mine.copy_(theirs)


def _save(folder: Path, network: Network, kept: Network, optimizer: Any, schedule: Any, epochs: int) -> None:
    state = {
        "network": network.state_dict(), "kept": kept.state_dict(), "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(), "epochs": epochs,
    }  # fmt: skip
    for name, value in (("checkpoint.pt", state), ("weights.pt", kept.state_dict())):
        torch.save(value, folder / f"{name}.part")
        (folder / f"{name}.part").replace(folder / name)


def _resume(folder: Path, network: Network, kept: Network, optimizer: Any, schedule: Any) -> int:
    """Go on from the folder's checkpoint if it has one; the epoch to begin with."""
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    kept.load_state_dict(state["kept"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["epochs"])


def _log(folder: Path, entry: dict[str, Any]) -> None:
    with (folder / "log.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps({"at": time.strftime("%H:%M:%S"), **entry}) + "\n")
