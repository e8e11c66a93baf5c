"""Which names are the same one: "Mr Rybkin" after "Ivan Rybkin", "PKK" after "Kurdistan Workers' Party (PKK)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from legation.reading.mentions.cast import plain

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir lord lady madam madame president minister premier chancellor king queen prince princess general gen colonel col major maj "
        "captain capt lieutenant lt admiral senator sen representative rep governor gov professor prof judge justice ambassador sheikh sheik pope "
        "secretary chairman rev reverend father bishop archbishop cardinal prime foreign vice-president herr frau monsieur mwalimu comrade emir sultan"
    ).split()
)
_SMALL = frozenset("of the for and de la le du des in on von van der den bin ibn al el da dos do y e".split())
_IN_BRACKETS = re.compile(r"((?:[A-Z][\w’'-]*[ ](?:(?:of|the|for|and|in|de|on)[ ]){0,2}){1,7})\(([A-Z][A-Za-z.-]{1,9})\)")
"""A name of several words and, in brackets behind it, its acronym."""

Words = tuple[str, ...]


def words_of(name: str, *, of_person: bool = True) -> Words:
    """The comparable words of a name: plain letters, no article, no possessive, before a person's name no titles."""
    name = re.sub(r"['’]s?$", "", name.strip())
    words = [word for word in re.findall(r"[a-z0-9-]+", plain(name)) if word != "the"]
    while of_person and len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return tuple(words)


def longest_people(names: Iterable[str]) -> dict[Words, str]:
    """For each person's name (its words) the one longer name in the document that it is a part of, or itself.

    A name that two people share stands for itself.
    """
    full: dict[Words, str] = {}
    for name in names:
        full.setdefault(words_of(name), name)
    by_word: dict[str, set[Words]] = defaultdict(set)
    for words in full:
        for word in words:
            by_word[word].add(words)
    return {words: _one_longer(words, full, by_word) for words in full if words}


def _one_longer(words: Words, full: dict[Words, str], by_word: dict[str, set[Words]]) -> str:
    longer = [other for other in by_word[words[-1]] if _is_part(words, other)]
    longest = [other for other in longer if not any(_is_part(other, third) for third in longer)]
    if not longest and len(words) == 1:
        longest = [other for other, name in full.items() if len(other) > 1 and _ends_in_half(name, words[0])]
    return full[longest[0]] if len(longest) == 1 else full[words]


def _ends_in_half(name: str, word: str) -> bool:
    """Whether the last name is a double one that ends in the word: "Arroyo" of "Gloria Macapagal-Arroyo", not "Moon" of "Ban Ki-moon"."""
    if "-" not in name:
        return False
    half = name.rpartition("-")[2]
    return "-" in name.split()[-1] and half[:1].isupper() and words_of(half) == (word,)


def _is_part(short: Words, long: Words) -> bool:
    """Whether the words end, begin or stand within the longer name in one stretch ("Duran Ballen", "Petr")."""
    return len(short) < len(long) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def longest_bodies(names: Iterable[str], text: str) -> dict[Words, str]:
    """For each organization's or state's name the longer one that it stands for, or itself: acronyms, and names shortened to their end.

    "WTO" for "World Trade Organization", "Commission" for "European Commission".
    """
    full: dict[Words, str] = {}
    for name in names:
        full.setdefault(words_of(name, of_person=False), name)
    spelled = acronyms(text, [name for name in full.values() if " " in name])
    by_end: dict[str, set[Words]] = defaultdict(set)
    by_start: dict[str, set[Words]] = defaultdict(set)
    for words in full:
        by_end[words[-1] if words else ""].add(words)
        by_start[words[0] if words else ""].add(words)
    return {words: _spelled_out(words, name, spelled) or _one_longer_body(words, full, by_end, by_start) for words, name in full.items() if words}


def _spelled_out(words: Words, name: str, spelled: dict[str, str]) -> str | None:
    return spelled.get(name.replace(".", "").upper()) if len(words) == 1 and name.replace(".", "").isupper() else None


def _one_longer_body(words: Words, full: dict[Words, str], by_end: dict[str, set[Words]], by_start: dict[str, set[Words]]) -> str:
    count = len(words)
    longer = [other for other in by_end[words[-1]] if len(other) > count and other[-count:] == words]
    if len(longer) == 1 and len(longer[0]) > count + 2:
        return full[words]
    if not longer and count > 1:  # "OSCE Mission" of "OSCE Mission to Georgia"
        longer = [other for other in by_start[words[0]] if len(other) > count + 1 and other[:count] == words and other[count] in ("of", "to", "in")]
    return full[longer[0]] if len(longer) == 1 else full[words]


def acronyms(text: str, names: Iterable[str]) -> dict[str, str]:
    """Acronyms in capitals without full stops, and the one name in the text that each stands for."""
    out: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        short = match[2].replace(".", "")
        words = match[1].split()
        for at in range(len(words)):
            if _abbreviates(short, words[at:]):
                out[short.upper()] = " ".join(words[at:])
                break
    by_initials: dict[str, set[str]] = defaultdict(set)
    for name in names:
        by_initials[initials(name)].add(name)
    for short, spelled in by_initials.items():
        if len(short) > 1 and len({words_of(name, of_person=False) for name in spelled}) == 1:
            out.setdefault(short, min(spelled))
    return out


def initials(name: str) -> str:
    """The first letters of the words that count, in capitals: "World Trade Organization" -> "WTO"."""
    return "".join(word[0] for word in re.findall(r"\w+", re.sub(r"['’]s\b", "", name)) if word not in _SMALL).upper()


def _abbreviates(short: str, words: list[str]) -> bool:
    letters = "".join(part[0] for word in words if word not in _SMALL for part in re.split(r"[-’']", word) if part).upper()
    return letters == short.upper() or (len(short) > 2 and letters[:1] == short[0].upper() and letters == short.upper()[: len(letters)] and len(letters) > 2)
