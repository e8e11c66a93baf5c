"""The least and the most that the words around a number leave open: "at least 12", "up to 300", "nearly 50"."""

from __future__ import annotations

import re

from legation.reading.events.currencies import SIGN

_LEAST = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|a minimum of|upwards of|in excess of|above)\s+(?:an?\s+)?(?:additional\s+|other\s+)?$", re.I
)
_MOST = re.compile(r"(?:up to|as many as|as much as|no more than|at most|fewer than|less than|under|nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_NEAR_ONLY = re.compile(r"(?:nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_MORE_AFTER = re.compile(r"\s+or more\b", re.I)


def bounds(text: str, match: re.Match[str], low: float, high: float | None) -> tuple[float | None, float | None, int]:
    """The least, the most (None: open) and where the words begin that say so, for a number that alone is from `low` to `high`."""
    before = text[: match.start()]
    currency = SIGN.search(before)
    before = before[: currency.start()] if currency else before
    if _MORE_AFTER.match(text, match.end()):
        return low, None, match.start()
    least = _LEAST.search(before)
    if least:
        return low, None, least.start()
    most = _MOST.search(before)
    if most:
        return (low, high, most.start()) if _NEAR_ONLY.search(before) else (None, high, most.start())
    return low, high, match.start()
