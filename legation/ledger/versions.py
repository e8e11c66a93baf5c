"""Which version a ledger is of, and the migrations that bring it to this one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from legation.errors import LedgerError

HEAD = "0001"
"""The newest migration in `migrations/versions`."""
KNOWN = ("0001",)
FOLDER = Path(__file__).parent / "migrations"


def check_version(engine: Engine, address: str) -> bool:
    """Whether the ledger is of this version. Raises LedgerError where it is of a newer one."""
    with engine.connect() as connection:
        version = version_of(connection)
    if version is not None and version not in KNOWN:
        raise LedgerError(f"{address}: made by a newer version of Legation (its ledger version is {version}, ours {HEAD}); update Legation")
    return version == HEAD


def version_of(connection: Connection) -> str | None:
    """The last migration that was run; None on an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
