"""Labelled documents become windows, windows become batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from legation.reading.language.distance import distance_table
from legation.reading.language.pieces import PieceEncoder, Window, cut
from training.documents import Attribution, Labelled
from training.model import CUES, NAMES, ROLES

IGNORE = -100
LIMITS = (40, 80, 128, 192, 256, 256)
"""Window sizes in pieces, drawn anew for each document and epoch: short ones teach reading without a context."""
NEGATIVE_CUES = 2
"""Words in a window that are offered to the role reader as cues although they are none."""

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
class Example:
    """A window and its labels: `layers` maps a layer to one id a word; `cues` are (cue words, role ids)."""

    window: Window
    layers: dict[str, list[int]]
    heads: list[int] | None
    sentences: list[int] | None
    cues: list[tuple[list[int], list[int]]]
    addressees: bool


def windows(documents: Sequence[Labelled], encoder: PieceEncoder, labels: Labels, cue_words: set[str], rng: random.Random) -> list[Example]:
    """One pass over the documents, each cut at a size of its own."""
    out = []
    for doc in documents:
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
        addressees = any(a.addressee is not None for a in doc.attributions)
        layers["cues"] = [IGNORE if i in doc.unsure else 0 for i in range(start, end)]
        for attribution in doc.attributions:
            if attribution.cue and start <= attribution.cue[0] and attribution.cue[-1] < end:
                cue = [i - start for i in attribution.cue]
                for n, i in enumerate(cue):
                    layers["cues"][i] = CUES.index("B" if n == 0 or cue[n - 1] != i - 1 else "I")
                cues.append((cue, _roles(attribution, doc.words, start, end)))
        cues += _negative_cues(doc, layers["cues"], start, cue_words, rng)
    return Example(window, layers, heads, sentences, cues, addressees)


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
    rows, marks, distances, roles = [], [], [], []
    every = max(1, -(-sum(len(e.cues) for e in group) // CUES_PER_BATCH))
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
        for cue, role in e.cues[n % every :: every]:
            rows.append(n)
            mark = np.zeros(words, dtype=np.int64)
            mark[cue] = 1
            marks.append(mark)
            at = np.arange(words)
            offset = np.where(at < cue[0], at - cue[0], np.where(at > cue[-1], at - cue[-1], 0))
            distances.append(DISTANCE[np.clip(offset, -REACH, REACH) + REACH])
            roles.append(np.pad(role, (0, words - len(role)), constant_values=IGNORE))
    stack = lambda parts: torch.from_numpy(np.stack(parts)) if parts else torch.zeros((0, words), dtype=torch.long)  # noqa: E731
    return Batch(
        pieces, shapes, firsts, real, layers, heads, sentences, torch.tensor(rows, dtype=torch.long), stack(marks), stack(distances), stack(roles),
        all(e.addressees for e in group if e.cues),
    )  # fmt: skip
