"""How a time hangs on a word in the parse, and where the parse is not believed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from legation.reading.times.expressions import TimeExpression
from legation.reading.times.sharing import is_elliptic, is_subject
from legation.reading.times.tokens import is_verbal

TIME_LINKS = re.compile(r"obl|nmod|advmod|nummod|compound|amod|npadvmod|appos|prep|pobj|tmod|dep$|det")
"""Relations by which a time expression hangs on the word that it dates (UD, and the older names)."""
_COUNTED = frozenset({"hours", "hour", "day", "night", "morning", "evening", "afternoon", "days", "weeks", "week", "start", "end", "beginning", "eve"})
LINK_WORDS = frozenset({"on", "in", "at", "late", "early", "last", "the", "later", "earlier"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that may date something: its index in `doc._.times`, its highest token, and the verb right before it, if one stands there."""

    index: int
    time: TimeExpression
    head: Token
    verb: Token | None


def verb_of(token: Token | None) -> Token | None:
    """The token where it is a verb; for an auxiliary its verb: "would on Wednesday attend"."""
    if token is None or not is_verbal(token) or not token.tag_.startswith(("VB", "MD")):
        return None
    return token.head if token.dep_.startswith("aux") and is_verbal(token.head) else token


def sentence_of(token: Token) -> tuple[int, int]:
    """The characters of the token's sentence."""
    first, last, doc = token.i, token.i, token.doc
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def hangs_on(item: Dated, word: Token) -> bool:
    """Whether the time is the word's: directly, behind a preposition, or joined to another time that is; not if another verb stands
    right before it, nor if what the word says lies between."""
    if is_verbal(word) and ((item.verb is not None and item.verb.i != word.i) or _is_beyond_clause(item, word)):
        return False
    if item.verb is not None and item.verb.i == word.i:
        return True
    token = item.head
    for _ in range(3):
        if token.head.i == word.i and token.i != word.i:
            return bool(TIME_LINKS.match(token.dep_)) and not is_subject(token)
        if token.head.i == token.i or not (token.dep_ in ("conj", "appos", "flat", "pobj", "nmod", "nmod:unmarked") and _is_link(token.head)):
            return False
        token = token.head
    return False


def _is_link(token: Token) -> bool:
    is_time = token.dep_ in ("obl:tmod", "obl:unmarked", "nmod:tmod") or token.lower_ in _COUNTED
    return is_time or token.pos_ in ("ADP", "PROPN", "NUM")


def _is_beyond_clause(item: Dated, word: Token) -> bool:
    """ "said that they had met him last week": the time stands behind the clause that "said" governs."""
    verbs = (word, *(child for child in word.children if child.dep_ == "conj" and word.i < child.i < item.head.i))
    return any(child.dep_ == "ccomp" and verb.i < child.i < item.head.i for verb in verbs for child in verb.children)


def is_of_later(item: Dated, head: Token, other: Token) -> bool:
    """ "asked for it and was promised it on Tuesday": a time behind the later of two verbs is the later one's alone."""
    return other.dep_ == "conj" and is_verbal(head) and is_verbal(other) and head.i < other.i < item.head.i and not is_elliptic(other)


def is_modifier(item: Dated) -> bool:
    """ "Sunday's election", "the 2003 accord": the time is its noun's."""
    noun, first = item.head.head, item.head.left_edge
    behind_preposition = first.pos_ == "ADP" or (first.i > 0 and first.nbor(-1).pos_ == "ADP" and first.nbor(-1).lower_ in LINK_WORDS)
    return noun.i > item.head.i and item.head.dep_.startswith(("nmod", "nummod", "amod", "compound")) and not is_verbal(noun) and not behind_preposition
