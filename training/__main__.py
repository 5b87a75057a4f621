"""`python -m training COMMAND`: train, export, tune, evaluate. `--help` of each says what it needs."""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
RUNS = Path(__file__).resolve().parents[1] / "runs" / "model"
SHIPPED = Path(__file__).resolve().parents[1] / "src" / "crossbearing" / "data" / "encoder"


def main(given: list[str] | None = None) -> None:
    """Read the command line and run one command."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, add, text in (
        ("train", _train, _train_options, "train one stage; run it again to resume"),
        ("incidents", _incidents, _incident_options, "train the storey for MUC-4 on a finished encoder"),
        ("export", _export, _export_options, "weights to the two int8 graphs"),
        ("tune", _tune, _model_option, "thresholds and calibration on the dev sets, into the model's folder"),
        ("evaluate", _evaluate, _model_option, "dev figures of an exported model or of weights"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--gold", type=Path, default=GOLD, help="folder of the annotated sets")
        add(command)
        command.set_defaults(run=run)
    arguments = parser.parse_args(given)
    arguments.run(arguments)


def _train_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--stage", choices=("wide", "narrow"), required=True)
    command.add_argument(
        "--out", type=Path, default=RUNS, help="folder of the run; each stage has its own folder in it"
    )
    command.add_argument("--start", type=Path, help="weights.pt to begin with; without it MiniLM's")
    command.add_argument("--own", type=Path, help="own annotated reports: markup (*.txt) or records (*.json)")
    # Two threads on two cores were 1.5 times as fast as one when nothing else ran, and 4 times slower when anything
    # did.
    command.add_argument("--threads", type=int, default=1)


def _incident_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--weights", type=Path, default=RUNS / "narrow" / "weights.pt")
    command.add_argument("--storey", type=Path, help="weights whose storey to begin with; without it a fresh one")
    command.add_argument("--out", type=Path, default=RUNS / "incidents" / "weights.pt")
    command.add_argument("--epochs", type=int, default=5)


def _export_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--weights", type=Path, default=RUNS / "incidents" / "weights.pt")
    command.add_argument("--out", type=Path, default=SHIPPED)
    command.add_argument("--full", action="store_true", help="full precision, to compare with")


def _model_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", type=Path, default=SHIPPED, help="folder of an exported model, or weights.pt")


def _train(arguments: argparse.Namespace) -> None:
    import torch

    from crossbearing.extract.encoder.pieces.words import load_tokenizer
    from training.loop import train
    from training.mixture import Mixture, load_sets
    from training.network import Network
    from training.sets.own import own_documents
    from training.settings import SEED, STAGES
    from training.starting_weights import load_starting_weights, load_weights, model_folder

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    network, stage = Network(), STAGES[arguments.stage]
    if arguments.start:
        load_weights(network, arguments.start)
    else:
        load_starting_weights(network)
    sets = load_sets(arguments.gold, own_documents(arguments.own))
    print({name: len(documents) for name, documents in sets.items()}, flush=True)
    tokenizer = load_tokenizer(str(model_folder() / "tokenizer.json"))
    measure = partial(_measure, arguments.gold, tokenizer) if (arguments.gold / "claims" / "dev").exists() else None
    train(network, stage, Mixture(sets, stage, tokenizer), arguments.out / stage.name, measure)


def _measure(gold: Path, tokenizer: Any, network: Any, epoch: int) -> dict[str, float]:
    """Dev figures after an epoch, untuned."""
    from training.evaluate import Figures
    from training.scoring import NetworkScorer

    return Figures(gold, tokenizer, NetworkScorer(network)).quick()


def _incidents(arguments: argparse.Namespace) -> None:
    import torch

    from crossbearing.extract.encoder.pieces.words import load_tokenizer
    from training.network import Network
    from training.sets.incidents import incident_documents
    from training.starting_weights import load_weights, model_folder
    from training.storey import train_storey

    torch.set_num_threads(1)
    network, earlier = Network(), Network()
    load_weights(network, arguments.weights)
    if arguments.storey:
        load_weights(earlier, arguments.storey)
        network.storey.load_state_dict(earlier.storey.state_dict())
    tokenizer = load_tokenizer(str(model_folder() / "tokenizer.json"))
    train_storey(network, incident_documents(arguments.gold), tokenizer, arguments.epochs)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.out)


def _export(arguments: argparse.Namespace) -> None:
    from training.export import export
    from training.network import Network
    from training.starting_weights import load_weights

    network = Network()
    load_weights(network, arguments.weights)
    export(network, arguments.out, int8=not arguments.full)
    print({path.name: path.stat().st_size for path in sorted(arguments.out.iterdir())})


def _tune(arguments: argparse.Namespace) -> None:
    from crossbearing.extract.encoder.network.model import Model
    from training.tune import tune, write

    model = Model(arguments.model)
    thresholds, report = tune(arguments.gold, model, model.tokenizer)
    write(thresholds, report, arguments.model / "thresholds.json")
    print(json.dumps(report, indent=1))


def _evaluate(arguments: argparse.Namespace) -> None:
    from crossbearing.extract.encoder.network.model import Model
    from training.evaluate import Figures

    if arguments.model.suffix == ".pt":
        figures = _of_weights(arguments.gold, arguments.model)
    else:
        model = Model(arguments.model)
        figures = Figures(arguments.gold, model.tokenizer, model, model.thresholds)
    print(json.dumps(figures.full(), indent=1))


def _of_weights(gold: Path, weights: Path) -> Any:
    from crossbearing.extract.encoder.pieces.words import load_tokenizer
    from training.evaluate import Figures
    from training.network import Network
    from training.scoring import NetworkScorer
    from training.starting_weights import load_weights, model_folder

    network = Network()
    load_weights(network, weights)
    tokenizer = load_tokenizer(str(model_folder() / "tokenizer.json"))
    return Figures(gold, tokenizer, NetworkScorer(network))


if __name__ == "__main__":
    main()
