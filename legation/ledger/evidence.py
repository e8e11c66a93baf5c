"""What was fetched, kept as evidence: the bytes as they came, their hash, their address and the time."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import Any

from legation.ledger.days import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a document came from. `data` is what was fetched; None where the document's text is the input itself."""

    address: str
    fetched: str
    sha256: str
    media_type: str | None = None
    data: bytes | None = None

    def row(self, document: int) -> dict[str, Any]:
        """The row of `tables.evidence`, without its number."""
        return {
            "document": document,
            "address": self.address,
            "fetched": self.fetched,
            "sha256": self.sha256,
            "media_type": self.media_type,
            "bytes": zlib.compress(self.data) if self.data is not None else None,
        }


def evidence_of(address: str, data: bytes, *, media_type: str | None = None, text: str | None = None) -> Evidence:
    """Evidence fetched now. The bytes are not kept twice where they are the document's `text`."""
    same = text is not None and text.encode("utf-8") == data
    return Evidence(address=address, fetched=now(), sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, data=None if same else data)


def as_fetched(row: Any, text: str) -> bytes:
    """The bytes that a row of `tables.evidence` stands for."""
    return zlib.decompress(row.bytes) if row.bytes is not None else text.encode("utf-8")
