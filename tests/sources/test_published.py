"""Publication dates."""

import pytest

from legation.errors import DateError
from legation.sources.published import iso_date


@pytest.mark.parametrize("value", ["2019-06-30", "2019-06-30T10:00:00Z", "2019-06-30 10:00", " 2019-06-30 ", "2019-06-30T10:00:00+02:00"])
def test_iso_dates_give_their_day(value: str) -> None:
    assert iso_date(value) == "2019-06-30"


@pytest.mark.parametrize("value", ["", "30 June 2019", "2019-02-30", "2019-13-01", "06/30/2019", "2019", "2019-06-30x", "٢٠١٩-٠٦-٣٠"])
def test_anything_else_is_refused_by_its_value(value: str) -> None:
    with pytest.raises(DateError) as caught:
        iso_date(value)
    assert repr(value) in str(caught.value)
