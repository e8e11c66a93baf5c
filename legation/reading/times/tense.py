"""Whether a time without a full date lies ahead or behind, by the verb that governs it.

"said on Friday" is past; "will meet on Friday", "is to meet on Friday", "scheduled for Friday", "opens on Friday" and
"agreed to meet on Friday" are future. Verbs are known by their stems, so that no lemma is needed.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from legation.reading.times.tokens import Tokens, ancestors, is_tagged, is_verbal

PAST, UNKNOWN, FUTURE = -1, 0, 1
_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "sha", "ll"})
_MODALS = frozenset({"may", "might", "can", "must", "should"})
_BE_NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "be"})
_PASSIVE_NOW = frozenset({"is", "are", "be", "being"})
_BE_THEN = frozenset({"was", "were", "been", "had"})
_ARRANGED = re.compile(r"schedul|reschedul|plan|set(?:s|ting)?$|expect|slat|due|payable|effective|upcoming|forthcoming|eligible|ahead")
SPEECH = re.compile(r"sa(?:y|id)|tell|told|report|quot|add|stat|announc|claim|writ")
_STATES = re.compile(r"(?:is|are|was|be|has|have|had|'s|underscores?|shows?|remains?|thinks?|believes?|knows?|seems?|appears?|wants?|means?|needs?|follows?)$")
_DONE_BEFORE = re.compile(r"beg[au]n|start|continu|manag|fail|went|came|used|refus|declin|help|tried")
_ARRANGED_BEFORE = re.compile(
    r"(?P<had>\bhad (?:been )?(?:\w+ly )?)?\b(?:due|effective|payable|expected|scheduled|slated|planned|set for|set to begin|to be \w+|"
    r"scheduled for \w+|upcoming)(?: again)?(?: as early as)?(?: for| in| on| by| until| around| from| early| late| this| next| coming| the"
    r"| to start| to begin| to end| to take place)*\s*\Z",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"exten|postpon|delay|adjourn|suspend|put|given?\b|gave|defer|recess")
_POSSESSIVE = re.compile(r"['’]s?\s")
_SCHEDULED = re.compile(
    r"['’]s?\s(?:\w+\s){0,2}(?:meeting|summit|talks|session|vote|ballot|election|hearing|conference|ceremony|visit|deadline|poll|run-?off|referendum|trip|"
    r"inauguration|debate|launch|march|rally|match|game|negotiation|gathering|forum|anniversary|start|opening)"
)
"""Nouns whose day may lie ahead: "Friday's summit"; "Friday's ruling" is past."""
_MODIFIERS = frozenset({"mid", "-", "mid-", "early", "late", "the", "last"})
_LINK_WORDS = frozenset({"on", "in", "early", "late", "the", "last"})
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|would|'ll|is to|are to|was to|were to|due|scheduled|slated|plans? to|planned for|"
    r"expected|expects to|set for|set to|ahead of|effective|payable|until|upcoming)\b",
    re.IGNORECASE,
)
_PAST_WORDS = re.compile(r"\b(?:\w+ed|said|told|was|were|had|met|held|took|made|left|began|came|went|won|lost|shot|fell|rose|wrote|gave)\b")
_CLAUSE_CHARS = 60
"""How far around a time the words of an untagged text are looked at."""
_BEFORE_CHARS = 40


def direction(tokens: Tokens, start: int, end: int) -> int:
    """PAST, FUTURE or UNKNOWN for the time expression at the characters [start, end).

    1. Words right before it that arrange something; "since", "until". 2. Without tags, the words around. 3. A possessive's noun.
    4. A finite verb right before it. 5. Its own copula ("the vote is Friday"). 6. The first verb above it that tells.
    """
    if (arranged := _arranged_before(tokens.text, start)) is not None:
        return arranged
    if (preposition := _by_preposition(tokens, start)) is not None:
        return preposition
    head = tokens.head_of(start, end)
    if not is_tagged(head):
        return _by_words(tokens.text, start, end)
    if _POSSESSIVE.match(tokens.text, end) and not _SCHEDULED.match(tokens.text, end):
        return PAST
    if (beside := _verb_beside(tokens, start)) is not None:
        return beside
    if (copula := next((child for child in head.children if child.dep_ == "cop"), None)) is not None:
        return PAST if copula.tag_ in ("VBD", "VBN") else FUTURE
    return _of_ancestors(head)


def _of_ancestors(head: Token) -> int:
    """A verb above a noun tells less of the noun's times: "looks at Friday's ruling", but "will attend Friday's meeting"."""
    through_noun = False
    for token in ancestors(head):
        if token.tag_ == "VB" and head.i < token.head.i < token.i and is_verbal(token.head):
            continue
        found = _of_verb(token, head) if is_verbal(token) else FUTURE if _ARRANGED.match(token.lower_) and token.pos_ == "ADJ" else None
        if found is not None:
            return found if not through_noun or (found == FUTURE and _is_sure(token)) else UNKNOWN
        through_noun = through_noun or token.pos_ in ("NOUN", "PROPN")
    return UNKNOWN


