"""Labelled documents become windows, windows become batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from legation.reading.language.distance import distance_table
from legation.reading.language.pieces import BREAK, PieceEncoder, Window, cut
from training.documents import TITLES, Attribution, Event, Labelled, place_words
from training.model import CUES, NAMES, PARTICIPANTS, ROLES, STATUSES, TRIGGERS

T = TypeVar("T")
IGNORE = -100
LIMITS = (40, 80, 128, 192, 256, 256)
"""Window sizes in pieces, drawn anew for each document and epoch: short ones teach reading without a context."""
MASK = 103
MASKED_SHARE = 0.06
RENAMED_SHARE = 0.35
NEGATIVE_CUES = 2
"""Words in a window that are offered to the role reader as cues although they are none."""

FIRST_TYPE_MORE = 0.5
"""The first of several possible types counts for more."""

NEGATIVE_TRIGGERS = 2
"""Words in a window that are offered to the event reader although they name no event."""

CUES_PER_BATCH = 48
"""Where a batch has more cues, only every second, third, ... is read for roles."""

REACH = 1024
DISTANCE = distance_table(REACH)


@dataclass
class Labels:
    """The label classes, in order; a label beyond them is not learned."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    deprel: list[str]

    def __post_init__(self) -> None:
        self.ids = {name: {label: i for i, label in enumerate(getattr(self, name))} for name in ("upos", "xpos", "lemma", "deprel")}


@dataclass
class Telling:
    """A trigger in a window: its words, a participant id a word (None where it is no event), type ids, status id."""

    trigger: list[int]
    participants: list[int] | None
    types: list[int]
    status: int


@dataclass
class Example:
    """A window and its labels: `layers` maps a layer to one id a word; `cues` are (cue words, role ids)."""

    window: Window
    layers: dict[str, list[int]]
    heads: list[int] | None
    sentences: list[int] | None
    cues: list[tuple[list[int], list[int]]]
    addressees: bool
    tellings: list[Telling]


def windows(
    documents: Sequence[Labelled], encoder: PieceEncoder, labels: Labels, cue_words: set[str], rng: random.Random, names: Sequence[str] = ()
) -> list[Example]:
    """One pass over the documents, each cut at a size of its own; `names` are name words of the world to rename people with."""
    out = []
    for doc in documents:
        doc = renamed(doc, names, rng) if names and doc.names is not None and rng.random() < RENAMED_SHARE else doc
        sizes = [len(encoder.pieces(word)) for word in doc.words]
        breaks = doc.breaks if rng.random() < 0.8 else [False] * len(doc.words)
        for start, end in cut(sizes, doc.words, breaks, rng.choice(LIMITS)):
            out.append(_example(doc, encoder.window(doc.words, doc.glued, breaks, start, end), labels, cue_words, rng))
    return out


def _example(doc: Labelled, window: Window, labels: Labels, cue_words: set[str], rng: random.Random) -> Example:
    start, end = window.start, window.end
    layers: dict[str, list[int]] = {}
    heads = sentences = None
    for name, ids in labels.ids.items():
        column = getattr(doc, name)
        if column is not None:
            layers[name] = [ids.get(label, IGNORE) for label in column[start:end]]
    if doc.starts is not None:
        layers["starts"] = [int(flag) for flag in doc.starts[start:end]]
        sentences = list(np.cumsum([int(flag) for flag in doc.starts[start:end]]))
        heads = [head - start if start <= head < end else IGNORE for head in doc.head[start:end]]
    if doc.names is not None:
        layers["names"] = [IGNORE if name is None else NAMES.index(name) for name in doc.names[start:end]]
    cues: list[tuple[list[int], list[int]]] = []
    addressees = False
    if doc.attributions is not None:
        addressees = not doc.attributions or any(a.addressee is not None for a in doc.attributions)
        layers["cues"] = [IGNORE if i in doc.unsure else 0 for i in range(start, end)]
        for attribution in doc.attributions:
            if attribution.cue and start <= attribution.cue[0] and attribution.cue[-1] < end:
                cue = [i - start for i in attribution.cue]
                for n, i in enumerate(cue):
                    layers["cues"][i] = CUES.index("B" if n == 0 or cue[n - 1] != i - 1 else "I")
                cues.append((cue, _roles(attribution, doc.words, start, end)))
        cues += _negative_cues(doc, layers["cues"], start, cue_words, rng)
    tellings: list[Telling] = []
    if doc.events is not None:
        tellings = _tellings(doc, start, end)
        layers["triggers"] = _trigger_ids(doc, start, end)
        tellings += _negative_tellings(layers["triggers"], doc.words[start:end], rng)
    _mask(window, layers, rng)
    return Example(window, layers, heads, sentences, cues, addressees, tellings)


