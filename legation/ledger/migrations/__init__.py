"""Alembic migrations of the ledger, in order; `versions.py` runs them."""
