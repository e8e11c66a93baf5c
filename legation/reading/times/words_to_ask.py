"""Which words besides its own head share the time of a cue or a trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from legation.reading.times.tokens import is_verbal

_OCCASIONS = re.compile(
    r"interview|conference|statement|speech|address|briefing|report|letter|message|meeting|session|communique|remarks?|comment|testimony|broadcast|"
    r"article|editorial|announcement|declaration|telephone|call|talks|visit|rally|hearing|news|ceremony|dinner|debate|summit|press|column|release|note|document"
)
"""Nouns whose own day is the day of what was said there."""
_SPEAKING = re.compile(r"speak|talk|address|brief|meet|answer|respond|comment|quot|announc|testif|writ|appear|open|clos|arriv|visit")
_HELD = re.compile(
    r"h[eo]ld|t[ao]ke?n?|took|occur|beg[aiu]n|start|open|end|schedul|plan|conven|conclud|happen|carr|launch|issu|releas|publish|sign|made|deliver"
)
"""Verbs that only say that what a noun names took place, or was put out."""


def is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj")


def words_to_ask(head: Token) -> Iterator[Token]:
    """The words whose time is the head's, the surest first.

    1. The head itself. 2. For a noun: what says that it took place. 3. For "according to": the source.
    4. For a verb: the occasion of saying, a participle of speaking, its subject's making ("a statement issued Friday said").
    5. Coordinated verbs. 6. For a participle ("..., saying"): the verb that it goes with. 7. For an auxiliary: its full verb.
    """
    yield head
    if head.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "cop" for child in head.children):
        yield from _around_noun(head)
    elif head.lower_ == "according" or head.pos_ == "ADP":
        yield head.head
        yield from _makings(head.head)
    else:
        yield from _around_verb(head)
        yield from _coordinated(head)
        yield from _main_verbs(head)
        if head.dep_.startswith(("aux", "cop")):
            yield head.head


def _around_noun(noun: Token) -> Iterator[Token]:
    yield from _makings(noun)
    verb = noun.head
    if is_verbal(verb) and noun.dep_.startswith(("nsubj", "obj", "dobj")) and _HELD.match(verb.lower_):
        yield verb
        yield from _coordinated(verb)
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        yield noun.head


def _makings(noun: Token) -> Iterator[Token]:
    """ "held on Friday", "released Friday" behind the noun."""
    return (child for child in noun.children if child.dep_.startswith("acl") and _HELD.match(child.lower_))


def _around_verb(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_.startswith(("obl", "nsubj")) and _OCCASIONS.match(child.lower_):
            yield child
            yield from _makings(child)
        elif child.dep_ == "advcl" and _is_speaking(child):
            yield from _occasions_below(child)
        elif is_subject(child):
            for modifier in child.children:
                if modifier.dep_.startswith("acl") and modifier.tag_ == "VBG" and _is_speaking(modifier):
                    yield from _occasions_below(modifier)


def _occasions_below(verb: Token) -> Iterator[Token]:
    yield verb
    yield from (child for child in verb.children if child.dep_.startswith(("obl", "obj")) and _OCCASIONS.match(child.lower_))


def _is_speaking(verb: Token) -> bool:
    return verb.tag_ in ("VBG", "VBN") and bool(_SPEAKING.match(verb.lower_))


def _coordinated(verb: Token) -> Iterator[Token]:
    """The other verbs of the row, where they and the verb share one subject."""
    first = verb.head if verb.dep_ == "conj" and is_verbal(verb.head) else verb
    if verb.i != first.i and _has_new_subject(verb):
        return
    for other in (first, *(child for child in first.children if child.dep_ == "conj" and is_verbal(child))):
        if other.i != verb.i and (other.i == first.i or not _has_new_subject(other)):
            yield other


def _has_new_subject(verb: Token) -> bool:
    return any(is_subject(child) for child in verb.children)


def _main_verbs(verb: Token) -> Iterator[Token]:
    """ "He rejected it on Tuesday, saying ...": the verb above a participle."""
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "xcomp", "parataxis", "dep") and is_verbal(verb.head):
        yield verb.head
        yield from _coordinated(verb.head)
