"""Versions of the reader, written into every reading."""

LEGATION = "0.1.0"
MODEL = "1"
"""Raised with each new training of the language model."""
