"""Phrases that mean their owner: "Yeltsin's decree", "the US effort" and "his pledge" act for Yeltsin, the United States, and him;
"his government" is the state that he speaks for, "her party" the party."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from legation.reading.mentions.cast import LocalActor
from legation.reading.mentions.noticed import Noticed
from legation.reading.mentions.nouns import kind_of_noun
from legation.reading.mentions.phrases import ADJECTIVE, PLACE, Phrase
from legation.reading.mentions.registry import Registry
from legation.reading.mentions.things import names_a_thing
from legation.records import ActorKind

_TEXTS = frozenset("proposal plan budget bill order project policy initiative offer law".split())
"""Things that say something themselves: "the British proposal calls for"."""
_OF_A_STATE = frozenset("government administration country nation state cabinet".split())
_OF_A_BODY = frozenset("party movement group organization organisation faction company agency union".split())

Resolve = Callable[[int], LocalActor | None]
Side = Callable[[LocalActor], LocalActor | None]


class Possessed:
    """Finds who is meant by a phrase that belongs to somebody. `resolve` resolves a mention by its number, `side` tells for whom a person speaks."""

    def __init__(self, registry: Registry, items: list[Noticed], resolve: Resolve, side: Side) -> None:
        self._registry = registry
        self._by_head = {item.head: number for number, item in reversed(list(enumerate(items)))}
        self._resolve = resolve
        self._side = side

    def owner(self, phrase: Phrase, *, is_source: bool) -> LocalActor | None:
        """The actor whose thing the phrase names, or the body that it names as somebody's; None where it is neither, or a text that says something."""
        doc: Doc = self._registry.doc
        head = doc[phrase.head]
        noun = head.lemma_.lower()
        if is_thing(head) and not (is_source and noun in _TEXTS):
            return self._possessor(head, phrase)
        if noun in _OF_A_STATE | _OF_A_BODY and head.tag_ == "NN" and phrase.end <= phrase.start + 3 and doc[phrase.start].tag_ == "PRP$":
            owner = self._possessor(head, phrase)
            if owner is not None and owner.kind is ActorKind.PERSON:
                owner = self._side(owner)
            kind = ActorKind.GOVERNMENT if noun in _OF_A_STATE else ActorKind.ORGANIZATION
            return owner if owner is not None and owner.kind is kind else None
        return None

    def _possessor(self, head: Token, phrase: Phrase) -> LocalActor | None:
        inside = [child for child in head.lefts if phrase.start <= child.i]
        for child in inside:
            if child.dep_ == "nmod:poss" and child.i in self._by_head:
                return self._resolve(self._by_head[child.i])
        for child in reversed(inside):
            name = self._registry.names.get(child.i)
            if name is not None and name.type in (ADJECTIVE, PLACE):
                return self._registry.named(name)
        return None


def is_thing(head: Token) -> bool:
    """Whether the noun names what is done, made or said, and nobody who does it."""
    noun = head.lemma_.lower()
    return head.tag_ in ("NN", "NNS") and kind_of_noun(noun, plural=head.tag_ == "NNS") is None and names_a_thing(noun)
