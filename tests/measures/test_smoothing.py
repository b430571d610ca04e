"""Exponential smoothing: against the equations written out, a step at a time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.smoothing import GRID, expected_ends

MONEY = st.floats(1e3, 1e9)


def one_by_one(months: list[float], upto: int, weights: tuple[float, float, float]
               ) -> tuple[float, float]:  # fmt: skip
    """The squared errors up to a month, and the end of its year, by the textbook."""
    alpha, beta, gamma = weights
    level, slope = sum(months[:12]) / 12, 0.0
    season = [one - level for one in months[:12]]
    squares = 0.0
    for place in range(12, upto + 1):
        error = months[place] - (level + slope + season[place - 12])
        level, slope = level + slope + alpha * error, slope + beta * error
        season.append(season[place - 12] + gamma * error)
        squares += error**2
    month = upto % 12
    known = sum(months[upto - month : upto + 1])
    ahead = range(1, 12 - month)
    left = [level + slope * step + season[upto + step - 12] for step in ahead]
    return squares, known + sum(left)


@settings(max_examples=15)
@given(st.lists(MONEY, min_size=36, max_size=36))
def test_it_is_the_best_of_the_grid_as_the_equations_have_it(months: list[float]) -> None:
    found = expected_ends(months)
    assert all(math.isnan(one) for one in found[:12])
    for upto in (12, 17, 23, 30):
        tried = [one_by_one(months, upto, tuple(one)) for one in GRID.T]
        least = min(squares for squares, _ in tried)
        ends = [end for squares, end in tried if squares <= least * (1 + 1e-9)]
        assert any(found[upto] == pytest.approx(end, rel=1e-6, abs=1e-3) for end in ends)


def test_years_that_are_alike_end_alike() -> None:
    year = [float(month**2) for month in range(1, 13)]
    assert expected_ends(year * 3)[12:] == pytest.approx([sum(year)] * 24)


def test_what_is_known_of_a_whole_year_is_its_end() -> None:
    months = [1.0] * 12 + [float(one) for one in range(12)]
    assert expected_ends(months)[23] == pytest.approx(sum(range(12)))


def test_of_a_year_alone_nothing_is_said() -> None:
    assert all(math.isnan(one) for one in expected_ends([1.0] * 12))
    assert expected_ends([]) == ()
