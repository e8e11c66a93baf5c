"""The times step: time expressions with TIMEX3 types and values, and which one belongs to a cue or a trigger."""

from legation.reading.times.attachment import time_of
from legation.reading.times.component import read_times
from legation.reading.times.expressions import TimeExpression

__all__ = ["TimeExpression", "read_times", "time_of"]
