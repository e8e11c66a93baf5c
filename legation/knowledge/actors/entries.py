"""What the tables hold. Named tuples, for thousands are made at every start."""

from __future__ import annotations

from typing import NamedTuple

PERSON_KIND, STATE_KIND = "person", "government"


class State(NamedTuple):
    """A state; `id` is its ISO code in lower case. `start`, `end`: its bounds where they fall within 1990 to today."""

    id: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    start: str
    end: str


class Organization(NamedTuple):
    """A body that is no state: `kind` organization, government or group. `start`, `end`: years of its existence where bounded."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    sector: str
    type: str
    start: str
    end: str
    wikidata: str
    is_own: bool = False


class Person(NamedTuple):
    """`aliases`: other spellings and short forms; `gender` "m", "f" or "". `is_own`: from the user's file."""

    id: str
    name: str
    aliases: tuple[str, ...]
    gender: str
    wikidata: str
    is_own: bool = False


class Tenure(NamedTuple):
    """A person in an office of a state or organization, from `start` until before `end`; `where` is its file and line."""

    person: str
    office: str
    title: str
    of: str
    start: str
    end: str
    where: str
    is_own: bool = False


class Office(NamedTuple):
    """An office code. `phrases`: words for it, each with the states it holds for (none: all). `rank`: 0 the highest."""

    code: str
    phrases: tuple[tuple[str, frozenset[str]], ...]
    sector: str
    body: str
    rank: int


class Body(NamedTuple):
    """A rule: the body that every state has under `<state>-<suffix>`."""

    suffix: str
    name: str
    phrases: tuple[str, ...]
    office: str
    sector: str
    kind: str


class BodyName(NamedTuple):
    """A state's own name for one of its bodies; `name` is empty where the rule's is the usual one."""

    state: str
    suffix: str
    name: str
    aliases: tuple[str, ...]
    where: str


class SharedSeat(NamedTuple):
    """A capital that also stands for organizations that sit there."""

    capital: str
    state: str
    organizations: tuple[str, ...]


class SectorWords(NamedTuple):
    """Words that tell a sector: `nouns` as the head of a description, `qualities` before a head that tells none."""

    sector: str
    nouns: tuple[str, ...]
    qualities: tuple[str, ...]
