"""A text to what the encoder is given: words, word pieces, windows, and how far a trigger reaches."""
