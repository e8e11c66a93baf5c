"""Verbs that share one time: coordinated ones, participles and the verb that they go with."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.reading.times.tense import SPEECH
from legation.reading.times.tokens import is_verbal

_SPEECH_TOKENS_MAX = 40
_SUBJECT_TOKENS_MAX = 8


def is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj")


def sharing_verbs(verb: Token, *, saying: bool = False) -> Iterator[Token]:
    """Coordinated verbs; for a participle ("..., saying") the verb that it goes with; for an auxiliary its full verb."""
    if is_noun(verb) or not (is_verbal(verb) or verb.dep_ != "ROOT"):
        return
    yield from coordinated(verb)
    yield from _main_verbs(verb, saying=saying)
    if verb.dep_.startswith(("aux", "cop")):
        yield verb.head


def is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "cop" for child in token.children)


def coordinated(verb: Token) -> Iterator[Token]:
    """The other verbs of the row, where they and the verb share one subject."""
    first = verb.head if verb.dep_ == "conj" and is_verbal(verb.head) else verb
    if verb.i != first.i and _has_new_subject(verb, first) and not is_elliptic(verb):
        return
    for other in (first, *(child for child in first.children if child.dep_ == "conj" and is_verbal(child))):
        if other.i != verb.i and (other.i == first.i or not _has_new_subject(other, first) or is_elliptic(other)) and _is_of_one_time(verb, other):
            yield other


def is_elliptic(verb: Token) -> bool:
    """ "one was killed and two others wounded on Sunday": the second has its auxiliary from the first."""
    return (
        verb.dep_ == "conj"
        and verb.tag_ in ("VBN", "VBD")
        and any(child.dep_ == "nsubj:pass" for child in verb.children)
        and not any(child.dep_.startswith("aux") for child in verb.children)
        and any(child.dep_ == "aux:pass" for child in verb.head.children)
    )


def _is_of_one_time(verb: Token, other: Token) -> bool:
    """No: "told him so, only to be told in return", "met him on Friday and hopes to go on"."""
    return _is_infinitive(other) == _is_infinitive(verb) and not (_is_present(verb) and other.tag_ == "VBD") and _has_perfect(verb) == _has_perfect(other)


def _has_perfect(verb: Token) -> bool:
    """ "has called on": no day of the verb beside it."""
    return any(child.dep_.startswith("aux") and child.lower_ in ("has", "have", "'ve", "’ve") for child in verb.children)


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.children)


def _is_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") or any(child.dep_.startswith("aux") and child.tag_ in ("VBZ", "VBP") for child in verb.children)


def _has_new_subject(verb: Token, first: Token) -> bool:
    """A subject behind the first verb; a pronoun takes up the subject before: "..., but he would not say who"."""
    own = [child for child in verb.children if is_subject(child)]
    own += [token for token in _up_to_conjunction(verb) if is_subject(token)]
    return any(child.i > first.i and child.lower_ not in ("he", "she", "it", "they") for child in own)


def _up_to_conjunction(verb: Token) -> Iterator[Token]:
    """The words between "and" and the verb, wherever the parse hangs them."""
    for index in range(verb.i - 1, max(-1, verb.i - _SUBJECT_TOKENS_MAX), -1):
        token = verb.doc[index]
        if token.pos_ == "CCONJ":
            yield from verb.doc[index + 1 : verb.i]
            return
        if token.pos_ not in ("NOUN", "PROPN", "DET", "ADJ", "ADV", "AUX", "NUM"):
            return


def _main_verbs(verb: Token, *, saying: bool) -> Iterator[Token]:
    """ "He rejected it on Tuesday, saying ...": the verb above a participle; of a cue, the verb of saying before it too."""
    first = verb.head if verb.dep_ == "conj" and _is_participle(verb.head) else verb
    if not _is_participle(first) or first.dep_ not in ("advcl", "conj", "xcomp", "parataxis", "dep"):
        return
    if is_verbal(first.head):
        yield first.head
        yield from coordinated(first.head)
    if saying and not SPEECH.match(first.head.lower_):
        yield from _speech_before(first)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" or (verb.pos_ == "VERB" and verb.lower_.endswith("ing"))


def _speech_before(verb: Token) -> Iterator[Token]:
    """The last verb of saying before it in its sentence."""
    doc = verb.doc
    for index in range(verb.i - 1, max(-1, verb.i - _SPEECH_TOKENS_MAX), -1):
        token = doc[index]
        if token.tag_ in ("VBD", "VBZ", "VBP") and SPEECH.match(token.lower_):
            yield token
            return
        if token.is_sent_start:
            return
