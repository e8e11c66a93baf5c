"""Ids of actors in the records."""

from __future__ import annotations

from legation.reading.actors import Identity
from legation.reading.mentions import Cast, LocalActor
from legation.reading.who import Who
from legation.records import ActorKind, MentionForm

TEXT = "Bernama smiled."


def records_with(identity: Identity | None) -> list[str]:
    actor = LocalActor("bernama", "Bernama", ActorKind.PERSON, mentions={(0, 7): MentionForm.NAME})
    who = Who(Cast({"bernama": actor}, {(0, 7): "bernama"}), {"bernama": identity} if identity else {})
    assert who.span(TEXT, (0, 7)).actor == who.records(TEXT)[0].id
    return [record.id for record in who.records(TEXT)]


def unknown(*, shares_slug: bool) -> Identity:
    return Identity(id=None, name=None, kind=ActorKind.PERSON, shares_slug=shares_slug)


def test_an_unknown_name_keeps_its_slug() -> None:
    assert records_with(None) == ["bernama"]
    assert records_with(unknown(shares_slug=False)) == ["bernama"]


def test_an_unknown_name_is_told_apart_from_the_known_actor_of_its_slug() -> None:
    assert records_with(unknown(shares_slug=True)) == ["bernama-other"]


def test_the_known_actor_keeps_its_id() -> None:
    assert records_with(Identity(id="bernama", name="Bernama", kind=ActorKind.ORGANIZATION)) == ["bernama"]
