"""The interval of the index holds every way in which the unknown shares can be spread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.concentration import concentration, concentration_interval


@given(st.data())
def test_the_interval_contains_every_completion(data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.floats(0.01, 100), min_size=2, max_size=30))
    named = data.draw(st.integers(1, len(weights)))
    shares = sorted((100 * weight / sum(weights) for weight in weights), reverse=True)
    low, high = concentration_interval(shares[:named], len(shares))
    assert low - 1e-6 <= concentration(shares) <= high + 1e-6


@given(st.integers(1, 200))
def test_equal_shares_are_the_least(countries: int) -> None:
    assert concentration([100 / countries] * countries) == pytest.approx(10_000 / countries)


def test_one_partner_is_the_most() -> None:
    assert concentration([100.0]) == 10_000
    assert concentration_interval([100.0], 1) == (10_000, 10_000)
    assert concentration_interval([60.0, 40.0], 160) == (5_200, 5_200)


def test_the_six_partners_of_2018() -> None:
    low, high = concentration_interval([15.6, 9.2, 7.4, 6.6, 5.0, 5.0], 160)
    assert (round(low), round(high)) == (493, 728)
