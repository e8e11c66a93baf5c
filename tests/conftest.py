"""What several tests share: the whole reader, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import legation
from legation.records import Reading


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """`legation.read`, with the trained model behind it."""
    return legation.read
