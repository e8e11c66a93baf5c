"""The offices that a person held, by the knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legation.knowledge.actors import Knowledge
    from legation.knowledge.actors.entries import Tenure


def offices(id_: str) -> list[tuple[str, str, str]]:
    """What the knowledge says this person held: office, from, until before; empty where it knows nothing."""
    from legation.knowledge.actors import Knowledge

    knowledge = Knowledge.load()
    held = sorted(knowledge.tenures_by.get(id_, ()), key=lambda tenure: tenure.start)
    return [(_office(knowledge, tenure), tenure.start, tenure.end) for tenure in held]


def _office(knowledge: Knowledge, tenure: Tenure) -> str:
    """An office in words: "foreign minister, Russia"."""
    known = knowledge.offices.get(tenure.office)
    title = tenure.title or (known.phrases[0][0] if known and known.phrases else tenure.office)
    of = knowledge.states.get(tenure.of) or knowledge.organizations.get(tenure.of)
    return f"{title}, {of.name}" if of else title
