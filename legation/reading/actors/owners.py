"""Whose office or body a description means: states and organizations, named or in the air."""

from __future__ import annotations

from dataclasses import dataclass

from legation.knowledge.actors import Days, Knowledge
from legation.reading.actors.bodies import Bodies
from legation.reading.actors.frames import Frame
from legation.reading.actors.identity import Air
from legation.reading.actors.lexicon import Meanings

MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Owners:
    """Ids of states and of organizations. `are_named`: the description says them; else they are in the air or follow from the title."""

    states: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    are_named: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        return (*sorted(self.states), *sorted(self.organizations))


NOBODY = Owners()


class OwnerFinder:
    """Finds the owners of a frame."""

    def __init__(self, knowledge: Knowledge, bodies: Bodies) -> None:
        self._knowledge = knowledge
        self._bodies = bodies

    def named(self, frame: Frame, on: Days, air: Air) -> Owners:
        """The owners that the frame names; of several that share a name those that exist then and are in the air; none where two differ."""
        states: frozenset[str] | None = None
        organizations: frozenset[str] = frozenset()
        for meanings in frame.owners:
            here = self._states(meanings, on, air)
            if here:
                states = here if states is None else states & here
            if meanings.organizations and not here:
                existing = self._bodies.organizations_on(meanings.organizations, on)
                organizations = frozenset(id_ for id_ in existing if self._may_mean(meanings, id_, air))
        return Owners(states or frozenset(), organizations, bool(frame.owners))

    def _states(self, meanings: Meanings, on: Days, air: Air) -> frozenset[str]:
        ids = meanings.places | {state for state, _ in self.own_bodies(meanings, air)}
        existing = [state.id for state in self._bodies.existing(ids, on)]
        return frozenset(self.chosen(existing, air))

    def countries_of_organizations(self, meanings: Meanings, on: Days, air: Air) -> set[str]:
        """The ISO codes of the organizations of this name that exist then, "" for international ones."""
        existing = self._bodies.organizations_on(meanings.organizations, on)
        return {self._knowledge.organizations[id_].country for id_ in existing if self._may_mean(meanings, id_, air)}

    def _may_mean(self, meanings: Meanings, id_: str, air: Air) -> bool:
        """News agencies of any country are quoted everywhere, so their acronyms are always believed."""
        organization = self._knowledge.organizations[id_]
        return organization.type == MEDIA or self._is_plausible(meanings, organization.country, air)

    def own_bodies(self, meanings: Meanings, air: Air) -> set[tuple[str, str]]:
        """The bodies that the phrase names, those of a state that the text does not name left out where it is an acronym."""
        return {(state, suffix) for state, suffix in meanings.own_bodies if self._is_plausible(meanings, self._knowledge.states[state].iso3, air)}

    @staticmethod
    def _is_plausible(meanings: Meanings, country: str, air: Air) -> bool:
        """Whether an acronym may mean something of the country: "PLC" is the Palestinian council only where the text names Palestine."""
        return not meanings.is_acronym or not air.all or country in ("", *air.all)

    def chosen(self, states: list[str], air: Air) -> list[str]:
        """Of states that share a name, the one that the text is about where it is plain."""
        if len(states) < 2:
            return states
        here = [state for state in states if self._knowledge.states[state].iso3 == air.country]
        among = [state for state in states if self._knowledge.states[state].iso3 in air.countries]
        return here or (among if len(among) == 1 else states)

    def in_the_air(self, air: Air, on: Days) -> Owners:
        """The country that unnamed offices belong to."""
        state = self._knowledge.state_of(air.country) if air.country else None
        return Owners(states=frozenset(entry.id for entry in self._bodies.existing([state.id], on))) if state else NOBODY
