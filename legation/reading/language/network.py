"""The trained network: windows in, scores out. The only module that calls onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from legation.errors import ModelError
from legation.reading.language.distance import distance_table
from legation.reading.language.pieces import Window

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FILES = ("encoder", "tagger", "labeller", "roles")
TAGGED = ("upos", "xpos", "lemma", "starts", "names", "cues", "arc", "label_dep", "label_head")
"""Outputs of the tagger's graph, in order."""
REACH = 1024
CUE_WORDS_PER_CALL = 12_000
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
    arc: Floats
    """[windows, words, words]: the score of each head; a word as its own head is the root."""
    label_dep: Floats
    label_head: Floats
    lengths: list[int]


class Network:
    """The four ONNX graphs of a model folder. Raises ModelError where they cannot be loaded."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # weights are stored as int8 and multiplied as float32: unpack them once, as the graph loads
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self.labels = _labels(folder)
            providers = ["CPUExecutionProvider"]
            self._sessions = {name: onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=providers) for name in FILES}
        except Exception as error:  # onnxruntime raises classes of its own, without a common base
            raise ModelError(f"{folder}: the language model cannot be loaded ({str(error)[:200]})") from error
        self._distance = distance_table(REACH)

    def read(self, windows: Sequence[Window]) -> Scores:
        """Scores of the windows, best of like length."""
        pieces = _padded([w.pieces for w in windows])
        firsts = _padded([w.firsts for w in windows])
        vectors = self._run("encoder", pieces=pieces, shapes=_padded([w.shapes for w in windows]), firsts=firsts)[0]
        tagged = dict(zip(TAGGED, self._run("tagger", vectors=vectors), strict=True))
        return Scores(vectors=vectors, lengths=[len(w.firsts) for w in windows], **tagged)

    def relations(self, dep: Floats, head: Floats) -> Ints:
        """The relation class of each pair of projections [pairs, 128]."""
        if not len(dep):
            return np.zeros(0, dtype=np.int64)
        return np.asarray(self._run("labeller", dep=dep, head=head)[0].argmax(-1))

    def roles(self, vectors: Floats, cues: Sequence[tuple[int, int, int]], lengths: Sequence[int]) -> list[Floats]:
        """Role log-probabilities [words of the window, 7] of each cue, given as (window, first word, end)."""
        out: list[Floats] = []
        step = max(1, CUE_WORDS_PER_CALL // max(1, vectors.shape[1]))
        for begin in range(0, len(cues), step):
            out += self._roles_of(vectors, cues[begin : begin + step], lengths)
        return out

    def _roles_of(self, vectors: Floats, cues: Sequence[tuple[int, int, int]], lengths: Sequence[int]) -> list[Floats]:
        width = max(lengths[window] for window, _, _ in cues)
        at = np.arange(width)
        first = np.array([start for _, start, _ in cues])[:, None]
        last = np.array([end - 1 for _, _, end in cues])[:, None]
        offset = np.where(at < first, at - first, np.where(at > last, at - last, 0))
        inside = ((at >= first) & (at <= last)).astype(np.int64)
        rows = [window for window, _, _ in cues]
        real = (at < np.array([lengths[row] for row in rows])[:, None]).astype(np.int64)
        distance = self._distance[np.clip(offset, -REACH, REACH) + REACH]
        scores = self._run("roles", words=vectors[rows, :width], distance=distance, inside=inside, real=real)[0]
        return [scores[n, : lengths[row]] for n, row in enumerate(rows)]

    def _run(self, name: str, **inputs: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
        return list(self._sessions[name].run(None, inputs))


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return out


def _labels(folder: Path) -> Labels:
    data = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    root = np.array(data.pop("label_root"), dtype=np.float32)
    return Labels(**data, root=root)
