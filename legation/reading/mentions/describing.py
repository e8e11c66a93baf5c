"""Whom a definite description means: "the ministry" after "the Turkish Defence Ministry", "the premier" after "Prime Minister Ivo Marin"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from legation.reading.mentions.acquainted import states_of_known
from legation.reading.mentions.cast import LocalActor, plain
from legation.reading.mentions.names import words_of
from legation.reading.mentions.naming import country_of
from legation.reading.mentions.nouns import MORE_THAN_NOUNS, alike, gender_of, kind_of_noun
from legation.reading.mentions.phrases import ADJECTIVE, PLACE, Description, Name, Phrase
from legation.reading.mentions.registry import BODIES, Registry
from legation.reading.mentions.sides import body_of
from legation.reading.mentions.states_named import states_in
from legation.records import ActorKind

_DEFINITE = ("the", "this", "that", "these", "those")
_DISTINCT = frozenset("prime foreign defence defense interior finance deputy former vice opposition justice trade economy health energy first".split())
"""Words that make another office, or another ministry, of a noun."""
_EMPTY = ("us", "own", "new", "same")
_LIGHT = frozenset("country nation state government group party organization organisation movement company agency ministry parliament army council".split())
"""Bodies that a description may name without telling another actor by them: "the head of the agency"."""
_GENERIC = frozenset("group organization organisation movement".split())
"""Nouns that may follow any organization's name."""
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
        self._states: dict[str, set[str]] = defaultdict(set)
        """The states that each actor's descriptions name."""
        self.belonging: dict[str, int] = {}
        """For each person described as somebody's ("its leader") the token of the possessive pronoun."""

    def add(self, actor: LocalActor, phrase: Phrase, number: int) -> None:
        """Note what the phrase, mention `number`, says of the actor; the words of a body's name describe it too."""
        for description in phrase.descriptions:
            if _fits(description.noun, actor.kind):
                self._note(number, description, actor)
                self._states[actor.id] |= states_in(self._registry, description)
                actor.heads.add(description.noun)
                actor.descriptions.setdefault(self._registry.plain_text(description.at))
                actor.gender = actor.gender or gender_of({description.noun, *description.words})
                if actor.kind is ActorKind.PERSON and actor.body is None:
                    self._belongs(actor, description)
        if phrase.name is not None and actor.kind in BODIES:
            words = frozenset(words_of(actor.name, of_person=False))
            for word in words - actor.heads:
                if kind_of_noun(word) in BODIES:
                    named = Description(word, words - {word}, (phrase.name.start, phrase.name.end))
                    self._note(number, named, actor)
                    self._states[actor.id] |= states_in(self._registry, named)

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
        states, complement = states_in(self._registry, phrase.descriptions[0]), self._complement(phrase.descriptions[0])
        found: list[tuple[float, int, str]] = []
        for other, told in self._by_noun.items():
            if alike(noun, other):
                for entry in told.values():
                    if speaker is not None and entry.actor == speaker.id and speaker.kind is ActorKind.PERSON:
                        continue
                    seen = last_seen.get(entry.actor, entry.at)
                    may_be = entry.at < number and self._is_of(states, entry.actor) and self._has_told(complement, entry.actor)
                    score = self._score(noun, words, phrase, entry, number - seen) if may_be else 0.0
                    if score > 0:
                        found.append((score, max(entry.at, min(seen, number)), entry.actor))
        if noun in _GENERIC and not words and not complement:
            found += [(OTHER_NOUN, seen, id_) for id_, seen in last_seen.items() if seen < number and self._is_bare(id_)]
        return self._registry.everyone[max(found)[2]] if found else None

    def _is_bare(self, id_: str) -> bool:
        """Whether it is an organization whose name does not say of which sort it is: "Hezbollah", "Reporters Sans Frontieres"."""
        actor = self._registry.everyone[id_]
        sorts = set(map(kind_of_noun, words_of(actor.name, of_person=False))) - {None, ActorKind.GROUP}
        return actor.kind is ActorKind.ORGANIZATION and bool(actor.names) and not sorts

    def _complement(self, description: Description) -> frozenset[str]:
        """The words of the body or name behind the noun: "the commander of the militia"."""
        doc, out = self._registry.doc, set()
        for owner in description.of:
            start, end = (owner.start, owner.end) if isinstance(owner, Name) else owner
            is_behind = start > description.at[0] and doc[start - 1].lower_ in ("of", "for", "in", "at", "with", "the", "a", "an")
            if is_behind and not (isinstance(owner, Name) and owner.type in (PLACE, ADJECTIVE)):
                out |= {
                    plain(token.lower_) for token in doc[start:end] if token.tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ") and token.lemma_.lower() not in _LIGHT
                }
        return frozenset(out)

    def _has_told(self, complement: frozenset[str], id_: str) -> bool:
        """Whether any of the words was said of the actor before; no word asks nothing."""
        if not complement:
            return True
        actor = self._registry.everyone[id_]
        body = self._registry.everyone[actor.body].name if actor.body else ""
        told = {word for text in (actor.name, body, *actor.descriptions) for word in plain(text).split()}
        return any(word[:5] == other[:5] for word in complement for other in told)

    def _is_of(self, states: frozenset[str], id_: str) -> bool:
        """Whether the actor can be of these states, by its descriptions and by what is known of its whole name; no state asks nothing."""
        actor = self._registry.everyone[id_]
        told = self._states.get(id_)
        if not states or (told and states & told):
            return True
        known = states_of_known(actor.name) if actor.kind is ActorKind.PERSON and " " in actor.name else frozenset()
        if known and all(state.isupper() for state in states):
            return bool(states & known)
        return not told

    def _score(self, noun: str, words: frozenset[str], phrase: Phrase, entry: _Told, distance: int) -> float:
        actor, other = self._registry.everyone[entry.actor], entry.description.noun
        if phrase.is_plural != actor.plural and not (phrase.is_plural and actor.kind in BODIES and noun == other):
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
            actor.body = body_of(self._registry, description, actor)


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
