"""Readings become a record over time: kept, corrected, searched, held against what was said before."""

from legation.ledger.opening import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
