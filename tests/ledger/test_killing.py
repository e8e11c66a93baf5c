"""A kill at any moment leaves a sound ledger with whole documents."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from legation.ledger import open_ledger
from legation.ledger.checking import problems, stats
from legation.ledger.tables import statements

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from factories import is_known, lavrov
from legation.ledger import open_ledger
from legation.ledger.keeping import Incoming
from legation.ledger.steps import keeper
keeping = keeper(known=is_known)
with open_ledger(sys.argv[1], create=True) as ledger:
    for number in range(100_000):
        with ledger.writing() as connection:
            keeping.keep(connection, [Incoming(lavrov(f"{1900 + number // 28}-01-{number % 28 + 1:02}", publisher=sys.argv[3]))])
        print(number, flush=True)
"""


def test_a_kill_at_any_moment(tmp_path):
    path, chance = tmp_path / "killed.db", random.Random(7)
    before = 0
    for turn in range(6):
        command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent), f"agency {turn}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(2 * turn):
                writer.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.2))
            writer.kill()
        if not path.exists():
            continue
        with open_ledger(str(path), create=True) as ledger:
            assert list(problems(ledger)) == []
            found = stats(ledger)["documents"]
            with ledger.reading() as connection:
                assert connection.execute(select(func.count()).select_from(statements)).scalar() == found
        assert found >= before
        before = found
    assert before > 0
