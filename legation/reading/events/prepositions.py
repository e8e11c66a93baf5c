"""Which prepositions lead to who acts and who is acted on, by the type of the event and the word that they hang on."""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, frozenset[str]]
"""For each preposition the types that it goes with; "*" is all of them."""


def _table(**types: str) -> Table:
    return {word.rstrip("_"): frozenset(names.split()) for word, names in types.items()}


ACTOR_OF_NOUN = _table(
    between="CONSULT AGREE COOPERATE ASSAULT RETREAT",
    among="CONSULT AGREE COOPERATE",
    by="*",
    from_="SUPPORT ACCUSE REJECT REQUEST THREATEN AID AGREE CONCEDE",
)
RECIPIENT_OF_NOUN = _table(
    with_="CONSULT AGREE COOPERATE ASSAULT RETREAT SUPPORT SANCTION",
    to="CONSULT REQUEST AID SUPPORT CONCEDE AGREE THREATEN COOPERATE",
    for_="SUPPORT AID",
    on="ASSAULT SANCTION REQUEST COERCE ACCUSE",
    upon="REQUEST ASSAULT",
    against="*",
    at="ASSAULT ACCUSE",
    of="ASSAULT COERCE ACCUSE SANCTION REJECT SUPPORT",
    into="ASSAULT",
    from_="SANCTION RETREAT",
    toward="SUPPORT ACCUSE THREATEN CONCEDE AID",
    towards="SUPPORT ACCUSE THREATEN CONCEDE AID",
)
"""Behind a noun: "a threat to", "talks with"."""
RECIPIENT_OF_VERB = _table(
    with_="CONSULT AGREE COOPERATE ASSAULT RETREAT REQUEST SUPPORT",
    to="CONSULT REQUEST AID CONCEDE",
    on="ASSAULT SANCTION REQUEST COERCE ACCUSE",
    upon="REQUEST ASSAULT",
    against="*",
    at="ASSAULT ACCUSE",
    into="ASSAULT",
    from_="SANCTION RETREAT REQUEST",
)
"""Behind a verb: "fired on", "appealed to", "demanded explanations from"."""
RECIPIENT_OF_ADJECTIVE = _table(
    of="SUPPORT REJECT ACCUSE",
    to="SUPPORT REJECT ACCUSE AGREE",
    with_="SUPPORT REJECT ACCUSE AGREE COOPERATE",
    at="SUPPORT REJECT ACCUSE",
    about="SUPPORT REJECT ACCUSE",
    toward="SUPPORT REJECT ACCUSE",
    towards="SUPPORT REJECT ACCUSE",
)
"""Behind an adjective: "critical of", "grateful to", "angry at"."""
BEHIND_THING = _table(
    by="REJECT SUPPORT ACCUSE AGREE REQUEST CONCEDE",
    from_="REJECT SUPPORT ACCUSE AGREE REQUEST SANCTION",
    of="REJECT SUPPORT REQUEST SANCTION CONCEDE THREATEN",
    for_="REJECT SANCTION AID CONCEDE",
    with_="REJECT SUPPORT REQUEST SANCTION AGREE",
    between="REJECT SUPPORT",
    to="SUPPORT SANCTION CONCEDE AID AGREE",
    on="SANCTION CONCEDE THREATEN",
    against="REJECT SUPPORT ACCUSE AGREE REQUEST SANCTION CONCEDE THREATEN AID RETREAT",
)
"""Behind the thing that a verb has as its object: "rejected a claim by", "lifted the ban on", "withdrew support from"."""
THROUGH_THINGS = frozenset("REJECT SUPPORT ACCUSE AGREE REQUEST SANCTION CONCEDE THREATEN AID RETREAT".split())
"""Types that reach someone through a thing of his."""
BY_THEM = frozenset("support backing help assistance blessing protection opposition aid consent mediation auspices".split())
"""Nouns that those behind their "of" do: "with the support of Moscow"."""
TRUST = frozenset({"confidence", "trust", "faith", "belief"})
"""Nouns whose "in" leads to whom they are for."""


def fits(table: Table, prepositions: set[str], type_: str) -> bool:
    """Whether one of the prepositions goes with the type."""
    return any(type_ in table.get(word, ()) or "*" in table.get(word, ()) for word in prepositions)
