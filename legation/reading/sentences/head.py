"""The sentence-vector head: word vectors of stretches in, one unit vector a stretch out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from legation.errors import ModelError

Floats = npt.NDArray[np.float32]

MODEL_FILE = "sentences.onnx"
WIDTH = 384
WORDS_MAX = 96
"""Of a longer stretch only the first words count: half a page of speech has no one meaning."""
WORDS_PER_CALL = 6_000
PADDING_MAX = 32
"""Words of padding that one more stretch may cost the shorter ones of its call; more cost more than a call of their own (0.6 ms, as 25 words do)."""


class SentenceHead:
    """The graph in `folder`. Raises ModelError where it cannot be loaded."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / MODEL_FILE)

    def __call__(self, stretches: Sequence[npt.NDArray[np.floating]]) -> Floats:
        """Stretches of word vectors, each [words, 384] with at least one word -> unit vectors [stretches, 384]. Like lengths are run together."""
        out = np.zeros((len(stretches), WIDTH), dtype=np.float32)
        for rows in calls_of([min(WORDS_MAX, len(stretch)) for stretch in stretches]):
            out[rows] = self._run([stretches[n][:WORDS_MAX] for n in rows])
        return out

    def _run(self, stretches: Sequence[npt.NDArray[np.floating]]) -> Floats:
        length = max(map(len, stretches))
        words, real = np.zeros((len(stretches), length, WIDTH), dtype=np.float32), np.zeros((len(stretches), length), dtype=np.int64)
        for row, stretch in enumerate(stretches):
            words[row, : len(stretch)] = stretch
            real[row, : len(stretch)] = 1
        return np.asarray(self._session.run(None, {"words": words, "real": real})[0], dtype=np.float32)


def calls_of(lengths: Sequence[int]) -> list[list[int]]:
    """Stretches of these lengths as they are run together: their places, the shortest first."""
    calls: list[list[int]] = []
    before = 0
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        length = lengths[place]
        last = calls[-1] if calls else []
        if last and len(last) * (length - before) <= PADDING_MAX and (len(last) + 1) * length <= WORDS_PER_CALL:
            last.append(place)
        else:
            calls.append([place])
        before = length
    return calls


def session(path: Path) -> onnxruntime.InferenceSession:
    """An ONNX graph, run by one thread. Raises ModelError."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own, without a common base
        raise ModelError(f"{path}: the model cannot be loaded ({str(error)[:200]})") from error
