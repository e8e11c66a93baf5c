"""Who is mentioned, and which mentions are the same one: document-local actors behind the sources and addressees of statements."""

from legation.reading.mentions.cast import Cast, LocalActor
from legation.reading.mentions.component import read_mentions

__all__ = ["Cast", "LocalActor", "read_mentions"]
