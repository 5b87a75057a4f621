"""Which number, place, time and weapon of a sentence is whose."""

from crossbearing.extract.rules.arguments.giving import give_arguments

__all__ = ["give_arguments"]
