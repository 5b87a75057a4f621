"""A tiny network: it learns two windows by heart, a checkpoint goes on where it stopped, and the graphs say what it
says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from crossbearing.extract.encoder.network import labels  # noqa: E402
from crossbearing.extract.encoder.network.answers import look_at  # noqa: E402
from crossbearing.extract.encoder.pieces.windows import Encoded  # noqa: E402
from training.batches import collate  # noqa: E402
from training.examples import UNKNOWN, Example, FrameTarget  # noqa: E402
from training.loop import train  # noqa: E402
from training.losses import losses, total  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.scoring import NetworkScorer  # noqa: E402
from training.settings import Stage  # noqa: E402

TINY = Shape(
    vocabulary=60,
    positions=64,
    width=48,
    layers=1,
    attention=4,
    inner=64,
    reader_width=32,
    reader_layers=1,
    reader_attention=2,
    reader_inner=48,
)


def example(seed: int, size: int = 12) -> Example:
    rng = np.random.default_rng(seed)
    pieces = np.concatenate([[1], rng.integers(3, 60, size), [2]])
    words = np.arange(1, size + 1)
    roles = np.zeros((len(labels.CLAIM_ROLES), size), dtype=np.int64)
    roles[0, 1], roles[1, 2:4] = 1, [1, 2]
    frame = FrameTarget(
        1, (4, 5), (0, size), roles, np.full((2, size), UNKNOWN), {"event_type": seed % 16, "status": 0}
    )
    none = np.full(size, UNKNOWN)
    triggers = np.zeros(size, dtype=np.int64)
    triggers[4] = 1
    encoded = Encoded(pieces, np.ones_like(pieces), words, words)
    return Example("t", encoded, triggers, none, none, "", np.full((5, size), UNKNOWN), np.full(6, UNKNOWN), [frame])


def loss_of(network: Network, examples: list[Example]) -> float:
    batch = collate(examples)
    with torch.no_grad():
        return float(total(losses(network.eval(), batch), batch))


def stage(epochs: int) -> Stage:
    return Stage("t", epochs, 5e-3, 5e-3)


def test_it_learns(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network, examples = Network(TINY), [example(1), example(2, 9)]
    before = loss_of(network, examples)
    train(network, stage(60), lambda epoch, rng: examples, tmp_path)
    assert loss_of(network, examples) < before / 10


def test_a_run_goes_on_from_its_checkpoint(tmp_path: Path) -> None:
    examples = [example(1), example(2)]
    whole, cut = [], []
    for folder, ends, out in ((tmp_path / "a", (4,), whole), (tmp_path / "b", (2, 4), cut)):
        for end in ends:
            torch.manual_seed(0)
            network = Network(TINY)
            plan = Stage("t", 4, 5e-3, 5e-3)
            limit = lambda n, e, end=end: (_ for _ in ()).throw(KeyboardInterrupt) if e == end < 4 else {}  # noqa: E731
            try:
                train(network, plan, lambda epoch, rng: examples, folder, limit)
            except KeyboardInterrupt:
                continue
            out.append(loss_of(network, examples))
    assert whole == pytest.approx(cut)


def test_padding_changes_no_answer() -> None:
    torch.manual_seed(0)
    network, short = Network(TINY).eval(), example(3, 6)
    alone, padded = collate([short]), collate([short, example(4, 20)])
    with torch.no_grad():
        one = losses(network, alone)
        both = losses(network, padded)
        other = losses(network, collate([example(4, 20)]))
    for name in ("triggers", "claim", "event_type"):
        assert float(both[name]) == pytest.approx(float(one[name] + other[name]), rel=1e-4)


def test_the_graphs_answer_like_the_network(tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    from crossbearing.extract.encoder.network.model import graph_session
    from training.export import write_graphs

    torch.manual_seed(1)
    network, one = Network(TINY), example(5)
    scorer = NetworkScorer(network)
    look = look_at((4, 5), 1, (0, 12))
    answers = scorer.window(one.encoded)
    told = scorer.triggers(answers.words, [look])[0]
    write_graphs(network, tmp_path, int8=False)
    encoder, reader = (graph_session(tmp_path / name, 1) for name in ("encoder.onnx", "reader.onnx"))
    given = {name: getattr(one.encoded, name)[None] for name in ("pieces", "shapes", "first", "last")}
    out = dict(zip([o.name for o in encoder.get_outputs()], encoder.run(None, given), strict=True))
    np.testing.assert_allclose(out["triggers"][0], answers.logits["triggers"], atol=1e-4)
    np.testing.assert_allclose(out["incident_types"][0], answers.logits["incident_types"], atol=1e-4)
    given = {"words": out["words"], "marks": look.marks[None], "distances": look.distances[None]}
    out = dict(zip([o.name for o in reader.get_outputs()], reader.run(None, given), strict=True))
    np.testing.assert_allclose(out["claim"][0], told.logits["claim"], atol=1e-4)
    np.testing.assert_allclose(out["event_type"][0], told.logits["event_type"], atol=1e-4)
