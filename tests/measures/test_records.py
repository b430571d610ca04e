"""Since when a value is the highest or the lowest, by hand and against every year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.records import FEWEST, Record, record

VALUES = {2015: 9.0, 2016: 5.0, 2017: 6.0, 2018: 4.0, 2019: 7.0}


def test_by_hand() -> None:
    assert record(VALUES, 2019) == Record("highest", 2015, 2016)
    assert record(VALUES, 2018) == Record("lowest", None, 2015)
    assert record(VALUES, 2017) is None
    assert record(VALUES, 2020) is None


def test_a_year_that_is_not_known_ends_what_is_compared() -> None:
    gap = {year: usd for year, usd in VALUES.items() if year != 2016}
    assert record(gap, 2019) == Record("highest", None, 2017)
    assert record({2018: 1.0, 2019: 2.0}, 2019) is None
    assert record({2017: 2.0, 2018: 2.0, 2019: 2.0}, 2019) is None


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_a_record_beats_all_years_between(numbers: list[int]) -> None:
    values = {2000 + place: float(number) for place, number in enumerate(numbers)}
    year = max(values)
    found = record(values, year)
    if found is None:
        return
    beaten = range(found.first, year)
    assert len(beaten) >= FEWEST
    for one in beaten:
        higher = values[year] > values[one]
        assert higher == (found.way == "highest") and values[year] != values[one]
    if found.since is not None:
        worse = values[found.since] - values[year]
        assert worse >= 0 if found.way == "highest" else worse <= 0
