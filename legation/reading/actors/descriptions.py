"""Who or what a description without a name means: "the French foreign minister", "Erdogan's spokesman", "the Turkish foreign ministry"."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from legation.knowledge.actors import ANY_DAY, Days, Holds, Knowledge, Tenure, holds
from legation.reading.actors.bodies import Bodies
from legation.reading.actors.frames import Frame
from legation.reading.actors.identity import Air, Resolution
from legation.reading.actors.lexicon import Meanings
from legation.reading.actors.offices import MEN, SPOKESPERSON, WOMEN, Offices, is_aide
from legation.reading.actors.owners import NOBODY, OwnerFinder, Owners
from legation.reading.actors.roles import identity_of
from legation.records import ActorKind

Resolve = Callable[[Frame, Days, Air], Resolution]
SUCCESSION_DAYS = 150
"""How far ahead "the incoming minister" may look for whoever takes over."""
OUSTED_YEARS = 3
"""How long "the ousted president" is the last one."""


CITY_BODIES = frozenset("police border-guard coast-guard supreme-court judiciary prosecutor electoral-commission parliament embassy un-mission".split())
"""Bodies that a capital has of its own, or that others have in it: "the Tokyo police" is not the police of Japan, "the London embassy" not that of Britain."""
ABROAD = frozenset(("embassy", "un-mission"))
"""These stand in other states than their own, so no state in the air owns them."""


class Descriptions:
    """Resolves frames without a name. `resolve` resolves the possessor's frame."""

    def __init__(self, knowledge: Knowledge, bodies: Bodies, offices: Offices, owners: OwnerFinder) -> None:
        self._knowledge = knowledge
        self._bodies = bodies
        self._offices = offices
        self._owners = owners

    def tenures(self, frame: Frame, on: Days, air: Air, resolve: Resolve) -> tuple[list[Tenure], Owners]:
        """All tenures of the office that the frame names, and whose it is."""
        if frame.possessor is not None:
            return self._of_possessor(frame, resolve(frame.possessor, on, air), on), Owners(are_named=True)
        owners = self._owners_of(frame, on, air)
        found = self._offices.tenures(frame, owners.all)
        if frame.targets:
            found = [tenure for tenure in found if self._is_sent(tenure, frame.targets)]
        return found, owners

    def _owners_of(self, frame: Frame, on: Days, air: Air) -> Owners:
        if frame.owners:
            return self._owners.named(frame, on, air)
        restricted = {state for _, states in (frame.office.offices if frame.office else ()) for state in states}
        if len(restricted) == 1 and all(states for _, states in (frame.office.offices if frame.office else ())):
            return Owners(frozenset(restricted))
        known = self._offices.owners_by_title(frame.office_key)
        if len(known) == 1 and not any(states == frozenset() for _, states in (frame.office.offices if frame.office else ())):
            only = next(iter(known))
            return Owners(frozenset(known), frozenset()) if only in self._knowledge.states else Owners(frozenset(), frozenset(known))
        return NOBODY if frame.is_pronoun_owned else self._owners.in_the_air(air, on)

    def _is_sent(self, tenure: Tenure, targets: list[str]) -> bool:
        """Whether the title names what the envoy is sent to, by any name of a state."""
        title = f" {self._offices.key(tenure.title)} "
        names = {target for target in targets if target not in ("the", "to", "for")}
        for target in list(names):
            state = self._knowledge.states.get(target)
            names |= {self._offices.key(name) for name in (state.name, *state.aliases)} if state else set()
        return any(f" {name} " in title for name in names) or (
            not any(link in title for link in (" to ", " for ", " on ")) and tenure.office == "un-ambassador"
        )

    def _of_possessor(self, frame: Frame, possessor: Resolution, on: Days) -> list[Tenure]:
        """ "Erdogan's spokesman": the spokesman of the office he holds; "Merkel's finance minister": the minister of her state."""
        if possessor.actor is None or frame.office is None:
            return []
        held = [tenure for tenure, sure in self._knowledge.held_by(possessor.actor.id or "", on) if sure is Holds.YES]
        speaks = any(code.startswith(SPOKESPERSON) for code, _ in frame.office.offices)
        codes = {f"{SPOKESPERSON}-{tenure.office}" for tenure in held} | {SPOKESPERSON} if speaks else {code for code, _ in frame.office.offices}
        codes = {code.replace("-minister", "-ministry") for code in codes} if speaks else codes
        if not speaks and not any(tenure.office.startswith(("head", "supreme")) for tenure in held):
            return []
        owners = dict.fromkeys(tenure.of for tenure in held)
        return [tenure for owner in owners for tenure in self._knowledge.tenures_of.get(owner, ()) if tenure.office in codes and not is_aide(tenure)]

    def resolve(self, frame: Frame, on: Days, air: Air, resolve: Resolve) -> Resolution:
        """The one actor that a frame without a name means."""
        if frame.rest:
            return Resolution(why=f"not understood: {' '.join(frame.rest)}")
        if frame.office is not None:
            return self._holder(frame, on, air, resolve)
        if frame.bodies:
            return self._body(frame, on, air, resolve)
        return Resolution(why="no office, body or name in it")

    def _body(self, frame: Frame, on: Days, air: Air, resolve: Resolve) -> Resolution:
        owners = self._owners.named(frame, on, air) if frame.owners else self._in_the_air(frame, on, air)
        if frame.possessor is not None:
            owners = self._of_head(resolve(frame.possessor, on, air))
        if any(meanings.own_bodies and not meanings.places and {suffix for _, suffix in meanings.own_bodies} != frame.bodies for meanings in frame.owners):
            return Resolution(why="a body of a body")
        if frame.bodies & CITY_BODIES and any(_is_city(meanings) for meanings in frame.owners):
            return Resolution(why="a city has such a body, too")
        if frame.is_pronoun_owned or frame.is_indefinite or (not owners.states and not owners.organizations):
            return Resolution(why="no country named or in the air")
        found = [self._bodies.body(state, suffix, "") for state in owners.states for suffix in sorted(frame.bodies)]
        if len(found) != 1 or owners.organizations:
            return Resolution(candidates=tuple(identity.id or "" for identity in found), why="several bodies can be meant")
        why = f"the {frame_words(frame)} of {self._knowledge.states[next(iter(owners.states))].name}"
        return Resolution(actor=self._bodies.body(next(iter(owners.states)), next(iter(frame.bodies)), why), candidates=(found[0].id or "",), why=why)

    def _of_head(self, possessor: Resolution) -> Owners:
        """The state of the one whose government it is."""
        state = self._knowledge.state_of(possessor.actor.country or "") if possessor.actor is not None else None
        return Owners(frozenset((state.id,)), are_named=True) if state is not None else NOBODY

    def _in_the_air(self, frame: Frame, on: Days, air: Air) -> Owners:
        """Ministries and governments are called by their country once and then without; of "police" or "troops" nobody can tell."""
        kinds = {self._knowledge.bodies[suffix].kind for suffix in frame.bodies}
        is_one = kinds == {ActorKind.GOVERNMENT.value} and not frame.is_plural and not frame.bodies & ABROAD
        return self._owners.in_the_air(air, on) if is_one else NOBODY

    def _holder(self, frame: Frame, on: Days, air: Air, resolve: Resolve) -> Resolution:
        tenures, owners = self.tenures(frame, on, air, resolve)
        if frame.is_indefinite:
            return Resolution(why="one of several, by its article")
        if not tenures:
            named = frame.owners or frame.possessor or owners.all
            return Resolution(why="no such office is known there" if named else "no country or organization named or in the air")
        return self._held(frame, tenures, on, owners)

    def _held(self, frame: Frame, tenures: list[Tenure], on: Days, owners: Owners) -> Resolution:
        tenures = self._of_gender(frame, tenures)
        titled = [tenure for tenure in tenures if self._offices.has_title(tenure, frame.office_key)]
        for group in (titled, tenures) if titled else (tenures,):
            wanted, candidates = self._wanted(frame, group, on)
            if wanted:
                break
        if len(wanted) != 1:
            return Resolution(candidates=tuple(candidates), why=_why_not(wanted, candidates, on))
        tenure = next(tenure for tenure in tenures if tenure.person == wanted[0])
        why = self._why(frame, [tenure for tenure in tenures if tenure.person == wanted[0]], on)
        return Resolution(actor=identity_of(self._knowledge, tenure.person, on, why), candidates=tuple(candidates), why=why)

    def _of_gender(self, frame: Frame, tenures: list[Tenure]) -> list[Tenure]:
        words = set(frame.office_key.split())
        gender = "f" if words & WOMEN else "m" if words & MEN else ""
        return [tenure for tenure in tenures if not gender or self._knowledge.people[tenure.person].gender in ("", gender)]

    def _wanted(self, frame: Frame, tenures: list[Tenure], on: Days) -> tuple[list[str], list[str]]:
        """The people the frame's word of time asks for, and all that were weighed. Without a date, who alone ever held the office and still does."""
        if on == ANY_DAY:
            people = list(dict.fromkeys(tenure.person for tenure in tenures))
            always = all(not tenure.end for tenure in tenures) and len(people) == 1 and not (frame.is_past or frame.is_next)
            return (people if always else []), people
        holders = self._offices.holders(tenures, on)
        if frame.is_ousted:
            return self._last(tenures, holders.past, on), holders.past
        if frame.is_past:
            return [person for person in holders.past if person not in holders.sure], holders.past
        if frame.is_next:
            return self._coming(tenures, holders.coming, on), holders.coming
        return holders.sure, [*holders.sure, *holders.perhaps]

    def _last(self, tenures: list[Tenure], past: list[str], on: Days) -> list[str]:
        """Who held it last before the date, if that was not long ago."""
        ends = sorted((tenure.end, tenure.person) for tenure in tenures if tenure.person in past and tenure.end[:4].isdigit() and tenure.end <= on.first)
        return [ends[-1][1]] if ends and int(ends[-1][0][:4]) >= on.year - OUSTED_YEARS else []

    def _coming(self, tenures: list[Tenure], coming: list[str], on: Days) -> list[str]:
        soon = (datetime.date.fromisoformat(on.first) + datetime.timedelta(days=SUCCESSION_DAYS)).isoformat()
        starts = sorted((tenure.start, tenure.person) for tenure in tenures if tenure.person in coming and on.last < tenure.start <= soon)
        return [starts[0][1]] if starts else []

    def _why(self, frame: Frame, tenures: list[Tenure], on: Days) -> str:
        then = next((tenure for tenure in tenures if holds(tenure.start, tenure.end, on) is Holds.YES), tenures[-1])
        until = f"until {then.end}" if then.end and then.end != "?" else "still in office" if not then.end else "end unknown"
        return f"{then.title or then.office} from {then.start}, {until} ({then.where})"


def _is_city(meanings: Meanings) -> bool:
    return bool(meanings.capitals) and not (meanings.states or meanings.demonyms or meanings.seats)


def frame_words(frame: Frame) -> str:
    """What kind of body a frame names: "foreign ministry"."""
    return " ".join(sorted(frame.bodies)).replace("-", " ").strip() or "government"


def _why_not(wanted: list[str], candidates: list[str], on: Days) -> str:
    if on == ANY_DAY:
        return "no date, and more than one held the office"
    if len(wanted) > 1:
        return f"{len(wanted)} people held it then" if wanted else ""
    return "who held it on that date is not known for sure" if candidates else "nobody known held it then"
