"""The actors of one document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from legation.reading.quotes import Range
from legation.records import ActorKind, MentionForm


@dataclass(slots=True)
class LocalActor:
    """An actor of one document. `heads` are the nouns that described it ("minister"), `gender` "m", "f" or None so far."""

    id: str
    name: str
    kind: ActorKind
    mentions: dict[Range, MentionForm] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    gender: str | None = None


@dataclass(slots=True)
class Cast:
    """The actors of a document by id, and which of them the span of a source or addressee means."""

    actors: dict[str, LocalActor] = field(default_factory=dict)
    meant: dict[Range, str] = field(default_factory=dict)

    def enlist(self, actor_id: str, name: str, kind: ActorKind) -> LocalActor:
        """The actor with this id, made if it is not there yet."""
        return self.actors.setdefault(actor_id, LocalActor(actor_id, name, kind))


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens; letters that have no ASCII form are left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "").replace(".", "")))
