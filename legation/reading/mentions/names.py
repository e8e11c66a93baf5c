"""Which names are the same one: "Mr Rybkin" after "Ivan Rybkin"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

Key = tuple[str, str]


def longest_names(entities: Iterable[Span]) -> dict[Key, str]:
    """For each (type, name) of a person the one longer name in the document that ends or begins with it.

    Nothing is said where two people share it.
    """
    people = sorted({ent.text for ent in entities if ent.label_ == "PER"}, key=len, reverse=True)
    out: dict[Key, str] = {}
    for name in people:
        longer = [other for other in people if _is_part(name.split(), other.split())]
        full = [other for other in longer if not any(_is_part(other.split(), third.split()) for third in longer)]
        if len(full) == 1:
            out["PER", name] = full[0]
    return out


def _is_part(short: list[str], long: list[str]) -> bool:
    return 0 < len(short) < len(long) and (long[-len(short) :] == short or long[: len(short)] == short)


def possesses(ent: Span) -> bool:
    """Whether the name is a possessor: "Erdogan's spokesman"."""
    return ent.end < len(ent.doc) and ent.doc[ent.end].tag_ == "POS"
