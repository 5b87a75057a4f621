"""Words as linking compares them: stems without the words that say nothing, weighted by rarity."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable

import snowballstemmer

from crossbearing.link.pairs.weights import load_weights

_WORD = re.compile(r"\w+")
_STOP = frozenset(
    "a an and are as at be been but by for from had has have he her his in into is it its of off on or our out over "
    "she so that the their them there they this to under up was we were when which while who will with would".split()
)
_STEMMER = snowballstemmer.stemmer("english")


def stems(text: str) -> frozenset[str]:
    """Stems of the content words of a text, case folded."""
    return frozenset(_stem(w) for w in _WORD.findall(text.casefold()) if w not in _STOP)


def weighted(found: frozenset[str]) -> dict[str, float]:
    """Stem -> weight by rarity; the squares of the weights sum to 1. {} for no stems."""
    rarity = load_weights().rarity
    # In order: sums of floats must not depend on how a process happens to order a set.
    weights = {s: rarity.get(s, 1.0) for s in sorted(found)}
    norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
    return {s: v / norm for s, v in weights.items()}


def salient(text: str, many: int) -> tuple[str, ...]:
    """The stems that tell this text from others, the most telling first: often said here, rare elsewhere."""
    rarity = load_weights().rarity
    said = Counter(_stem(w) for w in _WORD.findall(text.casefold()) if w not in _STOP and len(w) > 2 and w.isalpha())
    worth = {s: (1 + math.log(n)) * rarity.get(s, 1.0) ** 2 for s, n in said.items()}
    return tuple(sorted(worth, key=lambda s: (-worth[s], s))[:many])


def capitalised(text: str) -> frozenset[str]:
    """Stems of capitalised words and of numbers: mostly names."""
    # All-caps wire copy has no capitals to tell names by: there every rare word is taken for one.
    rarity, shouting = load_weights().rarity, text.isupper()
    found = (w.casefold() for w in _WORD.findall(text) if w[0].isupper() or w[0].isdigit())
    kept = (_stem(w) for w in found if w not in _STOP)
    return frozenset(s for s in kept if not shouting or rarity.get(s, 1.0) > 0.8)


def rarest(found: Iterable[str]) -> float:
    """The rarity of the rarest of these stems, 0 to 1; 0 for none."""
    rarity = load_weights().rarity
    return max((rarity.get(s, 1.0) for s in found), default=0.0)


@functools.lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))
