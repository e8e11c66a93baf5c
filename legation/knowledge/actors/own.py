"""A user's own actors: CSV with a header, or JSON lines. A row with an office is a person's tenure, one without is an organization."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from legation.errors import DateError, KnowledgeError
from legation.knowledge.actors.dates import UNKNOWN, days_of
from legation.knowledge.actors.entries import Office, Organization, Person, Tenure
from legation.knowledge.actors.files import listed, merged
from legation.knowledge.actors.folding import slug

FIELDS = frozenset("id name aliases kind country sector type gender office title of from to wikidata".split())
KINDS = frozenset(("person", "organization", "government", "group"))
Row = Mapping[str, str]


def read_own(path: Path, offices: Mapping[str, Office]) -> tuple[dict[str, Person], list[Tenure], list[Organization]]:
    """The people, their tenures and the organizations of a user's file. Raises KnowledgeError naming file and line."""
    people: dict[str, Person] = {}
    tenures: list[Tenure] = []
    organizations: list[Organization] = []
    for where, row in _rows(path):
        _check(where, row, offices)
        id_ = row.get("id") or slug(row["name"])
        if row.get("office") or row.get("kind") == "person":
            person = Person(id_, row["name"], listed(row.get("aliases", "")), row.get("gender", ""), row.get("wikidata", ""), True)
            people[id_] = merged(people[id_], person) if id_ in people else person
            tenures.append(_tenure(where, id_, row))
        else:
            organizations.append(_organization(id_, row))
    return people, tenures, organizations


def _tenure(where: str, person: str, row: Row) -> Tenure:
    of = row.get("of") or row.get("country", "").lower()
    return Tenure(person, row.get("office") or "notable", row.get("title", ""), of, row.get("from") or UNKNOWN, row.get("to", ""), where, True)


def _organization(id_: str, row: Row) -> Organization:
    country, sector, type_, start, end, wikidata = (row.get(name, "") for name in ("country", "sector", "type", "from", "to", "wikidata"))
    return Organization(id_, row["name"], listed(row.get("aliases", "")), row.get("kind") or "organization", country, sector, type_, start, end, wikidata, True)


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    yield from _json_rows(path, text) if text.lstrip().startswith("{") else _csv_rows(path, text)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    reader = csv.DictReader(io.StringIO(text))
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row or None in row.values():
            raise KnowledgeError(f"{where}: {'more' if None in row else 'fewer'} values than columns")
        yield where, {name.strip(): value.strip() for name, value in row.items()}


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise KnowledgeError(f"{path}:{number}: no JSON: {error.msg}") from error
        if not isinstance(row, dict):
            raise KnowledgeError(f"{path}:{number}: an object is needed, not {line.strip()[:40]!r}")
        yield f"{path}:{number}", {name: _cell(f"{path}:{number}: {name}", value) for name, value in row.items()}


def _cell(where: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    raise KnowledgeError(f"{where}: a text or a list of texts is needed, not {value!r}")


def _check(where: str, row: Row, offices: Mapping[str, Office]) -> None:
    if unknown := sorted(set(row) - FIELDS):
        raise KnowledgeError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(FIELDS))}")
    if not row.get("name"):
        raise KnowledgeError(f"{where}: an actor needs a name")
    if row.get("office") and row["office"] not in offices:
        raise KnowledgeError(f"{where}: unknown office {row['office']!r}; known are {', '.join(offices)}")
    if row.get("kind") and row["kind"] not in KINDS:
        raise KnowledgeError(f"{where}: unknown kind {row['kind']!r}; known are {', '.join(sorted(KINDS))}")
    for name in ("from", "to"):
        _check_date(where, row.get(name, ""))


def _check_date(where: str, date: str) -> None:
    try:
        if date and date != UNKNOWN:
            days_of(date)
    except DateError as error:
        raise KnowledgeError(f"{where}: {error}") from error
