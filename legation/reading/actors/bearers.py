"""Which known person a name means, as of a date, beside what the text says of him."""

from __future__ import annotations

from dataclasses import dataclass

from legation.knowledge.actors import ANY_DAY, Days, Holds, Knowledge, Tenure, holds
from legation.reading.actors.identity import Air, Resolution
from legation.reading.actors.names import Match, People
from legation.reading.actors.roles import identity_of

NEAR_YEARS = 2
"""A surname alone is taken for someone who holds office within two years of the date; longer ago, namesakes are likelier."""
BEFORE_YEARS, AFTER_YEARS = 20, 40
"""A whole name is taken for a person from this long before the first office to this long after the last."""
PROMINENT_RANK = 11
"""Offices down to the foreign and defence ministers: their holders are known beyond their country by name."""
HEAD_OFFICES = frozenset(("head-of-state", "head-of-government", "supreme-leader"))
"""News calls who holds these by the surname alone, in any country."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a description says of the bearer of a name: the states and organizations it names, the tenures that its office allows, the gender,
    and whether it names an office at all."""

    states: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    tenures: tuple[Tenure, ...] = ()
    gender: str | None = None
    has_office: bool = False


NO_CLAIM = Claim()


class Bearers:
    """Resolves names of people."""

    def __init__(self, knowledge: Knowledge, people: People) -> None:
        self._knowledge = knowledge
        self._people = people

    def resolve(self, name: str, on: Days, air: Air, claim: Claim = NO_CLAIM) -> Resolution:
        """The one known person that the name can mean, or none."""
        found, match = self._people.find(name)
        if not found:
            return Resolution(why=f"nobody known is called {name!r}")
        possible = sorted(id_ for id_ in found if not self._contradicts(id_, claim))
        if not possible:
            return Resolution(candidates=tuple(sorted(found)), why=f"those known as {name!r} are not of that country, body or gender")
        best = self._best(possible, on, air, claim)
        if len(best) > 1:
            return Resolution(candidates=tuple(possible), why=f"{name!r} can be any of {len(possible)}")
        refusal = self._refusal(best[0], match, on, air, claim)
        if refusal:
            return Resolution(candidates=tuple(possible), why=refusal)
        return Resolution(actor=identity_of(self._knowledge, best[0], on, f"known as {name!r}"), candidates=tuple(possible), why=f"known as {name!r}")

    def _contradicts(self, id_: str, claim: Claim) -> bool:
        person = self._knowledge.people[id_]
        if claim.gender and person.gender and claim.gender != person.gender:
            return True
        of = {tenure.of for tenure in self._knowledge.tenures_by.get(id_, ())}
        states = of & self._knowledge.states.keys() | {self._knowledge.country_of(owner).lower() for owner in of} - {""}
        if claim.states and states and not claim.states & states:
            return True
        homes = {self._knowledge.country_of(id_).lower() for id_ in claim.organizations} - {""}
        return bool(claim.organizations) and not claim.states and not claim.organizations & of and not claim.tenures and not homes & states

    def _best(self, ids: list[str], on: Days, air: Air, claim: Claim) -> list[str]:
        """Those for whom most speaks: the user's own, the office named, in office on the date, the country in the air, a high office."""
        scores = {id_: self._score(id_, on, air, claim) for id_ in ids}
        top = max(scores.values())
        return [id_ for id_ in ids if scores[id_] == top]

    def _score(self, id_: str, on: Days, air: Air, claim: Claim) -> tuple[bool, ...]:
        return (
            self._knowledge.people[id_].is_own,
            self._holds_claimed(id_, on, claim),
            self._in_air(id_, air) and self._is_near(id_, on, 0),
            self._is_near(id_, on, 0),
            self._is_head(id_, on),
            self._in_air(id_, air),
            self._is_near(id_, on, NEAR_YEARS),
        )

    def _holds_claimed(self, id_: str, on: Days, claim: Claim) -> bool:
        return any(tenure.person == id_ and began(tenure, on) for tenure in claim.tenures)

    def _in_air(self, id_: str, air: Air) -> bool:
        return any(self._knowledge.country_of(tenure.of) in air.all for tenure in self._knowledge.tenures_by.get(id_, ()) if tenure.of) if air.all else False

    def _is_near(self, id_: str, on: Days, years: int) -> bool:
        """Whether the person holds an office on the date, or within so many years of it. Without a date nobody does."""
        if on == ANY_DAY:
            return False
        tenures = self._knowledge.tenures_by.get(id_, ())
        stretch = Days(f"{max(on.year - years, 0):04}{on.first[4:]}", f"{int(on.last[:4]) + years:04}{on.last[4:]}")
        return any(holds(tenure.start, tenure.end, stretch) is not Holds.NO and tenure.end != "?" for tenure in tenures)

    def _refusal(self, id_: str, match: Match, on: Days, air: Air, claim: Claim) -> str:
        """Why the only candidate is not enough; "" where it is."""
        if self._knowledge.people[id_].is_own or self._holds_claimed(id_, on, claim):
            return ""
        if match is Match.SHORT and claim.has_office:
            return "part of a longer known name, but of another office"
        agrees = self._in_air(id_, air) or bool(claim.states) or bool(claim.organizations)
        if match is Match.SURNAME_SPELLING:
            return "" if self._is_head(id_, on) else "only like a known surname"
        if match is Match.CONSONANTS:
            return "" if agrees and self._is_near(id_, on, 0) else "only like a known name"
        if match is Match.SURNAME:
            near = self._is_near(id_, on, NEAR_YEARS if self._is_prominent(id_) else 0)
            return "" if (near and agrees) or self._is_head(id_, on) else "a surname alone, and neither office nor country agree"
        if on != ANY_DAY and not self._is_within(id_, on):
            return "known by this name, but at another time"
        in_office = match is Match.EXACT and self._is_near(id_, on, 0)
        return "" if agrees or in_office or self._is_prominent(id_) else "a name that others may bear, and neither office nor country agree"

    def _is_within(self, id_: str, on: Days) -> bool:
        return (
            self._is_near(id_, on, 0)
            or any(
                int(tenure.start[:4]) - BEFORE_YEARS <= on.year <= int((tenure.end or "9999")[:4]) + AFTER_YEARS
                for tenure in self._knowledge.tenures_by.get(id_, ())
                if tenure.start != "?" and tenure.end != "?"
            )
            or any("?" in (tenure.start, tenure.end) for tenure in self._knowledge.tenures_by.get(id_, ()))
        )

    def _is_head(self, id_: str, on: Days) -> bool:
        """Whether the person leads a state or its government on the date."""
        return on != ANY_DAY and any(sure is Holds.YES and tenure.office in HEAD_OFFICES for tenure, sure in self._knowledge.held_by(id_, on))

    def _is_prominent(self, id_: str) -> bool:
        return any(self._knowledge.rank(tenure) <= PROMINENT_RANK or tenure.office in ("head", "notable") for tenure in self._knowledge.tenures_by.get(id_, ()))


def began(tenure: Tenure, on: Days) -> bool:
    """Whether a tenure had begun by the date, at least perhaps: titles outlive offices ("President Carter")."""
    return tenure.start == "?" or tenure.start <= on.last
