"""The cities, looked up in the table as it lies in memory: 280,000 rows are never parsed, only the few asked for."""

from __future__ import annotations

import gzip
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from legation.errors import KnowledgeError
from legation.knowledge.places.entries import Entry, Kind
from legation.knowledge.places.keys import key_of
from legation.knowledge.places.tables import point, whole_number

SAME_NAME_MAX = 40
"""Of more cities with one name (there are 90 called San Antonio) only the largest are weighed."""
CACHED_NAMES = 20_000
_COLUMNS = 9


class CityTable:
    """Lines of key, name, country, region, latitude, longitude, population, GeoNames id, "capital" or nothing; sorted by
    the bytes of the key, the largest city of a name first. Raises KnowledgeError where the file cannot be read."""

    def __init__(self, path: Path) -> None:
        try:
            self._text = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise KnowledgeError(f"{path}: cannot be read: {error}") from error
        self._file = path.name
        ends = np.flatnonzero(np.frombuffer(self._text, np.uint8) == ord("\n"))
        self._starts: npt.NDArray[np.int64] = np.concatenate(([0], ends + 1)).astype(np.int64)
        self.find = lru_cache(maxsize=CACHED_NAMES)(self._find)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _find(self, key: str) -> tuple[Entry, ...]:
        """The cities with this key, the largest first. Raises KnowledgeError where a row makes no sense."""
        sought = key.encode()
        low = bisect_left(range(len(self)), sought, key=self._key)
        high = low
        while high < len(self) and high - low < SAME_NAME_MAX and self._key(high) == sought:
            high += 1
        return tuple(self._entry(number) for number in range(low, high))

    def entries(self) -> Iterator[Entry]:
        """All rows, in order. Raises KnowledgeError where one makes no sense or stands out of order."""
        for number in range(len(self)):
            if number and self._key(number) < self._key(number - 1):
                raise KnowledgeError(f"{self._file}:{number + 1}: out of order")
            yield self._entry(number)

    def _key(self, number: int) -> bytes:
        start = int(self._starts[number])
        return self._text[start : self._text.index(b"\t", start)]

    def _entry(self, number: int) -> Entry:
        where = f"{self._file}:{number + 1}"
        values = self._text[self._starts[number] : self._starts[number + 1] - 1].decode().split("\t")
        if len(values) != _COLUMNS:
            raise KnowledgeError(f"{where}: {len(values)} columns, not {_COLUMNS}")
        key, name, country, region, north, east, population, geonames, capital = values
        latitude, longitude = point(where, north, east)
        return Entry(
            name=name,
            kind=Kind.CITY,
            country=country,
            region=region or None,
            latitude=latitude,
            longitude=longitude,
            population=whole_number(where, population),
            geonames=whole_number(where, geonames),
            capital=bool(capital),
            alternate=key != key_of(name),
        )
