"""Versions of the reader, written into every reading."""

LEGATION = "0.1.0"
MODEL = "5"
"""Raised with each new training of the language model."""
KNOWLEDGE = "2026-11-22"
"""The day to which the knowledge was last brought."""
