"""Resolution: claims with places, times, counts and actors resolved, or an explicit Unresolved with the reason."""

from crossbearing.resolve.actors.register import Register
from crossbearing.resolve.counts import resolve_count
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.geonames import import_geonames
from crossbearing.resolve.resolver import Resolver, resolve_places
from crossbearing.resolve.times import resolve_time

__all__ = ["Gazetteer", "Register", "Resolver", "import_geonames", "resolve_count", "resolve_places", "resolve_time"]
