"""Whole answers, one kind a module."""
