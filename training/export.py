"""The trained network to two int8 ONNX graphs: the encoder (a window) and the reader (one trigger)."""

from __future__ import annotations

import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network, Reader
from training.starting_weights import model_folder

# Order of the logits in the graphs' outputs; the package reads the names from the graphs themselves.
ENCODER_INPUTS, READER_INPUTS = ("pieces", "shapes", "first", "last"), ("words", "marks", "distances")


class PackedEmbedding(nn.Module):
    """An embedding table as int8 with one scale a row: 12 MB in place of 47, with an error of at most 1/254 of a
    row's largest number."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
        self.register_buffer("numbers", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        numbers, scale = self.get_buffer("numbers"), self.get_buffer("scale")
        return numbers[index].to(torch.float32) * scale[index]


class EncoderGraph(nn.Module):
    """pieces, shapes (1, L), first, last (1, W) -> words (1, W, 384) and the logits of every token head."""

    def __init__(self, network: Network, packed: bool) -> None:
        super().__init__()
        encoder = network.encoder
        self.encoder, self.storey = encoder, network.storey
        if packed:
            encoder.pieces = PackedEmbedding(encoder.pieces)  # type: ignore[assignment]

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words = self.encoder.words(self.encoder.states(pieces, shapes, None), first, last)
        heads = self.encoder.heads(words)
        return words, *heads.values(), *self.storey(words, torch.ones_like(first, dtype=torch.bool))


class ReaderGraph(nn.Module):
    """words (1, K, 384), marks, distances (1, K) -> the logits of every word head and every trigger head."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.kinds = [name for name in reader.word_heads if name != "proposition"]

    def forward(self, words: Tensor, marks: Tensor, distances: Tensor) -> tuple[Tensor, ...]:
        states, trigger = self.reader(words, marks, distances, None)
        by_word = [self.reader.word_heads[name](states) for name in self.kinds]
        return *by_word, *(head(trigger) for head in self.reader.trigger_heads.values())


def export(network: Network, folder: Path, int8: bool = True) -> None:
    """Write encoder.onnx, reader.onnx and tokenizer.json to `folder`; `int8` False keeps full precision, for
    comparison."""
    write_graphs(network, folder, int8)
    shutil.copy(model_folder() / "tokenizer.json", folder / "tokenizer.json")


def write_graphs(network: Network, folder: Path, int8: bool) -> None:
    """Write the two graphs. The network's own embedding is replaced by its packed form where `int8` is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    encoder, reader = EncoderGraph(network, packed=int8), ReaderGraph(network.reader)
    outputs = ("words", *network.encoder.token_heads, "incidents", "incident_types")
    index = torch.tensor([[1, 3, 4, 6, 8]])
    pieces = torch.arange(10)[None]
    _write(
        encoder, (pieces, torch.ones_like(pieces), index, index), folder / "encoder.onnx", ENCODER_INPUTS, outputs, int8
    )
    outputs = (*reader.kinds, *network.reader.trigger_heads)
    marks = torch.tensor([[0, 0, 1, 1, 0]])
    words = torch.randn(1, 5, network.shape.width)
    _write(reader, (words, marks, marks - 1), folder / "reader.onnx", READER_INPUTS, outputs, int8)


def _write(
    graph: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    int8: bool,
) -> None:
    length = {"pieces": "pieces", "shapes": "pieces"}
    axes = {name: {1: length.get(name, "words")} for name in inputs}
    raw = path.with_suffix(".raw.onnx") if int8 else path
    torch.onnx.export(
        graph.eval(), given, str(raw), input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
        dynamo=False, opset_version=17,
    )  # fmt: skip
    if int8:
        quantize_dynamic(
            raw,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_small(raw),
        )
        raw.unlink()


def _small(path: Path) -> list[str]:
    """Matrix products with fewer than 100,000 weights (heads) stay in full precision: little to gain, most to lose."""
    graph = onnx.load(path).graph
    sizes = {x.name: len(x.raw_data) // 4 for x in graph.initializer}
    return [
        node.name for node in graph.node if node.op_type in ("MatMul", "Gemm") and sizes.get(node.input[1], 0) < 60_000
    ]
