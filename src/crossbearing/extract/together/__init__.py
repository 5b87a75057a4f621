"""The encoder and the rules reading together: the extractor that runs where nothing else is asked for."""

from crossbearing.extract.together.engine import TogetherEngine

__all__ = ["TogetherEngine"]
