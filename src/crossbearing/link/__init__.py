"""Claims -> Events: copies, candidate pairs, comparison, clustering, contradictions, the event."""

from crossbearing.link.linking import Linked, LinkSettings, link

__all__ = ["LinkSettings", "Linked", "link"]
