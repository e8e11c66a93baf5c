"""Which place a name means: the right Paris, Georgia, Tripoli, Santiago by the company it keeps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from legation.knowledge.places import Entry, Kind
from legation.reading.places.containers import lies_in, near
from legation.reading.places.evidence import Evidence
from legation.reading.places.sightings import Sighting

ROUNDS = 2
"""The second round weighs each name by what the others were taken for in the first."""

PRIORS = {
    Kind.CONTINENT: 9.0,
    Kind.COUNTRY: 8.2,
    Kind.WATER: 6.5,
    Kind.LAND: 6.0,
    Kind.AREA: 7.0,
    Kind.ISLAND: 6.3,
    Kind.COUNTY: 5.0,
    Kind.SITE: 5.7,
}
"""How likely a name is to mean a place of this kind, on the scale of cities: the decimal logarithm of the population."""
UNKNOWN_PRIOR = 4.5
OWN_CITY_PRIOR = 5.7
"""A city that was entered by hand because news names it: Bethlehem."""
CITY_BONUS = 0.5
"""News names a city more often than the region of the same name ("New York")."""
CAPITAL_BONUS = 1.2
ALTERNATE_MALUS = 0.8

COUNTRY_WEIGHT = 2.2
"""For the share of the document's other places and nationalities that are of the same country."""
REGION_WEIGHT = 1.8
"""Where the region is named itself."""
SIBLING_WEIGHT = 0.9
"""For one or more other places in the same region."""
NEAR_WEIGHT = 0.8
MENTIONS_MAX = 3
"""A name counts at most so often, however often it stands in the text."""
DATELINE_MENTIONS = 2
CONTAINER_MENTIONS = 2
CLUE_WEIGHT = 1.5
"""For the words beside the name: "the city of", "province"."""

CERTAIN_SCORE = 4.6
"""A name that no evidence supports is taken for the largest of its places only above this (a city of about 13,000)."""
SUPPORT_MIN = 1.0
MARGIN_MIN = 0.15
"""Two places apart whose scores differ by less than this leave the name open."""
CLOSE_SCORE = 1.0
"""Places this close to the best are likely ones; an open name still has a country if they share it."""

