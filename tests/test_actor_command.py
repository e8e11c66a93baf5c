"""`legation actor` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "legation", "actor"]


def actor(*args: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, args)], capture_output=True, timeout=60, check=False)


def test_json_is_one_object_with_the_contract_s_fields() -> None:
    done = actor("the U.S. president", "--on", "2009-01-19", "--json")
    found = json.loads(done.stdout)
    assert list(found) == ["actor", "candidates", "why"]
    assert list(found["actor"]) == ["id", "name", "kind", "country", "sector", "role", "wikidata", "members", "mentions"]
    assert (found["actor"]["id"], found["actor"]["role"], done.returncode) == ("george-w-bush", "President of the United States", 0)


def test_nobody_is_null_with_candidates_and_why() -> None:
    found = json.loads(actor("the former U.S. president", "--on", "2003-01-01", "--json").stdout)
    assert found["actor"] is None
    assert "bill-clinton" in found["candidates"]
    assert found["why"]


def test_words_say_who_and_why() -> None:
    shown = actor("the prime minister", "--on", "2018-01-01", "--country", "isr").stdout.decode()
    assert "Benjamin Netanyahu" in shown
    assert "Prime Minister of Israel" in shown


def test_bad_input_is_one_line_that_names_the_value(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,office\nX,none\n", encoding="utf-8")
    for args, words in (
        (("X", "--on", "2003-02-31"), b"'2003-02-31'"),
        (("X", "--country", "Atlantis"), b"'Atlantis'"),
        (("X", "--actors", tmp_path / "own.csv"), b"own.csv:2: unknown office 'none'"),
        (("X", "--actors", tmp_path / "absent.csv"), b"absent.csv"),
        ((), b"nothing to look up"),
    ):
        done = actor(*args)
        assert done.returncode == 2
        assert words in done.stderr
        assert done.stderr.count(b"\n") == 1
        assert done.stdout == b""
