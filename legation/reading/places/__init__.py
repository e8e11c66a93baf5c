"""Place names found, located by the company they keep, and tied to what happened there."""

from legation.reading.places.attachment import place_of
from legation.reading.places.component import PlaceReader
from legation.reading.places.toponyms import Toponym

__all__ = ["PlaceReader", "Toponym", "place_of"]
