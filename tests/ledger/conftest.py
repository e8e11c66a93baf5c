"""What the tests of the ledger share: a ledger of their own, and ways to put readings in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import is_known

from legation.ledger import Ledger, open_ledger
from legation.ledger.checking import backup
from legation.ledger.keeping import Incoming, Kept
from legation.ledger.steps import keeper
from legation.records import Reading


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger, migrated once for all tests."""
    folder = tmp_path_factory.mktemp("empty")
    with open_ledger(str(folder / "legation.db"), create=True) as opened:
        backup(opened, folder / "empty.db")
    return folder / "empty.db"


@pytest.fixture
def ledger(tmp_path: Path, empty: Path) -> Iterator[Ledger]:
    shutil.copy(empty, tmp_path / "legation.db")
    with open_ledger(str(tmp_path / "legation.db")) as opened:
        yield opened


@pytest.fixture
def keep(ledger: Ledger) -> Callable[..., list[Kept]]:
    """Keep readings, each in a transaction of its own."""
    keeping = keeper(known=is_known)

    def kept(*readings: Reading, again: bool = False) -> list[Kept]:
        found = []
        for reading in readings:
            with ledger.writing() as connection:
                found += keeping.keep(connection, [Incoming(reading)], again=again)
        return found

    return kept
