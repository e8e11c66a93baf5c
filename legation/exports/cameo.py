"""CAMEO codes that a program took for numbers."""

from __future__ import annotations

LAST_ROOT = 20


def code_of(number: int | float | str) -> str:
    """The CAMEO code that `number` was before its leading zero went: 841 is "0841", 10 is "010", 190 is "190"; a code comes back as it is.

    Codes have three or four digits and begin with 01 to 20, and 01 has none of four (121 is 121, never 0121), so none is in doubt. Of root codes (GDELT's EventRootCode), which have two, use
    `str(number).zfill(2)`. Raises ValueError where no code reads so.
    """
    digits = number if isinstance(number, str) else str(int(number))
    for code in (digits, f"0{digits}", f"00{digits}"):
        if code.isdecimal() and len(code) in (3, 4) and 1 <= int(code[:2]) <= LAST_ROOT:
            return code
    raise ValueError(f"{number!r} is no CAMEO code")
