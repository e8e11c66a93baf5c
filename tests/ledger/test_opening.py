"""Ledgers opened: made, migrated, and refused in one line where they are something else."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from factories import lavrov
from sqlalchemy import text

from legation.errors import LedgerError
from legation.ledger import open_ledger
from legation.ledger.checking import backup, problems, stats
from legation.ledger.keeping import Incoming, Keeper
from legation.ledger.opening import address_of
from legation.ledger.tables import metadata
from legation.ledger.words import INDEXED


def refusal(path: Path | str, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(path), **options).close()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_migrations_make_the_tables_of_the_code(ledger):
    shadow = {f"{indexed.index}{end}" for indexed in INDEXED for end in ("", "_data", "_idx", "_docsize", "_config")}
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, kind, _: kind != "table" or name not in shadow})
        assert compare_metadata(context, metadata) == []


def test_a_ledger_is_in_wal_mode_with_foreign_keys(ledger):
    with ledger.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_the_ledger_is_named_by_option_then_variable_then_default(monkeypatch):
    monkeypatch.setenv("LEGATION_LEDGER", "/there/is.db")
    assert [address_of("given.db"), address_of(None)] == ["given.db", "/there/is.db"]
    monkeypatch.delenv("LEGATION_LEDGER")
    assert address_of(None) == "legation.db"


def test_nothing_there(tmp_path):
    assert "no ledger here yet" in refusal(tmp_path / "absent.db")
    assert "no folder" in refusal(tmp_path / "no" / "folder.db", create=True)
    assert "a folder" in refusal(tmp_path, create=True)


def test_a_file_that_is_no_ledger(tmp_path):
    (tmp_path / "notes.txt").write_text("These are my notes." * 20)
    assert "no ledger" in refusal(tmp_path / "notes.txt", create=True)
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    assert "no ledger" in refusal(tmp_path / "other.db", create=True)
    assert sqlite3.connect(tmp_path / "other.db").execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_an_empty_file_becomes_a_ledger(tmp_path):
    (tmp_path / "new.db").touch()
    open_ledger(str(tmp_path / "new.db"), create=True).close()


def test_a_ledger_of_a_newer_version(tmp_path):
    path = tmp_path / "newer.db"
    with open_ledger(str(path), create=True) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer version" in refusal(path)


@pytest.mark.parametrize("address", ["mysql://here/there", "postgresql://", "sqlite:///x.db", "://"])
def test_addresses_that_are_none(address):
    refusal(address)


def test_a_server_that_is_not_there():
    pytest.importorskip("psycopg")
    assert "cannot be reached" in refusal("postgresql://nobody@127.0.0.1:9/none")


def test_a_damaged_ledger_is_not_sound(tmp_path):
    path = tmp_path / "damaged.db"
    with open_ledger(str(path), create=True) as ledger, ledger.writing() as connection:
        Keeper().keep(connection, [Incoming(lavrov(f"2024-03-{day:02}")) for day in range(1, 29)])
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data), 4096):
        data[place : place + 64] = b"\xff" * 64
    path.write_bytes(data)
    try:
        with open_ledger(str(path)) as ledger:
            found = list(problems(ledger))
    except LedgerError as error:
        found = [str(error)]
    assert found
    assert not any("\n" in problem for problem in found)


def test_an_index_out_of_step_is_found(ledger, keep):
    keep(lavrov())
    assert list(problems(ledger)) == []
    with ledger.writing() as connection:
        connection.execute(text("DROP TRIGGER statements_words_change"))
        connection.execute(text("UPDATE statements SET content = 'something else'"))
    assert any("statements" in problem for problem in problems(ledger))


def _fill(ledger, pages):
    with ledger.writing() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        Keeper().keep(connection, [Incoming(lavrov(f"2023-{month:02}-01", content="talks " * 2000)) for month in range(1, 13)])


def test_a_full_disk_is_one_line_and_keeps_what_was_there(ledger, keep):
    keep(lavrov())
    with ledger.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    with pytest.raises(LedgerError, match="the disk is full"):
        _fill(ledger, pages + 2)
    assert stats(ledger)["documents"] == 1
    assert list(problems(ledger)) == []


def test_a_read_only_ledger_is_read_and_not_written(tmp_path, monkeypatch):
    path = tmp_path / "kept.db"
    with open_ledger(str(path), create=True) as ledger, ledger.writing() as connection:
        Keeper().keep(connection, [Incoming(lavrov())])
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to anything
    with open_ledger(str(path)) as ledger:
        assert stats(ledger)["documents"] == 1
        with pytest.raises(LedgerError, match="read-only"), ledger.writing() as connection:
            Keeper().keep(connection, [Incoming(lavrov("2023-01-01"))])


def test_a_backup_is_a_ledger_of_its_own(ledger, keep, tmp_path):
    keep(lavrov())
    backup(ledger, tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert stats(copy)["statements"] == 1
        assert list(problems(copy)) == []
    with pytest.raises(LedgerError, match="there already"):
        backup(ledger, tmp_path / "copy.db")


def test_readers_see_whole_documents_while_a_writer_is_at_work(ledger, keep):
    keep(lavrov())
    with ledger.writing() as writing:
        Keeper().keep(writing, [Incoming(lavrov("2023-01-01"))])
        assert stats(ledger)["documents"] == 1
    assert stats(ledger)["documents"] == 2


def test_a_backup_is_made_while_another_writes(ledger, keep, tmp_path):
    keep(lavrov())
    with ledger.writing() as writing:
        Keeper().keep(writing, [Incoming(lavrov("2023-01-01"))])
        backup(ledger, tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert stats(copy)["documents"] == 1


def test_a_second_writer_waits_for_the_first(ledger):
    def write():
        with ledger.writing() as connection:
            Keeper().keep(connection, [Incoming(lavrov("2023-01-01"))])

    second = threading.Thread(target=write)
    with ledger.writing() as connection:
        Keeper().keep(connection, [Incoming(lavrov())])
        second.start()
        second.join(0.2)
        assert second.is_alive()
    second.join(30)
    assert stats(ledger)["documents"] == 2
