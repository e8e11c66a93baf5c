"""The command line as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
COMMAND = [sys.executable, "-m", "legation"]


def legation(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, args)], input=stdin, capture_output=True, timeout=120, check=False)


@pytest.mark.model
def test_json_lines_are_one_object_a_document_in_order() -> None:
    done = legation("read", EXAMPLES / "summit-arranged.json", EXAMPLES / "aid-pledged.json")
    lines = done.stdout.decode("utf-8").strip("\n").split("\n")
    assert done.returncode == 0
    assert [json.loads(line)["document"]["id"] for line in lines] == ["summit-arranged", "aid-pledged"]
    assert done.stderr == b""


@pytest.mark.model
def test_bad_files_are_one_line_each_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    done = legation("read", tmp_path / "absent.txt", tmp_path / "latin.txt", EXAMPLES / "aid-pledged.json")
    errors = done.stderr.decode().strip().split("\n")
    assert done.returncode == 1
    assert len(done.stdout.decode().strip("\n").split("\n")) == 1
    assert ["absent.txt" in errors[0], "latin.txt" in errors[1], len(errors)] == [True, True, 2]


@pytest.mark.model
def test_standard_input_takes_text_and_a_date() -> None:
    done = legation("read", "-", "--published", "2019-06-28", stdin="The envoy said “no”.".encode())
    document = json.loads(done.stdout)["document"]
    assert (document["text"], document["published"], document["language"]) == ("The envoy said “no”.", "2019-06-28", "en")


def test_a_nonsense_date_is_refused_with_its_value() -> None:
    done = legation("read", "-", "--published", "soon")
    assert done.returncode == 2
    assert b"'soon'" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.model
def test_an_empty_document_gives_empty_lists() -> None:
    record = json.loads(legation("read", "-", stdin=b"").stdout)
    assert [record[name] for name in ("actors", "statements", "events", "times", "places")] == [[], [], [], [], []]


@pytest.mark.model
def test_another_language_is_a_warning() -> None:
    text = "Der Außenminister erklärte am Freitag, dass die Gespräche in Genf trotz aller Kritik weitergehen würden."
    done = legation("read", "-", stdin=text.encode())
    assert done.returncode == 0
    assert b"'de'" in done.stderr
    assert json.loads(done.stdout)["document"]["language"] == "de"


@pytest.mark.model
def test_the_table_shows_nesting_by_indentation() -> None:
    done = legation("read", "-", "--format", "table", stdin=b"A spokesman confirmed that the president had said he was open to talks.")
    assert "└ " in done.stdout.decode()


@pytest.mark.model
def test_hostile_markup_is_only_text_in_the_page() -> None:
    text = 'The <script>alert(1)</script> minister said: "<img src=x onerror=alert(2)> we go on."'
    done = legation("read", "-", "--format", "html", stdin=text.encode())
    page = done.stdout.decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.model
def test_a_closed_pipe_is_no_traceback() -> None:
    command = " ".join([*[f"'{part}'" for part in COMMAND], "read", f"'{EXAMPLES}'", "| head -c 10"])
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("args", [["--help"], ["read", "--help"], ["--version"]])
def test_help_is_there(args: list[str]) -> None:
    done = legation(*args)
    assert done.returncode == 0
    assert b"legation" in done.stdout.lower()


def test_help_needs_neither_spacy_nor_the_model() -> None:
    code = "import sys, legation.cli; sys.exit('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
