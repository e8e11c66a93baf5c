"""What an actor's statements are about, and who is named in them: each figure opens on the very records it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import client_of
from lxml import html
from samples import Draft, is_known
from starlette.testclient import TestClient

from legation.ledger import Ledger
from legation.ledger.keeping import Incoming
from legation.ledger.steps import keeper
from legation.web.questions.matters import matters_of
from legation.web.questions.names import Named, actor_names, state_names, tokens_of, with_names_marked

SAID = (
    ("2024-03-01", "peace talks with Ormia were near"),
    ("2024-03-02", "peace talks would bring Russian ships home"),
    ("2024-04-05", "Moscow must lift the blockade"),
    ("2024-04-06", "the blockade was an act of war on us"),
)


@pytest.fixture
def spoken(own: Ledger) -> Iterator[TestClient]:
    keeping = keeper(known=is_known)
    for day, words in SAID:
        draft = Draft(f"Ana Duro said that {words}.", title=words, published=day)
        draft.says("Ana Duro", "said", words)
        with own.writing() as connection:
            keeping.keep(connection, [Incoming(draft.reading())])
    with client_of(own) as client:
        yield client


def section(client: TestClient, path: str, heading: str) -> html.HtmlElement:
    tree = html.fromstring(client.get(path).text)
    return tree.xpath(f"//section[h2[starts-with(normalize-space(), '{heading}')]]")[0]


def shares(client: TestClient, heading: str) -> dict[str, int]:
    items = section(client, "/actors/ana-duro", heading).xpath(".//li")
    return {item.xpath("string(a)"): int(item.xpath("string(span)")) for item in items}


def test_matters_are_what_statements_share(spoken: TestClient) -> None:
    assert shares(spoken, "By matter") == {"blockade": 2, "peace talks": 2}


def test_those_named_are_counted_by_any_of_their_names(spoken: TestClient) -> None:
    assert shares(spoken, "Spoke about") == {"Russia": 2}


@pytest.mark.parametrize("heading", ["By matter", "Spoke about", "How it spoke"])
def test_every_figure_opens_on_the_records_behind_it(spoken: TestClient, heading: str) -> None:
    for item in section(spoken, "/actors/ana-duro", heading).xpath(".//li"):
        said = section(spoken, item.xpath("string(a/@href)").split("#")[0], "Said")
        assert len(said.xpath(".//article")) == int(item.xpath("string(span)"))


def test_a_matters_months_open_on_its_statements(spoken: TestClient) -> None:
    tree = html.fromstring(spoken.get("/actors/ana-duro?matter=blockad").text)
    link = tree.xpath("//figure//tbody//a[normalize-space()='April 2024']/@href")[0].split("#")[0]
    assert len(section(spoken, link, "Said on blockade").xpath(".//article")) == 2


def test_who_said_what_about_whom(client: TestClient) -> None:
    about = section(client, "/between/VAL/ORM", "What Valdria said about Ormia")
    assert "Ormia" in [mark.text for mark in about.xpath(".//mark")]
    assert all("Ana Duro" in card.xpath("string(p[1])") for card in about.xpath(".//article"))
    everything = about.xpath(".//a[starts-with(., 'All of it')]/@href")[0]
    found = html.fromstring(client.get(everything).text).xpath("//article")
    assert len(found) == len(about.xpath(".//article")) > 0


def test_a_search_by_whom_it_names_is_exported(client: TestClient) -> None:
    csv = client.get("/search.csv?about=ORM&country=VAL").text
    assert "Ormia" in csv
    assert "keep the door open" not in csv


def test_whom_it_names_must_be_known(client: TestClient) -> None:
    assert "near: " in client.get("/search?about=Ana+Duru").text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("peace talks resumed", {"peac": "peace", "talk": "talks", "resum": "resumed", "peac talk": "peace talks", "talk resum": "talks resumed"}),
        ("the minister said so on Monday", {"monday": "monday"}),
        ("", {}),
    ],
)
def test_matters_of_words(words: str, found: dict[str, str]) -> None:
    assert matters_of(words.split()) == found


def test_a_name_found_is_no_matter() -> None:
    named = Named([("New Zealand", "NZL"), ("Zealand", "DNK"), ("US", "USA")])
    assert named.in_tokens(tokens_of("New Zealand told us of the US")) == ({"NZL", "USA"}, ["", "told", "us", "of", "the", ""])


def test_names_of_states_and_people() -> None:
    assert {"Russia", "Russian", "Moscow", "Kremlin"} <= set(state_names("RUS"))
    assert not any(name.startswith("the ") for name in state_names("USA"))
    assert state_names("XXX") == ("XXX",)
    assert actor_names("ana-duro", "Ana Duro", "person", "VAL") == ("Ana Duro", "Duro")
    assert actor_names("~x", "Wang Daohan", "person", "CHN") == ("Wang Daohan", "Wang")


def test_names_are_marked_as_whole_words() -> None:
    assert re.sub(r"[\x02\x03]", "|", with_names_marked("Iran and Iranians, not Tirana", ("Iran",))) == "|Iran| and Iranians, not Tirana"
