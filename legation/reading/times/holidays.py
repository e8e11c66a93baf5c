"""Named days of the year: rules made from knowledge/times/holidays.tsv."""

from __future__ import annotations

from datetime import date

from legation.knowledge.times.holidays import Holiday, holidays
from legation.reading.times import almanac
from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.reading.times.slots import year_in
from legation.reading.times.tense import FUTURE, PAST
from legation.records import TimeType

_PEOPLE = ("PER", "PERSON")
"""Entities that are people: "Taha Yassin Ramadan"."""


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
        if not _has_capital(case) or case.tokens.at(case.start).ent_type_ in _PEOPLE:
            return None
        if case.has("YEARS"):
            days = holiday.days_in(year_in(case))
            return Value(TimeType.DATE, holiday.value_of(days[0]) if len(days) == 1 else f"{year_in(case):04d}")
        if case.day is None:
            return Value(TimeType.DATE, holiday.without_year)
        way = PAST if case.has("LAST") else FUTURE if case.has("NEXT") else case.direction
        day = _meant(holiday, case.day, way)
        return Value(TimeType.DATE, holiday.value_of(day), case.memory.basis) if day else Value(TimeType.DATE, holiday.without_year)

    return build


def _has_capital(case: Case) -> bool:
    return any(letter.isupper() for letter in case.text)


def _meant(holiday: Holiday, today: date, way: int) -> date | None:
    """The last one, the next one or the nearest; one that is near before one that is far, whatever the tense says."""
    days = [day for year in range(today.year - 4, today.year + 5) for day in holiday.days_in(year)]
    if not days:
        return None
    nearest = min(days, key=lambda day: abs(day - today))
    by_tense = min([day for day in days if (day - today).days * way >= 0] or days, key=lambda day: abs(day - today))
    is_far = abs(by_tense - today).days > almanac.FAR_DAYS and abs(nearest - today).days < almanac.NEAR_DAYS
    return nearest if is_far else by_tense
