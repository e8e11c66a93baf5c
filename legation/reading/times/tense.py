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
_POSSESSIVE = re.compile(r"\s?['’]s?\s")
_SCHEDULED = re.compile(
    r"\s?['’]s?\s(?:\w+\s){0,2}(?:meeting|summit|talks|session|vote|ballot|election|hearing|conference|ceremony|visit|deadline|poll|run-?off|referendum|trip|(?:quarter-|semi-)?final|"
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
_SAID = re.compile(rf"{SPEECH.pattern}|promis|pledg|vow|warn|ask|urg|call|declar|insist|testif|complain")
_TOLD = re.compile(r"told$|assured|informed|reminded|warned")
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "ADV"})
_SAID_TOKENS_MAX = 9
_FIRST_WORDS = 3
_PARTS = frozenset({"night", "morning", "afternoon", "evening", "day", "week", "weekend", "month", "end", "beginning", "start", "hours"})
"""Nouns that say which part of a time is meant: "the night of Oct. 23" is as far away as that day."""
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
    if (preposition := _by_preposition(tokens, start, end)) is not None:
        return preposition
    head = tokens.head_of(start, end)
    if not is_tagged(head):
        return _by_words(tokens.text, start, end)
    if _POSSESSIVE.match(tokens.text, end) and not _SCHEDULED.match(tokens.text, end):
        return PAST
    if (beside := _verb_beside(tokens, start)) is not None:
        return beside
    if _said_before(tokens, start):
        return PAST
    if (copula := next((child for child in head.children if child.dep_ == "cop"), None)) is not None:
        return PAST if copula.tag_ in ("VBD", "VBN") else FUTURE
    found = _of_ancestors(head)
    return FUTURE if found == UNKNOWN and _SCHEDULED.match(tokens.text, end) and _is_told_now(head) else found


def _is_told_now(token: Token) -> bool:
    """Whether the next verb above is in the present: "rebels who oppose Sunday's election"."""
    return next((verb.tag_ in ("VBP", "VBZ") for verb in ancestors(token) if is_verbal(verb)), False)


def _of_ancestors(head: Token) -> int:
    """A verb above a noun tells less of the noun's times: "looks at Friday's ruling", but "will attend Friday's meeting"."""
    through_noun = False
    for token in ancestors(head):
        if token.tag_ == "VB" and head.i < token.head.i < token.i and is_verbal(token.head):
            continue
        found = _of_verb(token, head) if is_verbal(token) else FUTURE if token.pos_ == "ADJ" and _ARRANGED.match(token.lower_) and not _has_had(token) else None
        if found is not None:
            return found if not through_noun or (found == FUTURE and _is_sure(token)) else UNKNOWN
        through_noun = through_noun or (token.pos_ in ("NOUN", "PROPN") and token.lower_ not in _PARTS)
    return UNKNOWN


def _arranged_before(text: str, start: int) -> int | None:
    """FUTURE right behind "due", "effective", "scheduled for", "expected in"; None behind other words."""
    match = _ARRANGED_BEFORE.search(text[max(0, start - _BEFORE_CHARS) : start])
    return None if match is None or match["had"] else FUTURE


def _by_preposition(tokens: Tokens, start: int, end: int) -> int | None:
    """PAST behind "since"; FUTURE behind the "until" of what is put off ("extended until Tuesday"), and behind "by" and "before" within a
    sentence that has no "had": "wanted them back by Sunday"."""
    words = [token.lower_ for token in tokens.doc[max(0, tokens.index_at(start) - 8) : tokens.index_at(start)]]
    while words and words[-1] in _MODIFIERS:
        words.pop()
    if words and words[-1] == "since":
        return PAST
    if words[-3:] in (["as", "soon", "as"], ["as", "early", "as"]) and "had" not in words and "was" not in words:
        return FUTURE
    if words and words[-1] in ("by", "before") and "had" not in words and not is_before_noun(tokens, end) and not _begins_sentence(tokens, start):
        return FUTURE
    return FUTURE if "until" in words[-4:] and any(_PUT_OFF.match(word) for word in words) else None


