"""The reading process reads, keeps and judges for the server, and neither its end nor the server's is the other's."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from conftest import client_of, landed, secret_of
from samples import is_known, read_by_rule
from sqlalchemy import Connection, select, update

from legation.errors import DocumentError
from legation.ledger import Ledger
from legation.ledger.keeping import Outcome
from legation.ledger.steps import keeper
from legation.ledger.tables import statements
from legation.records import Document
from legation.web import handed
from legation.web.apart import Apart, ReaderFailed, ReaderStopped
from legation.web.reader import Here, Kept

ARTICLE = "Ana Duro said that the door was open. Nobody answered her."


class Judging:
    """A further step of keeping that calls everything new."""

    def __call__(self, connection: Connection, numbers: Sequence[int]) -> None:
        connection.execute(update(statements).where(statements.c.document.in_(numbers)).values(verdict="new"))

    def settle(self, connection: Connection, numbers: Sequence[int]) -> None:
        connection.execute(update(statements).where(statements.c.n.in_(numbers)).values(verdict="new"))


def by_rule(ledger: Ledger) -> Here:
    return Here(ledger, read_by_rule, keeper(known=is_known, further=(Judging(),)))


def of_text(text: str) -> handed.Fetch:
    return partial(handed.pasted, Document(id="a", title="Door", text=text))


def breaks() -> list[object]:
    raise ZeroDivisionError("nobody expected this")


def ends_itself() -> list[object]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def niceness_is_lower(than: int, into: str) -> list[object]:
    Path(into).write_text(str(os.nice(0) > than))
    return []


@pytest.fixture
def apart(own: Ledger) -> Iterator[Apart]:
    made = Apart(own, by_rule)
    yield made
    made.close()
    assert not active_children()


def test_what_is_kept_there_is_judged_and_seen_here(own: Ledger, apart: Apart) -> None:
    kept = list(apart.add(of_text(ARTICLE)))
    assert [(one.title, one.outcome, one.problem) for one in kept] == [("Door", Outcome.ADDED, None)]
    with own.reading() as connection:
        assert connection.execute(select(statements.c.content, statements.c.verdict)).all() == [("the door was open", "new")]


def test_many_tasks_go_to_one_process(apart: Apart) -> None:
    assert apart.read(Document(id="b", text=ARTICLE)).statements[0].content.text == "the door was open"
    first = active_children()
    assert [one.outcome for one in apart.add(of_text(ARTICLE))] == [Outcome.ADDED]
    assert [one.outcome for one in apart.add(of_text(ARTICLE))] == [Outcome.KNOWN]
    assert active_children() == first


def test_errors_come_back_as_they_are(apart: Apart) -> None:
    assert list(apart.add(of_text("unreadable"))) == [Kept("Door", problem="a: could not be read")]
    with pytest.raises(DocumentError, match="a: could not be read"):
        apart.read(Document(id="a", text="unreadable"))
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        list(apart.add(partial(handed.of_file, "bad.txt", b"\xff\xfe\x00\xd8")))
    with pytest.raises(ReaderFailed, match="nobody expected this"):
        list(apart.add(breaks))  # type: ignore[arg-type]
    assert [one.outcome for one in apart.add(of_text(ARTICLE))] == [Outcome.ADDED]


def test_a_process_that_ends_while_it_reads_is_told_and_started_anew(apart: Apart) -> None:
    with pytest.raises(ReaderStopped, match="it starts anew"):
        list(apart.add(ends_itself))  # type: ignore[arg-type]
    assert [one.outcome for one in apart.add(of_text(ARTICLE))] == [Outcome.ADDED]


def test_a_process_killed_between_two_texts_is_not_missed(apart: Apart) -> None:
    apart.settle([1])
    (process,) = active_children()
    process.kill()
    process.join()
    assert [one.outcome for one in apart.add(of_text(ARTICLE))] == [Outcome.ADDED]


def test_results_nobody_wants_do_not_answer_the_next_task(apart: Apart) -> None:
    lines = b'{"id": "a", "text": "Ivo Pelk said that no."}\n{"id": "b", "text": "Nothing."}\n'
    for _ in apart.add(partial(handed.of_file, "two.jsonl", lines)):
        break
    assert [one.title for one in apart.add(of_text(ARTICLE))] == ["Door"]


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no niceness")
def test_it_gives_way_to_those_who_serve(apart: Apart, tmp_path: Path) -> None:
    list(apart.add(partial(niceness_is_lower, os.nice(0), str(tmp_path / "is-lower"))))  # type: ignore[arg-type]
    assert (tmp_path / "is-lower").read_text() == "True"


def test_statements_whose_verdict_was_taken_back_are_judged_there(own: Ledger, apart: Apart) -> None:
    list(apart.add(of_text(ARTICLE)))
    with own.writing() as connection:
        connection.execute(update(statements).values(verdict=None))
    apart.settle([1])
    with own.reading() as connection:
        assert connection.execute(select(statements.c.verdict)).scalars().all() == ["new"]


def test_the_server_reads_apart_and_leaves_nothing_behind(own: Ledger) -> None:
    with client_of(own, reader=Apart(own, by_rule)) as client:
        assert "<mark" in client.get("/").text or "Nothing has been read yet" in client.get("/").text
        path = landed(client, client.post("/add", data={"text": ARTICLE, "form_secret": secret_of(client)}, follow_redirects=False).headers["location"])
        assert "the door was open" in client.get(path).text
        assert "Ana Duro" in client.get("/actors").text
        assert active_children()
    for _ in range(100):
        if not active_children():
            return
        time.sleep(0.05)
    raise AssertionError("the reading process outlives the server")


def test_a_ledger_that_another_writes_to_for_too_long_is_busy(own: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with client_of(own) as client:
        landed(client, client.post("/add", data={"text": ARTICLE, "form_secret": secret_of(client)}, follow_redirects=False).headers["location"])
        with own.reading() as connection:
            id_ = connection.execute(select(statements.c.id)).scalar_one()
        monkeypatch.setattr("legation.ledger.opening.BUSY_MS", 50)
        own.engine.dispose()
        other = sqlite3.connect(str(own.path))
        other.execute("BEGIN IMMEDIATE")
        form = {"target": id_, "action": "reject", "because": "it is a joke", "by": "me", "form_secret": secret_of(client)}
        answer = client.post("/correct", data=form, follow_redirects=False)
        assert answer.status_code == 503
        assert "another program has been writing to the ledger for too long" in answer.text
        assert client.get(f"/statements/{id_}").status_code == 200
        other.close()
        assert client.post("/correct", data=form, follow_redirects=False).status_code == 303
