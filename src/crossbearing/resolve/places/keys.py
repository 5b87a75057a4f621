"""Keys that names are found by: a folded form, and a sound form that survives transliteration."""

from __future__ import annotations

import functools
import re
import unicodedata

_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A", "ʻ": None, "ʼ": None,
     "ʿ": None, "ʾ": None, "‘": None, "’": None, "'": None, "`": None, "´": None, "ʹ": None, "′": None}
)  # fmt: skip
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"\b(?:saint|ste|st)\b")
_MOUNT = re.compile(r"\b(?:mount|mt)\b")
_FORT = re.compile(r"\b(?:fort|ft)\b")

# The Arabic article in its assimilated forms, and Persian ezafe, as words of their own.
_ARTICLES = frozenset(
    "al el ad ed ul ar er as es at et az ez an en ash esh adh edh ath eth il wal i e-".split()
)  # fmt: skip
_MERGED_ARTICLE = re.compile(r"^[aeui](?=([dnrstz])\1)")
_SOUNDS = (
    ("tch", "C"), ("tsch", "C"), ("shch", "S"), ("sch", "S"), ("dzh", "J"), ("dj", "J"), ("gh", "g"), ("kh", "k"),
    ("zh", "J"), ("sh", "S"), ("ch", "C"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("q", "k"), ("j", "J"), ("c", "k"),
    ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLED = re.compile(r"([a-zA-Z])\1+")


@functools.lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """`name` in lower-case ASCII letters and digits, one space between words; "" where no Latin letter is left.

    Apostrophes vanish ("Sana'a" -> "sanaa"); "Saint"/"St." -> "st", "Mount" -> "mt", "Fort" -> "ft".
    """
    if name.isascii():
        plain = name.lower().replace("'", "").replace("`", "")
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    words = _NOT_WORD.sub(" ", plain.replace(".", "")).strip()
    return _FORT.sub("ft", _MOUNT.sub("mt", _SAINT.sub("st", words)))


@functools.lru_cache(maxsize=65536)
def sounded(name: str) -> str:
    """Consonants of `name` without articles: "Dayr az Zawr", "Deir Ezzor" and "Deir el-Zour" all give "drzr".

    "" where fewer than three consonants are left: such a key would match too much.
    """
    words = folded(name).split()
    kept = [_MERGED_ARTICLE.sub("", w) for w in words if w not in _ARTICLES] or words
    joined = "".join(kept)
    initial = joined[:1] if joined[:1] in "aeiou" else ""
    for written, sound in _SOUNDS:
        joined = joined.replace(written, sound)
    skeleton = _VOWELS.sub("", _DOUBLED.sub(r"\1", joined.removesuffix("h")))
    if len(skeleton) < 3:
        return ""
    return ("a" if initial else "") + skeleton
