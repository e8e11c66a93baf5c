"""Who names and descriptions mean, as of a date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.knowledge.actors import days_of
from legation.reading.actors import Air, Resolution, Resolver

Ask = Callable[..., Resolution]

KNOWN = [
    ("the U.S. president", "2009-01-19", None, "george-w-bush"),
    ("the U.S. president", "2009-01-20", None, "barack-obama"),
    ("the American president", "2009-01-21", None, "barack-obama"),
    ("the US president-elect", "2008-12-01", None, "barack-obama"),
    ("the incoming president", "2008-12-01", "USA", "barack-obama"),
    ("US Secretary of State", "2010-05-01", None, "hillary-clinton"),
    ("the French foreign minister", "2003-02-14", None, "dominique-de-villepin"),
    ("France's top diplomat", "2003", None, "dominique-de-villepin"),
    ("the foreign minister of France", "2003", None, "dominique-de-villepin"),
    ("the prime minister", "2003-06-01", "FRA", "jean-pierre-raffarin"),
    ("the incoming chancellor", "2021-11-28", "DEU", "olaf-scholz"),
    ("the German president", "2014-06-01", None, "joachim-gauck"),
    ("the German leader", "2014-06-01", None, "angela-merkel"),
    ("the Libyan leader", "2005-06-01", None, "muammar-gaddafi"),
    ("Erdogan's spokesman", "2018-01-01", None, "ibrahim-kalin"),
    ("Ibrahim Kalin, Erdogan's spokesman", "2018-01-01", None, "ibrahim-kalin"),
    ("Erdoğan", "2018-01-01", None, "recep-tayyip-erdogan"),
    ("Foreign Minister Sergey Lavrov", "2010-01-01", None, "sergei-lavrov"),
    ("the Russian foreign minister, Sergei Lavrov", "2010-01-01", None, "sergei-lavrov"),
    ("Zelenskiy", "2022-03-01", None, "volodymyr-zelensky"),
    ("Volodymyr Zelenskyi", "2022-03-01", None, "volodymyr-zelensky"),
    ("Moamer Kadhafi", "2005-01-01", None, "muammar-gaddafi"),
    ("Bashar Assad", "2005-01-01", None, "bashar-al-assad"),
    ("George Bush", "1990-05-01", None, "george-h-w-bush"),
    ("George Bush", "2003-05-01", None, "george-w-bush"),
    ("President Bush", "2003-05-01", None, "george-w-bush"),
    ("President Aquino", "1990-05-01", None, "corazon-aquino"),
    ("President Aquino", "2012-05-01", None, "benigno-aquino"),
    ("the Syrian president", "2000-06-09", None, "hafez-al-assad"),
    ("King Abdullah", "2008-05-01", "JOR", "abdullah-ii"),
    ("King Abdullah", "2008-05-01", "SAU", "abdullah"),
    ("King Abdullah", "2003-05-01", None, "abdullah-ii"),
    ("Ukraine's ousted president", "2014-03-01", None, "viktor-yanukovych"),
    ("UN Secretary-General Kofi Annan", "2003-05-01", None, "kofi-annan"),
    ("the NATO secretary-general", "2015-05-01", None, "jens-stoltenberg"),
    ("the NATO chief", "2015-05-01", None, "jens-stoltenberg"),
    ("the U.N. special envoy for Syria", "2013-05-01", None, "lakhdar-brahimi"),
    ("the Turkish foreign ministry", "", None, "tur-foreign-ministry"),
    ("the State Department", "", None, "usa-foreign-ministry"),
    ("Foggy Bottom", "", None, "usa-foreign-ministry"),
    ("the Foreign Ministry", "2003", "FRA", "fra-foreign-ministry"),
    ("the Duma", "2003", None, "rus-parliament"),
    ("the Turkish army", "", None, "tur-armed-forces"),
    ("Turkish jets", "", None, "tur-armed-forces"),
    ("Israeli forces", "", None, "isr-armed-forces"),
    ("Ankara", "", None, "tur"),
    ("the Kremlin", "1990-06-01", None, "sun"),
    ("the Kremlin", "1999-06-01", None, "rus"),
    ("10 Downing Street", "", None, "gbr"),
    ("the Russians", "2010-01-01", None, "rus"),
    ("the Bush administration", "2005-01-01", None, "usa"),
    ("the British government", "", None, "gbr"),
    ("Zaire", "1994", None, "cod"),
    ("Congo", "", "COG", "cog"),
    ("Hamas", "", None, "hamas"),
    ("Zelensky", "2022-03-01", None, "volodymyr-zelensky"),
    ("Zelenskyy", "2022-03-01", None, "volodymyr-zelensky"),
    ("Omer Hassan Ahmed El-Bashir", "2006-01-01", "SDN", "omar-al-bashir"),
    ("Jordan", "2003-01-01", None, "jor"),
    ("Georgia", "2003-01-01", None, "geo"),
    ("President Aliyev", "2003-10-30", None, "heydar-aliyev"),
    ("President Aliyev", "2003-10-31", None, "ilham-aliyev"),
    ("President Kabila", "2000-01-01", None, "laurent-desire-kabila"),
    ("President Kabila", "2003-01-01", None, "joseph-kabila"),
    ("President Kaczynski", "2006-11-16", None, "lech-kaczynski"),
    ("Prime Minister Kaczynski", "2006-11-16", None, "jaroslaw-kaczynski"),
    ("the Latvian prime minister", "2006-11-16", "POL", "aigars-kalvitis"),
    ("PLC president Arnoldo Aleman", "1998-01-01", "NIC", "arnoldo-aleman"),
    ("the Swiss government", "2005-12-14", "USA", "che"),
    ("Saudi authorities", "", None, "sau"),
    ("the Baghdad government", "", None, "irq"),
    ("the Japanese police", "", None, "jpn-police"),
    ("the Turkish navy", "", None, "tur-navy"),
    ("the US Air Force", "", None, "usa-air-force"),
    ("the US Army", "", None, "usa-armed-forces"),
    ("US military forces", "", None, "usa-armed-forces"),
    ("the US embassy in Bern", "2005-12-14", "CHE", "usa-embassy"),
    ("the US military in Iraq", "2005-12-14", None, "usa-armed-forces"),
    ("the health ministry in Baghdad", "2005-12-14", None, "irq-health-ministry"),
    ("Itar-Tass", "1997-01-01", None, "tass"),
]
UNKNOWN = [
    ("the former U.S. president", "2003-01-01", None),
    ("the U.S. president", "2009-01", None),
    ("the U.S. president", "", None),
    ("King Abdullah", "2008-05-01", None),
    ("George Bush", "1997-05-01", None),
    ("Congo", "", None),
    ("Korea", "", None),
    ("the Congolese president", "2010-01-01", None),
    ("the prime minister", "2003-06-01", None),
    ("the deputy foreign minister", "2003-06-01", "FRA"),
    ("the French foreign minister's wife", "2003-06-01", None),
    ("the French king", "2003-06-01", None),
    ("a French minister", "2003-06-01", None),
    ("his foreign minister", "2003-06-01", "FRA"),
    ("the army", "2003-06-01", "FRA"),
    ("two Turkish soldiers", "2003-06-01", None),
    ("us", "2003-06-01", None),
    ("Michael Jordan", "1997-01-01", None),
    ("I", "2010-01-01", "JOR"),
    ("II", "2010-01-01", "JOR"),
    ("Annan", "2003-06-01", "FRA"),
    ("Turkish-backed rebels", "2018", None),
    ("some Iraqis", "2006-12-03", None),
    ("Iraqis", "2006-12-03", None),
    ("young Palestinians", "2006-12-03", None),
    ("the Tokyo police", "2003-01-01", "JPN"),
    ("police in Tokyo", "2003-01-01", "JPN"),
    ("the Tokyo embassy", "2003-01-01", "JPN"),
    ("the embassy", "2003-01-01", "CHE"),
    ("the embassy in Bern", "2003-01-01", "CHE"),
    ("Brussels", "2003-01-01", None),
    ("PLC president", "1998-01-01", "NIC"),
    ("the party president", "2003-06-01", "FRA"),
    ("the club president", "2003-06-01", "FRA"),
    ("the president of the company", "2003-06-01", "FRA"),
    ("the anti-Syrian president", "2003-06-01", None),
    ("the Sudanese boy Bashir", "2006-01-01", "SDN"),
    ("Omer Hassan", "2006-01-01", "FRA"),
    ("Kaczynski", "2006-11-16", None),
]


@pytest.mark.parametrize(("words", "on", "country", "expected"), KNOWN, ids=lambda value: str(value))
def test_words_mean_one_known_actor(ask: Ask, words: str, on: str, country: str | None, expected: str) -> None:
    found = ask(words, on, country)
    assert found.actor is not None, found.why
    assert found.actor.id == expected


@pytest.mark.parametrize(("words", "on", "country"), UNKNOWN, ids=lambda value: str(value))
def test_what_can_be_several_is_nobody_with_a_reason(ask: Ask, words: str, on: str, country: str | None) -> None:
    found = ask(words, on, country)
    assert found.actor is None
    assert found.why


def test_the_several_are_the_candidates(ask: Ask) -> None:
    assert ask("the former U.S. president", "2003-01-01").candidates == ("george-h-w-bush", "bill-clinton")
    assert ask("Congo").candidates == ("cod", "cog")


@pytest.mark.parametrize(
    ("on", "role"),
    [
        ("1990-01-01", None),
        ("2008-12-01", "President-elect of the United States"),
        ("2009-01-20", "President of the United States"),
        ("2017-01-20", "Former President of the United States"),
    ],
)
def test_one_man_is_elect_president_and_former_in_turn(ask: Ask, on: str, role: str | None) -> None:
    found = ask("Barack Obama", on, "USA").actor
    assert found is not None
    assert found.role == role


@pytest.mark.parametrize(
    ("words", "on", "role", "country", "sector"),
    [
        ("Hillary Clinton", "2010-01-01", "Secretary of State of the United States", "USA", "GOV"),
        ("Kofi Annan", "2003-01-01", "Secretary-General of the United Nations", "GHA", "IGO"),
        ("Lakhdar Brahimi", "2013-01-01", "Special Envoy of the United Nations for Syria", None, "IGO"),
        ("Ibrahim Kalin, Erdogan's spokesman", "2015-06-01", "Presidential Spokesman of Turkey", "TUR", "GOV"),
    ],
)
def test_roles_are_called_as_in_english(ask: Ask, words: str, on: str, role: str, country: str | None, sector: str) -> None:
    found = ask(words, on).actor
    assert found is not None
    assert (found.role, found.country, found.sector) == (role, country, sector)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mobutu Sese Seko", {"1995-01-01": "President of Zaire", "2003-01-01": "Former President of Zaire"}),
        ("Joseph Kabila", {"2003-01-01": "President of the Democratic Republic of the Congo"}),
    ],
)
def test_a_role_is_of_the_state_as_it_was_called_then(ask: Ask, words: str, names: dict[str, str]) -> None:
    assert {on: found.role for on in names if (found := ask(words, on, "COD").actor)} == names


def test_an_agency_bears_the_name_of_its_time(ask: Ask) -> None:
    names = [found.name for on in ("1990-01-01", "1997-01-01", "2014-10", "2020-01-01") if (found := ask("TASS", on).actor)]
    assert names == ["TASS", "ITAR-TASS", "TASS", "TASS"]


@pytest.mark.parametrize(
    ("countries", "organizations", "expected"),
    [
        ({"BEL"}, (), "bel"),
        ({"GBR"}, {"european-union"}, "european-union"),
        ({"BEL"}, {"european-union"}, None),
        ({"GBR"}, {"european-union", "nato"}, None),
    ],
)
def test_brussels_is_who_else_the_text_names(resolver: Resolver, countries: set[str], organizations: set[str], expected: str | None) -> None:
    found = resolver.resolve("Brussels", days_of("2003-01-01"), Air(None, frozenset(countries), frozenset(organizations))).actor
    assert (found.id if found else None) == expected


def test_bodies_get_their_names_from_rules_or_their_own(ask: Ask) -> None:
    names = [
        found.name for words in ("the Turkish foreign ministry", "Foggy Bottom", "the Turkish parliament", "the Syrian army") if (found := ask(words).actor)
    ]
    assert names == ["Foreign Ministry of Turkey", "State Department", "Grand National Assembly", "Armed Forces of Syria"]


def test_of_two_states_of_one_name_the_one_in_the_text_is_meant(resolver: Resolver) -> None:
    found = resolver.resolve("Korea", days_of("2003-01-01"), Air(None, frozenset({"KOR", "USA"}))).actor
    assert found is not None
    assert found.id == "kor"
