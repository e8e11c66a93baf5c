"""The mentions step as a spaCy component; it writes `doc._.cast`."""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from legation.reading.mentions.casting import Caster
from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft


@Language.component("legation_mentions", requires=["doc._.statements", "doc.ents"], assigns=["doc._.cast"])
def read_mentions(doc: Doc) -> Doc:
    """Write `doc._.cast`: the actors behind the sources and addressees of statements and the participants of events."""
    sources: dict[Range, list[Draft]] = defaultdict(list)
    owed: dict[Range, None] = {}
    for draft in doc._.statements or ():
        if draft.source is not None:
            sources[draft.source].append(draft)
            owed[draft.source] = None
        if draft.addressee is not None:
            owed[draft.addressee] = None
    for event in (doc._.events if Doc.has_extension("events") else None) or ():
        owed |= dict.fromkeys([*event.actors, *event.recipients])
    doc._.cast = Caster(doc, list(owed), dict(sources)).cast()
    return doc


if not Doc.has_extension("cast"):
    Doc.set_extension("cast", default=None)
