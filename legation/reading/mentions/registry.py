"""The actors found so far in one document, and how a name becomes one of them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from legation.knowledge.actors.folding import slug
from legation.reading.mentions.acquainted import gender_of_known
from legation.reading.mentions.cast import LocalActor, plain
from legation.reading.mentions.names import TITLES, longest_bodies, longest_people, words_of
from legation.reading.mentions.naming import country_of, names_in
from legation.reading.mentions.nouns import gender_of, kind_of_noun
from legation.reading.mentions.phrases import ADJECTIVE, PERSON, PLACE, Name, Phrase, TokenRange
from legation.records import ActorKind, MentionForm

_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
BODIES = (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT, ActorKind.DOCUMENT)


class Registry:
    """Everyone in one document by id; `names` gives for each token the name that it is part of, `people` each person's longest name."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.everyone: dict[str, LocalActor] = {}
        self.names = names_in(doc)
        names = dict.fromkeys(self.names.values())
        self.people = longest_people(self.text(name) for name in names if name.type == PERSON)
        self._bodies = longest_bodies((self.text(name) for name in names if name.type not in (PERSON, ADJECTIVE)), doc.text)

    def text(self, name: Name) -> str:
        """The name as it stands, on one line."""
        return re.sub(r"\s+", " ", self.doc[name.start : name.end].text)

    def plain_text(self, tokens: TokenRange) -> str:
        """The words of a phrase without its article, on one line."""
        return re.sub(r"\s+", " ", _ARTICLES.sub("", self.doc[tokens[0] : tokens[1]].text))

    def enlist(self, key: str, name: str, kind: ActorKind) -> LocalActor:
        """The actor with this id, made if it is not there yet."""
        return self.everyone.setdefault(key, LocalActor(key, name, kind))

    def state(self, name: str) -> LocalActor:
        """The state with this name."""
        return self.enlist(slug(name) or "~state", name, ActorKind.GOVERNMENT)

    def mention(self, actor: LocalActor, tokens: TokenRange, form: MentionForm) -> None:
        """Note that the tokens mention the actor; what was noted before stays."""
        span = self.doc[tokens[0] : tokens[1]]
        actor.mentions.setdefault((span.start_char, span.end_char), form)

    def named(self, name: Name) -> LocalActor:
        """The bearer of the name, under the longest form of it; of an adjective the state."""
        text = self.text(name)
        if name.type == ADJECTIVE:
            actor = self.state(country_of(text) or text)
            self.mention(actor, (name.start, name.end), MentionForm.METONYM)
            return actor
        is_person = name.type == PERSON
        longest = (self.people if is_person else self._bodies).get(words_of(text, of_person=is_person), text)
        actor = self.enlist(slug(longest) or f"~name-{name.start}", longest, self._kind(name, longest))
        self.mention(actor, (name.start, name.end), MentionForm.NAME)
        actor.names.setdefault(text)
        if name.type == PERSON:
            actor.gender = actor.gender or self._gender_before(name) or (gender_of_known(longest) if " " in longest else None)
        return actor

    def unnamed(self, phrase: Phrase) -> LocalActor:
        """An actor that the phrase describes; two of "a diplomat" are two, two of "residents" the same."""
        text = self.plain_text((phrase.start, phrase.end))
        key = "~" + (slug(text) or f"source-{phrase.start}")
        if phrase.first in ("a", "an", "another") and key in self.everyone:
            key = f"{key}-{phrase.start}"
        actor = self.enlist(key, self.plain_text((phrase.start, phrase.bare_end)), phrase.kind)
        actor.plural = actor.plural or actor.kind is ActorKind.GROUP or (actor.kind is ActorKind.DOCUMENT and phrase.is_plural)
        actor.gender = actor.gender or gender_of({token.lower_ for token in self.doc[phrase.start : phrase.end]})
        return actor

    def _kind(self, name: Name, longest: str) -> ActorKind:
        if name.type in (PERSON, PLACE):
            return ActorKind.PERSON if name.type == PERSON else ActorKind.GOVERNMENT
        for word in reversed(re.split(r"\s+(?:of|for)\s+", plain(longest))[0].split()):
            kind = kind_of_noun(word)
            if kind in (ActorKind.GOVERNMENT, ActorKind.ORGANIZATION):
                return kind
        return ActorKind.ORGANIZATION

    def _gender_before(self, name: Name) -> str | None:
        before = (token.lower_.strip(".") for token in self.doc[max(0, name.start - 2) : name.start])
        return gender_of({word for word in before if word in TITLES})
