"""The only place that knows the order of the stages: read, extract, resolve, store, link."""

from crossbearing.pipeline.adding import Added, Progress
from crossbearing.pipeline.pipeline import Pipeline
from crossbearing.pipeline.settings import Settings
from crossbearing.pipeline.stages import Extractor, Resolver, Stages, load_stages

__all__ = ["Added", "Extractor", "Pipeline", "Progress", "Resolver", "Settings", "Stages", "load_stages"]
