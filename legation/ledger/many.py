"""Questions about hundreds of numbers at once: one parameter in place of one a number, which SQLAlchemy would take longer to write than the database to answer."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, ColumnElement, Connection, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY


def is_any_of(connection: Connection, column: Column[int], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether a column is one of these numbers."""
    if connection.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(numbers)).table_valued("value").c.value))
    return column == any_(bindparam(None, list(numbers), type_=ARRAY(BigInteger)))
