"""Names are not titles: "President" is nobody's name, and "Foreign Secretary Boris Johnson" is called Boris Johnson."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from legation.knowledge.actors.files import read_states
from legation.knowledge.actors.knowledge import FOLDER

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir lord lady dame president vice deputy prime minister premier chancellor secretary general foreign "
        "defence defense interior finance senator sen rep gov governor king queen prince princess emperor sheikh ayatollah pope "
        "cardinal archbishop bishop rabbi colonel col captain capt lieutenant lt sergeant sgt major maj gen brigadier brig "
        "admiral adm commander marshal professor prof judge justice ambassador envoy spokesman spokeswoman spokesperson chairman "
        "chairwoman chair director chief congressman congresswoman representative mayor speaker commissioner comrade delegate "
        "member members undersecretary under state attorney then former"
    ).split()
)


CLOSED = frozenset("the a an this that these those he she it they we i you his her its their our my who which".split())


@cache
def states() -> frozenset[str]:
    """The names of states and of their capitals: where they stand alone nobody is called so, in "Russia's envoy" or "Moscow refused"."""
    found = read_states(FOLDER / "states.tsv").values()
    return frozenset(name for state in found for name in (state.name, *state.aliases, *state.capitals))


def name_of(words: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The range of a name of this kind, of a person without titles; None where only an article, pronoun or title was marked."""
    if all(word.lower() in CLOSED for word in words[start:end]):
        return None
    return without_titles(words, start, end) if kind == "PER" else (start, end)


def without_titles(words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """The range of a person's name without the titles in front, and what stands before them; None if nothing else is there."""
    titles = [number for number in range(start, end) if words[number].lower().strip(".") in TITLES]
    start = titles[-1] + 1 if titles else start
    return (start, end) if start < end and any(char.isalpha() for char in words[start]) else None
