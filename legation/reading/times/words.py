"""The words that time expressions are made of: classes of words, each word with what it means in that class.

The patterns name the classes. A word may be in several ("second" is an ordinal and a unit).
"""

from __future__ import annotations

from collections.abc import Mapping

_MONTHS = "january february march april may june july august september october november december"
_MONTHS_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS_SHORT = "mon tue wed thu fri sat sun"
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)


def _numbered(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * index for index, word in enumerate(words.split())}


MONTHS = _numbered(_MONTHS) | _numbered(_MONTHS_SHORT) | {f"{word}.": number for word, number in _numbered(_MONTHS_SHORT).items()}
MONTHS |= {"sept": 9, "sept.": 9}
WEEKDAYS = _numbered(_WEEKDAYS) | {f"{word}.": number for word, number in _numbered(_WEEKDAYS_SHORT).items()} | {"tues.": 2, "thurs.": 4}
NUMBER_WORDS = _numbered(_ONES) | _numbered(_TENS, 20, 10)
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
UNITS = {"day": "D", "week": "W", "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML"}
CLOCK_UNITS = {"hour": "TH", "minute": "TM", "second": "TS"}

CLASSES: dict[str, Mapping[str, int | str]] = {
    "MONTH": {**MONTHS},
    "WEEKDAY": {**WEEKDAYS},
    "WEEKDAYS": {f"{word}s": number for word, number in _numbered(_WEEKDAYS).items()},
    "NUMWORD": {**NUMBER_WORDS},
    "SCALE": {**SCALES},
    "TENS": {**_numbered("ten " + _TENS, 10, 10)},
    "ONES": {**_numbered("one two three four five six seven eight nine")},
    "ORDWORD": {**_numbered(_ORDINALS), "thirtieth": 30},
    "UNIT": {**UNITS},
    "UNITS": {**{f"{word}s": unit for word, unit in UNITS.items() if word != "century"}, "centuries": "CE", "millennia": "ML"},
    "CUNIT": {**CLOCK_UNITS},
    "CUNITS": {f"{word}s": unit for word, unit in CLOCK_UNITS.items()},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "springtime": "SP", "summertime": "SU", "wintertime": "WI"},
    "SEASONS": {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"},
    "PART": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00", "noon": "12:00", "midnight": "24:00", "noontime": "12:00",
        "lunchtime": "MI", "dawn": "MO", "dusk": "EV", "daybreak": "MO", "sunrise": "MO", "sunset": "EV", "nightfall": "NI", "daytime": "DT",
    },
    "TWILIGHT": {"dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI"},
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "DEICTIC": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "LAST": dict.fromkeys(("last", "past", "previous", "preceding"), -1),
    "NEXT": dict.fromkeys(("next", "coming", "following", "upcoming"), 1),
    "THIS": dict.fromkeys(("this", "current"), 0),
    "MOD": dict.fromkeys(("early", "late", "mid", "earlier", "later"), "mod"),
    "EDGE": dict.fromkeys(("beginning", "start", "end", "middle", "close", "rest", "remainder", "eve", "outset", "turn", "dawn"), "edge"),
    "AFTER": {
        "later": 1, "after": 1, "afterwards": 1, "afterward": 1, "thereafter": 1, "hence": 1,
        "earlier": -1, "before": -1, "previously": -1, "beforehand": -1,
    },
    "EVERY": dict.fromkeys(("every", "each"), "every"),
    "ADVSET": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "fortnightly": "P2W",
        "nightly": "XXXX-XX-XXTNI", "biweekly": "P2W", "biannually": "P6M",
    },
    "ZONE": {
        "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
        "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
        "et": "", "ist": "", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00",
    },
    "AMPM": {form: form[0] for form in ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "a. m.", "p. m.")},
    "NAMEDDECADE": {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9},
    "HALF": {"half": 0},
    "AGO": {"ago": -1, "earlier": -1},
    "THE": {"the": 0},
    "YEARWORD": {"year": "Y"},
    "WEEKWORD": {"week": "W"},
    "PERIOD": {"period": 0, "quarter": 0, "half": 0},
    "LATEST": {"latest": 0},
    "OTHER": {"other": 0},
    "TIMES": {"once": 1, "twice": 2},
    "WEEKEND": {"weekend": "WE", "weekends": "WE"},
    "INDEFINITE": {"a": 1, "an": 1, "one": 1},
    "JOINED": {"and": 0},
    "FROM": {"from": 1},
    "TIMEWORD": {"time": 1},
    "TONIGHT": {"tonight": "NI"},
    "OVERNIGHT": {"overnight": "NI"},
    "NOW": dict.fromkeys(("now", "currently", "nowadays", "presently"), "PRESENT_REF"),
    "RECENTLY": dict.fromkeys(("recently", "lately"), "PAST_REF"),
    "RECENT": {"recent": "PAST_REF"},
    "COMING": {"coming": "FUTURE_REF"},
}  # fmt: skip

CAPITAL_ONLY = frozenset({"may", "march", "mar", "jun", "jan", "dec", "sun.", "sat.", "wed.", "mon.", "fri.", "mar.", "est", "et", "ist", "bst", "eet", "cet"})
"""Words that are no time words unless they begin with a capital."""
