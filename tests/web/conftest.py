"""What the tests of the web share: a small ledger, and clients over it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import is_known, read_by_rule, readings
from sqlalchemy import Connection
from starlette.testclient import TestClient

from legation.ledger import Ledger, open_ledger
from legation.ledger.keeping import Incoming
from legation.ledger.steps import keeper
from legation.ledger.tables import documents, events, precedents, statements
from legation.web.app import create_app
from legation.web.reader import Here, Reader
from legation.web.settings import Settings

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The sample ledger; tests that write take a ledger of their own."""
    with open_ledger(str(tmp_path_factory.mktemp("filled") / "legation.db"), create=True) as opened:
        fill(opened)
        yield opened


def fill(ledger: Ledger) -> None:
    keeping = keeper(known=is_known)
    for reading in readings():
        with ledger.writing() as connection:
            keeping.keep(connection, [Incoming(reading)])
    with ledger.writing() as connection:
        judge(connection)


def judge(connection: Connection) -> None:
    """Verdicts by hand: that Ormia is welcome changes what was said of the door; all the rest is new."""
    number = {row.content: row.n for row in connection.execute(statements.select())}
    late, early = number["Valdria welcomed Ormia to a later round in Quito"], number['Valdria would "keep the door open"']
    connection.execute(statements.update().values(verdict="new", verdict_count=0))
    days = {"verdict_since": "2024-03-01", "verdict_last": "2024-03-01", "verdict_count": 1}
    connection.execute(statements.update().where(statements.c.n == late).values(verdict="changed", **days))
    connection.execute(precedents.insert(), {"statement": late, "rank": 0, "earlier": early, "similarity": 0.8, "relation": "changed", "same_actor": 1})


@pytest.fixture(scope="session")
def client(filled: Ledger) -> Iterator[TestClient]:
    """A client over the sample ledger, for what only reads."""
    with client_of(filled) as made:
        yield made


def client_of(ledger: Ledger, *, reader: Reader | None = None, **settings: object) -> TestClient:
    app = create_app(ledger, Settings(**settings), reader=reader or Here(ledger, read_by_rule, keeper(known=is_known)))  # type: ignore[arg-type]
    return TestClient(app, base_url=HERE, raise_server_exceptions=False)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger of the test's own."""
    with open_ledger(str(tmp_path / "legation.db"), create=True) as opened:
        yield opened


@pytest.fixture
def writer(own: Ledger) -> Iterator[TestClient]:
    with client_of(own) as made:
        yield made


@pytest.fixture(scope="session")
def ids(filled: Ledger) -> dict[str, str]:
    """Ids of the samples by what they are called: documents by title or id, statements by cue and words, events by trigger."""
    with filled.reading() as connection:
        found = {row.name: row.id for row in connection.execute(documents.select())}
        found |= {f"{row.cue}: {row.content}": row.id for row in connection.execute(statements.select())}
        return found | {row.trigger: row.id for row in connection.execute(events.select())}


def secret_of(client: TestClient, path: str = "/add") -> str:
    """What a form of this client's session must bring back."""
    match = re.search(r'name="form_secret" value="([0-9a-f]+)"', client.get(path).text)
    assert match is not None
    return match[1]


def landed(client: TestClient, address: str) -> str:
    """Follow a batch until its article is there; the article's path."""
    for _ in range(200):
        answer = client.get(address, follow_redirects=False)
        if answer.status_code == 303:
            return str(answer.headers["location"])
        time.sleep(0.05)
    raise AssertionError(f"still not read: {answer.text[:500]}")
