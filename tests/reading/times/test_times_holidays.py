"""Named days of the year."""

from datetime import date

import pytest

from legation.knowledge.times.holidays import holidays, orthodox_easter, western_easter


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
    assert days["Election Day"].day_in(1998) == date(1998, 11, 3)
    assert days["Election Day"].day_in(1999) is None
    assert days["Inauguration Day"].day_in(2001) == date(2001, 1, 20)
