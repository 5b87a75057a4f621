"""Content hashes: the ids of everything that is not given one."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def content_id(prefix: str, *parts: Any) -> str:
    """`prefix-` and 16 hexadecimal digits of the SHA-256 of the parts' canonical JSON: same content, same id."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def sha256_of(raw: bytes) -> str:
    """SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
