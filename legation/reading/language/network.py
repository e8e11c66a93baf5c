"""The trained network: windows in, scores out. The only module that calls onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from legation.errors import ModelError
from legation.reading.language.distance import distance_table
from legation.reading.language.pieces import Window

WIDTH = 384
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FILES = ("encoder", "tagger", "labeller", "roles", "events")
TAGGED = ("upos", "xpos", "lemma", "starts", "names", "cues", "triggers", "arc", "label_dep", "label_head")
"""Outputs of the tagger's graph, in order."""
REACH = 1024
ROLE_REACH = 64
"""Words on either side of a cue or trigger that are read for it; what a quotation has beyond them its paragraphs tell."""
WORDS_PER_CALL = 12_000
"""Words times cues that the role reader sees at once: bounds memory where a text is all cues."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Class names by id, in the order the network was trained with."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    deprel: list[str]
    names: list[str]
    cues: list[str]
    roles: list[str]
    triggers: list[str]
    participants: list[str]
    statuses: list[str]
    root: Floats
    """The label projection of the root."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch of windows, padded to [windows, words, ...]; log-probabilities where floats."""

    vectors: Floats
    upos: Ints
    xpos: Ints
    lemma: Ints
    starts: Floats
    names: Floats
    cues: Floats
    triggers: Floats
    arc: Floats
    """[windows, words, words]: the score of each head; a word as its own head is the root."""
    label_dep: Floats
    label_head: Floats
    lengths: list[int]


Centre = tuple[int, int, int]
"""The window (a row of the batch), first word and end of a cue or trigger."""


@dataclass(frozen=True, slots=True)
class RoleScores:
    """Role log-probabilities [cues, words, 7] of some cues: cue n has `sizes[n]` words from word `starts[n]` of its window on."""

    starts: list[int]
    sizes: list[int]
    scores: Floats


@dataclass(frozen=True, slots=True)
class EventScores:
    """Log-probabilities of some triggers: participants [triggers, words, 5] as in `RoleScores`, types [triggers, 17], statuses [triggers, 6]."""

    starts: list[int]
    sizes: list[int]
    scores: Floats
    types: Floats
    statuses: Floats


class Network:
    """The five ONNX graphs of a model folder. Raises ModelError where they cannot be loaded."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # whole batches run side by side instead, which wastes less
        options.log_severity_level = 3
        # where weights are only stored as int8 (training/export.py), unpack them once, as the graph loads
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        try:
            self.labels = _labels(folder)
            providers = ["CPUExecutionProvider"]
            self._sessions = {name: onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=providers) for name in FILES}
        except Exception as error:  # onnxruntime raises classes of its own, without a common base
            raise ModelError(f"{folder}: the language model cannot be loaded ({str(error)[:200]})") from error
        self._distance = distance_table(REACH)

    def read(self, windows: Sequence[Window]) -> Scores:
        """Scores of the windows, best of like length."""
        pieces = padded([w.pieces for w in windows])
        firsts = padded([w.firsts for w in windows])
        vectors = self._run("encoder", pieces=pieces, shapes=padded([w.shapes for w in windows]), firsts=firsts)[0]
        tagged = dict(zip(TAGGED, self._run("tagger", vectors=vectors), strict=True))
        return Scores(vectors=vectors, lengths=[len(w.firsts) for w in windows], **tagged)

    def relations(self, dep: Floats, head: Floats) -> Ints:
        """The relation class of each pair of projections [pairs, 128]."""
        if not len(dep):
            return np.zeros(0, dtype=np.int64)
        return np.asarray(self._run("labeller", dep=dep, head=head)[0].argmax(-1))

    def roles(self, vectors: Floats, cues: Sequence[Centre], lengths: Sequence[int]) -> Iterator[RoleScores]:
        """Role scores of the words around each cue, in the order of the cues, some cues at a time."""
        for some in _chunks(cues, vectors.shape[1]):
            starts, sizes, inputs = self._around(vectors, some, lengths)
            yield RoleScores(starts, sizes, self._run("roles", **inputs)[0])

    def events(self, vectors: Floats, triggers: Sequence[Centre], lengths: Sequence[int]) -> Iterator[EventScores]:
        """What each trigger tells, in the order of the triggers, some at a time."""
        for some in _chunks(triggers, vectors.shape[1]):
            starts, sizes, inputs = self._around(vectors, some, lengths)
            yield EventScores(starts, sizes, *self._run("events", **inputs))

    def _around(self, vectors: Floats, centres: Sequence[Centre], lengths: Sequence[int]) -> tuple[list[int], list[int], dict[str, npt.NDArray[Any]]]:
        """First words and numbers of words that are read for each centre, and the reader's inputs."""
        rows, firsts, ends = (np.array(column) for column in zip(*centres, strict=True))
        sizes = np.array(lengths)[rows]
        lows = np.maximum(0, firsts - ROLE_REACH)
        highs = np.minimum(sizes, ends + ROLE_REACH)
        at = lows[:, None] + np.arange((highs - lows).max())
        first, last = firsts[:, None], ends[:, None] - 1
        offset = np.where(at < first, at - first, np.where(at > last, at - last, 0))
        inputs: dict[str, npt.NDArray[Any]] = {
            "words": vectors[rows[:, None], np.minimum(at, vectors.shape[1] - 1)],
            "distance": self._distance[np.clip(offset, -REACH, REACH) + REACH],
            "inside": ((at >= first) & (at <= last)).astype(np.int64),
            "real": (at < highs[:, None]).astype(np.int64),
        }
        return lows.tolist(), (highs - lows).tolist(), inputs

    def _run(self, name: str, **inputs: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
        return list(self._sessions[name].run(None, inputs))


def _chunks(centres: Sequence[Centre], words: int) -> Iterator[Sequence[Centre]]:
    step = max(1, WORDS_PER_CALL // max(1, min(words, 2 * ROLE_REACH)))
    for begin in range(0, len(centres), step):
        yield centres[begin : begin + step]


def padded(rows: Sequence[Sequence[int]]) -> Ints:
    """Rows of numbers [rows, the longest], the shorter ones filled up with 0."""
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return out


def _labels(folder: Path) -> Labels:
    data = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    root = np.array(data.pop("label_root"), dtype=np.float32)
    return Labels(**data, root=root)
