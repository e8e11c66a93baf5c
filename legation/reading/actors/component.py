"""The actors step as a spaCy component; it writes `doc._.known`: who each local actor of `doc._.cast` is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.errors import DateError
from legation.knowledge.actors import ANY_DAY, Days, Knowledge, days_of
from legation.reading.actors.air import countries_of
from legation.reading.actors.clusters import clusters_of
from legation.reading.actors.identify import Identifier
from legation.reading.actors.identity import Identity
from legation.reading.actors.resolver import Resolver


class ActorReader:
    """Tells who the actors of a document are, as of its date."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._resolver = Resolver(knowledge)
        self._identifier = Identifier(self._resolver)

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.known`: for the id of every local actor an Identity, whose own id is None where nobody known is meant."""
        known: dict[str, Identity] = {}
        if doc._.cast is not None and doc._.cast.actors:
            on = _days(doc)
            countries = countries_of(doc, self._resolver.knowledge, self._resolver.lexicon, self._resolver.bodies, on)
            starts = [token.idx for token in doc if token.is_sent_start]
            for actor, cluster in clusters_of(doc, doc._.cast):
                found = self._identifier.identify(cluster, on, countries.air(cluster.at, _sentence_start(starts, cluster.at)))
                is_taken = found.id is None and self._resolver.knowledge.has(actor.id)
                known[actor.id] = replace(found, shares_slug=True) if is_taken else found
        doc._.known = known
        return doc


def _days(doc: Doc) -> Days:
    """The day of the document, or any day where it has none."""
    published = doc._.document.published if doc._.document is not None else None
    try:
        return days_of(published) if published else ANY_DAY
    except DateError:
        return ANY_DAY


def _sentence_start(starts: list[int], at: int) -> int:
    number = bisect_right(starts, at)
    return starts[number - 1] if number else 0


@Language.factory("legation_actors", requires=["doc._.cast", "doc._.places", "doc.ents"], assigns=["doc._.known"], default_config={"own": None})
def make_actor_reader(nlp: Language, name: str, own: str | None) -> ActorReader:
    """`own`: a file of the user's own actors (CSV or JSON lines)."""
    return ActorReader(Knowledge.load(Path(own) if own else None))


if not Doc.has_extension("known"):
    Doc.set_extension("known", default=None)
