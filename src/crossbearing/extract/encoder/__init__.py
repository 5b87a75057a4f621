"""The trained engine: one small encoder read once a window, and a reader that looks at the text from each trigger."""
