"""Which words besides its own head share the time of a cue or a trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from legation.reading.times.sharing import coordinated, is_noun, is_subject, sharing_verbs
from legation.reading.times.tokens import is_verbal

_OCCASIONS = re.compile(
    r"interview|conference|statement|speech|address|briefing|report|letter|message|meeting|session|communique|remarks?|comment|testimony|broadcast|"
    r"article|editorial|announcement|declaration|telephone|call|talks|visit|rally|hearing|news|ceremony|dinner|debate|summit|press|column|release|note|document"
)
"""Nouns whose own day is the day of what was said there."""
_SPEAKING = re.compile(r"speak|talk|address|brief|meet|answer|respond|comment|quot|announc|testif|writ|appear|open|clos|arriv|visit")
_SAYING = re.compile(r"saying|telling|writing|warning|calling|asking|urging")
_HELD = re.compile(
    r"h[eo]ld|t[ao]ke?n?|took|occur|beg[aiu]n|start|open|end|schedul|plan|conven|conclud|happen|carr|launch|issu|releas|publish|sign|made|deliver|"
    r"post|circulat|air|broadcast|sent|declar|reach|agree|struck|resum|brok|break|conduct|stag|mount|impos|fought|complet|adopt|adjourn|postpon|com|came|report|fail|collaps|stall|falter|kick|follow"
)
"""Verbs that only say that what a noun names took place, or was put out."""
_ARRANGED = re.compile(r"expect|schedul|due|set|plan|slat|like|envisag|suppos|reschedul")
_STANCE = re.compile(
    r"condemn|denounc|welcom|prais|reject|critici|accus|support|oppos|discuss|demand|urg|call|propos|threat|warn|mention|recall|regret|defend|promis|"
    r"offer|ask|repeat|recogni|hail|blam|deplor|justif|investigat|reopen|ban|cancel|fear|want|seek|sought|avert|prevent|avoid|follow|scrap|lift|drop|rule|see|say|said|tell|told|announc|claim|add|quot|stat|writ"
)
"""Verbs that do something now about what was or will be on another day: "condemned the attack"."""
_ARRIVING = re.compile(r"arriv|left|leav|depart|flew|fly|flies|head|travel|return|came|com(?:e|ing)|went|go|sail|set")
"""Verbs of going somewhere: "arrived on Monday for a visit"."""
_ROUNDS = frozenset({"round", "rounds", "series", "wave", "string", "spate", "session", "day", "spell", "outbreak"})
_AT = frozenset({"in", "at", "during", "after", "following", "through", "from", "by", "via", "with", "on"})


def words_to_ask(head: Token, *, saying: bool = False) -> Iterator[Token]:
    """The words whose time is the head's, the surest first; `saying` where the head is that of a cue.

    1. The head itself. 2. For a noun: what says that it took place, the verb that it completes. 3. For "according to": the source.
    4. For a verb: the occasion of saying, a participle of speaking, its subject's making ("a statement issued Friday said"), its "when".
    5. The verbs that share its time, see `sharing_verbs`, and theirs.
    """
    yield head
    if is_noun(head):
        yield from _around_noun(head)
    elif head.lower_ == "according" or head.pos_ == "ADP":
        if not is_verbal(head.head):
            yield head.head
            yield from _makings(head.head)
    else:
        yield from _around_verb(head)
        for verb in sharing_verbs(head, saying=saying):
            yield verb
            yield from _around_verb(verb)


def _around_noun(noun: Token) -> Iterator[Token]:
    yield from _makings(noun)
    verb = noun.head
    if is_verbal(verb) or verb.lower_ == "due":
        if noun.dep_.startswith(("nsubj", "obj", "dobj")) and (_HELD.match(verb.lower_) or _ARRANGED.match(verb.lower_)):
            yield verb
            yield from (child for child in verb.children if child.dep_ == "xcomp")
            yield from coordinated(verb)
        elif _shares_verb(noun, verb):
            yield verb
    elif noun.dep_.startswith("nmod") and verb.lower_ in _ROUNDS:
        yield verb
        yield from _around_noun(verb)
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        yield noun.head


def _shares_verb(noun: Token, verb: Token) -> bool:
    """ "killed in an attack", "won the backing": one day for both."""
    if noun.dep_.startswith("obl"):
        if _ARRIVING.match(verb.lower_) and any(child.dep_ == "case" and child.lower_ in ("for", "on") for child in noun.children):
            return True
        return any(child.dep_ == "case" and child.lower_ in ("in", "during", "by") for child in noun.children)
    return noun.dep_ in ("obj", "dobj") and not _STANCE.match(verb.lower_)


def _makings(noun: Token) -> Iterator[Token]:
    """ "held on Friday", "released Friday" behind the noun."""
    return (child for child in noun.children if child.dep_.startswith("acl") and (_HELD.match(child.lower_) or _ARRANGED.match(child.lower_)))


def _around_verb(verb: Token) -> Iterator[Token]:
    if verb.dep_.startswith("acl") and _OCCASIONS.match(verb.head.lower_):  # "a statement that welcomed", "a letter giving leave"
        yield verb.head
        yield from _makings(verb.head)
        if is_verbal(verb.head.head) and _HELD.match(verb.head.head.lower_):
            yield verb.head.head
    for child in verb.children:
        if _OCCASIONS.match(child.lower_) and (is_subject(child) or _is_occasion(child)):
            yield child
            yield from _makings(child)
        elif child.dep_ == "advcl" and (_is_speaking(child) or _is_when(child) or (child.tag_ == "VBN" and _HELD.match(child.lower_))):
            yield from _occasions_below(child)
        elif child.dep_ in ("advcl", "xcomp", "obl", "ccomp") and _SAYING.match(child.lower_):
            yield child
        elif is_subject(child):
            yield from (modifier for modifier in child.children if modifier.dep_ == "nmod" and _OCCASIONS.match(modifier.lower_) and _is_at(modifier))
            for modifier in child.children:
                if modifier.dep_.startswith("acl") and modifier.tag_ == "VBG" and _is_speaking(modifier):
                    yield from _occasions_below(modifier)


def _is_at(noun: Token) -> bool:
    """ "leaders at September's summit pledged"."""
    return any(child.dep_ == "case" and child.lower_ in ("at", "in", "during") for child in noun.children)


def _is_occasion(noun: Token) -> bool:
    """ "in an interview", "after talks"; not "before talks", "about the talks"."""
    return noun.dep_.startswith("obl") and any(child.lower_ in _AT for child in noun.children)


def _is_when(verb: Token) -> bool:
    return any(child.lower_ == "when" for child in verb.children)


def _occasions_below(verb: Token) -> Iterator[Token]:
    yield verb
    yield from (child for child in verb.children if child.dep_.startswith(("obl", "obj")) and _OCCASIONS.match(child.lower_))


def _is_speaking(verb: Token) -> bool:
    return verb.tag_ in ("VBG", "VBN") and bool(_SPEAKING.match(verb.lower_))


def clause_opener(verb: Token) -> Token | None:
    """The "when" of the verb's clause, or of that of the verb it is joined to."""
    first = verb.head if verb.dep_ == "conj" and is_verbal(verb.head) else verb
    return next((child for child in first.children if child.lower_ == "when" and child.i < first.i), None)