_Group = tuple[str, tuple[Entry, ...]]
"""A name's key, and what the text puts it in."""
_Members = list[tuple[int, Sighting]]
"""The sightings of a group, each with its index."""
_SORTS = {
    Kind.CITY: Kind.CITY.value,
    Kind.SITE: Kind.CITY.value,
    Kind.REGION: Kind.REGION.value,
    Kind.COUNTY: Kind.REGION.value,
    Kind.AREA: Kind.REGION.value,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was taken for: an entry, or only the country that all likely ones share, or nothing."""

    entry: Entry | None = None
    country: str | None = None


OPEN = Resolved()


def resolve(sightings: Sequence[Sighting], demonyms: Iterable[Entry]) -> list[Resolved]:
    """What each sighting means. One name means one place in a document, unless the text says where it lies."""
    groups = _groups(sightings)
    evidence = Evidence()
    for entry in demonyms:
        evidence.add(entry, 1)
    taken: dict[_Group, Resolved] = {}
    for _ in range(ROUNDS):
        given = _given(groups, taken)
        for entry, times in chain.from_iterable(given.values()):
            evidence.add(entry, times)
        taken = {group: _settled_by_others(group, members, evidence, given[group[0]]) for group, members in groups.items()}
        for entry, times in chain.from_iterable(given.values()):
            evidence.add(entry, -times)
    out: list[Resolved] = [OPEN] * len(sightings)
    for group, members in groups.items():
        for at, _ in members:
            out[at] = taken[group]
    return out


def _groups(sightings: Sequence[Sighting]) -> dict[_Group, _Members]:
    """The sightings of one name together; those placed by the text ("Paris, Texas") take the ones not placed with them."""
    containers: dict[str, list[tuple[Entry, ...]]] = defaultdict(list)
    for sighting in sightings:
        if sighting.containers and sighting.containers not in containers[sighting.key]:
            containers[sighting.key].append(sighting.containers)
    out: dict[_Group, _Members] = defaultdict(list)
    for at, sighting in enumerate(sightings):
        if not sighting.entries:
            continue
        own = sighting.containers or (containers[sighting.key] or [()])[0]
        out[sighting.key, own].append((at, sighting))
    return out


def _given(groups: dict[_Group, _Members], taken: dict[_Group, Resolved]) -> dict[str, list[tuple[Entry, int]]]:
    """What each name adds to the evidence: what it was taken for; before the first round, names that all lie in one country."""
    out: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
    for group, members in groups.items():
        times = min(MENTIONS_MAX, len(members)) + (DATELINE_MENTIONS if any(sighting.is_dateline for _, sighting in members) else 0)
        entries = members[0][1].entries
        found = taken[group].entry if taken else max(entries, key=prior) if len({entry.country for entry in entries}) == 1 else None
        if found is not None:
            out[group[0]].append((found, times))
    return out


def _settled_by_others(group: _Group, members: _Members, evidence: Evidence, own: Sequence[tuple[Entry, int]]) -> Resolved:
    """The meaning of a name by the evidence without itself, and with what the text puts it in."""
    changes = [*((entry, -times) for entry, times in own), *((outer, CONTAINER_MENTIONS) for outer in group[1])]
    for entry, times in changes:
        evidence.add(entry, times)
    settled = _settled(group, members, evidence)
    for entry, times in changes:
        evidence.add(entry, -times)
    return settled


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry with its score and how much of that is the evidence's."""

    entry: Entry
    score: float
    support: float


def _settled(group: _Group, members: _Members, evidence: Evidence) -> Resolved:
    entries: Sequence[Entry] = members[0][1].entries
    if group[1]:
        entries = [entry for entry in entries if any(lies_in(entry, outer) for outer in group[1])] or entries
    clues: frozenset[str] = frozenset().union(*(sighting.clues for _, sighting in members))
    candidates = sorted((_weighed(entry, clues, evidence) for entry in entries), key=lambda candidate: -candidate.score)
    best = candidates[0]
    rivals = [candidate for candidate in candidates if not _same(candidate.entry, best.entry)]
    if rivals and not group[1] and _is_open(best, rivals[0]):
        close = {candidate.entry.country for candidate in (best, *rivals) if best.score - candidate.score < CLOSE_SCORE}
        return Resolved(country=close.pop() if len(close) == 1 else None)
    return Resolved(_with_id(best.entry, entries), best.entry.country)


def _weighed(entry: Entry, clues: frozenset[str], evidence: Evidence) -> _Candidate:
    support = _support(entry, evidence)
    return _Candidate(entry, prior(entry) + _clue(entry, clues) + support, support)


def _is_open(best: _Candidate, rival: _Candidate) -> bool:
    return best.score - rival.score < MARGIN_MIN or (best.score < CERTAIN_SCORE and best.support < SUPPORT_MIN)


def _same(first: Entry, second: Entry) -> bool:
    """Whether two places of one name are no rivals: close together, or one inside the other ("New York")."""
    return near(first, second, degrees=1.5) or lies_in(first, second) or lies_in(second, first)


def prior(entry: Entry) -> float:
    """How likely a name means this place when nothing else is known."""
    score = PRIORS.get(entry.kind)
    if score is None:
        unknown = OWN_CITY_PRIOR if entry.kind is Kind.CITY else UNKNOWN_PRIOR
        score = math.log10(entry.population) if entry.population else unknown
        score += CITY_BONUS if entry.kind is Kind.CITY else 0
    return score + (CAPITAL_BONUS if entry.capital else 0) - (ALTERNATE_MALUS if entry.alternate else 0)


def _clue(entry: Entry, clues: frozenset[str]) -> float:
    return CLUE_WEIGHT if _SORTS.get(entry.kind) in clues else 0


def _support(entry: Entry, evidence: Evidence) -> float:
    score = 0.0
    if entry.country:
        score += COUNTRY_WEIGHT * math.sqrt(evidence.countries[entry.country] / (evidence.total + 1))
    if entry.region:
        score += REGION_WEIGHT if evidence.regions[entry.region] > 0 else SIBLING_WEIGHT if evidence.inhabited[entry.region] > 0 else 0
    return score + (NEAR_WEIGHT if evidence.has_near(entry) else 0)


def _with_id(best: Entry, entries: Sequence[Entry]) -> Entry:
    """The same place as GeoNames knows it, where the chosen entry carries no id."""
    if best.geonames or best.kind is not Kind.CITY:
        return best
    same = (entry for entry in entries if entry.geonames and entry.kind is Kind.CITY and near(entry, best, degrees=0.3))
    return next(same, best)
