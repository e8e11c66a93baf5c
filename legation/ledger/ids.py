"""Stable ids, made from content: the same article gives the same ids on any machine, in any order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from legation.records import Document

LOCAL = "/"
"""Stands between a document's id and the id of an actor that only this document knows."""


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that name these parts in this order."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8"), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def text_hash(text: str) -> str:
    """Of the text's words: white space and forms of one letter do not tell two articles apart."""
    return digest(*unicodedata.normalize("NFC", text).split())


def publisher_of(document: Document) -> str | None:
    """Who published it: as it says, else its address's host."""
    if document.publisher:
        return document.publisher
    host = urlsplit(document.url).hostname if document.url and "://" in document.url else None
    return host.removeprefix("www.") if host else None


def document_id(document: Document) -> str:
    """By its text, publisher and date; the id it came with may be any file's name."""
    return "d" + digest(text_hash(document.text), (publisher_of(document) or "").casefold(), document.published or "")


def record_id(document: str, kind: str, start: int, end: int, number: int) -> str:
    """By its document and the words that show it: a cue or a trigger. `number` tells apart records on the same words."""
    return kind[0] + digest(document, kind, start, end, number)


def folded(name: str) -> str:
    """A name as it is looked up: without case, accents and punctuation."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", plain.casefold()))
