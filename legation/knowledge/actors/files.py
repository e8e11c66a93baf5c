"""The tables of actors: tab-separated, first line the columns, `#` in front of a comment, lists within a cell separated by "; "."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.actors.dates import UNKNOWN
from legation.knowledge.actors.entries import Body, BodyName, Office, Organization, Person, SectorWords, SharedSeat, State, Tenure
from legation.knowledge.actors.folding import plain
from legation.knowledge.texts import text_of

STATE_COLUMNS = "id iso3 iso2 name official aliases demonyms capital seats from to"
PEOPLE_COLUMNS = "person name aliases gender office title of from to wikidata"
ORGANIZATION_COLUMNS = "id name aliases kind country sector type from to wikidata"
OFFICE_COLUMNS = "office phrases sector body"
BODY_COLUMNS = "suffix name phrases office sector kind"
BODY_NAME_COLUMNS = "state suffix name aliases"
LEADER_COLUMNS = "state office from to"
OVERLAP_COLUMNS = "of office from to why"
SECTOR_COLUMNS = "sector nouns qualities"
CITIZEN_COLUMNS = "country people"
SEAT_COLUMNS = "capital state organizations"
NAME_THEN_COLUMNS = "id name from to"


def rows(path: Path, columns: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with their line numbers. Raises KnowledgeError where file, header or a row is not as it must be."""
    expected = columns.split()
    count = len(expected)
    header_seen = False
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        values = line.split("\t")
        if not header_seen:
            header_seen = True
            if values != expected:
                raise KnowledgeError(f"{path.name}:{number}: the columns are {' '.join(values)}, not {columns}")
            continue
        if len(values) != count:
            raise KnowledgeError(f"{path.name}:{number}: {len(values)} columns, not {len(expected)} ({columns})")
        yield number, values


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    if ";" not in cell:
        return (cell.strip(),) if cell and not cell.isspace() else ()
    return tuple([part for part in map(str.strip, cell.split(";")) if part])


def read_states(path: Path) -> dict[str, State]:
    states: dict[str, State] = {}
    for number, (id_, iso3, _, name, official, aliases, demonyms, capital, seats, start, end) in rows(path, STATE_COLUMNS):
        if id_ in states or not name:
            raise KnowledgeError(f"{path.name}:{number}: {'no name' if not name else f'state {id_!r} twice'}")
        other = tuple(dict.fromkeys((official, *listed(aliases)))) if official else listed(aliases)
        states[id_] = State(id_, iso3, name, other, listed(demonyms), listed(capital), listed(seats), start, end)
    return states


def read_organizations(path: Path) -> Iterator[tuple[str, Organization]]:
    """Organizations, each with its file and line."""
    file = path.name
    for number, (id_, name, aliases, kind, country, sector, type_, start, end, wikidata) in rows(path, ORGANIZATION_COLUMNS):
        where = f"{file}:{number}"
        if not id_ or not name:
            raise KnowledgeError(f"{where}: an organization needs an id and a name")
        yield where, Organization(id_, name, listed(aliases), kind, country, sector, type_, start, end, wikidata)


def read_people(path: Path, people: dict[str, Person], tenures: list[Tenure]) -> None:
    """Add a file's people and their tenures; what one line of a person gives, the others need not."""
    file = path.name  # pathlib takes its time, and there are thousands of lines
    for number, (id_, name, aliases, gender, office, title, of, start, end, wikidata) in rows(path, PEOPLE_COLUMNS):
        if not id_ or not name or not office:
            raise KnowledgeError(f"{file}:{number}: a line needs a person, a name and an office")
        known = people.get(id_)
        if known is None:
            people[id_] = Person(id_, name, listed(aliases), gender, wikidata)
        elif aliases or wikidata or name != known.name or (gender and not known.gender):
            people[id_] = merged(known, Person(id_, name, listed(aliases), gender, wikidata))
        tenures.append(Tenure(id_, office, title, of, start or UNKNOWN, end, f"{file}:{number}"))


def merged(known: Person, other: Person) -> Person:
    """One person of two lines; another name on the second is an alias."""
    names = (*known.aliases, *other.aliases) if other.name == known.name else (*known.aliases, other.name, *other.aliases)
    return known._replace(
        aliases=tuple(dict.fromkeys(names)), gender=known.gender or other.gender, wikidata=known.wikidata or other.wikidata, is_own=known.is_own or other.is_own
    )


def read_offices(path: Path) -> dict[str, Office]:
    offices: dict[str, Office] = {}
    for number, (code, phrases, sector, body) in rows(path, OFFICE_COLUMNS):
        if code in offices:
            raise KnowledgeError(f"{path.name}:{number}: office {code!r} twice")
        offices[code] = Office(code, tuple(map(_phrase, listed(phrases))), sector, body, len(offices))
    return offices


def _phrase(item: str) -> tuple[str, frozenset[str]]:
    """`gbr: foreign secretary` holds for Britain alone."""
    states, colon, phrase = item.rpartition(":")
    return phrase.strip(), frozenset(states.split()) if colon else frozenset()


def read_bodies(path: Path) -> dict[str, Body]:
    return {suffix: Body(suffix, name, listed(phrases), office, sector, kind) for _, (suffix, name, phrases, office, sector, kind) in rows(path, BODY_COLUMNS)}


def read_body_names(path: Path) -> list[BodyName]:
    return [BodyName(state, suffix, name, listed(aliases), f"{path.name}:{number}") for number, (state, suffix, name, aliases) in rows(path, BODY_NAME_COLUMNS)]


def read_sectors(path: Path) -> list[SectorWords]:
    return [SectorWords(sector, listed(nouns), listed(qualities)) for _, (sector, nouns, qualities) in rows(path, SECTOR_COLUMNS)]


def read_leaders(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Which office leads a state, since when and until when ("": open), where it is not the head of state's."""
    out: dict[str, list[tuple[str, str, str]]] = {}
    for _, (state, office, start, end) in rows(path, LEADER_COLUMNS):
        out.setdefault(state, []).append((office, start, end))
    return out


def read_citizens(path: Path) -> dict[str, str]:
    """The ISO code of the state that a person comes from, by the person's id."""
    return {person: country for _, (country, people) in rows(path, CITIZEN_COLUMNS) for person in listed(people)}


def read_shared_seats(path: Path) -> dict[str, SharedSeat]:
    """Capitals that stand for more than their state, by their plain form without an article."""
    seats = [SharedSeat(capital, state, listed(organizations)) for _, (capital, state, organizations) in rows(path, SEAT_COLUMNS)]
    return {plain(seat.capital).removeprefix("the "): seat for seat in seats}


def read_names_then(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """What a state or organization was called for a time: names, each with its begin and end."""
    out: dict[str, list[tuple[str, str, str]]] = {}
    for _, (id_, name, start, end) in rows(path, NAME_THEN_COLUMNS):
        out.setdefault(id_, []).append((name, start, end))
    return out


def read_overlaps(path: Path) -> list[tuple[str, str, str, str]]:
    """State, office, begin and end of the times when two people held or claimed an office that one holds."""
    return [(of, office, start, end) for _, (of, office, start, end, _) in rows(path, OVERLAP_COLUMNS)]
