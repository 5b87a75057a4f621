"""Quality on the gold sets that are present.

python -m benchmarks SET --gold DIR --split NAME [--json]     one set
python -m benchmarks all [--write] [--allow-lower]            every set present, held against benchmarks/floors.json
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import gate

RUNNERS = {
    "claims": "claims", "polnear": "attribution", "attribution_ewt": "attribution", "gum_attribution": "attribution",
    "muc4": "muc4", "re3d": "names", "ner_uner_ewt": "names", "ner_wikigold": "names",
    "plover_gsr": "event_types", "ngec_synthetic": "event_types", "india_police": "police",
    "fact_uw": "factuality", "fact_meantime": "factuality", "fact_uds_ih2": "factuality",
    "gvdb": "victims", "gva_longtail": "victims", "timeml_tbaq": "timeml",
    "geo_trnews": "geo", "geo_lgl": "geo", "geo_geowebnews": "geo", "geo_geovirus": "geo",
    "ecbplus": "coreference", "meantime": "coreference",
}  # fmt: skip


def measure(name: str, gold: Path, split: str) -> dict[str, Any]:
    """One set's figures, with the digest of its data and the seconds taken."""
    from benchmarks.reading import digest, rows

    path = gold / name / (f"{split}.reports.jsonl" if name == "claims" else f"{split}.jsonl")
    n = sum(1 for _ in rows(path))
    began = time.perf_counter()
    metrics = importlib.import_module(f"benchmarks.{RUNNERS[name]}").run(path)
    seconds = round(time.perf_counter() - began, 1)
    rounded = {k: round(float(v), 4) for k, v in metrics.items()}
    return {"set": name, "split": split, "digest": digest(path), "n": n, "seconds": seconds, "metrics": rounded}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", choices=[*RUNNERS, "all"])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="all: write docs/figures.md and raise the floors")
    parser.add_argument(
        "--allow-lower", action="store_true", help="all: lower floors that were not reached, on purpose"
    )
    options = parser.parse_args(arguments)
    if options.set == "all":
        return _all(options)
    try:
        answer = measure(options.set, options.gold, options.split)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(answer) if options.json else gate.table([answer]))
    return 0


def _all(options: argparse.Namespace) -> int:
    present = [s for s in RUNNERS if any((options.gold / s).glob(f"{options.split}*.jsonl"))]
    answers = []
    for name in present:
        print(f"{name} ...", file=sys.stderr, flush=True)
        answers.append(measure(name, options.gold, options.split))
    print(json.dumps(answers) if options.json else gate.table(answers))
    if options.write:
        gate.write(answers)
    return gate.check(answers, options.allow_lower)


if __name__ == "__main__":
    raise SystemExit(main())
