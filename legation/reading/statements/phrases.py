"""Whole noun phrases by the parse: what the network cut short, and what a relative pronoun stands for."""

from __future__ import annotations

from spacy.tokens import Doc, Token

TokenRange = tuple[int, int]

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
_INNER = frozenset({"det", "compound", "amod", "nmod:poss", "nummod", "nmod:desc", "flat", "case", "det:predet"})
_NAME_PARTS = frozenset({"flat", "compound", "nmod:desc"})
_NOT_OF_THE_PHRASE = frozenset({"acl", "advcl", "parataxis", "cop", "aux", "nsubj", "mark", "punct", "advmod", "case", "cc", "conj"})
STEPS_MAX = 8


def completed(doc: Doc, span: TokenRange) -> TokenRange:
    """The span, grown to the right to the end of its noun phrase's core: "Prime Minister" -> "Prime Minister Ann Lee"."""
    start, end = span
    for _ in range(STEPS_MAX):
        if end >= len(doc) or not _goes_on(doc, start, end):
            break
        end += 1
    return start, end


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    token, last = doc[end], doc[end - 1]
    if token.is_space or token.is_punct or token.sent != last.sent:
        return False
    belongs_before = token.dep_ in _NAME_PARTS and start <= token.head.i < end
    heads_before = any(word.head.i == token.i and word.dep_ in _INNER for word in doc[start:end])
    is_joined = token.dep_ == "conj" and last.tag_ == "CC" and start <= token.head.i < end
    leads_to_head = token.dep_ in _INNER and token.head.i > token.i and any(word.head.i == token.head.i and word.dep_ in _INNER for word in doc[start:end])
    return belongs_before or heads_before or is_joined or leads_to_head


def antecedent(doc: Doc, pronoun: int) -> TokenRange | None:
    """The noun phrase that the relative pronoun at token `pronoun` stands for, without the relative clause."""
    token = doc[pronoun]
    for _ in range(STEPS_MAX):
        if token.dep_.startswith("acl:relcl"):
            return core(doc, token.head, pronoun)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def core(doc: Doc, head: Token, before: int) -> TokenRange | None:
    """The head's phrase up to `before`, without clauses and trailing punctuation."""
    if head.i >= before:
        return None
    kept = [head.i]
    for child in head.children:
        if child.dep_.split(":")[0] not in _NOT_OF_THE_PHRASE:
            kept += [word.i for word in child.subtree if word.i < before]
    start, end = min(kept), max(kept) + 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end
