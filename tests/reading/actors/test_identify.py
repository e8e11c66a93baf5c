"""Whom all that a document says of an actor makes it."""

from __future__ import annotations

import pytest

from legation.knowledge.actors import days_of
from legation.reading.actors import Air, Identity, Resolver
from legation.reading.actors.clusters import Cluster
from legation.reading.actors.identify import Identifier

ON = days_of("2010-05-01")


def identity(resolver: Resolver, names: tuple[str, ...], descriptions: tuple[str, ...], kind: str = "person", **more: object) -> Identity:
    labels = frozenset(("PER",) if names and kind == "person" else ())
    fields = {"labels": labels, "gender": None, "at": 0, **more}
    cluster = Cluster(names=names, descriptions=descriptions, kind=kind, **fields)  # type: ignore[arg-type]
    return Identifier(resolver).identify(cluster, ON, Air(None, frozenset({"RUS", "IRN"})))


def test_a_surname_is_not_looked_up_for_who_has_another_whole_name(resolver: Resolver) -> None:
    assert identity(resolver, ("Oleg Lavrov", "Lavrov"), ()).id is None
    assert identity(resolver, ("Lavrov",), ()).id == "sergei-lavrov"


def test_a_name_of_another_country_is_another_person(resolver: Resolver) -> None:
    assert identity(resolver, ("Angela Merkel",), ("the British swimmer Angela Merkel",)).id is None


def test_a_state_located_elsewhere_is_no_state(resolver: Resolver) -> None:
    assert identity(resolver, ("Georgia",), (), "government", labels=frozenset({"LOC"}), countries=frozenset({"USA"})).id is None
    assert identity(resolver, ("Georgia",), (), "government", labels=frozenset({"LOC"}), countries=frozenset({"GEO"})).id == "geo"


def test_a_person_is_not_who_held_another_state_s_office(resolver: Resolver) -> None:
    assert identity(resolver, ("Lech Kaczynski",), ("Polish President Lech Kaczynski",)).id == "lech-kaczynski"
    assert identity(resolver, ("Lech Kaczynski",), ("Polish President Lech Kaczynski", "the Latvian prime minister")).id is None


def test_a_pronoun_s_gender_does_not_undo_a_whole_name(resolver: Resolver) -> None:
    assert identity(resolver, ("Barack Obama",), ("President Barack Obama",), gender="f").id == "barack-obama"
    assert identity(resolver, ("Lavrov",), (), gender="f").id is None


def test_the_government_that_a_description_names_is_not_the_one_in_the_air(resolver: Resolver) -> None:
    cluster = Cluster((), ("the government", "the Swiss government"), frozenset(), None, "government", 0)
    assert Identifier(resolver).identify(cluster, ON, Air("USA", frozenset({"USA", "CHE"}))).id == "che"


def test_a_nation_called_without_its_article_too_is_its_people(resolver: Resolver) -> None:
    assert identity(resolver, (), ("Iraqis", "The Iraqis"), "group").id is None
    assert identity(resolver, (), ("the Iraqis",), "group").id == "irq"


def test_a_party_that_looks_like_a_person_is_a_party(resolver: Resolver) -> None:
    assert identity(resolver, ("Fidesz",), ()).id == "fidesz"
    assert identity(resolver, ("Jordan",), ()).id is None


@pytest.mark.parametrize(
    ("names", "description", "kind", "expected"),
    [
        (("Ali Tavakol",), "Iran's deputy oil minister Ali Tavakol", "person", ("IRN", "GOV", "Deputy oil minister of Iran")),
        (("Pierre Exemple",), "anti-Iranian Industry Minister Pierre Exemple", "person", (None, "GOV", "Industry Minister")),
        ((), "a rebel spokesman", "person", (None, "REB", "Rebel spokesman")),
        ((), "protesters", "group", (None, "CVL", None)),
        ((), "police", "organization", (None, "COP", None)),
        ((), "a lawmaker", "person", (None, "LEG", None)),
        ((), "a NATO official", "person", (None, "IGO", None)),
        ((), "Turkish-backed rebels", "group", (None, "REB", None)),
        ((), "two Russian soldiers", "group", ("RUS", "MIL", None)),
    ],
    ids=lambda value: str(value),
)
def test_descriptions_tell_of_those_nobody_knows(
    resolver: Resolver, names: tuple[str, ...], description: str, kind: str, expected: tuple[str | None, ...]
) -> None:
    found = identity(resolver, names, (description,), kind)
    assert (found.id, found.country, found.sector, found.role) == (None, *expected)
