"""Patterns over classes of words, and the parser that finds the longest ones.

A pattern is written as words: `NAME` is a word of that class (or one of MACROS) and is kept as a slot, `SLOT:NAME` keeps it
under another name, lower case is the word itself; ( | ) ? * + as in regular expressions. "(the)? MOD -? MONTH" finds
"the early April" and "mid-April".

Each word of the text becomes one character that stands for the set of classes that it is in, so that a pattern is a
regular expression over a short string, and equal strings are parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from legation.reading.times.scanning import NUMBER_CLASSES, Word, scan
from legation.reading.times.words import CAPITAL_ONLY, CLASSES

Build = TypeVar("Build")

MACROS = {
    "NUM": "(NUMERAL SCALE? FRACTION? | FRACTION | (NUMWORD (-? NUMWORD)? | (a|an)) (SCALE (and? NUMWORD (-? NUMWORD)?)?)+"
    " | NUMWORD (-? NUMWORD)*) (and a half)?",
    "VAGUE": "(a few | several | few | (a)? couple of | a couple | some | many | a number of | (dozens|hundreds|thousands|scores) of | countless)",
    "DAYNUM": "(DAY | ORDDAY | (TENS -?)? ORDWORD)",
    "ORDINAL": "(ORD | (TENS -?)? ORDWORD)",
    "SPOKENYEAR": "(eighteen | nineteen) (TENS (-? ONES)? | NUMWORD) | two thousand (and? NUMWORD)?",
    "YEARS": "(YEAR | SHORTYEAR | SPOKEN:SPOKENYEAR)",
}
_WEAK = (
    "a an the of in to and or at on , . - 's for by from with some many few several half more next this that same last first second early late "
    "before after about over up under than as is was some until since during is it no not couple start end close former one two three four five "
    "six seven eight nine ten rest most"
)
WEAK = frozenset(_WEAK.split())
"""Words that make no time expression by themselves: a stretch of nothing but these and numbers is not parsed."""
_ITEM = re.compile(r"(?:[A-Z]+\d*:)?[A-Z]+\d*|[a-z.]+(?:'[a-z]+)?|'s|[()|?*+]|\S")
_UNKNOWN = "\x00"


@dataclass(frozen=True, slots=True)
class Rule(Generic[Build]):
    """A pattern and what is made of a stretch of words that it fits. `role` says what may stand beside it, see `parsing`."""

    pattern: str
    build: Build
    role: str = ""


@dataclass(frozen=True, slots=True)
class Hit(Generic[Build]):
    """Words [start, end) of an island that fit a rule, and which of them fill the slots."""

    start: int
    end: int
    rule: Rule[Build]
    slots: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Grammar(Generic[Build]):
    """All rules, compiled over one alphabet."""

    def __init__(self, rules: Iterable[Rule[Build]], *, joints: Mapping[str, str] | None = None) -> None:
        """`joints` are named patterns that make nothing by themselves, for `joint_end`."""
        self.rules = tuple(rules)
        self._joints = dict(joints or {})
        self._classes = {name: frozenset(words) for name, words in CLASSES.items()}
        self._classes |= {name: frozenset(kinds) for name, kinds in NUMBER_CLASSES.items()}
        self._literals = frozenset(item for pattern in self._all_patterns() for item in _ITEM.findall(pattern) if _is_literal(item))
        self._letters = self._alphabet()
        self._starting = self._rules_by_first_letter()
        self._regexes: dict[str, re.Pattern[str]] = {}
        strong = "".join(sorted({letter for word, letter in self._letters.items() if not _is_weak(word)}))
        self._island = re.compile(f"[^{_UNKNOWN}]*[{re.escape(strong)}][^{_UNKNOWN}]*")

    def islands(self, text: str) -> Iterator[tuple[str, list[Word]]]:
        """Stretches of words that the grammar knows, with at least one that can make a time expression."""
        tokens = scan(text)
        letter_of = self._letters.get
        letters = "".join([letter_of(kind, _UNKNOWN) for kind, _, _ in tokens])
        for match in self._island.finditer(letters):
            yield from self._cased(letters, tokens, match.start(), match.end())

    def _cased(self, letters: str, tokens: list[tuple[str, str, int]], start: int, end: int) -> Iterator[tuple[str, list[Word]]]:
        found = list(letters[start:end])
        words = []
        for index in range(start, end):
            kind, form, at = tokens[index]
            if kind in CAPITAL_ONLY and form[0].islower():
                found[index - start] = _UNKNOWN
            words.append(Word(form.lower(), kind, at, at + len(form)))
        yield "".join(found), words

    def begins(self, letter: str) -> bool:
        """Whether any rule or joint can begin with the letter."""
        return letter in self._starting

    def hits_at(self, letters: str, at: int) -> list[Hit[Build]]:
        """All hits that begin at `at`, the longest first; among equals in the grammar's order."""
        rules = self._starting.get(letters[at], ()) if at < len(letters) else ()
        matches = ((rule, self._compiled(rule.pattern).match(letters, at)) for rule in rules)
        found = [Hit(at, match.end(), rule, _slots(match)) for rule, match in matches if match and match.end() > at]
        return sorted(found, key=lambda hit: -hit.end)

    def joint_end(self, name: str, letters: str, at: int) -> int:
        """Where the joint that begins at `at` ends; `at` itself where there is none."""
        match = self._compiled(self._joints[name]).match(letters, at)
        return match.end() if match else at

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        """The pattern as a regular expression, made on first use."""
        found = self._regexes.get(pattern)
        if found is None:
            found = self._regexes[pattern] = re.compile(self._regex(pattern))
        return found

    def _rules_by_first_letter(self) -> dict[str, list[Rule[Build]]]:
        out: dict[str, list[Rule[Build]]] = {}
        for rule in self.rules:
            for letter in sorted(self._first_letters(_ITEM.findall(rule.pattern))[0]):
                out.setdefault(letter, []).append(rule)
        for pattern in self._joints.values():
            for letter in self._first_letters(_ITEM.findall(pattern))[0]:
                out.setdefault(letter, [])
        return out

    def _first_letters(self, items: list[str]) -> tuple[set[str], bool]:
        """The letters that a pattern can begin with, and whether it can be empty. Takes the items it reads off `items`."""
        letters, empty, branch_empty = set[str](), False, True
        while items and items[0] != ")":
            item = items.pop(0)
            if item == "|":
                empty, branch_empty = empty or branch_empty, True
                continue
            if item == "(":
                first, optional = self._first_letters(items)
                items.pop(0)
            else:
                first, optional = self._letters_of(item.rpartition(":")[2] if len(item) > 1 else item)
            if items and items[0] in "?*+":
                optional = items.pop(0) in "?*" or optional
            if branch_empty:
                letters |= first
            branch_empty = branch_empty and optional
        return letters, empty or branch_empty

    def _letters_of(self, name: str) -> tuple[set[str], bool]:
        if _is_literal(name):
            return {self._letters[name]}, False
        if name in MACROS:
            return self._first_letters(_ITEM.findall(MACROS[name]))
        return {self._letters[word] for word in self._classes[name]}, False

    def _all_patterns(self) -> Iterator[str]:
        yield from MACROS.values()
        yield from (rule.pattern for rule in self.rules)
        yield from self._joints.values()

    def _alphabet(self) -> dict[str, str]:
        words = self._literals.union(*self._classes.values())
        signatures: dict[frozenset[str], str] = {}
        letters = {}
        for word in sorted(words):
            signature = frozenset(name for name, members in self._classes.items() if word in members)
            signature |= {word} if word in self._literals else set()
            signature |= {"weak"} if _is_weak(word) else set()
            signature |= {"capital"} if word in CAPITAL_ONLY else set()
            letters[word] = signatures.setdefault(signature, chr(0xE000 + len(signatures)))
        return letters

    def _regex(self, pattern: str, *, keep: bool = True) -> str:
        out: list[str] = []
        names: list[str] = []
        for item in _ITEM.findall(pattern):
            slot, _, name = item.rpartition(":") if ":" in item and len(item) > 1 else ("", "", item)
            if name in "()|?*+":
                out.append("(?:" if name == "(" else name)
            elif _is_literal(name):
                out.append(f"[{self._letters[name]}]")
            else:
                inner = self._regex(MACROS[name], keep=False) if name in MACROS else self._charset(name)
                group = f"{slot or name}__{len(names)}"
                names.append(group)
                out.append(f"(?P<{group}>{inner})" if keep else f"(?:{inner})")
        return "".join(out)

    def _charset(self, name: str) -> str:
        if name not in self._classes:
            raise ValueError(f"unknown class {name!r} in a pattern of times")
        return "[" + "".join(sorted({self._letters[word] for word in self._classes[name]})) + "]"


def _slots(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The slots that are filled; where a name stands twice in the pattern, its first one that is filled."""
    found: dict[str, tuple[int, int]] = {}
    for group, text in match.groupdict().items():
        if text is not None:
            found.setdefault(group.partition("__")[0], match.span(group))
    return found


def _is_literal(item: str) -> bool:
    return not item[0].isupper() and item not in "()|?*+"


def _is_weak(word: str) -> bool:
    if word.startswith("#"):
        return word not in ("#iso", "#slash", "#dot", "#clock", "#decade", "#shortdecade", "#year", "#yearhours", "#ordday", "#shortyear")
    return word in WEAK or (word in CLASSES["NUMWORD"] and word not in ("eighteen", "nineteen")) or word in CLASSES["SCALE"]
