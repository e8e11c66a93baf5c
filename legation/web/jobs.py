"""What is handed in at once, and what became of each thing in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from legation.web.handed import Fetch


class State(StrEnum):
    WAITING = "waiting"
    READING = "being read"
    ADDED = "added"
    KNOWN = "known already"
    REMOVED = "removed before"
    FAILED = "cannot be read"


@dataclass(slots=True)
class Job:
    """One thing to add: a text, a file or an address. `documents` are ids in the ledger, with their titles."""

    name: str
    fetch: Fetch
    state: State = State.WAITING
    problem: str | None = None
    documents: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.state not in (State.WAITING, State.READING)


@dataclass(slots=True)
class Batch:
    """What was handed in at once."""

    id: str
    jobs: list[Job]

    @property
    def is_done(self) -> bool:
        return all(job.is_done for job in self.jobs)

    @property
    def done(self) -> int:
        return sum(job.is_done for job in self.jobs)
