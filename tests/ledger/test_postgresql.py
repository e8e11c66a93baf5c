"""The same ledger on a PostgreSQL server, started for these tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from factories import Article, is_known, kidnapping, lavrov

pytest.importorskip("psycopg", reason="psycopg is not installed")

from legation.errors import LedgerError
from legation.ledger import Ledger, open_ledger
from legation.ledger.answers import answers, query_of
from legation.ledger.checking import problems, stats
from legation.ledger.correcting import Action, Correction
from legation.ledger.keeping import Incoming, Outcome
from legation.ledger.mending import mend, take_out
from legation.ledger.naming import meant, party
from legation.ledger.pairs import Period, between, by_period
from legation.ledger.plans import threads
from legation.ledger.precedent_keeping import Precedents
from legation.ledger.readback import reading_of
from legation.ledger.steps import keeper


def _tool(name: str) -> str | None:
    found = shutil.which(name)
    return found or next((str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


def _as_server(command: list[str]) -> None:
    """Run a server's tool; PostgreSQL refuses to be run by root, so then as its own user."""
    user = "postgres" if os.geteuid() == 0 else None
    done = subprocess.run(command, user=user, capture_output=True, timeout=180, check=False, cwd="/")
    if done.returncode:
        pytest.skip(f"no PostgreSQL server can be started: {done.stderr.decode(errors='replace').strip()[-200:]}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    initdb, pg_ctl = _tool("initdb"), _tool("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(subprocess.run(["mktemp", "-d", "/tmp/pgXXXXXX"], capture_output=True, text=True, check=True).stdout.strip())
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        _as_server([initdb, "-D", f"{folder}/data", "-U", "legation", "-A", "trust", "-E", "UTF8", "--no-sync"])
        _as_server([pg_ctl, "-D", f"{folder}/data", "-o", f"-k {folder} -c listen_addresses='' -c fsync=off", "-l", f"{folder}/log", "-w", "start"])
        yield f"postgresql://legation@/postgres?host={folder}"
        _as_server([pg_ctl, "-D", f"{folder}/data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def ledger(server: str) -> Iterator[Ledger]:
    with pytest.raises(LedgerError, match="legation ledger migrate"):
        open_ledger(server)
    open_ledger(server, migrate=True).close()
    keeping = keeper(known=is_known)
    article = Article("Lavrov and Blinken meet then, Wang said.", published="2024-05-01", publisher="AFP")
    article.says("Wang", "said", "Lavrov and Blinken meet then")
    article.event("CONSULT", "meet", ("Lavrov", "Blinken"), status="planned", time=article.when("then", "2024-06-30"))
    found = [lavrov(publisher="AFP", id="afp-1"), lavrov("2024-04-05", content="Russia ruled out summits"), article.reading()]
    found += [kidnapping(number, f"2014-04-{15 + number}", f"Paper {number}") for number in range(8)]
    with open_ledger(server) as opened:
        for reading in found:
            with opened.writing() as connection:
                assert keeping.keep(connection, [Incoming(reading)])[0].outcome is Outcome.ADDED
        yield opened


def words(ledger, **asked):
    with ledger.reading() as connection:
        return [shape["content"]["text"] for shape in answers(connection, query_of(connection, kind="statements", **asked))]


def test_what_is_kept_is_sound_and_comes_back(ledger):
    assert list(problems(ledger)) == []
    assert {name: stats(ledger)[name] for name in ("documents", "statements", "events", "happenings", "plans")} == {
        "documents": 11, "statements": 3, "events": 9, "happenings": 2, "plans": 1,
    }  # fmt: skip
    with ledger.reading() as connection:
        assert reading_of(connection, 1) == lavrov(publisher="AFP", id="afp-1")


def test_questions(ledger):
    assert words(ledger, words="summit") == ["Russia ruled out summits"]
    assert words(ledger, words="russia -summit") == ["Russia was open to talks"]
    assert words(ledger, actor="Wang Yi", until="2024-05") == ["Lavrov and Blinken meet then"]
    with ledger.reading() as connection:
        (hit,) = answers(connection, query_of(connection, words="talks", kind="statements"))
        assert hit["highlight"] == "Russia was open to \x02talks\x03"
        assert len(threads(connection, today="2024-05-02", actor=meant(connection, "wang yi").numbers or ())) == 0
        (row,) = by_period(connection, between(party(connection, "RUS"), party(connection, "USA")), Period.MONTH)
        assert (row.period, row.planned) == ("2024-06", 1)


def test_a_document_is_known_and_read_again(ledger):
    keeping = keeper(known=is_known)
    with ledger.writing() as connection:
        assert keeping.keep(connection, [Incoming(lavrov(publisher="AFP"))])[0].outcome is Outcome.KNOWN
        assert keeping.keep(connection, [Incoming(lavrov(publisher="AFP", model="2"))], again=True)[0].outcome is Outcome.REPLACED
    assert list(problems(ledger)) == []


def by_content(texts):
    """Vectors of which only those of the same text are near."""
    found = np.stack([np.random.default_rng(zlib.crc32(text.encode())).standard_normal(384) for text in texts]).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_verdicts(ledger):
    keeping = keeper(known=is_known, further=(Precedents(by_content),))
    for day in ("2023-02-07", "2023-05-09"):
        article = Article("Lavrov said wheat was cheap.", published=day, publisher="AFP")
        article.says("Lavrov", "said", "wheat was cheap")
        with ledger.writing() as connection:
            keeping.keep(connection, [Incoming(article.reading())])
    with ledger.reading() as connection:
        shapes = answers(connection, query_of(connection, words="wheat", kind="statements"))
    assert {shape["day"]: shape["precedent"]["verdict"] for shape in shapes} == {"2023-02-07": "new", "2023-05-09": "repeated"}


def test_corrections_and_removals(ledger):
    with ledger.writing() as connection:
        (shape,) = answers(connection, query_of(connection, words="ruled summits", kind="statements"))
        mend(connection, Correction(target=shape["id"], action=Action.SET, field="content", value="Russia wanted zebras", because="heard it", by="me"))
    assert words(ledger, words="zebra") == ["Russia wanted zebras"]
    with ledger.writing() as connection:
        take_out(connection, shape["document"]["ledger_id"], because="retracted", by="me")
    assert words(ledger, words="zebra") == []
    assert list(problems(ledger)) == []
