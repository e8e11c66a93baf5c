"""Which actors are the same in every document, and which are good for one document only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from legation.ledger.ids import LOCAL
from legation.records import Actor

if TYPE_CHECKING:
    from legation.knowledge.actors import Knowledge

Known = Callable[[Actor], bool]

UNNAMED = "~"


class KnownTo:
    """Whether the knowledge holds an actor. `own` is a file of the user's actors; the knowledge is loaded when first asked."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._knowledge: Knowledge | None = None

    def __call__(self, actor: Actor) -> bool:
        if actor.id.startswith(UNNAMED):
            return False
        return actor.wikidata is not None or self._holds(actor.id)

    def _holds(self, name: str) -> bool:
        if self._knowledge is None:
            from legation.knowledge.actors import Knowledge

            self._knowledge = Knowledge.load(self._own)
        known = self._knowledge
        if name in known.people or name in known.organizations or name in known.states:
            return True
        state, _, suffix = name.partition("-")
        return state in known.states and suffix in known.bodies


is_known = KnownTo()
"""By the package's own knowledge."""


def stored_id(actor: Actor, document: str, known: Known) -> str:
    """The actor's id in the ledger; one of this document only carries the document's id."""
    return actor.id if known(actor) else f"{document}{LOCAL}{actor.id}"
