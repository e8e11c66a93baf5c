"""What the knowledge of actors tells of a person's whole name before anything is resolved: the gender and the states served."""

from __future__ import annotations

from functools import cache, lru_cache

from legation.knowledge.actors import Knowledge
from legation.knowledge.actors.folding import plain
from legation.reading.actors.names import Match, known_people

NAMES_MAX = 20_000
_SURE = frozenset({Match.SURNAME, Match.SHORT, Match.SPELLING, Match.EXACT})


@cache
def _knowledge() -> Knowledge:
    return Knowledge.load()


@cache
def _own_names() -> dict[str, set[str]]:
    """For each name that states have for bodies of their own the ISO codes of these states."""
    out: dict[str, set[str]] = {}
    for body in _knowledge().body_names:
        for name in filter(None, (body.name, *body.aliases)):
            out.setdefault(plain(name), set()).add(_knowledge().states[body.state].iso3)
    return out


def state_of_body(name: str) -> str | None:
    """The ISO code of the only state that calls a body of its own so: "State Department", "Duma"; else None."""
    states = _own_names().get(plain(name).removeprefix("the "), set())
    return next(iter(states)) if len(states) == 1 else None


@lru_cache(maxsize=NAMES_MAX)
def gender_of_known(name: str) -> str | None:
    """ "m" or "f" where all known bearers of the name are of one gender, else None; a surname alone tells as well."""
    found, match = known_people().find(name)
    genders = {_knowledge().people[id_].gender for id_ in found} if match in _SURE else set()
    return genders.pop() or None if len(genders) == 1 else None


@lru_cache(maxsize=NAMES_MAX)
def states_of_known(name: str) -> frozenset[str]:
    """The ISO codes of the states that the person of this whole name served; none where nobody or more than one is known by it."""
    found, match = known_people().find(name)
    return frozenset(_knowledge().countries_served(next(iter(found)))) if len(found) == 1 and match >= Match.SHORT else frozenset()
