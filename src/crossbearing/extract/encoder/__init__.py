"""The trained engine: one small encoder read once a window, and a reader that looks at the text from each trigger."""

from crossbearing.extract.encoder.analysis import Analysis
from crossbearing.extract.encoder.engine import EncoderEngine, load_encoder

__all__ = ["Analysis", "EncoderEngine", "load_encoder"]
