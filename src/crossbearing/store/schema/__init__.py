"""The tables. `content` holds what was given or found and only grows; `derived` can be rebuilt from it at any time."""

from crossbearing.store.schema import content, derived
from crossbearing.store.schema.metadata import METADATA

HEAD = "0001"
"""The migration this program writes and reads. A test holds it to the newest file in migrations/versions."""

__all__ = ["HEAD", "METADATA", "content", "derived"]
