"""Rules: claims by hand-written lists and word order. The baseline, and what stays beside the encoder."""

from crossbearing.extract.rules.engine import RuleEngine

__all__ = ["RuleEngine"]
