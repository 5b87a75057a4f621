"""Crossbearing: many news reports in, one sourced record out."""
