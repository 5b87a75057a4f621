"""Generate src/crossbearing/data/actors.json from actors/*.yml. The same tables give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from crossbearing.resolve.actors.register import checked_entry

HERE = Path(__file__).parent / "actors"
DATA = Path(__file__).parents[1] / "src/crossbearing/data/actors.json"
DEFAULTS = {"armed_groups": {"kind": "non-state", "sector": "REB"}, "people": {"kind": "person", "sector": "GOV"}}
_SECTORS = {"igo": "IGO", "ngo": "NGO", "media": "MED"}


def entries() -> list[dict[str, object]]:
    """Every entry of every table, with the table's defaults filled in."""
    out = []
    for path in sorted(HERE.glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            entry = {**DEFAULTS.get(path.stem, {}), **row}
            if "sector" not in entry and entry["kind"] in _SECTORS:
                entry["sector"] = _SECTORS[entry["kind"]]
            out.append(checked_entry(entry, path.name))
    return sorted(out, key=lambda e: (str(e["name"]), str(e.get("from", ""))))


def compiled() -> str:
    """The text of actors.json."""
    return "[\n" + ",\n".join(json.dumps(e, ensure_ascii=False, sort_keys=True) for e in entries()) + "\n]\n"


if __name__ == "__main__":
    DATA.write_text(compiled(), "utf-8")
    print(f"{DATA}: {len(entries())} actors")
