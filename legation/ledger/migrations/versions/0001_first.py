"""The first ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from legation.ledger.words import INDEXED, postgresql_statements, sqlite_statements

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _make_tables()
    statements = sqlite_statements if op.get_bind().dialect.name == "sqlite" else postgresql_statements
    for indexed in INDEXED:
        for statement in statements(indexed):
            op.execute(statement)


def _make_tables() -> None:
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("checked", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feeds")),
    )
    op.create_table(
        "happenings",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_happenings")),
        sa.UniqueConstraint("id", name=op.f("uq_happenings_id")),
    )
    op.create_index("ix_happenings_type_day", "happenings", ["type", "day"], unique=False)
    op.create_table(
        "plans",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_first", sa.Text(), nullable=True),
        sa.Column("due_last", sa.Text(), nullable=True),
        sa.Column("announced", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_plans")),
        sa.UniqueConstraint("id", name=op.f("uq_plans_id")),
    )
    op.create_index(op.f("ix_plans_due_last"), "plans", ["due_last"], unique=False)
    op.create_table(
        "stones",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stones")),
    )
    op.create_table(
        "stories",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_stories")),
        sa.UniqueConstraint("id", name=op.f("uq_stories_id")),
    )
    op.create_table(
        "watches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("last_run", sa.Text(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_watches")),
    )
    op.create_table(
        "documents",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("story", NUMBER, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.n"], name=op.f("fk_documents_story")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    op.create_index(op.f("ix_documents_name"), "documents", ["name"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_index(op.f("ix_documents_story"), "documents", ["story"], unique=False)
    op.create_index(op.f("ix_documents_text_hash"), "documents", ["text_hash"], unique=False)
    op.create_index(op.f("ix_documents_url"), "documents", ["url"], unique=False)
    op.create_table(
        "feed_entries",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.url"], name=op.f("fk_feed_entries_feed"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "entry", name=op.f("pk_feed_entries")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actors",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("document", NUMBER, autoincrement=False, nullable=True),
        sa.Column("merged_into", NUMBER, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_actors_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["merged_into"], ["actors.n"], name=op.f("fk_actors_merged_into")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_actors")),
        sa.UniqueConstraint("id", name=op.f("uq_actors_id")),
    )
    op.create_index(op.f("ix_actors_country"), "actors", ["country"], unique=False)
    op.create_index(op.f("ix_actors_document"), "actors", ["document"], unique=False)
    op.create_index(op.f("ix_actors_folded"), "actors", ["folded"], unique=False)
    op.create_index(op.f("ix_actors_slug"), "actors", ["slug"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_bands_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "document", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bands_document"), "bands", ["document"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_corrections_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_document"), "corrections", ["document"], unique=False)
    op.create_index(op.f("ix_corrections_target"), "corrections", ["target"], unique=False)
    op.create_table(
        "events",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("contexts", sa.Text(), nullable=True),
        sa.Column("magnitude", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.Column("happening", NUMBER, autoincrement=False, nullable=True),
        sa.Column("plan", NUMBER, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_events_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["happening"], ["happenings.n"], name=op.f("fk_events_happening")),
        sa.ForeignKeyConstraint(["plan"], ["plans.n"], name=op.f("fk_events_plan")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_events")),
        sa.UniqueConstraint("id", name=op.f("uq_events_id")),
    )
    op.create_index("ix_events_day", "events", ["day"], unique=False)
    op.create_index(op.f("ix_events_document"), "events", ["document"], unique=False)
    op.create_index(op.f("ix_events_happening"), "events", ["happening"], unique=False)
    op.create_index(op.f("ix_events_plan"), "events", ["plan"], unique=False)
    op.create_index(op.f("ix_events_statement"), "events", ["statement"], unique=False)
    op.create_index("ix_events_type_day", "events", ["type", "day"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("fetched", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("bytes", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_evidence_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_document"), "evidence", ["document"], unique=False)
    op.create_table(
        "lineage",
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("derived_from", NUMBER, autoincrement=False, nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.Column("added_words", sa.Integer(), nullable=True),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["derived_from"], ["documents.n"], name=op.f("fk_lineage_derived_from")),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_lineage_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_lineage")),
    )
    op.create_index(op.f("ix_lineage_derived_from"), "lineage", ["derived_from"], unique=False)
    op.create_table(
        "places",
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_places_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "local", name=op.f("pk_places")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_places_geonames", "places", ["geonames"], unique=False)
    op.create_table(
        "readings",
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("records", sa.LargeBinary(), nullable=False),
        sa.Column("legation", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_readings_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_readings")),
    )
    op.create_table(
        "times",
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_times_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "local", name=op.f("pk_times")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appearances",
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("actor", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.n"], name=op.f("fk_appearances_actor")),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_appearances_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "local", name=op.f("pk_appearances")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_appearances_actor"), "appearances", ["actor"], unique=False)
    op.create_table(
        "happening_keys",
        sa.Column("key", NUMBER, autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.n"], name=op.f("fk_happening_keys_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "day", "event", name=op.f("pk_happening_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_happening_keys_event"), "happening_keys", ["event"], unique=False)
    op.create_table(
        "sides",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", NUMBER, autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.n"], name=op.f("fk_sides_actor")),
        sa.ForeignKeyConstraint(["event"], ["events.n"], name=op.f("fk_sides_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "side", "position", name=op.f("pk_sides")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sides_actor_event", "sides", ["actor", "event"], unique=False)
    op.create_table(
        "statements",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("actor", NUMBER, autoincrement=False, nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=False),
        sa.Column("cue_end", sa.Integer(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_spans", sa.Text(), nullable=False),
        sa.Column("addressee_start", sa.Integer(), nullable=True),
        sa.Column("addressee_end", sa.Integer(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("addressee_actor", NUMBER, autoincrement=False, nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("replies_to", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("verdict_since", sa.Text(), nullable=True),
        sa.Column("verdict_last", sa.Text(), nullable=True),
        sa.Column("verdict_count", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.n"], name=op.f("fk_statements_actor")),
        sa.ForeignKeyConstraint(["addressee_actor"], ["actors.n"], name=op.f("fk_statements_addressee_actor")),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_statements_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_statements")),
        sa.UniqueConstraint("id", name=op.f("uq_statements_id")),
    )
    op.create_index("ix_statements_actor_day", "statements", ["actor", "day"], unique=False)
    op.create_index(op.f("ix_statements_addressee_actor"), "statements", ["addressee_actor"], unique=False)
    op.create_index("ix_statements_day", "statements", ["day"], unique=False)
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
    op.create_table(
        "precedents",
        sa.Column("statement", NUMBER, autoincrement=False, nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("earlier", NUMBER, autoincrement=False, nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("same_actor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["earlier"], ["statements.n"], name=op.f("fk_precedents_earlier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["statement"], ["statements.n"], name=op.f("fk_precedents_statement"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "rank", name=op.f("pk_precedents")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_precedents_earlier"), "precedents", ["earlier"], unique=False)
    op.create_table(
        "vectors",
        sa.Column("statement", NUMBER, autoincrement=False, nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.n"], name=op.f("fk_vectors_statement"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_vectors")),
    )
