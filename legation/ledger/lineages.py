"""The lineage of a story: its documents in order, who had it first and what each added."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from legation.ledger.prepared import Prepared
from legation.ledger.tables import columns, documents, lineage

_OWN = documents.alias()


_TELLING_THE_SAME = Prepared(
    lambda _: (
        select(documents.c.n)
        .where(documents.c.story == select(_OWN.c.story).where(_OWN.c.n == bindparam("number")).scalar_subquery(), documents.c.n != bindparam("number"))
        .limit(1)
    )
)


def is_same_story(connection: Connection, number: int) -> bool:
    """Whether another document tells the same story."""
    return _TELLING_THE_SAME.value(connection, number=number) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One document of a story, in the order of publication."""

    number: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    relation: str
    derived_from: int | None
    similarity: float | None
    added_words: int | None


def versions(connection: Connection, number: int) -> list[Version]:
    """The documents that tell a document's story, who had it first at the top; only itself where nobody else does."""
    story = select(documents.c.story).where(documents.c.n == number).scalar_subquery()
    wanted = (*columns(documents, "n", "id", "title", "publisher", "published"), *columns(lineage, "relation", "derived_from", "similarity", "added_words"))
    query = select(*wanted).join(lineage, lineage.c.document == documents.c.n).where(documents.c.story == story)
    rows = connection.execute(query.order_by(documents.c.published.nulls_last(), documents.c.n)).all()
    return [Version(number=row.n, **{name: value for name, value in row._mapping.items() if name != "n"}) for row in rows]
