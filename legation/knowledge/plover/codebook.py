"""Loads the codebook and finds an event's mode and contexts by their words, its intensity and its CAMEO code."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Span

from legation.errors import KnowledgeError
from legation.knowledge.plover.surroundings import around, lemmas_of
from legation.knowledge.plover.tables import Phrase, entries, number, phrases, rows
from legation.knowledge.plover.wordfinder import WordFinder

FOLDER = Path(__file__).parent
CONTEXTS_MAX = 2
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes; the first is class 1."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types. `goldstein` and `intensity` are weights from -10 (conflict) to 10; `cameo` the root codes."""

    code: str
    quad: str
    goldstein: float
    intensity: float
    cameo: tuple[str, ...]
    definition: str
    boundaries: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of one type was done. `trigger` words decide it within the trigger, `near` words when they hang on it, or stand in it and nothing better does."""

    type: str
    code: str
    intensity: float | None
    definition: str
    trigger: tuple[Phrase, ...]
    near: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What an event was about."""

    code: str
    definition: str
    words: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """The CAMEO code of events of a type; `mode` and `context` are empty where any will do."""

    type: str
    mode: str
    context: str
    code: str
    goldstein: float
    name: str


class Codebook:
    """Types, modes, contexts, CAMEO codes. Raises KnowledgeError (file and line) where the data are not well formed."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.types = {entry.code: entry for entry in _types(folder / "types.toml")}
        self.modes = list(_modes(folder / "modes.tsv", self.types))
        self.contexts = list(_contexts(folder / "contexts.tsv"))
        self._cameo = list(_cameo(folder / "cameo.tsv", self.types))
        self._modes_of = {code: [mode for mode in self.modes if mode.type == code] for code in self.types}
        self._in_trigger = {code: WordFinder(mode.trigger for mode in modes) for code, modes in self._modes_of.items()}
        self._near = {code: WordFinder((*mode.trigger, *mode.near) for mode in modes) for code, modes in self._modes_of.items()}
        self._contexts = WordFinder(context.words for context in self.contexts)

    def mode_of(self, type_: str, trigger: Span) -> str | None:
        """The mode whose `trigger` words stand in the trigger, else the one with any of its words there or around; the first in the file's order."""
        modes = self._modes_of.get(type_)
        if not modes:
            return None
        ranks = self._in_trigger[type_].ranks(lemmas_of(trigger)) or self._near[type_].ranks(_phrase_lemmas(trigger))
        return modes[ranks[0]].code if ranks else None

    def contexts_of(self, trigger: Span) -> tuple[str, ...]:
        """The contexts whose words stand in the trigger's phrase, at most two, in the file's order."""
        ranks = self._contexts.ranks(_phrase_lemmas(trigger))
        return tuple(self.contexts[rank].code for rank in ranks[:CONTEXTS_MAX])

    def intensity_of(self, type_: str, mode: str | None) -> float:
        """PLOVER's score of a type and mode, from -10 to 10. Raises KeyError for no type."""
        own = next((entry.intensity for entry in self._modes_of[type_] if entry.code == mode), None)
        return self.types[type_].intensity if own is None else own

    def cameo_of(self, type_: str, mode: str | None, contexts: Collection[str]) -> CameoCode:
        """The CAMEO code that says as much of an event as is sure. Raises KeyError for no type."""
        for entry in self._cameo:
            if entry.type == type_ and entry.mode in ("", mode) and (not entry.context or entry.context in contexts):
                return entry
        raise KeyError(type_)


@cache
def codebook() -> Codebook:
    """The codebook that Legation carries."""
    return Codebook()


def _phrase_lemmas(trigger: Span) -> list[str]:
    """The trigger's lemmas, a gap that no sequence spans, and those around it."""
    return [*lemmas_of(trigger), "", *lemmas_of(around(trigger))]


def _types(path: Path) -> Iterator[EventType]:
    for code, entry in entries(path):
        where = f"{path}, {code}"
        try:
            found = _type(code, entry, where)
        except KeyError as error:
            raise KnowledgeError(f"{where}: {error.args[0]} is missing") from error
        if found.quad not in QUADS:
            raise KnowledgeError(f"{where}: {found.quad!r} is no quad class")
        yield found


def _type(code: str, entry: dict[str, Any], where: str) -> EventType:
    return EventType(
        code,
        entry["quad"],
        number(entry["goldstein"], where),
        number(entry["intensity"], where),
        tuple(entry["cameo"]),
        entry["definition"],
        tuple(entry["boundaries"]),
        tuple(entry["examples"]),
    )


def _modes(path: Path, types: Collection[str]) -> Iterator[Mode]:
    seen = set()
    for where, (type_, code, intensity, definition, trigger, near) in rows(path, "type mode intensity definition trigger near"):
        if type_ not in types or (type_, code) in seen:
            raise KnowledgeError(f"{where}: {type_} is no type" if type_ not in types else f"{where}: {type_} {code} stands twice")
        seen.add((type_, code))
        yield Mode(type_, code, number(intensity, where) if intensity else None, definition, phrases(trigger, where), phrases(near, where))


def _contexts(path: Path) -> Iterator[Context]:
    for where, (code, definition, words) in rows(path, "context definition words"):
        yield Context(code, definition, phrases(words, where))


def _cameo(path: Path, types: Collection[str]) -> Iterator[CameoCode]:
    for where, (type_, mode, context, code, goldstein, name) in rows(path, "type mode context code goldstein name"):
        if type_ not in types:
            raise KnowledgeError(f"{where}: {type_} is no type")
        yield CameoCode(type_, mode, context, code, number(goldstein, where), name)
