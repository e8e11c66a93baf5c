"""The text of a data file."""

from __future__ import annotations

from pathlib import Path

from legation.errors import KnowledgeError


def text_of(path: Path) -> str:
    """The whole file. Raises KnowledgeError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
