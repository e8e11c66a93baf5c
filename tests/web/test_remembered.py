"""What pages remember they forget as soon as anybody writes to the ledger."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, func, select

from legation.ledger import Ledger
from legation.ledger.tables import documents
from legation.web.questions import remembered as module
from legation.web.questions.remembered import remembered

INSERT = "INSERT INTO documents (n, id, name, genre, text, text_hash, added) VALUES (1, 'd1', 'one', 'report', 'x', 'h', '2024-01-01')"


def counted(connection: Connection, asked: list[int]) -> int:
    def count() -> int:
        asked.append(1)
        return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())

    return remembered(connection, "documents", count)


def test_an_answer_is_given_again(own: Ledger) -> None:
    asked: list[int] = []
    for _ in range(2):
        with own.reading() as connection:
            assert counted(connection, asked) == 0
    assert len(asked) == 1


def test_what_another_process_writes_is_noticed(own: Ledger) -> None:
    asked: list[int] = []
    with own.reading() as connection:
        counted(connection, asked)
    with sqlite3.connect(str(own.path)) as other:
        other.execute(INSERT)
    other.close()
    with own.reading() as connection:
        assert counted(connection, asked) == 1


def test_what_the_server_itself_writes_is_noticed(own: Ledger) -> None:
    asked: list[int] = []
    for expected in (0, 1):
        with own.reading() as connection:
            assert counted(connection, asked) == expected
        if not expected:
            with own.writing() as connection:
                connection.exec_driver_sql(INSERT)


def test_it_remembers_no_more_than_it_may(own: Ledger) -> None:
    with own.reading() as connection:
        for number in range(3 * module.REMEMBERED_MAX):
            assert remembered(connection, number, lambda number=number: number) == number
        assert len(connection.info[module._KEY][1]) <= module.REMEMBERED_MAX
