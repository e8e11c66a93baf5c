"""Word vectors of a text, for the steps that want them after the language step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The encoder's vectors [words, 384] of a text's words, and the character at which each word starts."""

    starts: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.floating]

    def of(self, ranges: Sequence[tuple[int, int]], most: int) -> npt.NDArray[np.floating]:
        """Those of the words that start in these half-open character ranges, the first `most` of them."""
        inside = [np.arange(*np.searchsorted(self.starts, given)) for given in ranges]
        return self.vectors[np.concatenate(inside)[:most]] if inside else self.vectors[:0]
