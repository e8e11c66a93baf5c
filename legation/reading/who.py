"""The actors of a document as records: those that turn out to be the same known one are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legation.reading.actors import Identity
from legation.reading.mentions import Cast, LocalActor
from legation.reading.quotes import Range
from legation.records import Actor, ActorSpan, Mention

NOT_THE_KNOWN = "-other"
"""Ends the id of an unknown actor whose name gives a known actor's id."""


class Who:
    """Whom the spans of a document mean. `known` maps local ids to what the actors step found."""

    def __init__(self, cast: Cast, known: Mapping[str, Identity]) -> None:
        self._cast = cast
        self._known = known
        self._ids = {local: _id_of(local, known.get(local)) for local in cast.actors}

    def id_at(self, span: Range) -> str:
        """The id of the actor that the span means."""
        return self._ids[self._cast.meant[span]]

    def span(self, text: str, span: Range) -> ActorSpan:
        """The span with the id of its actor."""
        return ActorSpan(start=span[0], end=span[1], text=text[slice(*span)], actor=self.id_at(span))

    def records(self, text: str) -> tuple[Actor, ...]:
        """One record for each actor, in the order in which they were cast."""
        groups: dict[str, list[LocalActor]] = {}
        for local, actor in self._cast.actors.items():
            groups.setdefault(self._ids[local], []).append(actor)
        return tuple(self._record(text, id_, actors) for id_, actors in groups.items())

    def _record(self, text: str, id_: str, actors: list[LocalActor]) -> Actor:
        first = actors[0]
        identity = self._known.get(first.id)
        mentions = {span: form for actor in actors for span, form in actor.mentions.items()}
        return Actor(
            id=id_,
            name=(identity.name if identity else None) or first.name,
            kind=identity.kind if identity else first.kind,
            country=identity.country if identity else None,
            sector=identity.sector if identity else None,
            role=identity.role if identity else None,
            wikidata=identity.wikidata if identity else None,
            members=_unique(self._ids.get(member, member) for actor in actors for member in actor.members),
            mentions=tuple(Mention(start=s, end=e, text=text[s:e], form=form) for (s, e), form in sorted(mentions.items())),
            candidates=identity.candidates if identity and identity.id is None else (),
            why=identity.why or None if identity else None,
        )


def _id_of(local: str, identity: Identity | None) -> str:
    """The known actor's id, else that of this document."""
    if identity is None:
        return local
    return identity.id or (f"{local}{NOT_THE_KNOWN}" if identity.shares_slug else local)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
