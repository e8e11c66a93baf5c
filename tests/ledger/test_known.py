"""Which actors are shared by all documents."""

from __future__ import annotations

import pytest

from legation.ledger.known import KnownTo
from legation.records import Actor, ActorKind

ACTORS = [("fra", True), ("fra-foreign-ministry", True), ("~a-senior-official", False), ("john-doe-of-nowhere", False), ("fra-nonsense", False)]


@pytest.mark.parametrize(("name", "known"), ACTORS)
def test_what_the_knowledge_holds_is_known_whatever_else_is_said_of_it(name, known):
    assert KnownTo()(Actor(id=name, name=name, kind=ActorKind.PERSON, country="FRA", sector="GOV")) is known


def test_the_users_own_actors_are_known(tmp_path):
    (tmp_path / "own.jsonl").write_text('{"id": "jane-roe", "name": "Jane Roe", "kind": "person"}\n')
    jane = Actor(id="jane-roe", name="Jane Roe", kind=ActorKind.PERSON)
    assert [KnownTo()(jane), KnownTo(tmp_path / "own.jsonl")(jane)] == [False, True]
