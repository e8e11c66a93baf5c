"""Everything in a document that may mention an actor, in the order of the text: names, described persons and bodies, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.reading.mentions.nouns import kind_of_noun
from legation.reading.mentions.phrases import ADJECTIVE, PERSON, Name, TokenRange
from legation.reading.quotes import Range, outermost

MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SINGULAR_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS_SIDE = frozenset({"we", "us", "our", "ours", "ourselves"})
ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | SINGULAR_SPEAKER | SPEAKERS_SIDE | ADDRESSED
_PLURALS = ("NNS", "NNPS")
_INNER = frozenset({"det", "compound", "amod", "nmod:poss", "nummod", "nmod:desc", "det:predet"})
_INSIDE = frozenset({"compound", "flat", "amod", "nmod:desc", "fixed", "goeswith"})
QUOTED_SENTENCE = 0.3
CORE_MAX = 20
"""Tokens that a phrase's core may have; a longer one is an error of the parse."""


@dataclass(slots=True)
class Noticed:
    """A possible mention: its tokens [start, end), its head, how far into the text, and how it stands in its clause.

    `depth` counts sentences before it, those that begin within a quotation as a third: what a quotation tells takes little away from who is
    being told about outside. `role` is "subject", "object", "topic" (a subject's possessor), "possessor", "part" (within another phrase's noun)
    or "other".
    """

    start: int
    end: int
    head: int
    depth: float
    role: str
    pronoun: str = ""


def everything(doc: Doc, names: dict[int, Name], owed: Iterable[TokenRange]) -> list[Noticed]:
    """All possible mentions by place; the spans `owed` (sources, addressees, participants) as they are."""
    depths = _depths(doc, outermost(sorted(doc._.quoted or ())))
    out = {span: _noticed(doc, *span, depths) for span in owed}
    heads = {item.head for item in out.values()}
    for token in doc:
        if token.i not in heads and (span := _span_at(doc, token, names)) is not None and span not in out:
            item = _noticed(doc, *span, depths)
            if item.head not in heads:
                heads.add(item.head)
                out[span] = item
    return sorted(out.values(), key=lambda item: (item.start, -item.end))


def _depths(doc: Doc, quotations: Sequence[Range]) -> list[float]:
    out = [0.0] * len(doc)
    depth, number = 0.0, 0
    for sentence in doc.sents:
        while number < len(quotations) and quotations[number][1] <= sentence.start_char:
            number += 1
        within = number < len(quotations) and quotations[number][0] <= sentence.start_char
        ends_within = within and quotations[number][1] >= sentence.end_char
        depth += QUOTED_SENTENCE if ends_within else 1.0
        out[sentence.start : sentence.end] = [depth] * (sentence.end - sentence.start)
    return out


def _noticed(doc: Doc, start: int, end: int, depths: list[float]) -> Noticed:
    root = doc[start:end].root
    is_alone = end - start == 1 or (end - start == 2 and doc[end - 1].lower_ in ("both", "all", "each"))
    word = root.lower_ if is_alone and _is_pronoun(root) else ""
    return Noticed(start, end, root.i, depths[start], _role(root), word)


def _is_pronoun(token: Token) -> bool:
    return token.lower_ in PRONOUNS and token.text != "US"


def _span_at(doc: Doc, token: Token, names: dict[int, Name]) -> TokenRange | None:
    if _is_pronoun(token) and token.tag_ in ("PRP", "PRP$"):
        return token.i, token.i + 1
    name = names.get(token.i)
    if name is not None:
        return _of_name(doc, name) if token.i == name.start and name.type != ADJECTIVE else None
    if (
        token.tag_ in ("NN", "NNS", "NNP", "NNPS")
        and token.dep_ not in _INSIDE
        and kind_of_noun(token.lemma_.lower(), plural=token.tag_ in _PLURALS) is not None
    ):
        return _with_inner(doc, token.i, _end_with_name(doc, token, names), token)
    return None


def _end_with_name(doc: Doc, noun: Token, names: dict[int, Name]) -> int:
    """The end of a person's noun with the name behind it: "his adviser, the diplomat Ana Duarte"."""
    if kind_of_noun(noun.lemma_.lower()) != "person":
        return noun.i + 1
    for at in range(noun.i + 1, min(noun.i + 6, len(doc))):
        name = names.get(at)
        if name is not None and name.type == PERSON:
            return name.end if at + 1 == name.end or doc[at].tag_ in ("NNP", "NNPS") else noun.i + 1
        if doc[at].tag_ not in ("NN", "NNP", "JJ", "DT") and not (at == noun.i + 1 and doc[at].lower_ == ","):
            break
    return noun.i + 1


def _of_name(doc: Doc, name: Name) -> TokenRange:
    """The name with the titles before it and the apposition behind it."""
    root = doc[name.start : name.end].root
    start, end = _with_inner(doc, name.start, name.end, root)
    for child in root.rights:
        if child.dep_ == "appos" and child.i >= end and doc[end].lower_ == ",":
            last = max(word.i for word in child.subtree) + 1
            end = last if last - start <= CORE_MAX else end
    return start, end


def _with_inner(doc: Doc, start: int, end: int, head: Token) -> TokenRange:
    lefts = [min(word.i for word in child.subtree) for child in head.lefts if child.dep_ in _INNER]
    first = min([start, *lefts])
    return (first if end - first <= CORE_MAX else start), end


def _role(root: Token) -> str:
    dep = root.dep_
    if dep.startswith(("nsubj", "csubj")):
        return "subject"
    if dep in ("obj", "iobj"):
        return "object"
    if dep == "nmod:poss" or (root.i + 1 < len(root.doc) and root.nbor().tag_ == "POS"):
        return "topic" if root.head.dep_.startswith("nsubj") else "possessor"
    return "part" if dep in _INSIDE or dep.startswith("nmod") else "other"
