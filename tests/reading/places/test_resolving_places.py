"""Which place a name means, by the company it keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.reading.places import Toponym

Places = Callable[[str], list[tuple[str, Toponym]]]

MEANINGS = {
    "the capital by default": ("Talks open in [LOC Paris] today.", "Paris", "FRA", 48.9, 2.3),
    "a state behind a comma": ("A storm hit [LOC Paris], [LOC Texas], overnight.", "Paris", "USA", 33.7, -95.6),
    "one entity for both": ("A storm hit [LOC Paris, Texas] overnight.", "Paris", "USA", 33.7, -95.6),
    "an abbreviated state": ("He spoke in [LOC Springfield], Ill., on Monday.", "Springfield", "USA", 39.8, -89.6),
    "a postal code": ("Police in [LOC Portland], ME said so.", "Portland", "USA", 43.7, -70.3),
    "Tripoli by default": ("Shelling was heard in [LOC Tripoli].", "Tripoli", "LBY", 32.9, 13.2),
    "Tripoli in Lebanon": ("Clashes in the city of [LOC Tripoli] in northern [LOC Lebanon] went on.", "Tripoli", "LBN", 34.4, 35.8),
    "Tripoli by its neighbours": (
        "Lebanese troops left [LOC Beirut] and [LOC Sidon] for [LOC Tripoli]. [LOC Lebanon] and the Lebanese army",
        "Tripoli",
        "LBN",
        34.4,
        35.8,
    ),
    "Georgia the country": ("[LOC Georgia] accused [LOC Russia] of shelling villages.", "Georgia", "GEO", 42.0, 43.5),
    "Georgia the state": ("Voters in [LOC Georgia], [LOC Florida] and [LOC Alabama] went to the polls in [LOC Atlanta].", "Georgia", "USA", 32.7, -83.5),
    "Birmingham by default": ("A man was held in [LOC Birmingham], British police said.", "Birmingham", "GBR", 52.5, -1.9),
    "Birmingham in Alabama": ("A march in [LOC Birmingham], [LOC Alabama], ended.", "Birmingham", "USA", 33.5, -86.8),
    "Santiago in Chile": ("Chilean leaders met in [LOC Santiago].", "Santiago", "CHL", -33.5, -70.6),
    "Santiago in Cuba": ("From [LOC Havana] the Cuban president, known to all Cubans, flew to [LOC Santiago], [LOC Cuba].", "Santiago", "CUB", 20.0, -75.8),
    "the city before its region": ("The [ORG Security Council] met in [LOC New York].", "New York", "USA", 40.7, -74.0),
    "a metonym": ("[LOC Moscow] denied it.", "Moscow", "RUS", 55.8, 37.6),
    "an abbreviation": ("The [LOC U.S.] denied it.", "U.S.", "USA", 39.8, -98.5),
    "a former name": ("Envoys left [LOC Kiev] on Friday.", "Kiev", "UKR", 50.5, 30.5),
    "another spelling": ("Fighting in [LOC Deir al-Zour] went on.", "Deir al-Zour", "SYR", 35.3, 40.1),
    "a province by its noun": ("Rebels in [LOC Homs province] gave up.", "Homs province", "SYR", 34.0, 38.0),
    "a summit venue": ("They met at [LOC Camp David].", "Camp David", "USA", 39.6, -77.5),
    "a government's seat": ("He left the [ORG White House].", "White House", "USA", 38.9, -77.0),
    "a ranch": ("Bush spoke at his ranch in [LOC Crawford], [LOC Texas].", "Crawford", "USA", 31.5, -97.4),
    "a resort": ("A summit in [LOC Sharm el-Sheikh] is planned.", "Sharm el-Sheikh", "EGY", 27.9, 34.3),
    "a strait": ("A tanker was seized in the [LOC Strait of Hormuz].", "Strait of Hormuz", None, 26.6, 56.4),
    "a county": ("A fire broke out in [LOC Harris County], [LOC Texas].", "Harris County", "USA", 29.8, -95.4),
    "a disputed region": ("A bomb went off in [LOC Kashmir].", "Kashmir", None, 34.2, 75.0),
}


@pytest.mark.parametrize(("marked", "words", "country", "latitude", "longitude"), MEANINGS.values(), ids=MEANINGS.keys())
def test_meaning(places_in: Places, marked: str, words: str, country: str | None, latitude: float, longitude: float) -> None:
    place = dict(places_in(marked))[words]
    assert place.country == country
    assert place.latitude == pytest.approx(latitude, abs=1.0)
    assert place.longitude == pytest.approx(longitude, abs=1.0)


def test_an_unknown_name_is_left_open(places_in: Places) -> None:
    assert places_in("They met in [LOC Xyzzyville].") == [("Xyzzyville", Toponym(12, 22))]


def test_names_that_are_as_likely_as_each_other_are_left_open(places_in: Places) -> None:
    """There are forty Springfields, the largest two of like size; all of them lie in one state."""
    [(_, place)] = places_in("He was born in [LOC Springfield].")
    assert (place.name, place.country, place.latitude) == (None, "USA", None)


def test_a_name_keeps_its_meaning_through_a_document(places_in: Places) -> None:
    found = places_in("A storm hit [LOC Paris], [LOC Texas]. The mayor of [LOC Paris] said so.")
    assert [place.country for _, place in found] == ["USA", "USA", "USA"]


def test_a_list_of_states_puts_none_into_another(places_in: Places) -> None:
    found = places_in("Envoys of [LOC Jordan], [LOC Lebanon] and [LOC Georgia], [LOC Russia] came.")
    assert [place.country for _, place in found] == ["JOR", "LBN", "GEO", "RUS"]


def test_an_airport_lies_at_its_city_but_is_not_the_city(places_in: Places) -> None:
    [(_, place)] = places_in("He landed at [LOC Kabul airport].")
    assert (place.name, place.country, place.geonames) == ("Kabul airport", "AFG", None)
    assert place.latitude == pytest.approx(34.5, abs=0.2)


def test_a_city_carries_its_geonames_id(places_in: Places) -> None:
    assert places_in("Talks open in [LOC Geneva].")[0][1].geonames == 2660646
