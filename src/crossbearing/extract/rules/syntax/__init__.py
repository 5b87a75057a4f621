"""A light reading of a sentence: tags, noun phrases, subjects. No parser, no model."""
