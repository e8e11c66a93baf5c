"""Searches that are kept."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from factories import lavrov

from legation.errors import DateError, LedgerError
from legation.ledger import watching
from legation.rendering.atom import ATOM, feed_of


def ran(ledger):
    with ledger.writing() as connection:
        return {name: [shape["day"] for shape in found if shape["record"] == "statement"] for name, found in watching.run(connection)}


def test_a_watch_shows_what_is_new_since_its_last_run(ledger, keep):
    keep(lavrov("2024-03-05"))
    with ledger.writing() as connection:
        watching.add(connection, "talks", {"words": "talks", "kind": "statements"})
        watching.add(connection, "zebras", {"words": "zebra", "actor": None})
    assert ran(ledger) == {"talks": ["2024-03-04"], "zebras": []}
    assert ran(ledger) == {"talks": [], "zebras": []}
    keep(lavrov("2020-01-01"))
    assert ran(ledger) == {"talks": ["2024-03-04"], "zebras": []}


def test_an_actor_may_come_later(ledger, keep):
    with ledger.writing() as connection:
        watching.add(connection, "lavrov", {"actor": "sergei-lavrov"})
    assert ran(ledger) == {"lavrov": []}
    keep(lavrov("2024-03-05"))
    assert ran(ledger) == {"lavrov": ["2024-03-04"]}


def test_what_cannot_be_watched(ledger):
    with ledger.writing() as connection:
        watching.add(connection, "talks", {"words": "talks"})
        with pytest.raises(LedgerError, match="already"):
            watching.add(connection, "talks", {"words": "more"})
        with pytest.raises(LedgerError, match="needs words"):
            watching.add(connection, "nothing", {"words": ""})
        with pytest.raises(DateError):
            watching.add(connection, "never", {"since": "sometime"})
        with pytest.raises(LedgerError, match="talks"):
            watching.remove(connection, "absent")
        watching.remove(connection, "talks")
        assert watching.listed(connection) == []


def test_the_feed_is_atom_whatever_a_text_holds(ledger, keep):
    keep(lavrov("2024-03-05", content="<b>talks</b> & \x01 more", url="https://example.org/1", title="A & B"), lavrov("2024-03-06", url="javascript:alert(1)"))
    with ledger.writing() as connection:
        watching.add(connection, "talks", {"words": "talks", "kind": "statements"})
        found = watching.run(connection)
    feed = ElementTree.fromstring(feed_of(found, updated="2024-03-07T00:00:00Z"))
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [len(entries), len(feed.findall(f"{{{ATOM}}}updated"))] == [2, 1]
    links = [link.get("href") for entry in entries for link in entry.findall(f"{{{ATOM}}}link")]
    assert links == ["https://example.org/1"]
    assert any("<b>talks</b> &" in (entry.findtext(f"{{{ATOM}}}summary") or "") for entry in entries)
