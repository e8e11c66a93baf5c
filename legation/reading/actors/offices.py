"""The tenures of the office that a description names, and how they stand to a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from legation.knowledge.actors import Days, Holds, Knowledge, Tenure, holds
from legation.knowledge.actors.dates import FIRST_DAY, LAST_DAY, UNKNOWN
from legation.reading.actors.frames import Frame
from legation.reading.actors.lexicon import title_key
from legation.reading.actors.tokens import phrase_key

SPOKESPERSON = "spokesperson"
BARE_SPOKESPERSON = frozenset(("spokesman", "spokeswoman", "spokesperson", "press secretary"))
LEADER = frozenset(("leader", "ruler", "strongman", "military ruler", "military leader"))
HEADS = frozenset("head chief leader boss director chairman chairwoman chairperson chair president secretary minister speaker commander governor".split())
WOMEN = frozenset(("spokeswoman", "chairwoman", "queen", "princess", "empress"))
MEN = frozenset(("spokesman", "king", "prince", "emperor"))
SPEAKS = ("spokes", "press", "communications", "cabinet secretary")
SUPREME = "supreme-leader"


@dataclass(slots=True)
class Holders:
    """People by how they hold an office on a date, in the order of the tables."""

    sure: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)


class Offices:
    """Finds tenures by the words for an office."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.key = lru_cache(maxsize=None)(phrase_key)
        self._title_key = lru_cache(maxsize=None)(title_key)
        self._owners_by_title: dict[str, set[str]] = {}
        for tenure in knowledge.tenures:
            if tenure.title and tenure.office != "notable":
                self._owners_by_title.setdefault(self.key(tenure.title), set()).add(tenure.of)

    def owners_by_title(self, key: str) -> set[str]:
        """The states and organizations that know a title at all: "taoiseach" is of one."""
        return self._owners_by_title.get(key, set())

    def has_title(self, tenure: Tenure, key: str) -> bool:
        """Whether the tenure's title is these words, be it acting."""
        return bool(tenure.title) and tenure.office != "notable" and key in (self.key(tenure.title), self._title_key(tenure.title))

    def tenures(self, frame: Frame, owners: Iterable[str]) -> list[Tenure]:
        """All tenures, whenever they were, of the office that the frame names in these states and organizations."""
        return [tenure for owner in owners for tenure in self._of_owner(frame, owner)]

    def _of_owner(self, frame: Frame, owner: str) -> list[Tenure]:
        candidates = self._knowledge.tenures_of.get(owner, [])
        suffixes = frame.bodies | {suffix for meanings in frame.owners for _, suffix in meanings.own_bodies}
        if suffixes:
            codes = self._codes_of_body(frame, suffixes)
            return [tenure for tenure in candidates if tenure.office in codes and not is_aide(tenure)]
        if frame.office_key in LEADER and owner in self._knowledge.states:
            return self._leaders(owner, candidates)
        codes = self._codes(frame, owner)
        return [tenure for tenure in candidates if self.has_title(tenure, frame.office_key) or (tenure.office in codes and not is_aide(tenure))]

    def _codes_of_body(self, frame: Frame, suffixes: set[str]) -> set[str]:
        """The office that heads the body, or those that speak for it."""
        if any(code.startswith(SPOKESPERSON) for code, _ in (frame.office.offices if frame.office else ())):
            return {code for code, office in self._knowledge.offices.items() if code.startswith(SPOKESPERSON) and office.body in suffixes}
        is_head = bool(set(frame.office_key.split()) & HEADS)
        return {self._knowledge.bodies[suffix].office for suffix in suffixes} - {""} if is_head else set()

    def _codes(self, frame: Frame, owner: str) -> set[str]:
        codes = {code for code, states in (frame.office.offices if frame.office else ()) if not states or owner in states}
        if owner not in self._knowledge.states:
            return {code for code in codes if not code.startswith(SPOKESPERSON + "-")}
        codes -= {"head", "deputy-head", SPOKESPERSON}
        if frame.office_key in BARE_SPOKESPERSON and any(meanings.seats for meanings in frame.owners):
            return codes & {"spokesperson-head-of-state", "spokesperson-head-of-government"}
        return codes

    def _leaders(self, owner: str, candidates: list[Tenure]) -> list[Tenure]:
        """Those who lead a state: its supreme leader; where there is none, the office that leaders.tsv gives, else the head of state."""
        supreme = [tenure for tenure in candidates if tenure.office == SUPREME]
        heads = [tenure for tenure in candidates if tenure.office == self._leading(owner, tenure) and not any(_overlap(tenure, other) for other in supreme)]
        return [*supreme, *heads]

    def _leading(self, owner: str, tenure: Tenure) -> str:
        start = tenure.start if tenure.start != UNKNOWN else FIRST_DAY
        return next(
            (office for office, since, until in self._knowledge.leading.get(owner, ()) if since <= start and (not until or start < until)), "head-of-state"
        )

    def holders(self, tenures: list[Tenure], on: Days) -> Holders:
        """The people of these tenures by how they stand to the date."""
        out = Holders()
        for tenure in tenures:
            sure = holds(tenure.start, tenure.end, on)
            past = bool(tenure.end) and tenure.end <= on.first
            people = out.sure if sure is Holds.YES else out.perhaps if sure is Holds.PERHAPS else out.past if past else out.coming
            if tenure.person not in people:
                people.append(tenure.person)
        return out


def is_aide(tenure: Tenure) -> bool:
    """Whether someone is listed with the spokespeople, but by a title that is none."""
    return tenure.office.startswith(SPOKESPERSON) and not any(word in tenure.title.lower() for word in SPEAKS)


def _overlap(one: Tenure, other: Tenure) -> bool:
    return one.start < (other.end or LAST_DAY) and other.start < (one.end or LAST_DAY)
