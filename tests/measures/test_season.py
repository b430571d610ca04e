"""Seasons by hand: shares of whole years, and months without the season."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.season import adjusted, pattern


def _months(years: range, december: float = 1.0, last: int = 12) -> dict[tuple[int, int], float]:
    return {
        (year, month): december if month == 12 else 1.0
        for year in years
        for month in range(1, 13)
        if (year, month) <= (years[-1], last)
    }


def test_the_pattern_is_the_mean_of_whole_years_with_its_spread() -> None:
    months = _months(range(2015, 2018)) | _months(range(2018, 2019), december=13.0)
    months |= _months(range(2019, 2020), last=6)
    rows = pattern("export", months)
    december = rows[11]
    assert (december.month, december.years) == (12, 4)
    assert december.share_pct == pytest.approx((3 * 100 / 12 + 100 * 13 / 24) / 4)
    assert (december.low_pct, december.high_pct) == (
        pytest.approx(100 / 12), pytest.approx(100 * 13 / 24),
    )  # fmt: skip


def test_below_three_whole_years_nothing_is_said() -> None:
    assert pattern("export", _months(range(2015, 2018), last=11)) == ()
    assert adjusted("export", _months(range(2015, 2018), last=11)) == ()
    assert adjusted("export", {}) == () == pattern("export", {})


def test_a_season_that_repeats_is_taken_out() -> None:
    rows = adjusted("export", _months(range(2015, 2020), december=3.0))
    assert [row.adjusted_usd for row in rows] == pytest.approx([rows[0].adjusted_usd] * len(rows))
    december, january = rows[11], rows[0]
    assert december.season_pct > january.season_pct
    assert (1 + december.season_pct / 100) / (1 + january.season_pct / 100) == pytest.approx(3)


def test_a_gap_begins_the_series_anew() -> None:
    months = _months(range(2010, 2020))
    del months[2014, 5]
    rows = adjusted("export", months)
    assert (rows[0].year, rows[0].month) == (2014, 6)


def test_a_month_below_zero_takes_the_season_off_by_its_amount() -> None:
    months = _months(range(2015, 2019)) | {(2016, 3): -1.0}
    rows = adjusted("export", months)
    assert len(rows) == 48 and all(math.isfinite(row.adjusted_usd) for row in rows)
    assert math.isnan(next(row for row in rows if row.value_usd < 0).season_pct)


@given(st.lists(st.floats(1, 1e12), min_size=36, max_size=60))
def test_shares_add_up_and_no_month_is_lost(values: list[float]) -> None:
    months = {(2010 + place // 12, place % 12 + 1): usd for place, usd in enumerate(values)}
    rows = pattern("export", months)
    assert math.fsum(row.share_pct for row in rows) == pytest.approx(100)
    assert all(row.low_pct <= row.share_pct * (1 + 1e-9) for row in rows)
    assert all(row.share_pct <= row.high_pct * (1 + 1e-9) for row in rows)
    assert [row.value_usd for row in adjusted("export", months)] == values
