"""Which known actor a mention means, and in which role at the document's date."""

from legation.reading.actors.identity import NO_AIR, Air, Identity, Resolution
from legation.reading.actors.resolver import Resolver

__all__ = ["NO_AIR", "Air", "Identity", "Resolution", "Resolver"]
