"""Whom a definite description means: "the ministry" after "the Turkish Defence Ministry", "the premier" after "Prime Minister Ivo Marin"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from legation.reading.mentions.cast import LocalActor, plain
from legation.reading.mentions.names import words_of
from legation.reading.mentions.naming import country_of
from legation.reading.mentions.nouns import MORE_THAN_NOUNS, alike, gender_of, kind_of_noun
from legation.reading.mentions.phrases import Description, Phrase
from legation.reading.mentions.registry import BODIES, Registry
from legation.reading.mentions.sides import body_of
from legation.records import ActorKind

_DEFINITE = ("the", "this", "that", "these", "those")
_DISTINCT = frozenset("prime foreign defence defense interior finance deputy former vice opposition justice trade economy health energy first".split())
"""Words that make another office, or another ministry, of a noun."""
_EMPTY = ("us", "own", "new", "same")
SAME_NOUN, OTHER_NOUN, EACH_WORD, MISSING_WORD = 2.0, 1.0, 0.5, -1.5
REACH = 12
"""Mentions after which a bare noun no longer means a person who was described by another noun."""


@dataclass(frozen=True, slots=True)
class _Told:
    at: int
    description: Description
    actor: str


class Descriptions:
    """What the document has said of its actors, by noun. Mentions are numbered in the order of the text."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._by_noun: dict[str, dict[tuple[str, frozenset[str]], _Told]] = defaultdict(dict)
        """By noun, for each actor and its qualifying words, where that was said first."""
        self._names = {registry.doc[at].lower_ for at in registry.names}
        self.belonging: dict[str, int] = {}
        """For each person described as somebody's ("its leader") the token of the possessive pronoun."""

    def add(self, actor: LocalActor, phrase: Phrase, number: int) -> None:
        """Note what the phrase, mention `number`, says of the actor; the words of a body's name describe it too."""
        for description in phrase.descriptions:
            if _fits(description.noun, actor.kind):
                self._note(number, description, actor)
                actor.heads.add(description.noun)
                actor.descriptions.setdefault(self._registry.plain_text(description.at))
                actor.gender = actor.gender or gender_of({description.noun, *description.words})
                if actor.kind is ActorKind.PERSON and actor.body is None:
                    self._belongs(actor, description)
        if phrase.name is not None and actor.kind in BODIES:
            words = frozenset(words_of(actor.name, of_person=False))
            for word in words - actor.heads:
                if kind_of_noun(word) in BODIES:
                    self._note(number, Description(word, words - {word}, (phrase.name.start, phrase.name.end)), actor)

    def _note(self, number: int, description: Description, actor: LocalActor) -> None:
        known = self._by_noun[description.noun]
        first = known.get((actor.id, description.words))
        if first is None or number < first.at:
            known[actor.id, description.words] = _Told(number, description, actor.id)

    def before(self, number: int, phrase: Phrase, last_seen: dict[str, int], speaker: LocalActor | None = None) -> LocalActor | None:
        """The actor whose earlier description fits the definite phrase best, the latest of these; None where none fits.

        `speaker` is who says the phrase himself, and so is not meant by it if a person.
        """
        if phrase.first not in _DEFINITE or not phrase.descriptions:
            return None
        noun, words = phrase.descriptions[0].noun, phrase.descriptions[0].words
        if noun in MORE_THAN_NOUNS:
            noun, extra = MORE_THAN_NOUNS[noun]
            words = words | ({extra} if extra else frozenset())
        found: list[tuple[float, int, str]] = []
        for other, told in self._by_noun.items():
            if alike(noun, other):
                for entry in told.values():
                    if speaker is not None and entry.actor == speaker.id and speaker.kind is ActorKind.PERSON:
                        continue
                    seen = last_seen.get(entry.actor, entry.at)
                    score = self._score(noun, words, phrase, entry, number - seen) if entry.at < number else 0.0
                    if score > 0:
                        found.append((score, max(entry.at, min(seen, number)), entry.actor))
        return self._registry.everyone[max(found)[2]] if found else None

    def _score(self, noun: str, words: frozenset[str], phrase: Phrase, entry: _Told, distance: int) -> float:
        actor, other = self._registry.everyone[entry.actor], entry.description.noun
        if phrase.is_plural != actor.plural and not (phrase.is_plural and actor.kind in BODIES and noun == other):
            return 0.0
        if _of_other_states(words, entry.description.words):
            return 0.0
        missing = {word for word in words if not _agrees(word, entry.description.words, actor)}
        if missing and (noun != other or len(missing) > 1 or not self._may_be_untold(missing)):
            return 0.0
        if noun != other and actor.kind is ActorKind.PERSON and not words and distance > REACH:
            return 0.0
        return (SAME_NOUN if noun == other else OTHER_NOUN) + EACH_WORD * len(words) + MISSING_WORD * len(missing)

    def _may_be_untold(self, missing: set[str]) -> bool:
        """Whether the words may be news about an actor: "the ousted president", "the Chinese leader", but not "the Kfor commander"."""
        return not missing & _DISTINCT and all(country_of(word.title()) is not None or word not in self._names for word in missing)

    def _belongs(self, actor: LocalActor, description: Description) -> None:
        first = self._registry.doc[description.at[0]]
        if first.tag_ == "PRP$" and not description.of:
            self.belonging.setdefault(actor.id, first.i)
        else:
            actor.body = body_of(self._registry, description)


def _of_other_states(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name states, and not the same: the US embassy is not the Swiss embassy."""
    told = {state for word in others if (state := _state(word))}
    return bool(told) and any(state not in told for word in words if (state := _state(word)))


def _state(word: str) -> str | None:
    return country_of("American" if word in ("us", "u.s.") else word.title())


def _agrees(word: str, words: frozenset[str], actor: LocalActor) -> bool:
    """Whether the word was said of the actor, also in another form: "Chinese" of "China's leader"."""
    if word in words or word in _EMPTY or not word.isalpha():
        return True
    told = [*plain(actor.name).split(), *(other for text in actor.descriptions for other in plain(text).split())]
    return word not in _DISTINCT and len(word) > 4 and any(other.startswith(word[:4]) for other in told)


def _fits(noun: str, kind: ActorKind) -> bool:
    """Whether the noun may describe an actor of the kind: no spokesman is an organization."""
    found = kind_of_noun(noun)
    return found is None or (found == ActorKind.PERSON) == (kind is ActorKind.PERSON)