def _begins_sentence(tokens: Tokens, start: int) -> bool:
    index = tokens.index_at(start)
    return index < _FIRST_WORDS or any(token.is_sent_start for token in tokens.doc[index - _FIRST_WORDS : index])


def is_before_noun(tokens: Tokens, end: int) -> bool:
    """ "Friday's purchases", "the Tuesday deadline"."""
    return bool(_POSSESSIVE.match(tokens.text, end)) or (tokens.text[end : end + 1] == " " and tokens.at(end + 1).pos_ == "NOUN")


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


def _said_before(tokens: Tokens, start: int) -> bool:
    """ "told us in January", "announced in Moscow in February": a past verb of saying, then nothing but whom it was told to, where and how."""
    through: list[Token] = []
    for index in range(tokens.index_at(start) - 1, max(-1, tokens.index_at(start) - _SAID_TOKENS_MAX), -1):
        token = tokens.doc[index]
        if token.pos_ == "VERB":
            said = token.tag_ == "VBD" or (token.tag_ == "VBN" and not _is_ahead(token))
            return said and bool(_TOLD.match(token.lower_) or (_SAID.match(token.lower_) and through and through[-1].pos_ in ("ADP", "ADV", "PRON")))
        if token.pos_ not in _NOMINAL:
            return False
        through.append(token)
    return False


def _is_ahead(verb: Token) -> bool:
    return any(child.lower_ in _FUTURE_AUXILIARIES | _MODALS | {"to", "is", "are", "be"} for child in verb.children)


def _is_sure(token: Token) -> bool:
    arranged = _ARRANGED.match(token.lower_) or (token.tag_ == "VB" and _ARRANGED.match(token.head.lower_) and not _has_had(token.head))
    return not is_verbal(token) or any(child.lower_ in _FUTURE_AUXILIARIES for child in token.children) or bool(arranged)


def _has_had(verb: Token) -> bool:
    return any(child.lower_ == "had" for child in verb.children)


def _of_verb(verb: Token, time: Token) -> int | None:
    """The direction that a verb gives, or None where the verb above it decides."""
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux") or child.pos_ in ("AUX", "PART")}
    if helpers & _FUTURE_AUXILIARIES:
        return FUTURE
    if "could" in helpers:
        return UNKNOWN
    if verb.tag_ in ("VBD", "VBN"):
        if verb.tag_ == "VBN" and helpers & _PASSIVE_NOW and not helpers & _BE_THEN:
            return FUTURE
        return FUTURE if _ARRANGED.match(verb.lower_) and "had" not in helpers and verb.i < time.i and not _is_set_up(verb) else PAST
    if verb.tag_ == "VB":
        return _of_infinitive(verb, helpers)
    if verb.tag_ == "VBG":
        return FUTURE if helpers & _BE_NOW else PAST if helpers & _BE_THEN else None
    if verb.tag_ in ("VBZ", "VBP"):
        return PAST if SPEECH.match(verb.lower_) else UNKNOWN if _STATES.match(verb.lower_) else FUTURE
    return FUTURE if verb.tag_ == "MD" else None


def _is_set_up(verb: Token) -> bool:
    """ "was set up in February", "a record set on Friday": no arrangement."""
    return verb.lower_ == "set" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("up", "off", "out", "on", "in")


def _of_infinitive(verb: Token, helpers: set[str]) -> int | None:
    if "did" in helpers or (not helpers and verb.lower_.endswith("ed")):
        return PAST
    above = verb.head
    if not helpers & _MODALS and above.tag_ in ("VBD", "VBN") and _DONE_BEFORE.match(above.lower_):
        return PAST
    if _ARRANGED.match(above.lower_) and _has_had(above):  # "it had been due to expire on Friday"
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
