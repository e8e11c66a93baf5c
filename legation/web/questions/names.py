"""The words that name a state or an actor, and who is named in a text: by words alone, capitals counting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from sqlalchemy import Connection, select

from legation.ledger.matching import MARKS
from legation.ledger.naming import Meant
from legation.ledger.tables import actors, columns
from legation.web.questions.remembered import remembered

SURNAME_MIN = 4
"""Letters of a surname that names a person by itself."""
FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR", "VNM"})
"""Countries whose people put the family's name in front."""
_TOKEN = re.compile(r"\w+")


def tokens_of(text: str) -> list[str]:
    return _TOKEN.findall(text)


def state_names(country: str) -> tuple[str, ...]:
    """What a state is called: its names, its people, its capital and seat; the code itself where nothing is known."""
    from legation.knowledge.actors import Knowledge

    state = Knowledge.load().state_of(country)
    if state is None:
        return (country,)
    named = (state.name, *state.aliases, *state.demonyms, *state.capitals, *state.seats)
    return tuple(dict.fromkeys(name for name in named if name[:1].isupper() and not any(letter.isdigit() for letter in name)))


def actor_names(id_: str, name: str, kind: str, country: str | None) -> tuple[str, ...]:
    """What an actor is called; of a person the surname, too."""
    from legation.knowledge.actors import Knowledge

    knowledge = Knowledge.load()
    if id_ in knowledge.states:
        return state_names(knowledge.states[id_].iso3)
    known = knowledge.people.get(id_) or knowledge.organizations.get(id_)
    named = [name, *(known.aliases if known else ())]
    surname = _surname(name, country) if kind == "person" else None
    return tuple(dict.fromkeys([*named, surname] if surname else named))


def _surname(name: str, country: str | None) -> str | None:
    parts = tokens_of(name)
    found = parts[0 if country in FAMILY_FIRST else -1] if len(parts) > 1 else ""
    return found if len(found) >= SURNAME_MIN and found[0].isupper() else None


def names_of(connection: Connection, who: Meant) -> tuple[str, ...]:
    """What a side is called."""
    if who.country:
        own = connection.execute(select(actors.c.name).where(actors.c.id == who.country.lower())).scalars()
        return tuple(dict.fromkeys((*own, *state_names(who.country))))
    query = select(*columns(actors, "id", "name", "kind", "country")).where(actors.c.n.in_(who.numbers[:1]))
    row = connection.execute(query).one()
    return actor_names(row.id, row.name, row.kind, row.country)


def with_names_marked(text: str, names: Sequence[str]) -> str:
    """A text with these names between MARKS."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{listed})(?!\w)", rf"{MARKS[0]}\g<0>{MARKS[1]}", text) if listed else text


class Named:
    """Finds who is named in a text. `keys` stand for states (their codes) and actors (their ids)."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for name, key in names:
            if parts := tokens_of(name):
                self._by_first[parts[0]].append((parts, key))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def in_tokens(self, tokens: Sequence[str]) -> tuple[set[str], list[str]]:
        """The keys of those named, and the tokens with an empty one in place of each name."""
        keys: set[str] = set()
        rest: list[str] = []
        place = 0
        while place < len(tokens):
            length = 0
            for parts, key in self._by_first.get(tokens[place], ()):
                if tokens[place : place + len(parts)] == parts:
                    keys.add(key)
                    length = len(parts)
                    break
            rest.append("" if length else tokens[place])
            place += length or 1
        return keys, rest


@cache
def _states() -> tuple[tuple[str, str], ...]:
    from legation.knowledge.actors import Knowledge

    return tuple((name, state.iso3) for state in Knowledge.load().states.values() for name in state_names(state.iso3))


def known_names(connection: Connection) -> Named:
    """States, and the known people and organizations of the ledger; a surname that two of them share names nobody."""
    query = select(*columns(actors, "id", "name", "kind", "country")).where(
        actors.c.document.is_(None), actors.c.merged_into.is_(None), actors.c.kind.in_(("person", "organization"))
    )
    return remembered(connection, "known names", lambda: _named(tuple(map(tuple, connection.execute(query)))))


@lru_cache(maxsize=4)
def _named(rows: tuple[tuple[str, str, str, str | None], ...]) -> Named:
    """Of the same actors the same object, so that what was read by it stays known (`matters`)."""
    whole: list[tuple[str, str]] = []
    surnames: dict[str, set[str]] = defaultdict(set)
    for id_, name, kind, country in rows:
        whole.append((name, id_))
        if kind == "person" and (surname := _surname(name, country)):
            surnames[surname].add(id_)
    return Named((*_states(), *whole, *((surname, next(iter(ids))) for surname, ids in surnames.items() if len(ids) == 1)))
