"""What can go wrong, as one small tree.

LegationError
├── DocumentError       one input cannot be read as a document; the others can
│   └── TextTooLong     its text is longer than the reader takes
├── DateError           a date given by the user is no ISO date
├── RecordError         a record contradicts itself, or a dict is not a record's
├── ModelError          the trained model is missing or cannot be loaded
├── OutputError         what was asked for cannot be written
├── KnowledgeError      a data file of the knowledge is missing or has a wrong entry
└── LedgerError         the ledger cannot be opened, read or written
    └── NoSuchRecord    nothing in the ledger has this id or name
"""

from __future__ import annotations


class LegationError(Exception):
    """Anything Legation raises on purpose. Its message is one line, fit for a user."""


class DocumentError(LegationError):
    """One input cannot be read as a document. `where` names the file, and the line where there is one."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str]]:
        """As it is sent from one process to another: by its parts, not by the message that they make."""
        return type(self), (self.where, self.problem)


class TextTooLong(DocumentError):
    """A document's text is longer than the reader takes."""


class DateError(LegationError):
    """A date given by the user is no ISO date."""


class RecordError(LegationError):
    """A record contradicts itself, or a dict is not a record's."""


class KnowledgeError(LegationError):
    """A data file of the knowledge is missing or has a wrong entry; the message names file and line."""


class OutputError(LegationError):
    """What was asked for cannot be written; the message names the file."""


class ModelError(LegationError):
    """The trained model is missing or cannot be loaded."""


class LedgerError(LegationError):
    """The ledger cannot be opened, read or written; the message names the ledger."""


class NoSuchRecord(LedgerError):
    """Nothing in the ledger has this id or name; the message says what is near."""
