"""Who is credited with what: sources, cues, and the stretch of text each credit covers."""

from crossbearing.extract.rules.credit.layout import credits_of
from crossbearing.extract.rules.credit.scopes import CreditScope, chain_at

__all__ = ["CreditScope", "chain_at", "credits_of"]
