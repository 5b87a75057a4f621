"""A language model behind the same seam (extra `llm`): it quotes, the checker finds the words or refuses."""

from crossbearing.extract.llm.endpoint import Endpoint
from crossbearing.extract.llm.engine import LanguageModelEngine

__all__ = ["Endpoint", "LanguageModelEngine"]
