"""A local actor of a document with all that the document says of it, and whom that makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from legation.reading.mentions import Cast, LocalActor
from legation.records import MentionForm

LEFT_WORDS_MAX = 9
_TITLE_TAGS = frozenset("NN NNS NNP NNPS JJ POS HYPH CD VBN VBG IN DT".split())


@dataclass(frozen=True, slots=True)
class Cluster:
    """`names`: the longest first; `descriptions`: phrases, each with the name it goes with, if any; `at`: where it first appears."""

    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    labels: frozenset[str]
    gender: str | None
    kind: str
    at: int
    countries: frozenset[str] = frozenset()


def clusters_of(doc: Doc, cast: Cast) -> Iterator[tuple[LocalActor, Cluster]]:
    """Every local actor with its cluster."""
    entities = {(ent.start_char, ent.end_char): ent for ent in doc.ents}
    spans: dict[str, list[tuple[int, int]]] = {}
    for span, actor_id in cast.meant.items():
        spans.setdefault(actor_id, []).append(span)
    text = doc.text  # spaCy joins it anew at every call
    places = {place.start: place.country for place in doc._.places if place.country}
    for actor in cast.actors.values():
        yield actor, _cluster(text, actor, entities, spans.get(actor.id, []), places)


def _cluster(text: str, actor: LocalActor, entities: dict[tuple[int, int], Span], meant: list[tuple[int, int]], places: dict[int, str]) -> Cluster:
    named = sorted((span for span, form in actor.mentions.items() if form in (MentionForm.NAME, MentionForm.METONYM)), key=lambda span: span[0] - span[1])
    nominal = [span for span, form in actor.mentions.items() if form is MentionForm.NOMINAL]
    told = [span for span in {*nominal, *meant} if span not in named and actor.mentions.get(span) is not MentionForm.PRONOUN]  # "He" is a surname, too
    descriptions = [text[slice(*span)] for span in sorted(told)]
    for span in named:
        ent = entities.get(span)
        if ent is not None and ent.label_ == "PER":
            descriptions += _around(ent)
    names = tuple(dict.fromkeys([*(text[slice(*span)] for span in named), *([actor.name] if named else [])]))
    return Cluster(
        names=tuple(sorted(names, key=len, reverse=True)),
        descriptions=tuple(dict.fromkeys(" ".join(words.split()) for words in descriptions)),
        labels=frozenset(entities[span].label_ for span in named if span in entities),
        gender=actor.gender,
        kind=actor.kind.value,
        at=min((span[0] for span in (*actor.mentions, *meant)), default=0),
        countries=frozenset(places[span[0]] for span in named if span[0] in places),
    )


def _around(ent: Span) -> Iterator[str]:
    """The title before a person's name with the name, and the apposition behind it."""
    doc = ent.doc
    start = ent.start
    floor = max(0, ent.start - LEFT_WORDS_MAX)
    while start > floor and not doc[start].is_sent_start and _is_of_title(doc[start - 1]):
        start -= 1
    if start < ent.start:
        yield doc[start : ent.end].text
    yield from _appositions(ent)


def _is_of_title(token: Token) -> bool:
    return token.tag_ in _TITLE_TAGS and token.lower_ not in (
        "said",
        "that",
        "with",
        "after",
        "by",
        "from",
        "as",
        "in",
        "on",
        "at",
        "but",
        "like",
        "than",
        "if",
    )


def _appositions(ent: Span) -> Iterator[str]:
    """Phrases that the parser hangs on the name as its apposition, or whose apposition the name is."""
    root = ent.root
    for child in root.children:
        if child.dep_ == "appos":
            yield _phrase(child)
    if root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN"):
        yield _phrase(root.head, but=root)


def _phrase(head: Token, but: Token | None = None) -> str:
    """The words of a noun phrase without relative clauses and without one of its parts."""
    left_out = {token.i for child in head.children if child.dep_.startswith(("acl", "appos", "conj", "cc", "parataxis")) for token in child.subtree}
    if but is not None:
        left_out |= {token.i for token in but.subtree}
    kept = [token for token in head.subtree if token.i not in left_out]
    run = [token for token in kept if head.left_edge.i <= token.i <= max(head.i, kept[-1].i)]
    return "".join(token.text_with_ws for token in run).strip(" ,")
