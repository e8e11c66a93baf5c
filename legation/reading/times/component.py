"""The times step as a spaCy component; it writes `doc._.times`, time expressions in text order."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from legation.reading.times.resolving import resolve

TIMES = "times"


@Language.component("legation_times", requires=["token.tag", "token.head"], assigns=["doc._.times"])
def read_times(doc: Doc) -> Doc:
    """Write the time expressions of `doc`; `doc._.document` may be None, then no date is known."""
    doc._.times = tuple(resolve(doc, _published(doc)))
    return doc


FIRST_YEAR, LAST_YEAR = 1000, 9000
"""A publication outside these years is no date to reckon from: the calendar of Python ends at 1 and 9999."""


def _published(doc: Doc) -> date | None:
    document = doc._.document if Doc.has_extension("document") else None
    try:
        day = date.fromisoformat(document.published[:10]) if document is not None and document.published else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


if not Doc.has_extension(TIMES):
    Doc.set_extension(TIMES, default=())
