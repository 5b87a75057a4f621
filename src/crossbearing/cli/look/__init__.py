"""How answers look on a terminal. Colour is never the only sign; in a pipe the same words come without it."""
