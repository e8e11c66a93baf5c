"""How far a word stands from a cue, as one of 64 buckets."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

EXACT, BUCKETS = 16, 64


def distance_table(reach: int = 1024) -> npt.NDArray[np.int64]:
    """Bucket of each signed distance from -reach to +reach: exact up to 16 words, then three buckets a doubling."""
    out = np.zeros(2 * reach + 1, dtype=np.int64)
    for offset in range(-reach, reach + 1):
        size = abs(offset)
        step = size if size <= EXACT else min(EXACT + 1 + int(3 * np.log2(size / EXACT)), BUCKETS // 2 - 1)
        out[offset + reach] = BUCKETS // 2 + step if offset >= 0 else BUCKETS // 2 - step
    return out
