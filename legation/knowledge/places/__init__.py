"""The gazetteer: where places lie. Data files with a loader; README.md names sources and licences."""

from legation.knowledge.places.entries import Entry, Kind
from legation.knowledge.places.gazetteer import FOLDER, Gazetteer, load_gazetteer

__all__ = ["FOLDER", "Entry", "Gazetteer", "Kind", "load_gazetteer"]
