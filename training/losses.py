"""What is minimised: the sum of all answers' negative log likelihoods, weighted, for 50 words of text."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from crossbearing.extract.encoder.network import labels
from training.batches import Batch
from training.examples import UNKNOWN
from training.network import Network, attention_bias

# Detection decides every other figure, so it weighs double; the auxiliary questions stay below the claims' own.
WEIGHTS = {
    "triggers": 2.0, "cues": 1.0, "names": 1.0, "incidents": 1.5, "incident_types": 1.0, "claim": 1.0, "credit": 1.0,
    "proposition": 0.3, "counts": 1.0, "of_whom": 0.3, "event_type": 1.5, "modes": 0.5, "status": 0.7, "negated": 0.5,
    "certainty": 0.5, "style": 0.3, "factuality": 0.3,
}  # fmt: skip

# A general set's O may hide a name of a type it does not annotate, and its "place" may be re3d's organisation.
_SILENT = [labels.NAME_TYPES.index(n) for n in labels.NAME_TYPES if n not in ("Person", "Organisation", "Location")]


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Each question's summed loss; absent where the batch teaches nothing of it."""
    encoder = network.encoder
    words = encoder.words(
        encoder.states(batch.pieces, batch.shapes, attention_bias(batch.real)), batch.first, batch.last
    )
    out = _token_losses(encoder.heads(words), batch)
    out.update(incident_losses(network, words, batch.real_words, batch.tokens))
    if len(batch.marks):
        out.update(_frame_losses(network, batch, words))
    return out


def incident_losses(network: Network, words: Tensor, real: Tensor, targets: dict[str, Tensor]) -> dict[str, Tensor]:
    """Of MUC-4's roles (targets `incidents`) and types (`incident_types`); {} where these words teach neither."""
    roles, types = targets["incidents"], targets["incident_types"]
    known = types != UNKNOWN
    if not bool(known.any()):
        return {}
    logits, told = network.storey(words, real)
    rows = logits.view(*logits.shape[:2], len(labels.INCIDENT_ROLES), 3).transpose(1, 2)
    of_types = F.binary_cross_entropy_with_logits(told[known].float(), types[known].float(), reduction="sum")
    return {"incidents": _entropy(rows, roles), "incident_types": of_types}


def _token_losses(logits: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    out = {}
    for name in ("triggers", "cues"):
        if bool((batch.tokens[name] != UNKNOWN).any()):
            out[name] = _entropy(logits[name], batch.tokens[name])
    if bool((batch.tokens["names"] != UNKNOWN).any()):
        out["names"] = _names_loss(logits["names"].float(), batch)
    return out


def _entropy(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(logits.flatten(0, -2).float(), target.flatten(), ignore_index=UNKNOWN, reduction="sum")


def _names_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Negative log of the probability of all classes the annotation allows."""
    target = batch.tokens["names"]
    known = target != UNKNOWN
    allowed = F.one_hot(target.clamp(min=0), logits.shape[-1]).bool()
    general = batch.general[:, None, None]
    outside, silent, place, organisation = _class_masks(logits.shape[-1])
    allowed = allowed | (general & (target == 0)[..., None] & (silent | outside))
    shifted = torch.roll(allowed & place, 2 * (organisation - labels.NAME_TYPES.index("Location")), -1)
    allowed = allowed | (general & shifted)
    share = torch.logsumexp(logits, -1) - torch.logsumexp(logits.masked_fill(~allowed, -1e4), -1)
    return (share * known * batch.weight[:, None]).sum()


def _class_masks(size: int) -> tuple[Tensor, Tensor, Tensor, int]:
    outside, silent, place = (torch.zeros(size, dtype=torch.bool) for _ in range(3))
    outside[0] = True
    for kind in _SILENT:
        silent[2 * kind + 1 : 2 * kind + 3] = True
    location = labels.NAME_TYPES.index("Location")
    place[2 * location + 1 : 2 * location + 3] = True
    return outside, silent, place, labels.NAME_TYPES.index("Organisation")


def _frame_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    reader = network.reader
    seen = words.reshape(-1, words.shape[-1])[batch.word_index]
    states, trigger = reader(seen, batch.marks, batch.distances, attention_bias(batch.in_reach))
    out = {}
    for kind, (which, target) in batch.roles.items():
        logits = reader.word_heads[kind](states[which])
        out[kind] = _entropy(logits.view(*logits.shape[:2], target.shape[1], 3).transpose(1, 2), target)
    for row, name in enumerate(("counts", "of_whom")):
        if bool((batch.counts[:, row] != UNKNOWN).any()):
            out[name] = _entropy(reader.word_heads[name](states), batch.counts[:, row])
    out.update(_trigger_losses(network, batch, trigger))
    return out


def _trigger_losses(network: Network, batch: Batch, trigger: Tensor) -> dict[str, Tensor]:
    heads = network.reader.trigger_heads
    out = {}
    for name, target in batch.heads.items():
        if bool((target != UNKNOWN).any()):
            out[name] = _entropy(heads[name](trigger), target)
    which, modes = batch.modes
    if len(which):
        out["modes"] = F.binary_cross_entropy_with_logits(
            heads["modes"](trigger[which]).float(), modes, reduction="sum"
        )
    which, values = batch.factuality
    if len(which):
        out["factuality"] = F.smooth_l1_loss(heads["factuality"](trigger[which]).float()[:, 0], values, reduction="sum")
    return out


def total(parts: dict[str, Tensor], batch: Batch) -> Tensor:
    """The weighted sum for 50 words."""
    weighted = torch.stack([WEIGHTS[name] * value for name, value in parts.items()])
    return weighted.sum() * 50.0 / batch.real_words.sum()
