"""Named days of the year: rules made from knowledge/times/holidays.tsv."""

from __future__ import annotations

from datetime import date

from legation.knowledge.times.holidays import Holiday, holidays
from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.reading.times.slots import year_in
from legation.reading.times.tense import FUTURE, PAST
from legation.records import TimeType


def holiday_rules() -> tuple[Rule[Build], ...]:
    """One rule for each name."""
    return tuple(
        Rule(f"((the)? LAST|(the)? NEXT|THIS|the)? {_pattern(name)} ((,|in|of)? YEARS)?", _builder(holiday), "day")
        for holiday in holidays()
        for name in holiday.names
    )


def _pattern(name: str) -> str:
    return name.lower().replace("'s", " 's").replace(".", " . ")


def _builder(holiday: Holiday) -> Build:
    def build(case: Case) -> Built:
        if not _has_capital(case):
            return None
        if case.has("YEARS"):
            return _value(holiday, year_in(case), None)
        if case.day is None:
            return Value(TimeType.DATE, holiday.without_year)
        way = PAST if case.has("LAST") else FUTURE if case.has("NEXT") else case.direction
        return _value(holiday, _year(holiday, case.day, way), case.memory.basis)

    return build


def _has_capital(case: Case) -> bool:
    return any(letter.isupper() for letter in case.text)


def _value(holiday: Holiday, year: int, basis: str | None) -> Value:
    day = holiday.day_in(year)
    return Value(TimeType.DATE, day.isoformat() if day else f"{year:04d}", basis)


def _year(holiday: Holiday, today: date, way: int) -> int:
    """The year whose holiday is the last one, the next one or the nearest."""
    days = [(day, year) for year in range(today.year - 4, today.year + 5) if (day := holiday.day_in(year))]
    if way == PAST:
        days = [item for item in days if item[0] <= today]
    elif way == FUTURE:
        days = [item for item in days if item[0] >= today]
    return min(days, key=lambda item: abs(item[0] - today), default=(today, today.year))[1]
