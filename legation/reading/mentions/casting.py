"""Who each possible mention is: names first over the whole document, then described ones and pronouns in the order of the text."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from legation.knowledge.actors.folding import slug
from legation.reading.mentions import noticed as forms
from legation.reading.mentions.binding import binder, may_mean_a_thing, means_nobody
from legation.reading.mentions.cast import Cast, LocalActor
from legation.reading.mentions.describing import Descriptions
from legation.reading.mentions.names import words_of
from legation.reading.mentions.naming import is_city
from legation.reading.mentions.noticed import Noticed, everything
from legation.reading.mentions.nouns import kind_of_noun
from legation.reading.mentions.phrases import PERSON, PLACE, Name, Phrase, TokenRange, phrase_of
from legation.reading.mentions.possessed import Possessed
from legation.reading.mentions.registry import BODIES, Registry
from legation.reading.mentions.sides import state_served
from legation.reading.mentions.third_person import ThirdPerson
from legation.reading.mentions.voices import Voices
from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.reading.statements.phrases import RELATIVE_PRONOUNS, antecedent
from legation.records import ActorKind, MentionForm

_WHERE = frozenset("in at near from into outside around across through to".split())
_OF_STATE = re.compile(r"\bof (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)$")


class Caster:
    """Links the mentions of one document.

    `owed` are the character ranges that must get an actor: sources, addressees, participants; `sources` the statements of each source.
    """

    def __init__(self, doc: Doc, owed: list[Range], sources: dict[Range, list[Draft]]) -> None:
        self.doc = doc
        self._voices = Voices(doc)
        self._registry = Registry(doc)
        self._told = Descriptions(self._registry)
        self._spans = {span: self._tokens(span) for span in owed}
        self._owed = set(self._spans.values())
        self._sources = {self._tokens(span): drafts for span, drafts in sources.items()}
        self._items = everything(doc, self._registry.names, dict.fromkeys(self._spans.values()))
        self._at = {(item.start, item.end): number for number, item in enumerate(self._items)}
        self._actor: list[str | None] = [None] * len(self._items)
        self._third = ThirdPerson(self._registry, self._voices, self._items, self._actor, self._sources)
        self._possessed = Possessed(self._registry, self._items, self._resolve, self._side)
        self._heads = {item.head for item in self._items}
        self._phrases: dict[TokenRange, Phrase] = {}
        self._under_way: set[int] = set()
        self._last_seen: dict[str, int] = {}
        self._author_id: str | None = None

    def cast(self) -> Cast:
        """Resolve everything; the cast holds only the actors that the owed spans mean, their members and bodies, with all their mentions."""
        places = {number for number, item in enumerate(self._items) if self._is_only_where(item)}
        for number, item in enumerate(self._items):
            if not item.pronoun and number not in places:
                self._introduce(number, item)
        for number in range(len(self._items)):
            if number not in places:
                self._resolve(number)
        meant = {span: self._meant(tokens) for span, tokens in self._spans.items()}
        kept: dict[str, LocalActor] = {}
        waiting = list(meant.values())
        while waiting:
            key = waiting.pop(0)
            if key not in kept:
                kept[key] = self._registry.everyone[key]
                waiting += [*kept[key].members, *filter(None, [kept[key].body])]
        return Cast(kept, meant)

    def _is_only_where(self, item: Noticed) -> bool:
        """Whether a city that nothing asks for only tells where something is: "talks in Beijing"."""
        name = self._registry.names.get(item.start)
        if name is None or name.type != PLACE or item.end != name.end or (item.start, item.end) in self._owed or item.role in ("subject", "object", "topic"):
            return False
        root = self.doc[item.start : item.end].root
        is_where = any(child.dep_ == "case" and child.lower_ in _WHERE for child in (*root.children, *root.head.children) if child.i < item.start)
        return is_where and is_city(self._registry.text(name))

    def _meant(self, tokens: TokenRange) -> str:
        key = self._actor[self._at[tokens]]
        if key is None:
            raise ValueError(f"no actor for the tokens {tokens}")
        return key

    def _tokens(self, span: Range) -> TokenRange:
        found = self.doc.char_span(*span, alignment_mode="expand")
        if found is None:
            raise ValueError(f"no tokens at {span}")
        return found.start, found.end

    def _phrase(self, tokens: TokenRange) -> Phrase:
        found = self._phrases.get(tokens)
        if found is None:
            found = self._phrases[tokens] = phrase_of(self.doc, *tokens, self._registry.names)
        return found

    def _introduce(self, number: int, item: Noticed) -> None:
        """Link what has a name, before anything else is linked."""
        phrase = self._phrase((item.start, item.end))
        name = phrase.name or self._apposed(phrase)
        if name is not None and not phrase.parts:
            actor = self._registry.named(name)
            if phrase.name is None:
                self._registry.mention(actor, (item.start, item.end), MentionForm.NOMINAL)
            self._actor[number] = actor.id
            self._told.add(actor, phrase, number)

    def _apposed(self, phrase: Phrase) -> Name | None:
        """The name that the phrase stands in apposition to: "Erdogan's spokesman" behind "Ibrahim Kalin"."""
        head = self.doc[phrase.head]
        is_person = kind_of_noun(head.lemma_.lower()) == ActorKind.PERSON
        name = self._registry.names.get(head.head.i) if head.dep_ == "appos" else None
        if name is None and is_person and phrase.end == phrase.head + 1:  # "its leader", and behind it ", Lord Kilbride"
            behind = next((child for child in head.rights if child.dep_ == "appos"), None)
            name = self._registry.names.get(behind.i) if behind is not None else None
        return name if name is not None and (name.type == PERSON) == is_person else None

    def _resolve(self, number: int) -> LocalActor | None:
        """The actor of the mention; None while it is being worked out, or where it stays open."""
        if self._actor[number] is None and number not in self._under_way:
            self._under_way.add(number)
            item = self._items[number]
            actor = self._of_pronoun(number, item) if item.pronoun else self._of_phrase(number, item)
            self._actor[number] = actor.id if actor is not None else None
        key = self._actor[number]
        if key is None:
            return None
        self._last_seen[key] = number
        return self._registry.everyone[key]

    def _of_phrase(self, number: int, item: Noticed) -> LocalActor:
        tokens = (item.start, item.end)
        phrase = self._phrase(tokens)
        if phrase.parts:
            return self._of_list(number, phrase)
        if any(self._voices.is_turn(draft) for draft in self._sources.get(tokens, ())):
            return self._of_label(phrase)
        start = self.doc[item.start].idx
        meant = self._of_relative(item) or self._possessed.owner(phrase, is_source=tokens in self._sources)
        if meant is not None:
            return meant
        speaker = self._speaker(self._voices.quoting(start, self._holder(item, start)))
        actor = self._told.before(number, phrase, self._last_seen, speaker) or self._registry.unnamed(phrase)
        self._registry.mention(actor, tokens, MentionForm.NOMINAL)
        self._told.add(actor, phrase, number)
        return actor

    def _of_relative(self, item: Noticed) -> LocalActor | None:
        """Whom "which" or "who" stands for: the mention that ends right before its clause."""
        if item.end > item.start + 1 or self.doc[item.start].lower_ not in RELATIVE_PRONOUNS:
            return None
        span = antecedent(self.doc, item.start)
        head = self.doc[slice(*span)].root.i if span is not None else -1
        found = next((number for number, other in enumerate(self._items) if other.head == head and other is not item), None)
        return self._resolve(found) if found is not None else None

    def _of_list(self, number: int, phrase: Phrase) -> LocalActor:
        members = []
        for part in phrase.parts:
            inner = self._phrase(part)
            if inner.name is not None:
                actor = self._registry.named(inner.name)
            else:
                actor = self._told.before(number, inner, self._last_seen) or self._registry.unnamed(inner)
                self._registry.mention(actor, part, MentionForm.NOMINAL)
            self._told.add(actor, inner, number)
            members.append(actor.id)
        tokens = (phrase.start, phrase.parts[-1][1])
        text = self._registry.plain_text(tokens)
        group = self._registry.enlist("~" + (slug(text) or f"group-{phrase.start}"), text, ActorKind.GROUP)
        group.members, group.plural = tuple(dict.fromkeys(members)), True
        self._registry.mention(group, tokens, MentionForm.NOMINAL)
        return group

    def _of_label(self, phrase: Phrase) -> LocalActor:
        """The speaker of a transcript's turn: "MINISTER ANA DUARTE" and later "DUARTE"; "A" is the first person named."""
        text = self.doc[phrase.start : phrase.end].text
        words = words_of(text)
        people = self._registry.people
        if words in (("a",), ("answer",)):
            words = next((known for known in people if known != words and len(known[0]) > 1), words)
        found = [name for known, name in people.items() if words and known[-len(words) :] == words]
        text = found[0] if len(found) == 1 else text
        actor = self._registry.enlist(slug(text) or f"~label-{phrase.start}", text, ActorKind.PERSON)
        self._registry.mention(actor, (phrase.start, phrase.end), MentionForm.NAME)
        return actor

    def _of_pronoun(self, number: int, item: Noticed) -> LocalActor | None:
        if (item.start, item.end) not in self._owed and self._is_idle(item):
            return None
        word, start = item.pronoun, self.doc[item.start].idx
        holder = self._holder(item, start)
        if word in forms.SINGULAR_SPEAKER | forms.SPEAKERS_SIDE:
            actor = self._of_first_person(word, start, holder)
        elif word in forms.ADDRESSED:
            actor = self._addressed(start, holder)
        else:
            quoting = self._voices.quoting(start, holder)
            around = self._speaker(holder) if holder is not quoting else None
            actor = self._third.antecedent(number, holder, self._speaker(quoting), around)
        if actor is None:
            if (item.start, item.end) not in self._owed:
                return None
            actor = self._open(item, start)
        elif word in forms.MALE | forms.FEMALE and actor.kind is ActorKind.PERSON:
            actor.gender = actor.gender or ("m" if word in forms.MALE else "f")
        self._registry.mention(actor, (item.start, item.end), MentionForm.PRONOUN)
        return actor

    def _is_idle(self, item: Noticed) -> bool:
        """Whether a pronoun that nothing asks for rather means no actor: "it" for a clause or thing, "its" of a phrase that is no actor's."""
        token = self.doc[item.start]
        if means_nobody(token) or may_mean_a_thing(token):
            return True
        bound = binder(self.doc, item.start) if token.tag_ == "PRP$" and item.pronoun in forms.NEUTER | forms.PLURAL else None
        return bound is not None and bound not in self._heads

    def _open(self, item: Noticed, start: int) -> LocalActor:
        """An actor that is only this pronoun."""
        kind = ActorKind.GROUP if item.pronoun in forms.PLURAL | forms.SPEAKERS_SIDE else ActorKind.PERSON
        actor = self._registry.enlist(f"~{item.pronoun}-{start}", self.doc[item.start].text, kind)
        self._third.unresolved.add(actor.id)
        return actor

    def _holder(self, item: Noticed, start: int) -> Draft | None:
        drafts = self._sources.get((item.start, item.end))
        return drafts[0].parent if drafts and drafts[0].parent is not None else self._voices.around(start)

    def _speaker(self, draft: Draft | None) -> LocalActor | None:
        return self._resolve(self._at[self._tokens(draft.source)]) if draft is not None and draft.source is not None else None

    def _of_first_person(self, word: str, start: int, holder: Draft | None) -> LocalActor | None:
        quoting = self._voices.quoting(start, holder)
        speaker = self._speaker(quoting) if quoting is not None else self._unsaid(start, holder)
        if speaker is None or word in forms.SINGULAR_SPEAKER or speaker.kind is not ActorKind.PERSON:
            return speaker
        return self._side(speaker)

    def _unsaid(self, start: int, holder: Draft | None) -> LocalActor | None:
        """Who speaks where no statement is in the speaker's own words: the author, or who tells what holds a quotation."""
        return self._author() or (self._speaker(holder) if self._voices.is_quoted(start) else None)

    def _author(self) -> LocalActor | None:
        """The document's own voice, in speeches, posts and releases."""
        if self._author_id is None and self._voices.author:
            text = self._registry.people.get(words_of(self._voices.author), self._voices.author)
            author = self._registry.enlist(slug(text) or "~author", text, ActorKind.PERSON)
            state = _OF_STATE.search(text)
            author.body = author.body or (self._registry.state(state[1]).id if state else None)
            self._author_id = author.id
        return self._registry.everyone[self._author_id] if self._author_id else None

    def _side(self, speaker: LocalActor) -> LocalActor | None:
        """The state or body that a person speaks for; None where the text names none."""
        if speaker.body is None and speaker.id in self._told.belonging:
            token = self._told.belonging[speaker.id]
            owner = self._resolve(self._at[token, token + 1]) if (token, token + 1) in self._at else None
            speaker.body = owner.id if owner is not None and owner.kind in BODIES else None
        speaker.body = speaker.body or state_served(self._registry, speaker)
        return self._registry.everyone[speaker.body] if speaker.body else None

    def _addressed(self, start: int, holder: Draft | None) -> LocalActor | None:
        quoting = self._voices.quoting(start, holder)
        return self._resolve(self._at[self._tokens(quoting.addressee)]) if quoting is not None and quoting.addressee is not None else None
