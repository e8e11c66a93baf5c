"""Which state, body or organization a name means."""

from __future__ import annotations

from legation.knowledge.actors import Days, Knowledge
from legation.knowledge.actors.entries import SharedSeat
from legation.reading.actors.bodies import Bodies
from legation.reading.actors.frames import DETERMINERS
from legation.reading.actors.identity import Air, Identity, Resolution
from legation.reading.actors.lexicon import Lexicon, Meanings
from legation.reading.actors.owners import MEDIA, OwnerFinder
from legation.reading.actors.tokens import Token

NATION = "its people, who stand for it"


class Entities:
    """Resolves names that are no person's."""

    def __init__(self, knowledge: Knowledge, bodies: Bodies, owners: OwnerFinder, lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._bodies = bodies
        self._owners = owners
        self._lexicon = lexicon

    def resolve(self, tokens: list[Token], on: Days, air: Air) -> Resolution | None:
        """The state, body or organization whose name the words are; None where they are no such name."""
        start = 1 if tokens[0].key in DETERMINERS and len(tokens) > 1 else 0
        found = self._lexicon.longest(tokens, start)
        if found is None or found[0] != len(tokens):
            return None
        return self._entity(found[1], tokens[start:], on, air, with_article=tokens[0].key == "the")

    def _entity(self, meanings: Meanings, tokens: list[Token], on: Days, air: Air, *, with_article: bool) -> Resolution | None:
        words = " ".join(token.text for token in tokens)
        seat = self._knowledge.shared_seats.get(" ".join(token.key for token in tokens))
        if seat is not None and meanings.capitals and not meanings.states:
            return self._in_shared_seat(seat, on, air)
        candidates = self._candidates(meanings, on, air, nationals=with_article and _is_plural(tokens[-1]))
        if not candidates:
            return None
        if len(candidates) > 1:
            return Resolution(candidates=tuple(identity.id or "" for identity in candidates), why=f"{words!r} can be any of {len(candidates)}")
        only = candidates[0]
        return Resolution(actor=only, candidates=(only.id or "",), why=only.why)

    def _in_shared_seat(self, seat: SharedSeat, on: Days, air: Air) -> Resolution:
        """A capital that organizations sit in, too: whichever of them and of the state alone the text names."""
        named = self._bodies.organizations_on(air.organizations.intersection(seat.organizations), on)
        is_state_named = self._knowledge.states[seat.state].iso3 in air.all
        why = f"a capital, where {'only the state' if is_state_named else 'only this'} is named"
        if is_state_named and not named:
            return Resolution(actor=self._bodies.state(seat.state, why), candidates=(seat.state,), why=why)
        if len(named) == 1 and not is_state_named:
            return Resolution(actor=self._bodies.organization(named[0], why, on), candidates=(named[0],), why=why)
        return Resolution(candidates=(seat.state, *seat.organizations), why=f"{seat.capital!r} can be the state or an organization that sits there")

    def _candidates(self, meanings: Meanings, on: Days, air: Air, *, nationals: bool) -> list[Identity]:
        kinds = (
            (meanings.states, "a name of the state"),
            (meanings.seats, "a seat of its government"),
            (meanings.capitals, "its capital, which stands for it"),
        )
        out: dict[str, Identity] = {}
        for ids, why in (*kinds, (meanings.demonyms if nationals else set(), NATION)):
            if not out:
                existing = [state.id for state in self._bodies.existing(ids, on)]
                out |= {state: self._bodies.state(state, why) for state in self._owners.chosen(existing, air)}
        own_bodies = self._owners.own_bodies(meanings, air) if not out else set()
        of = self._owners.chosen(sorted({state for state, _ in own_bodies}), air)
        for state, suffix in sorted(pair for pair in own_bodies if pair[0] in of):
            out[f"{state}-{suffix}"] = self._bodies.body(state, suffix, "its own name")
        organizations = self._known_organizations(meanings, on, air)
        own = [id_ for id_ in organizations if self._knowledge.organizations[id_].is_own]
        if own:
            out = {}
        out |= {id_: self._bodies.organization(id_, "its name", on) for id_ in own or organizations}
        return list(out.values())

    def _known_organizations(self, meanings: Meanings, on: Days, air: Air) -> list[str]:
        """The organizations of a name; of several, the one whose country is in the air. A nickname is believed only where its country is."""
        ids = self._bodies.organizations_on(meanings.organizations, on)
        countries = {id_: self._knowledge.organizations[id_].country for id_ in ids}
        is_nickname = meanings.is_nickname and not any(self._knowledge.organizations[id_].type == MEDIA for id_ in ids)
        if len(ids) == 1 and air.countries and is_nickname and countries[ids[0]] not in ("", *air.all):
            return []
        if len(ids) < 2:
            return ids
        here = [id_ for id_ in ids if countries[id_] and countries[id_] == air.country]
        among = [id_ for id_ in ids if countries[id_] in air.countries]
        return here if len(here) == 1 else among if len(among) == 1 else ids


def _is_plural(token: Token) -> bool:
    return token.key.endswith(("s", "ese", "ch", "sh")) or token.key in ("swiss", "dutch")
