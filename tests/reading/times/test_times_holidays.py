"""Named days of the year."""

from datetime import date

import pytest

from legation.knowledge.times.holidays import holidays, jewish_new_year, orthodox_easter, western_easter


@pytest.mark.parametrize(("year", "day"), [(1998, date(1998, 4, 12)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))])
def test_western_easter(year: int, day: date) -> None:
    """Easter Sunday of the Gregorian calendar."""
    assert western_easter(year) == day


@pytest.mark.parametrize(("year", "day"), [(1998, date(1998, 4, 19)), (2023, date(2023, 4, 16)), (2024, date(2024, 5, 5))])
def test_orthodox_easter(year: int, day: date) -> None:
    """Easter Sunday of the Julian calendar, as a Gregorian day."""
    assert orthodox_easter(year) == day


def test_names_are_unique() -> None:
    """No name stands for two days."""
    names = [name for holiday in holidays() for name in holiday.names]
    assert len(names) == len(set(names))


def test_days_that_are_not_every_year() -> None:
    """Election Day is in even years, Inauguration Day behind every fourth."""
    days = {holiday.names[0]: holiday for holiday in holidays()}
    assert days["Election Day"].days_in(1998) == [date(1998, 11, 3)]
    assert days["Election Day"].days_in(1999) == []
    assert days["Inauguration Day"].days_in(2001) == [date(2001, 1, 20)]


@pytest.mark.parametrize(("year", "day"), [(1998, date(1998, 9, 21)), (2013, date(2013, 9, 5)), (2020, date(2020, 9, 19)), (2024, date(2024, 10, 3))])
def test_jewish_new_year(year: int, day: date) -> None:
    """By arithmetic, with its postponements."""
    assert jewish_new_year(year) == day


def test_days_of_the_moon() -> None:
    """Those of the Jewish and the Chinese calendar are certain; the Muslim ones as far as a day either way leaves them."""
    days = {holiday.names[0]: holiday for holiday in holidays()}
    assert [days[name].days_in(2003) for name in ("Passover", "Yom Kippur", "Lunar New Year")] == [[date(2003, 4, 17)], [date(2003, 10, 6)], [date(2003, 2, 1)]]
    assert days["Eid al-Fitr"].days_in(2000) == [date(2000, 1, 8), date(2000, 12, 27)]
    assert [days["Eid al-Fitr"].value_of(day) for day in (date(2000, 1, 8), date(2008, 10, 1))] == ["2000-01", "2008"]
    assert [days["Ramadan"].value_of(day) for day in (date(2003, 10, 26), date(1998, 12, 20))] == ["2003", "XXXX"]
    assert days["Lunar New Year"].days_in(2031) == []
