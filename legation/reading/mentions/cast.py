"""The actors of one document."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from legation.reading.quotes import Range
from legation.records import ActorKind, MentionForm

_WITHOUT_PARTS = str.maketrans("łøđıŁØĐ", "lodiLOD")
"""Letters that Unicode does not take apart into a plain letter and a mark."""


@dataclass(slots=True)
class LocalActor:
    """An actor of one document.

    `heads` are the nouns that described it ("minister"), `descriptions` the whole phrases ("Erdogan's spokesman", "Foreign Minister"),
    `gender` "m", "f" or None so far, `plural` whether it is several, `members` the ids of several that act together, `body` the id of the
    body that a person was said to speak for or to belong to ("ministry spokesman"), `names` every form of its name.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: dict[Range, MentionForm] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    descriptions: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    gender: str | None = None
    plural: bool = False
    members: tuple[str, ...] = ()
    body: str | None = None


@dataclass(slots=True)
class Cast:
    """The actors of a document by id, and which of them the span of a source, addressee or participant means."""

    actors: dict[str, LocalActor] = field(default_factory=dict)
    meant: dict[Range, str] = field(default_factory=dict)


def plain(text: str) -> str:
    """Lower-case ASCII where there is one: no accents, no strokes, no full stops."""
    letters = unicodedata.normalize("NFKD", text.translate(_WITHOUT_PARTS)).encode("ascii", "ignore").decode()
    return letters.lower().replace("'", "").replace(".", "")
