"""Who did what to whom: PLOVER events with their status, magnitude, and the statement that tells them."""

from legation.reading.events.component import read_events
from legation.reading.events.drafts import EventDraft, Quantity

__all__ = ["EventDraft", "Quantity", "read_events"]
