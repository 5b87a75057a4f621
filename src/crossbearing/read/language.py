"""Which language a text is in, by py3langid, and when that is too uncertain to say."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from crossbearing.errors import ReadError

READ_LANGUAGES = frozenset({"en"})
"""Languages that the extractor reads."""
SHORTEST, SHORTEST_FOREIGN = 60, 10
"""Characters a text needs, and letters where its script is not Latin."""
SURE = 0.9
"""Least probability of a language other than English. Measured on 2,490 random English pieces each of 60 to 300
characters from the claims set's reports: none was called another language at 0.9 (bare classification errs on
2.8% of pieces of 60, 0.2% of 150), while one sentence of 12 other languages passes it or is told by its script."""
_SEEN = 4000


def detect_language(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none) of the language of `text`, None where it is short or unclear."""
    seen = text[:_SEEN].lower()  # wire text in capitals reads as no language at all
    foreign = _foreign_script(seen)
    if len(seen.strip()) < SHORTEST and not foreign:
        return None
    code, probability = _identifier().classify(seen)
    if code == "zxx" or (probability < SURE and code != "en" and not foreign):
        return None
    return str(code)


def language_code(given: str | None) -> str | None:
    """The code of a language as an item or a user names it ("en-GB", "EN"). Raises ReadError on anything else."""
    if given is None or not given.strip():
        return None
    code = given.strip().lower().replace("_", "-").split("-")[0]
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        raise ReadError("not a language code", given, "give ISO 639-1, such as en or fr")
    return {"eng": "en"}.get(code, code)


def is_readable(language: str | None) -> bool:
    """Whether the extractor reads this language; an undetermined one is tried."""
    return language is None or language in READ_LANGUAGES


def _foreign_script(text: str) -> bool:
    letters = [x for x in text[:500] if x.isalpha()]
    latin = sum("LATIN" in unicodedata.name(x, "") for x in letters)
    return len(letters) >= SHORTEST_FOREIGN and latin * 2 < len(letters)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
