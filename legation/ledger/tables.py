"""The ledger's tables: the one place that names them.

Numbers (`n`) join rows; ids are public and made from content (`ids.py`). Days are ISO dates, moments ISO times in UTC, both as text, so that they
compare as they read in SQLite and PostgreSQL alike. Rows hold what is now taken to be true, corrections included; a reader's own record, whole
and lossless, stands in `readings`. Offsets count code points of `documents.text`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

Number = BigInteger().with_variant(Integer, "sqlite")
"""A row's number: SQLite's rowid, a bigint elsewhere. The one writer counts them itself."""


def _n() -> Column[int]:
    return Column("n", Number, primary_key=True, autoincrement=False)


def _of(name: str, target: str, *, key: bool = False, null: bool = False, index: bool = False, cascade: bool = True) -> Column[int]:
    return Column(name, Number, ForeignKey(target, ondelete="CASCADE" if cascade else None), primary_key=key, nullable=null, index=index, autoincrement=False)


documents = Table(
    "documents",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),  # the id it came with
    Column("title", Text),
    Column("url", Text, index=True),
    Column("publisher", Text),
    Column("published", Text, index=True),
    Column("language", Text),
    Column("genre", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    Column("added", Text, nullable=False),
    _of("story", "stories.n", null=True, index=True, cascade=False),
)

readings = Table(
    "readings",
    metadata,
    _of("document", "documents.n", key=True),
    Column("records", LargeBinary, nullable=False),  # readback.py
    Column("legation", Text),
    Column("model", Text),
    Column("read_at", Text, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    _n(),
    _of("document", "documents.n", index=True),
    Column("address", Text, nullable=False),
    Column("fetched", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text),
    Column("bytes", LargeBinary),  # zlib; null where the document's text is itself what was fetched
)

stones = Table(
    "stones",
    metadata,
    Column("id", Text, primary_key=True),  # of the document that was removed
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("because", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    Column("slug", Text, nullable=False, index=True),  # the id without its document
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),  # the name as it is looked up
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("wikidata", Text),
    _of("document", "documents.n", null=True, index=True),  # null: known, the same in every document
    _of("merged_into", "actors.n", null=True, cascade=False),
)

appearances = Table(
    "appearances",
    metadata,
    _of("document", "documents.n", key=True),
    Column("local", Text, primary_key=True),  # the actor's id in the reading
    _of("actor", "actors.n", index=True, cascade=False),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("mentions", Integer, nullable=False),
    sqlite_with_rowid=False,
)

times = Table(
    "times",
    metadata,
    _of("document", "documents.n", key=True),
    Column("local", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    sqlite_with_rowid=False,
)

places = Table(
    "places",
    metadata,
    _of("document", "documents.n", key=True),
    Column("local", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geonames", Integer),
    Index("ix_places_geonames", "geonames"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    _of("document", "documents.n", index=True),
    Column("local", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("source", Text),
    _of("actor", "actors.n", null=True, cascade=False),
    Column("cue_start", Integer, nullable=False),
    Column("cue_end", Integer, nullable=False),
    Column("cue", Text, nullable=False),
    Column("lemma", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("content_spans", Text, nullable=False),  # JSON: [[start, end], ...]
    Column("addressee_start", Integer),
    Column("addressee_end", Integer),
    Column("addressee", Text),
    _of("addressee_actor", "actors.n", null=True, index=True, cascade=False),
    Column("time", Text),
    Column("place", Text),
    Column("parent", Text),  # a statement's id
    Column("replies_to", Text),  # JSON list of statement ids; null for none
    Column("confidence", Float),
    Column("day", Text),  # when it was said, else published
    Column("rejected", Integer, nullable=False),
    Column("merged_into", Text),
    Column("verdict", Text),  # new, repeated, changed; null: not yet asked
    Column("verdict_since", Text),
    Column("verdict_last", Text),
    Column("verdict_count", Integer),
    Index("ix_statements_actor_day", "actor", "day"),
    Index("ix_statements_day", "day"),
)

vectors = Table(
    "vectors",
    metadata,
    _of("statement", "statements.n", key=True),
    Column("model", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

precedents = Table(
    "precedents",
    metadata,
    _of("statement", "statements.n", key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),  # 0 is nearest
    _of("earlier", "statements.n", index=True),
    Column("similarity", Float, nullable=False),
    Column("relation", Text, nullable=False),  # repeated, changed, related
    Column("same_actor", Integer, nullable=False),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    _of("document", "documents.n", index=True),
    Column("local", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("words", Text, nullable=False),  # the sentence around the trigger, to search in
    Column("time", Text),
    Column("place", Text),
    Column("contexts", Text),  # JSON list; null for none
    Column("magnitude", Text),  # JSON, by the contract
    Column("statement", Text, index=True),  # the id of the statement that tells it
    Column("first_day", Text),  # when it happened or is to happen, where known
    Column("last_day", Text),
    Column("day", Text),  # first_day, else published
    Column("confidence", Float),
    Column("rejected", Integer, nullable=False),
    Column("merged_into", Text),
    _of("happening", "happenings.n", null=True, index=True, cascade=False),
    _of("plan", "plans.n", null=True, index=True, cascade=False),
    Index("ix_events_type_day", "type", "day"),
    Index("ix_events_day", "day"),
)

sides = Table(
    "sides",
    metadata,
    _of("event", "events.n", key=True),
    Column("side", Text, primary_key=True),  # actor, recipient
    Column("position", Integer, primary_key=True, autoincrement=False),
    _of("actor", "actors.n", cascade=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_sides_actor_event", "actor", "event"),
    sqlite_with_rowid=False,
)

stories = Table("stories", metadata, _n(), Column("id", Text, nullable=False, unique=True))

lineage = Table(
    "lineage",
    metadata,
    _of("document", "documents.n", key=True),
    _of("derived_from", "documents.n", null=True, index=True, cascade=False),  # null: first of its story
    Column("relation", Text, nullable=False),  # first, copy, reprint, update, rewrite
    Column("similarity", Float),
    Column("added_words", Integer),
    Column("runs", Integer, nullable=False),  # shingles of the text
    Column("signature", LargeBinary, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", Number, primary_key=True, autoincrement=False),
    _of("document", "documents.n", key=True, index=True),
    sqlite_with_rowid=False,
)

happenings = Table(
    "happenings",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("day", Text),
    Column("reports", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),  # independent ones: a story counts once
    Index("ix_happenings_type_day", "type", "day"),
)

happening_keys = Table(
    "happening_keys",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),  # of type, status and one who takes part
    Column("day", Text, primary_key=True),
    _of("event", "events.n", key=True, index=True),
    sqlite_with_rowid=False,
)

plans = Table(
    "plans",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_first", Text),
    Column("due_last", Text, index=True),
    Column("announced", Text),
)

corrections = Table(
    "corrections",
    metadata,
    _n(),
    Column("target", Text, nullable=False, index=True),  # the id of a record
    Column("kind", Text, nullable=False),  # statement, event, actor, document
    _of("document", "documents.n", null=True, index=True),
    Column("action", Text, nullable=False),  # reject, set, merge
    Column("field", Text),
    Column("value", Text),
    Column("was", Text),
    Column("because", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),  # JSON, by asking.Query
    Column("made", Text, nullable=False),
    Column("last_run", Text),
    Column("seen", Text),  # JSON: the highest number seen, by kind of record
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked", Text),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Text, ForeignKey("feeds.url", ondelete="CASCADE"), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("seen", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    sqlite_with_rowid=False,
)


def columns(table: Table, *names: str) -> list[Column[Any]]:
    """Several columns of a table."""
    return [table.c[name] for name in names]
