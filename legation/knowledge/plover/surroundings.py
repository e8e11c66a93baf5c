"""The words around an event's trigger that may tell its mode and contexts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Span, Token

PHRASE_TOKENS_MAX = 40
CLAUSES = frozenset({"conj", "parataxis", "ccomp", "advcl", "nsubj", "csubj", "punct", "appos", "cc"})
RELATIVE = "acl:relcl"
WITHIN_NAMES = frozenset({"compound", "amod", "flat"})


def lemmas_of(tokens: Span | list[Token]) -> list[str]:
    """Lemmas in lower case."""
    return [token.lemma_.lower() for token in tokens]


def around(trigger: Span) -> list[Token]:
    """What hangs on the trigger without clauses of its own, who acts (the active subject's head and its modifiers), the light verb; in text order."""
    head = trigger.root
    tokens = list(islice(_below(head), PHRASE_TOKENS_MAX))
    for child in head.children:
        if child.dep_ == "nsubj":
            tokens.append(child)
            tokens.extend(word for word in child.children if word.dep_ in WITHIN_NAMES)
    if head.dep_.partition(":")[0] == "obj":
        tokens.append(head.head)
    return sorted(tokens, key=_place)


def _place(token: Token) -> int:
    return token.i


def _below(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ != RELATIVE and child.dep_.partition(":")[0] not in CLAUSES:
            yield child
            yield from _below(child)
