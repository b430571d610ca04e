"""What a year is expected to end with: the formula, its silence, and what its interval is worth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.outlook import WIDEST, forecast, outlook

SHARES = (0.50, 0.40, 0.60, 0.50, 0.45)
"""What January and February were of five years in full; the sixth has 90 in these two."""


def _years(shares: tuple[float, ...] = SHARES, total: float = 200.0) -> dict[int, dict[int, float]]:
    full = {
        2010 + place: {month: total * (share / 2 if month <= 2 else (1 - share) / 10)
                       for month in range(1, 13)}
        for place, share in enumerate(shares)
    }  # fmt: skip
    return {**full, 2010 + len(shares): {1: 50.0, 2: 40.0}}


def test_by_hand() -> None:
    found = forecast([_years()], 2015, (1, 2))
    assert found is not None
    assert found.expected == pytest.approx(90 / 0.49)
    means = (0.5, 0.45, 0.5, 0.5)  # of the shares of the years before each
    ratios = [mean / share for mean, share in zip(means, SHARES[1:], strict=True)]
    assert [ratio for ratio, _ in found.errors] == pytest.approx(ratios)
    assert [years for _, years in found.errors] == [1, 2, 3, 4]
    narrow = _years((0.50, 0.49, 0.51, 0.50, 0.495))
    told = outlook("export", [narrow], 2015, (1, 2))
    assert told.months_known == 2
    assert told.expected_usd == pytest.approx(90 / 0.499)
    errors = [abs(share / mean - 1) for share, mean in
              ((0.49, 0.5), (0.51, 0.495), (0.5, 0.5), (0.495, 0.5))]  # fmt: skip
    assert told.backtest_error_pct == pytest.approx(100 * sum(errors) / 4)
    squares = [
        math.log(1 / (1 + sign * error)) ** 2 / (1 + 1 / years)
        for sign, error, years in zip((-1, 1, 1, -1), errors, (1, 2, 3, 4), strict=True)
    ]
    half = 1.533 * math.sqrt(sum(squares) / 4) * math.sqrt(1 + 1 / 5)
    assert told.high_usd == pytest.approx(told.expected_usd * math.exp(half))
    assert told.low_usd * told.high_usd == pytest.approx(told.expected_usd**2)


def test_it_is_silent_where_the_interval_is_useless() -> None:
    wild = _years((0.2, 0.8, 0.3, 0.9, 0.25))
    told = outlook("export", [wild], 2015, (1, 2))
    assert told[:2] == ("export", 2)
    assert all(map(math.isnan, told[2:6])) and told.tried_years == 4
    kept = outlook("export", [_years()], 2015, (1, 2))
    assert math.isnan(kept.expected_usd) or kept.high_usd / kept.expected_usd < 1 + 2 * WIDEST


@pytest.mark.parametrize(
    "part",
    [
        {},
        {2015: {1: 50.0}},
        {year: months for year, months in _years().items() if year >= 2012},
        {**_years(), 2015: {1: 50.0}},
        {**_years(), 2015: {1: 0.0, 2: 0.0}},
        {**_years(), 2015: {1: -90.0, 2: 40.0}},
        {**_years(), 2012: dict.fromkeys(range(1, 13), 0.0)},
        {**_years(), 2012: dict.fromkeys(range(1, 13), -5.0)},
        {**_years(), 2012: {1: -9.0, 2: 8.0, **dict.fromkeys(range(3, 13), 5.0)}},
    ],
)
def test_where_it_cannot_be_said_nothing_is(part: dict[int, dict[int, float]]) -> None:
    assert all(map(math.isnan, outlook("export", [part], 2015, (1, 2))[2:6]))
    assert all(map(math.isnan, outlook("turnover", [], 2015, (1, 2))[2:6]))
    assert all(map(math.isnan, outlook("export", [part], 2015, ())[2:6]))


def test_how_many_earlier_years_ended_within_their_own_interval() -> None:
    """Each year that has four before it is tried as if nothing after it were known."""
    draw = np.random.default_rng(7)
    shares = tuple(np.clip(draw.normal(0.5, 0.01, 14), 0.4, 0.6).tolist())
    every = _years((*shares[:9], 0.45, *shares[10:]))
    told = outlook("export", [every], 2024, (1, 2))
    held = spans = 0
    for year in range(2014, 2024):
        before = {one: months for one, months in every.items() if one <= year}
        found = outlook("export", [before], year, (1, 2))
        if not math.isnan(found.expected_usd):
            spans += 1
            held += found.low_usd <= sum(every[year].values()) <= found.high_usd
    assert (told.tried_years, told.spans, told.held) == (13, spans, held)
    assert 0 < held < spans


def test_a_year_with_a_gap_teaches_nothing() -> None:
    gap = {month: 1.0 for month in range(1, 13) if month != 7}
    with_gap = forecast([{**_years(), 2014: gap}], 2015, (1, 2))
    assert with_gap is not None and with_gap.years == 4


def test_of_all_twelve_months_the_total_is_expected_for_certain() -> None:
    years = _years()
    years[2015] = {month: 10.0 * month for month in range(1, 13)}
    told = outlook("export", [years], 2015, range(1, 13))
    assert told.expected_usd == told.low_usd == told.high_usd == pytest.approx(780)
    assert told.backtest_error_pct == 0


def test_what_is_expected_of_the_flows_adds_up() -> None:
    exports, imports = _years((0.50, 0.49, 0.51, 0.50, 0.495)), _years((0.3, 0.31, 0.29, 0.3, 0.3))
    alone = [outlook("", [part], 2015, (1, 2)).expected_usd for part in (exports, imports)]
    both = outlook("turnover", [exports, imports], 2015, (1, 2))
    assert both.expected_usd == pytest.approx(sum(alone))


@given(st.floats(1e-3, 1e3))
def test_another_currency_changes_nothing_but_the_unit(rate: float) -> None:
    years = _years((0.50, 0.49, 0.51, 0.50, 0.495))
    told = outlook("export", [years], 2015, (1, 2))
    turned = {year: {month: usd * rate for month, usd in months.items()}
              for year, months in years.items()}  # fmt: skip
    other = outlook("export", [turned], 2015, (1, 2))
    assert other.expected_usd == pytest.approx(told.expected_usd * rate)
    assert other.backtest_error_pct == pytest.approx(told.backtest_error_pct)


@pytest.mark.parametrize("known", [3, 6, 9])
@pytest.mark.parametrize("years", [6, 9, 25])
def test_the_interval_holds_the_total_in_eighty_of_a_hundred_regions(
    known: int, years: int
) -> None:
    """Regions with a season, a level that wanders, and chance in every month."""
    draw = np.random.default_rng(years * 100 + known)
    held = told = 0
    for _ in range(1200):
        season = np.exp(0.3 * np.sin(np.arange(12) / 2 + draw.uniform(0, 6)))
        level = np.exp(np.cumsum(draw.normal(0, 0.15, years)))
        usd = level[:, None] * season * draw.lognormal(0, 0.1, (years, 12))
        part = {year: dict(enumerate(usd[year].tolist(), 1)) for year in range(years)}
        found = outlook("export", [part], years - 1, range(1, known + 1))
        if not math.isnan(found.expected_usd):
            told += 1
            held += found.low_usd <= usd[-1].sum() <= found.high_usd
    assert told > 1100
    assert 0.75 <= held / told <= 0.85
