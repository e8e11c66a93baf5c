"""Words for the present, the past and the future without a date: "now", "currently", "recently", "in the future"."""

from __future__ import annotations

from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.records import TimeType


def _is(value: str) -> Build:
    def build(case: Case) -> Built:
        return Value(TimeType.DATE, value)

    return build


def word(case: Case) -> Built:
    """ "now"; not the "Now, ..." that only goes on talking."""
    if case.word("NOW") == "now" and case.text[0].isupper() and case.after().startswith(","):
        return None
    name = next(name for name in ("NOW", "RECENTLY") if case.has(name))
    return Value(TimeType.DATE, case.meaning(name))


REFERENCES: tuple[Rule[Build], ...] = (
    Rule("NOW | RECENTLY", word, "fixed"),
    Rule("current | at (the)? present | (at|for) the moment | these days | to date", _is("PRESENT_REF"), "fixed"),
    Rule("the (recent | distant)? past | (a)? (long|short) (time)? ago", _is("PAST_REF"), "fixed"),
    Rule("the (near|foreseeable|immediate|not too distant|distant)? future | near future | a later date", _is("FUTURE_REF"), "fixed"),
    Rule("some time | a while", lambda case: Value(TimeType.DURATION, "PXX"), "fixed"),
)