def renamed(doc: Labelled, names: Sequence[str], rng: random.Random) -> Labelled:
    """The document with every word of a person's name, and every place of one word, put in place of another, the same one each time:
    news names people and places from all over the world, the open data mostly American ones."""
    other: dict[str, str] = {}
    words = list(doc.words)
    marks = [*(doc.names or []), "O"]
    for i, word in enumerate(doc.words):
        if len(word) < 3 or not (word[:1].isupper() and word[1:].islower()):
            continue
        if marks[i] in ("B-PER", "I-PER") and word.lower() not in TITLES:
            words[i] = other.setdefault(word, rng.choice(names))
        elif marks[i] == "B-LOC" and marks[i + 1] != "I-LOC":
            words[i] = other.setdefault(word, rng.choice(place_words()))
    return replace(doc, words=words)


def _mask(window: Window, layers: dict[str, list[int]], rng: random.Random) -> None:
    """Put [MASK] for some words, so that the reader leans on their company; what only the word itself tells is not asked of them."""
    ends = [*window.firsts[1:], len(window.pieces) - 1]
    for n, (first, end) in enumerate(zip(window.firsts, ends, strict=True)):
        if rng.random() < MASKED_SHARE:
            window.pieces[first:end] = [piece if piece == BREAK else MASK for piece in window.pieces[first:end]]
            if "lemma" in layers:
                layers["lemma"][n] = IGNORE


def _trigger_ids(doc: Labelled, start: int, end: int) -> list[int]:
    ids = [0] * (end - start)
    for event in doc.events or []:
        for i in event.trigger:
            if start <= i < end:
                ids[i - start] = TRIGGERS.index(event.types[0])
    return ids


def _tellings(doc: Labelled, start: int, end: int) -> list[Telling]:
    return [
        Telling(
            [i - start for i in event.trigger],
            _participants(event, start, end),
            [TRIGGERS.index(t) for t in event.types],
            STATUSES.index(event.status) if event.status else IGNORE,
        )
        for event in doc.events or []
        if start <= event.trigger[0] and event.trigger[-1] < end
    ]


def _participants(event: Event, start: int, end: int) -> list[int]:
    ids = [0] * (end - start)
    for side, words in (("recipient", event.recipients), ("actor", event.actors)):
        for run in runs(words):
            for n, i in enumerate(run):
                if start <= i < end:
                    ids[i - start] = PARTICIPANTS.index(("B-" if n == 0 or i == start else "I-") + side)
    for i in event.unsure:
        if start <= i < end:
            ids[i - start] = IGNORE
    return ids


def _negative_tellings(ids: list[int], words: Sequence[str], rng: random.Random) -> list[Telling]:
    free = [i for i, mark in enumerate(ids) if mark == 0 and words[i].isalpha() and len(words[i]) > 3]
    return [Telling([i], None, [0], IGNORE) for i in rng.sample(free, min(NEGATIVE_TRIGGERS, len(free)))]


def _roles(attribution: Attribution, words: list[str], start: int, end: int) -> list[int]:
    roles = [0] * (end - start)
    for role, span in (("content", attribution.content), ("addressee", attribution.addressee or []), ("source", attribution.source)):
        for run in runs(span):
            if role == "content":
                run = trim(run, words)
            for n, i in enumerate(run):
                if start <= i < end:
                    roles[i - start] = ROLES.index(("B-" if n == 0 or i == start else "I-") + role)
    return roles


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Maximal stretches of consecutive numbers."""
    out: list[list[int]] = []
    for number in numbers:
        if out and out[-1][-1] == number - 1:
            out[-1].append(number)
        else:
            out.append([number])
    return out


def trim(run: list[int], words: list[str]) -> list[int]:
    """A content without the complementizer in front and the punctuation at its ends, as the contract has it."""
    edge = {",", ";", ":", "--", "—", "–"}
    while run and (words[run[0]] in edge or (words[run[0]].lower() == "that" and len(run) > 1)):
        run = run[1:]
    while run and words[run[-1]] in edge | {"."}:
        run = run[:-1]
    return run


def _negative_cues(doc: Labelled, marks: list[int], start: int, cue_words: set[str], rng: random.Random) -> list[tuple[list[int], list[int]]]:
    free = [i for i, mark in enumerate(marks) if mark == 0 and doc.words[start + i].isalpha()]
    likely = [i for i in free if doc.words[start + i].lower() in cue_words]
    chosen = rng.sample(likely, min(NEGATIVE_CUES, len(likely)))
    if free and rng.random() < 0.3:
        chosen.append(rng.choice(free))
    return [([i], [0] * len(marks)) for i in chosen]


@dataclass
class Centres:
    """The triggers of a batch: the row of each, marks and distances [triggers, words]."""

    rows: Tensor
    marks: Tensor
    distances: Tensor


@dataclass
class Batch:
    pieces: Tensor
    shapes: Tensor
    firsts: Tensor
    real: Tensor
    layers: dict[str, Tensor]
    heads: Tensor | None
    sentences: Tensor | None
    cue_rows: Tensor
    cue_marks: Tensor
    distances: Tensor
    roles: Tensor
    addressees: bool
    telling: Centres
    participants: Tensor
    types: Tensor
    """[triggers, 17]: shares of the types that a careful coder could give."""
    statuses: Tensor


def batches(examples: list[Example], pieces_max: int, rng: random.Random) -> Iterator[Batch]:
    """Batches of at most about `pieces_max` padded pieces, of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.pieces) + rng.random() * 12)
    groups: list[list[Example]] = []
    for example in order:
        if groups and len(example.window.pieces) * (len(groups[-1]) + 1) <= pieces_max:
            groups[-1].append(example)
        else:
            groups.append([example])
    rng.shuffle(groups)
    for group in groups:
        yield collate(group)