def _arranged_before(text: str, start: int) -> int | None:
    """FUTURE right behind "due", "effective", "scheduled for", "expected in"; None behind other words."""
    match = _ARRANGED_BEFORE.search(text[max(0, start - _BEFORE_CHARS) : start])
    return None if match is None or match["had"] else FUTURE


def _by_preposition(tokens: Tokens, start: int) -> int | None:
    """PAST behind "since"; FUTURE behind the "until" of what is put off: "extended until Tuesday"."""
    words = [token.lower_ for token in tokens.doc[max(0, tokens.index_at(start) - 8) : tokens.index_at(start)]]
    while words and words[-1] in _MODIFIERS:
        words.pop()
    if words and words[-1] == "since":
        return PAST
    return FUTURE if "until" in words[-4:] and any(_PUT_OFF.match(word) for word in words) else None


def _verb_beside(tokens: Tokens, start: int) -> int | None:
    """PAST right behind a verb in the past: "the terms announced Friday"."""
    index = tokens.index_at(start) - 1
    while index > 0 and tokens.doc[index].lower_ in _LINK_WORDS:
        index -= 1
    if index < 0:
        return None
    verb = tokens.doc[index]
    if verb.tag_ not in ("VBD", "VBN") or _ARRANGED.match(verb.lower_) or verb.pos_ != "VERB":
        return None
    return None if {child.lower_ for child in verb.children} & (_FUTURE_AUXILIARIES | _MODALS | {"to", "is", "are", "be"}) else PAST


def _is_sure(token: Token) -> bool:
    return not is_verbal(token) or any(child.lower_ in _FUTURE_AUXILIARIES for child in token.children) or bool(_ARRANGED.match(token.lower_))


def _of_verb(verb: Token, time: Token) -> int | None:
    """The direction that a verb gives, or None where the verb above it decides."""
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux") or child.pos_ in ("AUX", "PART")}
    if helpers & _FUTURE_AUXILIARIES:
        return FUTURE
    if verb.tag_ in ("VBD", "VBN"):
        if verb.tag_ == "VBN" and helpers & _PASSIVE_NOW and not helpers & _BE_THEN:
            return FUTURE
        return FUTURE if _ARRANGED.match(verb.lower_) and "had" not in helpers and verb.i < time.i else PAST
    if verb.tag_ == "VB":
        return _of_infinitive(verb, helpers)
    if verb.tag_ == "VBG":
        return FUTURE if helpers & _BE_NOW else PAST if helpers & _BE_THEN else None
    if verb.tag_ in ("VBZ", "VBP"):
        return PAST if SPEECH.match(verb.lower_) else UNKNOWN if _STATES.match(verb.lower_) else FUTURE
    return FUTURE if verb.tag_ == "MD" else None


def _of_infinitive(verb: Token, helpers: set[str]) -> int | None:
    if "could" in helpers:
        return UNKNOWN
    if "did" in helpers or (not helpers and verb.lower_.endswith("ed")):
        return PAST
    above = verb.head
    if not helpers & _MODALS and above.tag_ in ("VBD", "VBN") and _DONE_BEFORE.match(above.lower_):
        return PAST
    return FUTURE


def _by_words(text: str, start: int, end: int) -> int:
    """The same for a text without tags, by the words of the clause around."""
    before = re.split(r"[.;:?!\n]", text[max(0, start - _CLAUSE_CHARS) : start])[-1]
    behind = re.split(r"[.;:?!\n]", text[end : end + _CLAUSE_CHARS])[0]
    for words in (before, behind):
        found = [(match.end(), FUTURE) for match in _FUTURE_WORDS.finditer(words)] + [(match.end(), PAST) for match in _PAST_WORDS.finditer(words)]
        if found:
            return max(found)[1]
    return UNKNOWN
