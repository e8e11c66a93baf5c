"""Everything that is known of actors, and who held which office when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from legation.collecting import collecting_paused
from legation.errors import KnowledgeError
from legation.knowledge.actors.dates import Days, Holds, holds
from legation.knowledge.actors.entries import Body, BodyName, Office, Organization, Person, SectorWords, SharedSeat, State, Tenure
from legation.knowledge.actors.files import (
    merged,
    read_bodies,
    read_body_names,
    read_citizens,
    read_leaders,
    read_names_then,
    read_offices,
    read_organizations,
    read_people,
    read_sectors,
    read_shared_seats,
    read_states,
)
from legation.knowledge.actors.own import read_own

Entry = TypeVar("Entry", Tenure, BodyName)

FOLDER = Path(__file__).parent


class Knowledge:
    """States, organizations, people with their offices, and the rules for bodies. What is built of it is built when first asked for."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with collecting_paused():
            self._read(folder)

    def _read(self, folder: Path) -> None:
        self.states: dict[str, State] = read_states(folder / "states.tsv")
        self.offices: dict[str, Office] = read_offices(folder / "offices.tsv")
        self.bodies: dict[str, Body] = read_bodies(folder / "bodies.tsv")
        self.body_names: list[BodyName] = read_body_names(folder / "body_names.tsv")
        self.leading: dict[str, list[tuple[str, str, str]]] = read_leaders(folder / "leaders.tsv")
        self.sectors: list[SectorWords] = read_sectors(folder / "sectors.tsv")
        self.shared_seats: dict[str, SharedSeat] = read_shared_seats(folder / "shared_seats.tsv")
        self.names_then: dict[str, list[tuple[str, str, str]]] = read_names_then(folder / "names_then.tsv")
        self.citizens: dict[str, str] = read_citizens(folder / "citizens.tsv")
        self.organizations: dict[str, Organization] = {}
        self.people: dict[str, Person] = {}
        self.tenures: list[Tenure] = []
        for path in sorted((folder / "organizations").glob("*.tsv")):
            self._add_organizations(path)
        for path in sorted((folder / "people").glob("*.tsv")):
            read_people(path, self.people, self.tenures)

    @classmethod
    def load(cls, own: Path | None = None) -> Knowledge:
        """The knowledge of the package, with the user's own actors where a file is given. Raises KnowledgeError."""
        if own is None:
            return _packaged()
        knowledge = cls()
        knowledge._add_own(own)
        return knowledge

    def _add_organizations(self, path: Path) -> None:
        for where, organization in read_organizations(path):
            if organization.id in self.organizations:
                raise KnowledgeError(f"{where}: organization {organization.id!r} twice")
            self.organizations[organization.id] = organization

    def _add_own(self, path: Path) -> None:
        people, tenures, organizations = read_own(path, self.offices)
        for organization in organizations:
            self.organizations[organization.id] = organization
        for person in people.values():
            known = self.people.get(person.id)
            self.people[person.id] = merged(known, person) if known else person
        for tenure in tenures:
            if tenure.of and tenure.of not in self.states and tenure.of not in self.organizations:
                raise KnowledgeError(f"{tenure.where}: of {tenure.of!r} is neither a state's code nor the id of an organization")
        self.tenures += tenures

    @cached_property
    def tenures_of(self) -> dict[str, list[Tenure]]:
        """The tenures in a state or organization, by its id."""
        return _by(self.tenures, "of")

    @cached_property
    def tenures_by(self) -> dict[str, list[Tenure]]:
        """A person's tenures, by the person's id."""
        return _by(self.tenures, "person")

    def has(self, id_: str) -> bool:
        """Whether the id is a known actor's: a person's, an organization's, a state's or, by the rules, a state's body's."""
        state, _, suffix = id_.partition("-")
        return id_ in self.people or id_ in self.organizations or id_ in self.states or (state in self.states and suffix in self.bodies)

    def own_names_of(self, state: str) -> list[BodyName]:
        """What a state calls its bodies."""
        return self._own_names.get(state, [])

    @cached_property
    def _own_names(self) -> dict[str, list[BodyName]]:
        return _by(self.body_names, "state")

    def rank(self, tenure: Tenure) -> int:
        """How high an office stands: 0 the highest."""
        return self.offices[tenure.office].rank if tenure.office in self.offices else len(self.offices)

    def held_by(self, person: str, on: Days) -> list[tuple[Tenure, Holds]]:
        """What a person holds on these days, surely or perhaps, the highest office first."""
        found = [(tenure, holds(tenure.start, tenure.end, on)) for tenure in self.tenures_by.get(person, ())]
        return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], self.rank(pair[0])))

    def country_of(self, id_: str) -> str:
        """The ISO code of the state, or of the state of the organization; "" where there is none."""
        if id_ in self.states:
            return self.states[id_].iso3
        return self.organizations[id_].country if id_ in self.organizations else ""

    def countries_served(self, person: str) -> set[str]:
        """The ISO codes of all states that a person comes from or held an office of, or of whose organizations."""
        served = {self.country_of(tenure.of) for tenure in self.tenures_by.get(person, ())}
        return (served | {self.citizens.get(person, "")}) - {""}

    def state_of(self, iso3: str) -> State | None:
        return self.states.get(iso3.lower())


def _by(entries: Iterable[Entry], field: str) -> dict[str, list[Entry]]:
    out: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        out[getattr(entry, field)].append(entry)
    return dict(out)


@cache
def _packaged() -> Knowledge:
    return Knowledge()