def collate(group: list[Example]) -> Batch:
    length = max(len(e.window.pieces) for e in group)
    words = max(len(e.window.firsts) for e in group)
    grid = lambda fill, width: torch.full((len(group), width), fill, dtype=torch.long)  # noqa: E731
    pieces, shapes, firsts, real = grid(0, length), grid(0, length), grid(0, words), grid(0, words)
    names = {name for e in group for name in e.layers}
    layers = {name: grid(IGNORE, words) for name in names}
    heads = sentences = None
    if any(e.heads for e in group):
        heads, sentences = grid(IGNORE, words), grid(-1, words)
    for n, e in enumerate(group):
        w = e.window
        pieces[n, : len(w.pieces)] = torch.tensor(w.pieces)
        shapes[n, : len(w.pieces)] = torch.tensor(w.shapes)
        firsts[n, : len(w.firsts)] = torch.tensor(w.firsts)
        real[n, : len(w.firsts)] = 1
        for name, ids in e.layers.items():
            layers[name][n, : len(ids)] = torch.tensor(ids)
        if heads is not None and e.heads:
            heads[n, : len(e.heads)] = torch.tensor(e.heads)
            sentences[n, : len(e.sentences)] = torch.tensor([int(s) for s in e.sentences])
    cues = _thinned([(n, cue, role) for n, e in enumerate(group) for cue, role in e.cues])
    told = _thinned([(n, t) for n, e in enumerate(group) for t in e.tellings])
    cue_centres = _centres([(n, cue) for n, cue, _ in cues], words)
    types = torch.zeros(len(told), len(TRIGGERS))
    for k, (_, t) in enumerate(told):
        types[k, t.types] = 1 / len(t.types)
        types[k, t.types[0]] += FIRST_TYPE_MORE
    return Batch(
        pieces, shapes, firsts, real, layers, heads, sentences,
        cue_centres.rows, cue_centres.marks, cue_centres.distances, _grid([role for _, _, role in cues], words),
        all(e.addressees for e in group if e.cues),
        _centres([(n, t.trigger) for n, t in told], words),
        _grid([t.participants or [IGNORE] * words for _, t in told], words),
        types / types.sum(1, keepdim=True), torch.tensor([t.status for _, t in told], dtype=torch.long),
    )  # fmt: skip


def _thinned(items: list[T]) -> list[T]:
    every = max(1, -(-len(items) // CUES_PER_BATCH))
    return items[len(items) % every :: every]


def _grid(rows: list[list[int]], words: int) -> Tensor:
    return torch.tensor([row + [IGNORE] * (words - len(row)) for row in rows], dtype=torch.long).view(-1, words)


def _centres(centres: list[tuple[int, list[int]]], words: int) -> Centres:
    at = np.arange(words)
    marks = np.zeros((len(centres), words), dtype=np.int64)
    distances = np.zeros((len(centres), words), dtype=np.int64)
    for k, (_, centre) in enumerate(centres):
        marks[k, centre] = 1
        offset = np.where(at < centre[0], at - centre[0], np.where(at > centre[-1], at - centre[-1], 0))
        distances[k] = DISTANCE[np.clip(offset, -REACH, REACH) + REACH]
    return Centres(torch.tensor([row for row, _ in centres], dtype=torch.long), torch.from_numpy(marks), torch.from_numpy(distances))
