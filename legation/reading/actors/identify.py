"""Whom a cluster of mentions means: one known actor as of the document's date, or nobody known and what its words tell."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from legation.knowledge.actors import Days
from legation.reading.actors.clusters import Cluster
from legation.reading.actors.entities import NATION
from legation.reading.actors.guesses import Guess, Guesser
from legation.reading.actors.identity import Air, Identity, Resolution
from legation.reading.actors.resolver import Resolver
from legation.reading.actors.tokens import tokens_of
from legation.records import ActorKind

PERSON = "PER"


class Identifier:
    """Identifies clusters."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    @cached_property
    def _guesser(self) -> Guesser:
        return self._resolver.guesser

    def identify(self, cluster: Cluster, on: Days, air: Air) -> Identity:
        """The known actor that all of the cluster can mean, else an Identity without id. What the knowledge leaves open of a known person's
        role, the text may tell."""
        if not cluster.names and not cluster.descriptions:
            return Identity(id=None, name=None, kind=ActorKind(cluster.kind), why="only pronouns")
        found = self._known(cluster, on, air)
        if found.actor is None or not self._may_be(found.actor, cluster) or self._is_of_another_country(found.actor, cluster, on, air):
            return self._unknown(cluster, found, on, air)
        return self._completed(found.actor, cluster, on, air) if found.actor.kind is ActorKind.PERSON else found.actor

    def _completed(self, person: Identity, cluster: Cluster, on: Days, air: Air) -> Identity:
        """The person with the role, and by the role the sector, that the text tells where the knowledge does not."""
        if person.role is not None and person.sector is not None:
            return person
        guess = self._guess(cluster, on, air)
        role = person.role or guess.role
        told = self._guesser.guess(tokens_of(role), on, air).sector if role else None
        return replace(person, role=role, sector=person.sector or told or guess.sector)

    def _is_of_another_country(self, actor: Identity, cluster: Cluster, on: Days, air: Air) -> bool:
        """Whether what stands right before a person's name says another country than any served: "the British swimmer ..."."""
        if actor.kind is not ActorKind.PERSON:
            return False
        if self._is_said_of_another(actor, cluster, on, air):
            return True
        titles = [description for description in cluster.descriptions if cluster.names and description.endswith(cluster.names)]
        said = {self._guesser.guess(tokens_of(title), on, air, name=_name_in(title, cluster)).country for title in titles} - {None}
        served = self._resolver.knowledge.countries_served(actor.id or "")
        return bool(said) and bool(served) and not said & served

    def _is_said_of_another(self, actor: Identity, cluster: Cluster, on: Days, air: Air) -> bool:
        """Whether a description names an office of a state that the person never served: "the Latvian prime minister" of a Pole."""
        served = self._resolver.knowledge.countries_served(actor.id or "")
        owners = [self._resolver.owners_of(description, on, air) for description in cluster.descriptions]
        return bool(served) and any(states and not states & served for states in owners)

    def _known(self, cluster: Cluster, on: Days, air: Air) -> Resolution:
        if cluster.labels == {PERSON} or (not cluster.labels and cluster.names and cluster.kind == ActorKind.PERSON):
            return self._person(cluster, on, air)
        if cluster.names:
            return self._body(cluster, on, air)
        return self._described(cluster, on, air)

    def _person(self, cluster: Cluster, on: Days, air: Air) -> Resolution:
        frames = [frame for description in cluster.descriptions for frame in self._resolver.frames_of(description) if not frame.rest]
        whole = [name for name in cluster.names if " " in name]  # who has a whole name is not known by a part of it ("Hu Shixiang", "Hu")
        genders = dict.fromkeys((cluster.gender, None)) if whole else (cluster.gender,)  # what pronouns tell is weak evidence against a whole name
        tried = [self._resolver.bearer(name, frames, on, air, gender) for gender in genders for name in whole or cluster.names]
        found = next((found for found in tried if found.actor is not None), tried[0])
        if found.actor is not None or found.candidates or cluster.gender:
            return found
        body = self._body(cluster, on, air)  # "Fidesz" and "Bernama" look like people
        return body if body.actor is not None and body.actor.kind is ActorKind.ORGANIZATION else found

    def _body(self, cluster: Cluster, on: Days, air: Air) -> Resolution:
        """A name that is no person's; where the places step located it in another country ("Georgia" in the United States) it is no state."""
        longer = [words for words in cluster.descriptions if words.endswith(cluster.names)]
        tried = [self._resolver.resolve(words, on, air) for words in (*longer, *cluster.names)]
        found = [resolution for resolution in tried if resolution.actor is not None and self._is_there(resolution.actor, cluster)]
        ids = {resolution.actor.id for resolution in found if resolution.actor is not None}
        if len(ids) == 1:
            return found[0]
        if ids:
            return Resolution(candidates=tuple(sorted(id_ for id_ in ids if id_)), why="its names mean different actors")
        return tried[0] if tried[0].actor is None else Resolution(candidates=tried[0].candidates, why="a place of that name elsewhere")

    @staticmethod
    def _is_there(actor: Identity, cluster: Cluster) -> bool:
        if actor.kind is not ActorKind.GOVERNMENT or not cluster.countries or actor.country is None:
            return True
        return actor.country in cluster.countries or actor.country in ("SUN", "YUG", "SCG", "CSK", "DDR", "PSE")

    def _described(self, cluster: Cluster, on: Days, air: Air) -> Resolution:
        airs = (replace(air, country=None), air) if len(cluster.descriptions) > 1 and air.country else (air,)
        for each in airs:  # the country in the air only where no description says another: "the government", "the Swiss government"
            tried = [self._resolver.resolve(words, on, each) for words in cluster.descriptions]
            if any(resolution.actor is not None for resolution in tried):
                break
        ids = {resolution.actor.id for resolution in tried if resolution.actor is not None}
        if len(ids) == 1:
            found = next(resolution for resolution in tried if resolution.actor is not None)
            return Resolution(candidates=found.candidates, why="its people") if found.why == NATION and _are_people(cluster.descriptions) else found
        return Resolution(
            candidates=tuple(sorted(id_ for id_ in ids if id_)), why=tried[0].why if tried and not ids else "its descriptions mean different actors"
        )

    @staticmethod
    def _may_be(actor: Identity, cluster: Cluster) -> bool:
        """Whether the kinds agree: a person is no body, a body no person."""
        is_person = actor.kind is ActorKind.PERSON
        if cluster.kind == ActorKind.DOCUMENT or (is_person and cluster.kind == ActorKind.GROUP):
            return False
        if is_person and not cluster.names and len(cluster.descriptions) == 1:  # "Foreign Minister Abdullah Gul" may be taken for a body
            return True
        if is_person == (cluster.kind == ActorKind.PERSON):
            return True
        return not is_person and not cluster.gender and (PERSON not in cluster.labels or actor.kind is ActorKind.ORGANIZATION)

    def _unknown(self, cluster: Cluster, found: Resolution, on: Days, air: Air) -> Identity:
        guess = self._guess(cluster, on, air)
        return Identity(
            id=None, name=None, kind=ActorKind(cluster.kind), country=guess.country, sector=guess.sector,
            role=guess.role if cluster.kind == ActorKind.PERSON else None, candidates=found.candidates, why=found.why,
        )  # fmt: skip

    def _guess(self, cluster: Cluster, on: Days, air: Air) -> Guess:
        """What its descriptions tell, the first that does; of what is no person the name tells, too."""
        texts = [(part, _name_in(description, cluster)) for description in cluster.descriptions for part in description.split(",")]
        if PERSON not in cluster.labels:
            texts += [(name, "") for name in cluster.names]
        guesses = [self._guesser.guess(tokens_of(text), on, air, name=name) for text, name in texts]
        return Guess(
            next((one.country for one in guesses if one.country), None),
            next((one.sector for one in guesses if one.sector), None),
            next((one.role for one in guesses if one.role), None),
        )


def _are_people(descriptions: tuple[str, ...]) -> bool:
    """Whether a nation is called with and without its article: "Australians" are its people, where "the Russians" may be its government."""
    said = {description.lower() for description in descriptions}
    return any(f"the {words}" in said for words in said)


def _name_in(description: str, cluster: Cluster) -> str:
    return next((name for name in cluster.names if name in description), "")
