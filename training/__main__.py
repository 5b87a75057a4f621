"""`python -m training COMMAND`: train, export, evaluate. `--help` of each says what it needs."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
RUNS = Path(__file__).resolve().parents[1] / "runs"


def main() -> None:
    """Read the command line and run one command."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train one stage")
    train.add_argument("--stage", choices=("wide", "narrow"), required=True)
    train.add_argument("--gold", type=Path, default=GOLD)
    train.add_argument(
        "--out", type=Path, default=RUNS / "model", help="folder of the run; each stage has its own folder in it"
    )
    train.add_argument("--start", type=Path, help="weights.pt to begin with; without it MiniLM's")
    train.add_argument("--own", type=Path, help="folder of own annotated reports: markup (*.txt) or records (*.json)")
    train.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.command == "train":
        _train(arguments)


def _train(arguments: argparse.Namespace) -> None:
    import torch

    from crossbearing.extract.encoder.pieces.words import load_tokenizer
    from training.loop import train
    from training.mixture import Mixture, load_sets
    from training.network import Network
    from training.sets.own import own_documents
    from training.settings import SEED, STAGES
    from training.starting_weights import load_starting_weights, model_folder

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    network, stage = Network(), STAGES[arguments.stage]
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, weights_only=True))
    else:
        load_starting_weights(network)
    faults: list[str] = []
    sets = load_sets(arguments.gold, own_documents(arguments.own), faults)
    print({name: len(documents) for name, documents in sets.items()}, *faults, sep="\n", flush=True)
    tokenizer = load_tokenizer(str(model_folder() / "tokenizer.json"))
    measure = partial(_measure, arguments.gold, tokenizer) if (arguments.gold / "claims" / "dev").exists() else None
    train(network, stage, Mixture(sets, stage, tokenizer), arguments.out / stage.name, measure)


def _measure(gold: Path, tokenizer: Any, network: Any, epoch: int) -> dict[str, float]:
    """Dev figures after an epoch, untuned."""
    from training.ceaf import ceaf_figures
    from training.evaluate import claims_figures, names_figure, read_all
    from training.scoring import NetworkScorer
    from training.sets.exclusion import read_lines

    scorer = NetworkScorer(network)
    out = claims_figures(gold, read_all(read_lines(gold / "claims" / "dev.reports.jsonl"), tokenizer, scorer))
    out["re3d names"] = names_figure(gold, read_all(read_lines(gold / "re3d" / "dev.jsonl"), tokenizer, scorer))
    reports = read_lines(gold / "muc4" / "dev.jsonl")[::4]
    return out | {"muc4 (a quarter)": ceaf_figures(reports, read_all(reports, tokenizer, scorer))["all"]}


if __name__ == "__main__":
    main()
