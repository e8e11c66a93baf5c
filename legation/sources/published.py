"""Publication dates as sources give them."""

from __future__ import annotations

import datetime
import re

from legation.errors import DateError

_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:?\d{2}\S*(?: ?[+-]\d{2}:?\d{2})?)?\s*", re.ASCII)


def iso_date(value: str) -> str:
    """The day of an ISO date or date and time, as `2019-06-30`. Raises DateError naming the value."""
    match = _ISO_DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError as error:
        raise DateError(f"{value!r} is no ISO date such as 2019-06-30") from error
