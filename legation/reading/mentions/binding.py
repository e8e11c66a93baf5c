"""What grammar says of a pronoun within its own sentence: whom a possessive is bound to, whom an object cannot mean, and an "it" that means nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

CLIMB_MAX = 8
_OBJECTS = frozenset({"obj", "iobj"})
_JUDGED = frozenset(
    (
        "hard easy clear unclear important necessary possible impossible likely unlikely difficult essential right wrong natural vital good better best early late premature "
        "imperative crucial true fair unfair sad regrettable unacceptable acceptable time inevitable understandable obvious strange useful useless dangerous"
    ).split()
)
"""What "it is" may say of a clause that follows: "it would be hard for them to win"."""
_BECOMING = frozenset({"become", "seem", "appear", "remain", "prove", "look"})
_CLAUSES = frozenset({"csubj", "ccomp", "xcomp", "advcl", "acl"})


def binder(doc: Doc, pronoun: int) -> int | None:
    """The token to which a possessive pronoun is bound: the possessor or subject next above it ("Tehran's work in its plant"), or of an
    infinitive the object of what was ordered ("ordered the insurer to suspend its operations"); None where there is none before it."""
    owned = doc[pronoun].head
    node = owned
    for _ in range(CLIMB_MAX):
        found = next((child for child in node.children if child.i < pronoun and _governs(child, node, owned)), None)
        if found is not None:
            return found.i
        if node.head.i == node.i:
            return None
        if node.dep_ == "xcomp" or (node.tag_ == "VB" and node.dep_ in ("ccomp", "advcl") and any(child.lower_ == "to" for child in node.lefts)):
            given = [child for child in node.head.children if child.dep_ in _OBJECTS and child.i < pronoun]
            if given:
                return given[0].i
        node = node.head
    return None


def _governs(child: Token, node: Token, owned: Token) -> bool:
    return child.dep_.startswith("nsubj") or (child.dep_ == "nmod:poss" and node.i != owned.i)


def own_subject(doc: Doc, pronoun: int) -> int | None:
    """The subject of the verb whose object the pronoun is: "Annan told him" tells nothing to Annan; None where it is no such object."""
    token = doc[pronoun]
    if token.dep_ not in _OBJECTS or token.lower_.endswith(("self", "selves")):
        return None
    return next((child.i for child in token.head.children if child.dep_.startswith("nsubj")), None)


def means_nobody(token: Token) -> bool:
    """Whether an "it" stands only for a clause that follows: "it is hard to say"."""
    if token.lower_ != "it":
        return False
    head = token.head
    is_judged = head.lemma_.lower() in _JUDGED and any(child.dep_ == "cop" for child in head.children)
    becomes = head.lemma_.lower() in _BECOMING and any(child.lemma_.lower() in _JUDGED for child in head.children)
    return token.dep_ == "expl" or becomes or (is_judged and any(child.dep_.split(":")[0] in _CLAUSES and child.i > head.i for child in head.children))


def may_mean_a_thing(token: Token) -> bool:
    """Whether an "it" that no statement or event asks for stands where it rather means a thing: an object, or the subject of a passive."""
    return token.lower_ == "it" and token.dep_ != "nsubj"
