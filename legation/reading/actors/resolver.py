"""From words, a date and what is in the air to one known actor, or none: a wrong identity is worse than none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

from legation.knowledge.actors import ANY_DAY, Days, Knowledge, Tenure
from legation.reading.actors.bearers import Bearers, Claim
from legation.reading.actors.bodies import Bodies
from legation.reading.actors.descriptions import Descriptions
from legation.reading.actors.entities import Entities
from legation.reading.actors.frames import DETERMINERS, Frame, FrameReader
from legation.reading.actors.guesses import Guesser
from legation.reading.actors.identity import NO_AIR, Air, Resolution
from legation.reading.actors.lexicon import Lexicon
from legation.reading.actors.names import Match, People, known_people
from legation.reading.actors.offices import MEN, WOMEN, Offices
from legation.reading.actors.owners import OwnerFinder
from legation.reading.actors.tokens import Token, tokens_of


class Resolver:
    """Resolves names and descriptions by the knowledge. Its indexes are built when first needed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.bodies = Bodies(knowledge)
        self._owners = OwnerFinder(knowledge, self.bodies)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Words for states, bodies, organizations and offices."""
        return Lexicon(self.knowledge)

    @cached_property
    def people(self) -> People:
        """The known people by name."""
        return known_people() if self.knowledge is Knowledge.load() else People(self.knowledge)

    @cached_property
    def frames(self) -> FrameReader:
        """The reader of descriptions."""
        return FrameReader(self.lexicon)

    @cached_property
    def guesser(self) -> Guesser:
        """What descriptions tell of unknown actors."""
        return Guesser(self.knowledge, self.lexicon, self._owners)

    def frames_of(self, text: str) -> list[Frame]:
        """The frames of a description, one for each part between commas."""
        return [self.frames.read(part) for part in _parts(tokens_of(text))]

    def owners_of(self, text: str, on: Days, air: Air) -> frozenset[str]:
        """The ISO codes of the states whose office a description of one part names; none where it is of several parts or not understood."""
        frames = self.frames_of(text)
        if len(frames) != 1 or (frame := frames[0]).rest or frame.office is None or frame.possessor is not None:
            return frozenset()
        return frozenset(self.knowledge.states[state].iso3 for state in self._owners.named(frame, on, air).states.difference(frame.targets))

    @cached_property
    def _entities(self) -> Entities:
        return Entities(self.knowledge, self.bodies, self._owners, self.lexicon)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self.knowledge)

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self.knowledge, self.bodies, self._offices, self._owners)

    @cached_property
    def _bearers(self) -> Bearers:
        return Bearers(self.knowledge, self.people)

    def warm(self) -> None:
        """Build all indexes now."""
        _ = self.frames, self._descriptions, self._bearers, self.guesser
        self.people.warm()

    def resolve(self, text: str, on: Days = ANY_DAY, air: Air = NO_AIR) -> Resolution:
        """Who the words mean on these days, in three steps: a name of a state, body or organization; a person's whole name; a description.

        Where the words have commas ("Ibrahim Kalin, Erdogan's spokesman"), each part is read and one must name whom the others describe.
        """
        tokens = tokens_of(text)
        if not tokens:
            return Resolution(why="no words")
        whole = self._entities.resolve(tokens, on, air)
        if whole is not None and (whole.actor is not None or not self.people.find(text)[0]):
            return whole
        if self.people.find(_without_determiner(tokens))[1] > Match.SURNAME:
            return self._bearers.resolve(_without_determiner(tokens), on, air)
        frames = [self.frames.read(part) for part in _parts(tokens)]
        return self.of_frames(frames, on, air)

    def of_frames(self, frames: list[Frame], on: Days, air: Air) -> Resolution:
        """The one whom frames mean that all speak of the same actor: by name if one of them has a name, else by the first that tells."""
        named = next((frame for frame in frames if frame.name), None)
        if named is not None:
            name = " ".join(token.text for token in named.name)
            if named.rest and self.people.find(name)[1] <= Match.SURNAME:  # "the Sudanese boy Ahmad"
                return Resolution(why=f"not understood: {' '.join(named.rest)}")
            return self.bearer(name, frames, on, air)
        tried = [self.frame(frame, on, air) for frame in frames]
        return next((found for found in tried if found.actor is not None), tried[0])

    def frame(self, frame: Frame, on: Days, air: Air) -> Resolution:
        """The one whom a single frame means."""
        if frame.name:
            return self.bearer(" ".join(token.text for token in frame.name), [frame], on, air)
        return self._descriptions.resolve(frame, on, air, self.frame)

    def bearer(self, name: str, frames: list[Frame], on: Days, air: Air, gender: str | None = None) -> Resolution:
        """The known person of this name whom the frames allow."""
        found = self.people.find(name)[0]
        if not found:
            return Resolution(why=f"nobody known is called {name!r}")
        return self._bearers.resolve(name, on, air, self._claim(found, frames, on, air, gender))

    def _claim(self, bearers: AbstractSet[str], frames: list[Frame], on: Days, air: Air, gender: str | None) -> Claim:
        states: frozenset[str] = frozenset()
        organizations: frozenset[str] = frozenset()
        tenures: list[Tenure] = []
        for frame in frames:
            owners = self._owners.named(frame, on, air)
            states |= owners.states.difference(frame.targets) | self._of_possessor(frame, on, air)
            organizations |= owners.organizations
            words = set(frame.office_key.split())
            gender = gender or ("f" if words & WOMEN else "m" if words & MEN else None)
            if frame.office is not None:
                tenures += self._claimed(frame, bearers, on, air)
        return Claim(states, organizations, tuple(tenures), gender, any(frame.office is not None for frame in frames))

    def _of_possessor(self, frame: Frame, on: Days, air: Air) -> frozenset[str]:
        """The state of whom the frame names as possessor: "Erdogan's spokesman" is of Turkey."""
        found = self.frame(frame.possessor, on, air).actor if frame.possessor is not None else None
        state = self.knowledge.state_of(found.country) if found is not None and found.country else None
        return frozenset((state.id,)) if state is not None else frozenset()

    def _claimed(self, frame: Frame, bearers: AbstractSet[str], on: Days, air: Air) -> list[Tenure]:
        """The tenures of the office that the frame names; where it names no country, those of anybody who bears the name."""
        found, owners = self._descriptions.tenures(frame, on, air, self.frame)
        if found or owners.all or frame.possessor:
            return found
        served = {tenure.of: None for person in bearers for tenure in self.knowledge.tenures_by.get(person, ())}
        return self._offices.tenures(frame, served)


def _parts(tokens: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.key == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _without_determiner(tokens: list[Token]) -> str:
    kept = tokens[1:] if tokens[0].key in DETERMINERS and len(tokens) > 1 else tokens
    return " ".join(token.text for token in kept)
