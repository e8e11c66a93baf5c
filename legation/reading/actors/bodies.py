"""States and their bodies as actors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from legation.knowledge.actors import Days, Holds, Knowledge, State, holds
from legation.knowledge.actors.entries import BodyName
from legation.reading.actors.identity import Identity
from legation.reading.actors.roles import name_on, with_article
from legation.records import ActorKind


class Bodies:
    """Makes actors of states, of the bodies that every state has, and of organizations."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def _own_names(self) -> dict[tuple[str, str], BodyName]:
        return {(own.state, own.suffix): own for own in self._knowledge.body_names}

    def existing(self, states: Iterable[str], on: Days) -> list[State]:
        """Those of the states that exist on these days, at least perhaps."""
        found = (self._knowledge.states[id_] for id_ in sorted(states))
        return [state for state in found if holds(state.start or "0000", state.end, on)]

    def state(self, id_: str, why: str) -> Identity:
        state = self._knowledge.states[id_]
        return Identity(id=id_, name=state.name, kind=ActorKind.GOVERNMENT, country=state.iso3, sector="GOV", candidates=(id_,), why=why)

    def body(self, state: str, suffix: str, why: str) -> Identity:
        """A state's body by its rule; the suffix `-` is the state itself."""
        if suffix == "-":
            return self.state(state, why)
        rule, entry = self._knowledge.bodies[suffix], self._knowledge.states[state]
        own = self._own_names.get((state, suffix))
        name = own.name if own and own.name else rule.name.format(state=with_article(entry.name), demonym=next(iter(entry.demonyms), entry.name))
        id_ = f"{state}-{suffix}"
        return Identity(id=id_, name=name, kind=ActorKind(rule.kind), country=entry.iso3, sector=rule.sector, candidates=(id_,), why=why)

    def organization(self, id_: str, why: str, on: Days) -> Identity:
        """An organization under the name that it surely bore on these days."""
        entry = self._knowledge.organizations[id_]
        return Identity(
            id=id_, name=name_on(self._knowledge, id_, entry.name, on), kind=ActorKind(entry.kind), country=entry.country or None, sector=entry.sector or None,
            wikidata=entry.wikidata or None, candidates=(id_,), why=why,
        )  # fmt: skip

    def organizations_on(self, ids: Iterable[str], on: Days) -> list[str]:
        """Those of the organizations that exist on these days, at least perhaps; a user's own before the others."""
        entries = [self._knowledge.organizations[id_] for id_ in sorted(ids)]
        found = [entry for entry in entries if holds(entry.start or "0000", _after(entry.end), on) is not Holds.NO]
        own = [entry.id for entry in found if entry.is_own]
        return own or [entry.id for entry in found]


def _after(year: str) -> str:
    """An organization's last year is one it still existed in; dates are exclusive."""
    return str(int(year) + 1) if len(year) == 4 and year.isdecimal() else year
