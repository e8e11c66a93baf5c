"""The records of the contract (docs/records.md), as frozen dataclasses: the vocabulary of the whole house.

Offsets count Unicode code points in `Document.text`, the end exclusive. Lists are tuples here and lists in JSON.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from typing import Any, Self

from legation.errors import RecordError


class Genre(StrEnum):
    """What kind of text a document is; in all but a report its publisher or speaker answers for what no cue attributes."""

    REPORT = "report"
    RELEASE = "release"
    TRANSCRIPT = "transcript"
    SPEECH = "speech"
    POST = "post"


class ActorKind(StrEnum):
    PERSON = "person"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"


class MentionForm(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"


class StatementKind(StrEnum):
    """Whether all, none or some of a statement's content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EventStatus(StrEnum):
    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSSIBLE = "possible"
    NEGATED = "negated"


class TimeType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


UNWRITTEN = {"unwritten": True}
"""The metadata of a field that is no part of the record's dict form."""


class Record:
    """What all records share: a dict form without loss."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types, in the contract's field order."""
        return {name: _plain(getattr(self, name)) for name in _fields(type(self))}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The record that `to_dict` wrote; fields that this version does not know are left out.

        Raises RecordError where a field is missing or its value is of another type.
        """
        if not isinstance(data, dict):
            raise RecordError(f"{cls.__name__}: expected an object, got {type(data).__name__}")
        values = {}
        for name, (plain, convert, where, required) in _fields(cls).items():
            if name in data:
                value = data[name]
                values[name] = value if type(value) is plain else convert(value, where)
            elif required:
                raise RecordError(f"{where}: missing")
        return cls(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


Converter = Callable[[Any, str], Any]
"""A value of JSON and where it stands, to the field's value. Raises RecordError."""


_Field = tuple[type[Any] | None, Converter, str, bool]
_FIELDS: dict[type[Any], dict[str, _Field]] = {}


def _fields(cls: type[Any]) -> dict[str, _Field]:
    """The type that needs no converting, how other values are converted, what the field is called, and whether it must be given; worked out once a class."""
    if cls not in _FIELDS:
        hints = typing.get_type_hints(cls)
        _FIELDS[cls] = {
            f.name: (_plain_type(hints[f.name]), _converter(hints[f.name]), f"{cls.__name__}.{f.name}", _is_required(f))
            for f in dataclasses.fields(cls)
            if not f.metadata.get("unwritten")
        }
    return _FIELDS[cls]


def _plain_type(kind: Any) -> type[Any] | None:
    """Text or number, be it optional; None for all else."""
    choices = typing.get_args(kind) if typing.get_origin(kind) in (typing.Union, types.UnionType) else (kind,)
    return next((choice for choice in choices if choice in (str, int, float)), None)


def _is_required(found: dataclasses.Field[Any]) -> bool:
    return found.default is dataclasses.MISSING and found.default_factory is dataclasses.MISSING


@cache
def _converter(kind: Any) -> Converter:
    """What checks and converts values of a type; worked out once a type."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _converter(next(a for a in typing.get_args(kind) if a is not type(None)))
        return lambda value, where: None if value is None else inner(value, where)
    if origin is tuple:
        return _tuple_converter(typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Record):
        return lambda value, where: kind.from_dict(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return partial(_choice, {choice.value: choice for choice in kind})
    return partial(_plain_value, kind)


def _plain_value(kind: type[Any], value: Any, where: str) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if not isinstance(value, kind) or type(value) is bool:
        raise RecordError(f"{where}: expected {kind.__name__}, got {value!r}")
    return value


def _tuple_converter(items: tuple[Any, ...]) -> Converter:
    if items[-1] is Ellipsis:
        if isinstance(items[0], type) and issubclass(items[0], Record):
            made = items[0].from_dict
            return lambda value, where: tuple([made(item) for item in _listed(value, where)])
        each = _converter(items[0])
        return lambda value, where: tuple([each(item, where) for item in _listed(value, where)])
    converters = [_converter(item) for item in items]

    def fixed(value: Any, where: str) -> tuple[Any, ...]:
        if len(_listed(value, where)) != len(converters):
            raise RecordError(f"{where}: expected {len(converters)} items, got {len(value)}")
        return tuple(convert(item, where) for convert, item in zip(converters, value, strict=True))

    return fixed


def _listed(value: Any, where: str) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise RecordError(f"{where}: expected a list, got {value!r}")
    return value


def _choice(choices: dict[str, StrEnum], value: Any, where: str) -> StrEnum:
    choice = choices.get(value) if isinstance(value, str) else None
    if choice is None:
        raise RecordError(f"{where}: {value!r} is none of {', '.join(choices)}")
    return choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """A stretch of the document's text; `text == document.text[start:end]`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise RecordError(f"span {self.start}-{self.end} does not fit its text {self.text[:40]!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSpan(Span):
    """Words that stand for an actor. `actor` is an `Actor.id`."""

    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Span):
    """The words that attribute; `lemma` is that of their head."""

    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A text and where it came from. `published` is an ISO date; `text` is exactly what offsets point into."""

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    genre: Genre = Genre.REPORT
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Who appears. An id that starts with `~` is of someone unnamed, good for this document only.

    `candidates`: the known actors that were weighed where none was sure; `why`: one sentence on why it is this one, or none.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Record):
    """What was said: its spans in text order, and their words joined by " ... "."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise RecordError("a content has at least one span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Who said what to whom. `time`, `place`, `parent` and `replies_to` are ids of records in the same reading."""

    id: str
    kind: StatementKind
    source: ActorSpan | None
    cue: Cue
    content: Content
    addressee: ActorSpan | None = None
    time: str | None = None
    place: str | None = None
    parent: str | None = None
    replies_to: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitude(Record):
    """A quantity and the words that give it; `quantity` is (low, high), None where that side is open."""

    span: Span
    quantity: tuple[float | None, float | None]
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom. `type`, `mode` and `contexts` are PLOVER's."""

    id: str
    type: str
    mode: str | None = None
    trigger: Span
    actors: tuple[ActorSpan, ...] = ()
    recipients: tuple[ActorSpan, ...] = ()
    status: EventStatus
    time: str | None = None
    place: str | None = None
    contexts: tuple[str, ...] = ()
    magnitude: Magnitude | None = None
    statement: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Span):
    """A time expression with its TIMEX3 type and value; `basis` says what fixed a value that no publication date could."""

    id: str
    type: TimeType
    value: str
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Span):
    """A toponym; what is not resolved is None. Coordinates in degrees."""

    id: str
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Record):
    """Which reader made a reading: versions of Legation, of its model and of its knowledge."""

    legation: str
    model: str
    knowledge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """A document and everything that was read in it."""

    document: Document
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    reader: Reader | None = field(default=None)
    vectors: Any = field(default=None, compare=False, repr=False, metadata=UNWRITTEN)
    """Unit vectors [384] of what the statements say, in their order, None for one without words; None where nobody asked for them. Not part of the record."""

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id. Raises KeyError."""
        return next((actor for actor in self.actors if actor.id == actor_id), None) or _missing(actor_id)


def _missing(actor_id: str) -> typing.NoReturn:
    raise KeyError(actor_id)
