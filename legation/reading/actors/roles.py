"""What someone is called as of a date: "President of Russia", "President-elect of Brazil", "Former President of the United States"."""

from __future__ import annotations

import datetime
import re

from legation.knowledge.actors import Days, Holds, Knowledge, Tenure, days_of, holds
from legation.reading.actors.identity import Identity
from legation.reading.actors.tokens import phrase_key
from legation.records import ActorKind

_WITH_THE = re.compile(
    r"United |Netherlands$|Philippines$|Soviet Union$|Bahamas$|Maldives$|Gambia$|Vatican City|Ivory Coast$|.*\b(?:Republic|Islands|Emirates|Union|Nations|Council|"
    r"Bank|Party|Court|Agency|Commission|Committee|Movement|Front|Army|Parliament|League|Fund|Organi[sz]ation|Authority|Federation|Community|Group|Office|"
    r"Association|Cross|Programme|Program|Conference|Assembly|Forum|Secretariat|Congress|Brotherhood|Church|Cooperation|Initiative|Foundation|Alliance|Corps|Coalition)\b"
)
_WITHOUT_THE = re.compile(r"Ivory Coast$|Czechia$|Vatican City$")
_SENT = re.compile(r"(.*\b(?:Ambassador|Envoy|Representative|Coordinator|High Commissioner|Mediator|Negotiator|Adviser|Advisor)) ((?:to|for|on) .+)")
_OF_A_STATE = ("Minister", "Attorney General", "Chief Justice")
"""Notable people's titles that are of their state, as offices are."""
ELECT = "-elect"


def role_on(knowledge: Knowledge, person: str, on: Days) -> tuple[str | None, Tenure | None]:
    """The role that holds on these days and the tenure it comes from; a past one as "Former ..."; none where nothing is known to hold."""
    held = knowledge.held_by(person, on)
    current = [tenure for tenure, sure in held if sure is Holds.YES] or [tenure for tenure, _ in held if tenure.start != "?" and tenure.end != "?"]
    if current:
        return role_of(knowledge, current[0], on), current[0]
    past = [tenure for tenure in knowledge.tenures_by.get(person, ()) if _is_over(tenure, on)]
    if not past:
        return None, None
    highest = min(past, key=lambda tenure: (knowledge.rank(tenure), "" if tenure.end == "?" else tenure.end))
    then = _last_days(highest)
    if ELECT in highest.office or highest.office in ("notable", "heir"):
        return (role_of(knowledge, highest, then) if highest.office == "notable" else None), highest
    role = role_of(knowledge, highest, then)
    return (f"Former {role}" if role else None), highest


def _last_days(tenure: Tenure) -> Days:
    """The last day in office, or the days it can have been."""
    if len(tenure.end) == len("2003-05-14"):
        return days_of((datetime.date.fromisoformat(tenure.end) - datetime.timedelta(days=1)).isoformat())
    return days_of(tenure.end)


def _is_over(tenure: Tenure, on: Days) -> bool:
    return bool(tenure.end) and tenure.end != "?" and tenure.end[:10] <= on.first


def role_of(knowledge: Knowledge, tenure: Tenure, on: Days) -> str | None:
    """The words for a tenure: its title and whose it is under the name of these days, unless the title says so."""
    title = tenure.title or _office_words(tenure.office)
    owner = knowledge.states.get(tenure.of) or knowledge.organizations.get(tenure.of)
    if not title or owner is None or (tenure.office == "notable" and not title.endswith(_OF_A_STATE)):
        return title or None
    own = tuple(name for body in knowledge.own_names_of(tenure.of) for name in (body.name, *body.aliases) if name)
    if _is_named_in(title, (*own, owner.name, *owner.aliases, *(getattr(owner, "demonyms", ())), *getattr(owner, "seats", ()))):
        return title
    name = with_article(name_on(knowledge, owner.id, owner.name, on))
    if (sent := _SENT.fullmatch(title)) is not None:
        return f"{sent[1]} of {name} {sent[2]}"
    return f"{title} of {name}"


def name_on(knowledge: Knowledge, id_: str, name: str, on: Days) -> str:
    """What a state or organization was surely called on these days: its name unless names_then.tsv has another."""
    return next((then for then, start, end in knowledge.names_then.get(id_, ()) if holds(start, end, on) is Holds.YES), name)


def _office_words(office: str) -> str:
    return "" if office == "notable" else office.replace("-", " ").capitalize()


def _is_named_in(title: str, names: tuple[str, ...]) -> bool:
    padded = f" {phrase_key(title)} "
    return any(f" {phrase_key(name)} " in padded for name in names if len(name) > 1 and (len(name) > 3 or name in title))


def with_article(name: str) -> str:
    """The name as it stands behind "of"."""
    return f"the {name}" if _WITH_THE.match(name) and not _WITHOUT_THE.match(name) and not name.startswith("The ") else name


def identity_of(knowledge: Knowledge, person: str, on: Days, why: str) -> Identity:
    """A known person as of these days."""
    entry = knowledge.people[person]
    role, tenure = role_on(knowledge, person, on)
    shown = tenure or next(iter(knowledge.tenures_by.get(person, ())), None)
    return Identity(
        id=person, name=entry.name, kind=ActorKind.PERSON, country=_country(knowledge, person, shown),
        sector=_sector(knowledge, shown), role=role, wikidata=entry.wikidata or None, candidates=(person,), why=why,
    )  # fmt: skip


def _country(knowledge: Knowledge, person: str, shown: Tenure | None) -> str | None:
    """The state one serves; of those who serve an organization, the state they come from where an office tells it, else the organization's,
    else, of international ones, that of citizens.tsv."""
    if shown is None:
        return None
    if shown.of in knowledge.states:
        return knowledge.states[shown.of].iso3
    states = [tenure.of for tenure in knowledge.tenures_by[person] if tenure.of in knowledge.states]
    return (knowledge.states[states[-1]].iso3 if states else knowledge.country_of(shown.of) or knowledge.citizens.get(person)) or None


def _sector(knowledge: Knowledge, shown: Tenure | None) -> str | None:
    if shown is None:
        return None
    office = knowledge.offices.get(shown.office)
    organization = knowledge.organizations.get(shown.of)
    if organization is not None and organization.sector:
        return organization.sector
    return (office.sector if office else "") or None
