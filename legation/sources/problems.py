"""What went wrong with an input, told to whoever reads the inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know of, in one line. A fatal one stands in place of a document."""

    message: str
    fatal: bool


Report = Callable[[Problem], None]
