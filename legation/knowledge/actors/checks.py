"""Everything that can be wrong with the tables of actors, each as one line with its file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from legation.errors import DateError
from legation.knowledge.actors.dates import ANY_DAY, UNKNOWN, days_of, first_day, last_day
from legation.knowledge.actors.entries import Tenure
from legation.knowledge.actors.files import read_overlaps
from legation.knowledge.actors.folding import name_key, plain, slug
from legation.knowledge.actors.knowledge import FOLDER, Knowledge

SINGLE_OFFICES = ("head-of-state", "head-of-government", "supreme-leader", "foreign-minister", "defence-minister", "interior-minister", "finance-minister")
"""Offices that one person holds at a time; two at once are a mistake unless the state shares them."""
SHARED = frozenset((("bih", "head-of-state"), ("smr", "head-of-state"), ("and", "head-of-state"), ("che", "head-of-state")))
KINDS = frozenset(("organization", "government", "group"))
SECTORS = frozenset("GOV MIL REB OPP PTY LEG JUD COP SPY JRN MED BUS EDU REL CVL HRI AGR LAB UAF CRM IGO NGO REF ELI PRM PRE SOC UNK MNC".split())
TYPES = frozenset(
    "igo ngo armed-group party media company court ministry legislature military police intelligence central-bank religious territory movement other".split()
)
NAMESAKES = frozenset((("george-h-w-bush", "george-w-bush"),))
LIFE_YEARS = 75
"""Nobody holds offices longer than this."""


def problems(knowledge: Knowledge) -> Iterator[str]:
    """All problems, table by table."""
    yield from _tenures(knowledge)
    yield from _double_heads(knowledge)
    yield from _double_people(knowledge)
    yield from _organizations(knowledge)
    yield from _words(knowledge)


def _tenures(knowledge: Knowledge) -> Iterator[str]:
    for tenure in knowledge.tenures:
        if tenure.office not in knowledge.offices:
            yield f"{tenure.where}: unknown office {tenure.office!r}"
        if tenure.of not in knowledge.states and tenure.of not in knowledge.organizations and (tenure.of or tenure.office != "notable"):
            yield f"{tenure.where}: of {tenure.of!r} is neither a state nor an organization"
        if not tenure.title:
            yield f"{tenure.where}: no title"
        yield from _dates(tenure)
    for person in knowledge.people.values():
        if person.gender not in ("", "m", "f"):
            yield f"person {person.id}: gender {person.gender!r} is none of m, f"
        if "(" in person.name:
            yield f"person {person.id}: the name {person.name!r} has brackets"
        starts = [int(tenure.start[:4]) for tenure in knowledge.tenures_by[person.id] if tenure.start[:4].isdigit()]
        if starts and max(starts) - min(starts) > LIFE_YEARS:
            yield f"person {person.id}: offices from {min(starts)} to {max(starts)}; two people under one id?"


def _dates(tenure: Tenure) -> Iterator[str]:
    bad = False
    for date in (tenure.start, tenure.end):
        try:
            if date and date != UNKNOWN:
                days_of(date)
        except DateError as error:
            bad = True
            yield f"{tenure.where}: {error}"
    if not bad and tenure.end and UNKNOWN not in (tenure.start, tenure.end) and last_day(tenure.end) < first_day(tenure.start):
        yield f"{tenure.where}: ends ({tenure.end}) before it begins ({tenure.start})"


def _double_heads(knowledge: Knowledge) -> Iterator[str]:
    groups: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in knowledge.tenures:
        if tenure.office in SINGLE_OFFICES and (tenure.of, tenure.office) not in SHARED and UNKNOWN not in (tenure.start, tenure.end):
            groups[tenure.of, tenure.office].append(tenure)
    overlaps = read_overlaps(FOLDER / "overlaps.tsv")
    for (of, office), tenures in groups.items():
        known = [(start, end) for state, code, start, end in overlaps if (state, code) == (of, office)]
        for one, other in combinations(sorted(tenures, key=lambda tenure: tenure.start), 2):
            if (
                one.person != other.person
                and last_day(other.start) < (first_day(one.end) if one.end else ANY_DAY.last)
                and not (
                    _is_note(one, other) or any(first_day(start) <= last_day(other.start) and first_day(other.start) <= last_day(end) for start, end in known)
                )
            ):
                yield f"{other.where}: {office} of {of}: {other.person} from {other.start}, but {one.person} until {one.end or 'today'} ({one.where})"


def _is_note(*tenures: Tenure) -> bool:
    """Whether a title says that two held an office at once: "Co-President", "Member of the Presidency", "Acting President"."""
    return any(
        word in plain(tenure.title).split()
        for tenure in tenures
        for word in ("co", "acting", "member", "presidency", "rival", "captain", "interim", "chairman")
    )


def _double_people(knowledge: Knowledge) -> Iterator[str]:
    """Two ids for what may be one person: the same name and the same state or organization."""
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for person in knowledge.people.values():
        for name in (person.name, *person.aliases):
            if len(key := name_key(name)) > 5 and " " in key:
                by_name[key].add(person.id)
    seen = set()
    for key, ids in sorted(by_name.items()):
        for one, other in combinations(sorted(ids), 2):
            shared = {t.of for t in knowledge.tenures_by[one]} & {t.of for t in knowledge.tenures_by[other]}
            if shared and (one, other) not in seen and not _are_namesakes(knowledge, one, other):
                seen.add((one, other))
                yield f"{knowledge.tenures_by[other][0].where}: {one} and {other} are both called {key!r} and of {', '.join(sorted(shared))}: one person?"


def _are_namesakes(knowledge: Knowledge, one: str, other: str) -> bool:
    """Whether two people are told apart on purpose: by an id that says more than the name, or here."""
    return (one, other) in NAMESAKES or slug(knowledge.people[one].name) == slug(knowledge.people[other].name)


def _organizations(knowledge: Knowledge) -> Iterator[str]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for organization in knowledge.organizations.values():
        if organization.kind not in KINDS:
            yield f"organization {organization.id}: kind {organization.kind!r} is none of {', '.join(sorted(KINDS))}"
        if organization.country and knowledge.state_of(organization.country) is None:
            yield f"organization {organization.id}: country {organization.country!r} is no code of a state"
        if organization.sector and organization.sector not in SECTORS:
            yield f"organization {organization.id}: sector {organization.sector!r} is no code"
        if organization.type and organization.type not in TYPES:
            yield f"organization {organization.id}: type {organization.type!r} is none of {', '.join(sorted(TYPES))}"
        if organization.id in knowledge.states:
            yield f"organization {organization.id}: a state has this id"
        for name in (organization.name, *organization.aliases):
            names[plain(name)].add(organization.id)
    for name, ids in sorted(names.items()):
        if len({knowledge.organizations[id_].country for id_ in ids}) < len(ids):
            yield f"organizations {', '.join(sorted(ids))} are all called {name!r} in one country or in none"


def _words(knowledge: Knowledge) -> Iterator[str]:
    for body in knowledge.bodies.values():
        if body.office and body.office not in knowledge.offices:
            yield f"body {body.suffix}: unknown office {body.office!r}"
    for office in knowledge.offices.values():
        if office.body and office.body not in knowledge.bodies:
            yield f"office {office.code}: unknown body {office.body!r}"
    for own in knowledge.body_names:
        if own.state not in knowledge.states or own.suffix not in knowledge.bodies:
            yield f"{own.where}: no state {own.state!r} or no body {own.suffix!r}"
    for entry in knowledge.sectors:
        if entry.sector not in SECTORS:
            yield f"sectors.tsv: {entry.sector!r} is no code"
    for person, country in knowledge.citizens.items():
        if person not in knowledge.people or knowledge.state_of(country) is None:
            yield f"citizens.tsv: {country}: {person}: no such person or state"
    for seat in knowledge.shared_seats.values():
        if seat.state not in knowledge.states or not set(seat.organizations) <= knowledge.organizations.keys():
            yield f"shared_seats.tsv: {seat.capital}: no such state or organization"
    for id_ in knowledge.names_then.keys() - knowledge.organizations.keys() - knowledge.states.keys():
        yield f"names_then.tsv: neither a state nor an organization: {id_!r}"
    for state, leading in knowledge.leading.items():
        if state not in knowledge.states or any(office not in knowledge.offices for office, _, _ in leading):
            yield f"leaders.tsv: {state}: no such state or office"
