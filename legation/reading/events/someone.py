"""Which words name someone who can act or be acted on, and which only a thing of his."""

from __future__ import annotations

from spacy.tokens import Token

from legation.knowledge.places import Kind, load_gazetteer
from legation.reading.mentions.nouns import is_plural, kind_of_noun
from legation.records import ActorKind

_PRONOUNS = frozenset("he she they him her them us me we i who whom both".split())
PLURAL_OWNERS = frozenset({"their"})
OWNERS = frozenset("his her its their our my".split())
_MORE = frozenset(
    (
        "force enemy opponent victim civilian child men women person capital territory region neighbour neighbor delegation demonstrator migrant "
        "hostage captive detainee suspect defendant convict teenager pilgrim foreigner immigrant nationalist separatist islamist insurgent"
    ).split()
)


def is_someone(token: Token) -> bool:
    """Whether the word heads a phrase that names an actor."""
    if token.ent_type_ or token.lower_ in _PRONOUNS or (token.pos_ == "PROPN" and token.is_title):
        return True
    forms = singular_forms(token)
    if forms & _MORE:
        return True
    kinds = {kind_of_noun(form, plural=is_plural(token)) for form in forms} if token.pos_ == "NOUN" else set()
    return bool(kinds - {None, ActorKind.DOCUMENT})


def singular_forms(noun: Token) -> frozenset[str]:
    """What the noun may be in the singular: its lemma, and the word without a plural's s, as lemmas are sometimes wrong."""
    return frozenset((noun.lemma_.lower(), noun.lower_.removesuffix("s")))


def someone_in(token: Token) -> Token | None:
    """Who is meant by a phrase: its head, or the owner of the thing that it names ("its human rights record", "the Chinese proposal")."""
    if is_someone(token):
        return token
    return owner_of(token)


def owner_of(noun: Token) -> Token | None:
    """The possessor of a noun, or the adjective or name that says whose it is: "its", "Ankara's", "Turkish", "UN"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and (is_someone(child) or child.lower_ in OWNERS):
            return child
    return next((child for child in noun.children if child.dep_ in ("amod", "compound") and is_of_state(child)), None)


def is_of_state(token: Token) -> bool:
    """Whether the word is the adjective of a state, or the name of a state or body: "Turkish", "US", "NATO"."""
    if not token.text[:1].isupper():
        return False
    gazetteer = load_gazetteer()
    if token.text in gazetteer.demonyms or token.ent_type_ == "ORG":
        return True
    found = gazetteer.find(token.text) if token.ent_type_ == "LOC" else ()
    return bool(found) and found[0].kind is Kind.COUNTRY
