"""Alembic's entry: runs migrations in the transaction of the connection it is handed (`versions.py`)."""

from __future__ import annotations

from alembic import context

from legation.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
