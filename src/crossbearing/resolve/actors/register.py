"""The register of known actors: names and aliases with country, kind, sector, office and the dates they hold for."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.concepts import SECTORS
from crossbearing.errors import ResolveError
from crossbearing.resolve.places.keys import folded

SHIPPED = Path(__file__).parents[2] / "data" / "actors.json"
KINDS = ("state", "armed-force", "non-state", "coalition", "igo", "ngo", "media", "person", "crowd", "office")
_KEYS = {"name", "kind", "country", "sector", "aliases", "office", "from", "to"}


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry. `start` and `end` are ISO dates between which it holds, None open."""

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    start: str | None = None
    end: str | None = None
    aliases: tuple[str, ...] = ()

    def holds(self, day: str | None) -> bool:
        """Whether the entry holds on a day (ISO date); True where the day is unknown."""
        return day is None or ((self.start or "") <= day <= (self.end or "9999"))


def checked_entry(entry: dict[str, Any], origin: str) -> dict[str, Any]:
    """The entry itself. Raises ResolveError naming the file where a key, kind or sector is not one of the
    register's.
    """
    if unknown := set(entry) - _KEYS:
        raise ResolveError(f"unknown keys in {origin}", sorted(unknown), f"use {', '.join(sorted(_KEYS))}")
    if not entry.get("name") or entry.get("kind") not in KINDS:
        raise ResolveError(
            f"an actor without a name or a kind in {origin}", entry.get("name"), f"kind is one of {', '.join(KINDS)}"
        )
    if entry.get("sector") not in (None, *SECTORS):
        raise ResolveError(f"unknown sector in {origin}", entry["sector"], "use a PLOVER sector code")
    return entry


class Register:
    """Actors by name. A user's own files (YAML, the form of resources/actors) come first and may override."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._exact: dict[str, list[Actor]] = defaultdict(list)
        self._folded: dict[str, list[Actor]] = defaultdict(list)
        self.size = 0
        for actor in actors:
            self.size += 1
            for name in (actor.name, *actor.aliases):
                short = bool(re.fullmatch(r"[A-Z0-9.&-]{2,5}", name))
                table, key = (self._exact, name) if short else (self._folded, folded(name))
                table[key].append(actor)

    @classmethod
    def load(cls, *own: Path) -> Register:
        """The shipped register with a user's files before it. Raises ResolveError where a file cannot be used."""
        rows: list[dict[str, Any]] = []
        for path in own:
            rows += _read_own(path)
        try:
            rows += json.loads(SHIPPED.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ResolveError("no actor register", SHIPPED, "run `python resources/build_actors.py`") from error
        return cls(_actor(row) for row in rows)

    def find(self, name: str, day: str | None = None) -> Actor | None:
        """The actor of that name that holds on `day`, else the one that came first; None where nobody has the name."""
        name = re.sub(r"^(?:the|The) ", "", name.strip())
        found = self._exact.get(name) or self._exact.get(name.replace(".", "")) or self._folded.get(folded(name), [])
        return next((a for a in found if a.holds(day)), None) or (
            found[0] if found and day is None else _undated(found)
        )


def _undated(found: list[Actor]) -> Actor | None:
    # Outside its dates the name stays known, the office does not.
    if not found:
        return None
    first = found[0]
    return Actor(
        first.name,
        first.kind,
        first.country,
        first.sector if first.kind != "person" else None,
        None,
        None,
        None,
        first.aliases,
    )


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        row["name"], row["kind"], row.get("country"), row.get("sector"), row.get("office"), row.get("from"),
        row.get("to"),
        tuple(row.get("aliases", ())),
    )  # fmt: skip


def _read_own(path: Path) -> list[dict[str, Any]]:
    import yaml  # only a user's own file needs it

    try:
        rows = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ResolveError(
            "an actor file that cannot be read", path, "give a YAML list as in resources/actors"
        ) from error
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise ResolveError("not a list of actors", path, "give a YAML list as in resources/actors")
    return [checked_entry(row, path.name) for row in rows]
