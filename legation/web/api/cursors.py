"""Cursors: where the next page of an answer begins. They are opaque, and good for the question that they came from."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from legation.web.problems import Refused

START_MAX = 10_000
"""Results that can be paged through; more are for `legation export` or a narrower question."""


def cursor(asked: Mapping[str, Any], start: int) -> str:
    """The cursor of a question's page that begins with its `start`th result."""
    return base64.urlsafe_b64encode(json.dumps([start, _mark(asked)]).encode()).decode().rstrip("=")


def start_of(asked: Mapping[str, Any], given: str | None) -> int:
    """Where a cursor's page begins; 0 for none. Raises Refused where it is no cursor of this question."""
    if given is None:
        return 0
    try:
        start, mark = json.loads(base64.urlsafe_b64decode(given.encode("ascii") + b"=" * (-len(given) % 4)))
    except (ValueError, TypeError, UnicodeError, binascii.Error) as error:
        raise Refused(400, "this is no cursor of ours") from error
    if not isinstance(start, int) or isinstance(start, bool) or not 0 < start <= START_MAX or mark != _mark(asked):
        raise Refused(400, "this cursor belongs to another question")
    return start


def _mark(asked: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(sorted((name, str(value)) for name, value in asked.items() if value is not None)).encode()).hexdigest()[:12]
