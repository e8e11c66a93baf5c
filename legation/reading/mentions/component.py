"""The mentions step as a spaCy component; it writes `doc._.cast`.

A short ranked list of steps, outer statements before those within them: a name is its longest form; a definite noun is the one
actor that was described so before ("the minister"); "I" is the speaker of the enclosing quotation; "he" is who the enclosing
indirect speech is by, else the last person before of no other gender; "it" the last body. What none of them settles stands for itself.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from legation.reading.mentions.cast import Cast, LocalActor, slug
from legation.reading.mentions.names import longest_names, possesses
from legation.reading.mentions.nouns import gender_of, kind_of
from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.records import ActorKind, MentionForm

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PRONOUNS = FIRST_PERSON | MALE | FEMALE | NEUTER | frozenset({"they", "them", "their", "you", "who", "this", "that", "those", "these", "one"})
_PLURAL = frozenset({"they", "them", "their", "we", "us", "our", "those", "these"})
_ARTICLES = re.compile(r"^(?:the|a|an|this|that)\s+", re.IGNORECASE)
_FURTHER = ("nmod", "obl", "acl", "conj")
"""Relations of names that a phrase only mentions: "a court including John Roberts"."""
_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION, "LOC": ActorKind.GOVERNMENT}


@Language.component("legation_mentions", requires=["doc._.statements", "doc.ents"], assigns=["doc._.cast"])
def read_mentions(doc: Doc) -> Doc:
    """Write `doc._.cast`: the actors behind the sources and addressees of the statements."""
    caster = _Caster(doc)
    for draft in sorted(doc._.statements, key=lambda draft: (_depth(draft), draft.cue)):
        if draft.source:
            caster.add(draft.source, draft, is_source=True)
        if draft.addressee:
            caster.add(draft.addressee, draft, is_source=False)
    caster.collect_names()
    doc._.cast = caster.cast
    return doc


def _depth(draft: Draft) -> int:
    depth = 0
    while draft.parent is not None:
        depth, draft = depth + 1, draft.parent
    return depth


class _Caster:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.cast = Cast()
        self._longest = longest_names(doc.ents)
        self._spoke: list[tuple[int, str]] = []
        """Where each outermost source stands, in the order in which they were found."""

    def add(self, span: Range, draft: Draft, *, is_source: bool) -> None:
        """Find or make the actor that the span means."""
        text = self.doc.text[slice(*span)]
        actor = self._of_pronoun(text.lower(), span, draft) if text.lower() in PRONOUNS else self._of_phrase(text, span)
        self.cast.meant[span] = actor.id
        if is_source and draft.parent is None:
            self._spoke.append((span[0], actor.id))

    def collect_names(self) -> None:
        """Add the other mentions by name of every named actor in the cast."""
        for ent in self.doc.ents:
            actor = self.cast.actors.get(slug(self._longest.get((ent.label_, ent.text), ent.text)))
            if actor is not None:
                actor.mentions.setdefault((ent.start_char, ent.end_char), MentionForm.NAME)

    def _of_phrase(self, text: str, span: Range) -> LocalActor:
        phrase = self.doc.char_span(*span, alignment_mode="expand")
        if phrase is None:
            raise ValueError(f"no tokens at {span}")
        ent = _head_name(phrase)
        actor = self._named(ent) if ent is not None else self._described(phrase) or self._unnamed(text, phrase)
        where = (ent.start_char, ent.end_char) if ent is not None else span
        actor.mentions.setdefault(where, MentionForm.NAME if ent is not None else MentionForm.NOMINAL)
        actor.heads |= {token.lemma_.lower() for token in phrase if token.pos_ in ("NOUN", "PROPN")}
        actor.gender = actor.gender or gender_of(phrase)
        return actor

    def _named(self, ent: Span) -> LocalActor:
        name = self._longest.get((ent.label_, ent.text), ent.text)
        return self.cast.enlist(slug(name) or f"~name-{ent.start_char}", name, _KINDS.get(ent.label_, ActorKind.ORGANIZATION))

    def _described(self, phrase: Span) -> LocalActor | None:
        """The one actor that the noun of a bare definite phrase described before."""
        if phrase[0].lower_ != "the" or len(phrase) > 3 or phrase.root.tag_ in ("NNS", "NNPS"):
            return None
        noun = phrase.root.lemma_.lower()
        known = [actor for actor in self.cast.actors.values() if noun in actor.heads and min(actor.mentions, default=(0, 0)) < (phrase.start_char, 0)]
        return known[0] if len(known) == 1 else None

    def _unnamed(self, text: str, phrase: Span) -> LocalActor:
        plain = _ARTICLES.sub("", text)
        return self.cast.enlist("~" + (slug(plain) or f"source-{phrase.start_char}"), plain, kind_of(phrase))

    def _of_pronoun(self, word: str, span: Range, draft: Draft) -> LocalActor:
        known = self._meant_by(word, span, draft)
        if known is None:
            known = self.cast.enlist(f"~{word}-{span[0]}", self.doc.text[slice(*span)], ActorKind.GROUP if word in _PLURAL else ActorKind.PERSON)
        elif word in MALE | FEMALE:
            known.gender = "m" if word in MALE else "f"
        known.mentions[span] = MentionForm.PRONOUN
        return known

    def _meant_by(self, word: str, span: Range, draft: Draft) -> LocalActor | None:
        if word in FIRST_PERSON:
            return self._speaker_around(draft)
        if word in MALE | FEMALE:
            gender = "m" if word in MALE else "f"
            around = self._speaker_around(draft)
            quotes = self._is_quoted_by(draft.parent, span)
            if around is not None and not quotes and _may_be(around, gender):
                return around
            return self._last_before(span[0], gender, except_for=around if quotes else None)
        if word in NEUTER:
            return self._last_body(span[0])
        return None

    def _speaker_around(self, draft: Draft) -> LocalActor | None:
        source = draft.parent.source if draft.parent is not None else None
        return self.cast.actors.get(self.cast.meant.get(source, "")) if source else None

    def _is_quoted_by(self, parent: Draft | None, span: Range) -> bool:
        """Whether the span stands in a quotation of the parent's, where "he" is somebody else."""
        return parent is not None and any(low < span[0] < high and not low < parent.cue[0] < high for low, high in self.doc._.quoted)

    def _last_before(self, at: int, gender: str, except_for: LocalActor | None) -> LocalActor | None:
        """The person who spoke last before `at`, or was named last where nobody spoke yet."""
        spoke = [self.cast.actors[key] for place, key in sorted(self._spoke) if place < at]
        for actor in reversed(spoke):
            if actor is not except_for and _may_be(actor, gender):
                return actor
        named = [ent for ent in self.doc.ents if ent.label_ == "PER" and ent.end_char <= at and not possesses(ent)]
        for ent in reversed(named):
            actor = self._named(ent)
            if actor is not except_for and _may_be(actor, gender):
                return actor
        return None

    def _last_body(self, at: int) -> LocalActor | None:
        """The organization or government that spoke last before `at`."""
        spoke = [self.cast.actors[key] for place, key in sorted(self._spoke) if place < at]
        bodies = [actor for actor in spoke if actor.kind in (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT, ActorKind.DOCUMENT)]
        return bodies[-1] if bodies else None


def _may_be(actor: LocalActor, gender: str) -> bool:
    return actor.kind is ActorKind.PERSON and actor.gender in (None, gender)


def _head_name(phrase: Span) -> Span | None:
    """The name that the phrase means: "Foreign Minister Ivo Sanader", "Yoko Kuroda, a spokeswoman", but neither "Iran's envoy" nor "the Hamdan
    ruling"."""
    root = phrase.root
    people = [ent for ent in phrase.ents if ent.label_ == "PER" and not possesses(ent)]
    named = [ent for ent in people if ent.start <= root.i < ent.end or (root.i < ent.start and not ent.root.dep_.startswith(_FURTHER))]
    if named:
        return named[0]
    return next((ent for ent in phrase.ents if ent.start <= phrase.root.i < ent.end), None)


if not Doc.has_extension("cast"):
    Doc.set_extension("cast", default=None)
