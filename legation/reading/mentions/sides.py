"""For whom a person speaks: the state or body that the text says he belongs to, and the state that the document is about."""

from __future__ import annotations

from collections import Counter

from legation.knowledge.places import load_gazetteer
from legation.reading.mentions.acquainted import state_of_body, states_of_known
from legation.reading.mentions.cast import LocalActor
from legation.reading.mentions.naming import country_of
from legation.reading.mentions.phrases import ADJECTIVE, PLACE, Description, Name, phrase_of
from legation.reading.mentions.registry import Registry
from legation.records import MentionForm

_OF_A_STATE = frozenset("government ministry embassy department cabinet presidency army military navy administration kremlin".split())
"""Bodies whose people say "we" for the state."""
_FOR_A_STATE = frozenset("president minister premier chancellor ambassador king".split())
"""Offices that are a state's where the text names no other body."""
DATELINE_MAX = 12
"""Characters before which the place of a dateline begins."""


def body_of(registry: Registry, described: Description, person: LocalActor) -> str | None:
    """The id of the actor that a person so described speaks for: "Turkey's foreign minister", "spokesman for the alliance"; None where none is named."""
    doc = registry.doc
    states = [owner for owner in described.of if isinstance(owner, Name) and owner.type in (PLACE, ADJECTIVE)]
    for owner in described.of:
        if isinstance(owner, Name):
            own = registry.named(owner)
            known = _state(state_of_body(own.name)) if owner.type not in (PLACE, ADJECTIVE) and not states else None
            if known is not None:
                return registry.state(known).id
            is_arm = owner.type not in (PLACE, ADJECTIVE) and own.name.split()[-1].lower() in _OF_A_STATE
            return (registry.named(states[0]).id if states else _home(registry, person) or own.id) if is_arm else own.id
        noun = doc[owner[1] - 1].lemma_.lower()
        if noun in _OF_A_STATE:
            return registry.named(states[0]).id if states else _home(registry, person)
        phrase = phrase_of(doc, *owner, registry.names)
        actor = registry.named(phrase.name) if phrase.name else registry.unnamed(phrase)
        actor.heads.add(noun)
        registry.mention(actor, owner, MentionForm.NOMINAL)
        return actor.id
    return _home(registry, person) if described.noun in _FOR_A_STATE else None


def _home(registry: Registry, person: LocalActor) -> str | None:
    """The state that a person without a named one is of."""
    return state_served(registry, person) or home_state(registry)


def state_served(registry: Registry, person: LocalActor) -> str | None:
    """The id of the only state that the known person of this whole name served."""
    states = states_of_known(person.name) if " " in person.name else frozenset()
    name = _state(next(iter(states))) if len(states) == 1 else None
    return registry.state(name).id if name is not None else None


def home_state(registry: Registry) -> str | None:
    """The id of the state of the dateline, else of the one that the document names most often."""
    places = registry.doc._.places or ()
    states = [state for place in places if (state := _state(place.country))]
    adjectives = [state for name in dict.fromkeys(registry.names.values()) if name.type == ADJECTIVE and (state := country_of(registry.text(name)))]
    if not states and not adjectives:
        return None
    return registry.state(_dateline_state(registry) or Counter([*adjectives, *states]).most_common(1)[0][0]).id


def _dateline_state(registry: Registry) -> str | None:
    place = next(iter(registry.doc._.places or ()), None)
    if place is None or place.start > DATELINE_MAX or not registry.doc.text[place.start : place.end].isupper():
        return None
    return _state(place.country)


def _state(code: str | None) -> str | None:
    entry = load_gazetteer().by_code(code) if code else None
    return entry.name if entry is not None else None
