"""Statements written once: what they take, what they give, and how they fail."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, literal, select, update
from sqlalchemy.exc import DBAPIError

from legation.errors import LedgerError
from legation.ledger import Ledger
from legation.ledger.prepared import Prepared
from legation.ledger.tables import stories

OF_IDS = Prepared(lambda listed: select(stories.c.n, stories.c.id).where(listed(stories.c.id, "ids")).order_by(stories.c.n))
RENAME = Prepared(lambda _: update(stories).where(stories.c.n == bindparam("number")).values(id=bindparam("new")))
HIGHEST = Prepared(lambda _: select(stories.c.n).where(stories.c.n > bindparam("least"), literal(1) == 1).order_by(stories.c.n.desc()))


def _fill(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute(stories.insert(), [{"n": number, "id": f"y{number}"} for number in (1, 2, 3)])


def test_rows_are_found_by_lists_and_named_by_their_columns(ledger: Ledger) -> None:
    _fill(ledger)
    with ledger.reading() as connection:
        rows = OF_IDS.rows(connection, ids=["y3", "y1", "no such"])
        assert [(row.n, row.id) for row in rows] == [(1, "y1"), (3, "y3")]
        assert OF_IDS.rows(connection, ids=[]) == []
        assert HIGHEST.values(connection, least=1) == [3, 2]
        assert HIGHEST.value(connection, least=9) is None


def test_changes_stand_only_where_their_transaction_does(ledger: Ledger) -> None:
    _fill(ledger)
    with pytest.raises(LedgerError, match="UNIQUE"), ledger.writing() as connection:
        RENAME.run(connection, [{"number": 1, "new": "gone"}, {"number": 2, "new": "y3"}])
    with ledger.writing() as connection:
        RENAME.run(connection, [{"number": number, "new": f"z{number}"} for number in (1, 2)])
    with ledger.reading() as connection:
        assert HIGHEST.values(connection, least=0) == [3, 2, 1]
        assert [row.id for row in OF_IDS.rows(connection, ids=["z1", "z2", "y1", "gone"])] == ["z1", "z2"]


def test_one_connection_sees_one_state(ledger: Ledger) -> None:
    _fill(ledger)
    with ledger.reading() as connection:
        assert HIGHEST.value(connection, least=0) == 3
        with ledger.writing() as other:
            other.execute(stories.insert(), [{"n": 4, "id": "y4"}])
        assert HIGHEST.value(connection, least=0) == 3


def test_what_the_database_refuses_is_told_as_a_ledger_error(ledger: Ledger) -> None:
    _fill(ledger)
    with pytest.raises(LedgerError, match="UNIQUE"), ledger.writing() as connection:
        RENAME.run(connection, [{"number": 1, "new": "y2"}])
    with ledger.engine.connect() as connection, pytest.raises(DBAPIError):
        RENAME.run(connection, [{"number": 1, "new": "y2"}])
