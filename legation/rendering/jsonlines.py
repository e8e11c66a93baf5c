"""A reading as one line of JSON, by the contract."""

from __future__ import annotations

import json

from legation.records import Reading


def line_of(reading: Reading) -> str:
    """The reading's JSON without line ends, UTF-8 not escaped."""
    return json.dumps(reading.to_dict(), ensure_ascii=False, separators=(",", ":"))
