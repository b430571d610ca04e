"""STL against statsmodels: its numbers, and what any decomposition must keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.stl import stl

REFERENCE = (-55.971859, -44.754829, -32.790585, -26.571938, -13.854915, -6.136954,
             5.084466, 17.053052, 23.275612, 35.996259, 43.719279, 54.952794)  # fmt: skip
"""statsmodels 0.15.0: ``STL(y, period=12).fit().seasonal[:12]`` of the series below."""


def _series() -> np.ndarray:
    t = np.arange(36)
    return 100 + t + 10 * (t % 12 - 5.5) + (t * 7) % 5


def test_it_is_what_statsmodels_says() -> None:
    found = stl(_series())
    assert found.season[:12] == pytest.approx(REFERENCE, abs=1e-5)
    assert found.trend[[0, 17, 35]] == pytest.approx([101.65872, 118.992215, 136.834777], abs=1e-5)


@pytest.mark.parametrize("count", [24, 37, 60, 121])
def test_a_season_that_repeats_on_a_straight_trend_is_found_whole(count: int) -> None:
    t = np.arange(count)
    season = 10 * np.sin(2 * np.pi * t / 12)
    found = stl(50 + 0.5 * t + season)
    assert found.season == pytest.approx(season, abs=0.2)
    assert np.abs(found.rest).max() < 0.2


@given(st.lists(st.floats(-1e6, 1e6), min_size=36, max_size=80), st.floats(-1e3, 1e3))
def test_the_parts_add_up_and_a_level_moves_the_trend_alone(
    values: list[float], level: float
) -> None:
    series = np.array(values)
    found, moved = stl(series), stl(series + level)
    scale = max(1.0, float(np.abs(series).max()))
    assert found.trend + found.season + found.rest == pytest.approx(series, abs=1e-8 * scale)
    assert moved.season == pytest.approx(found.season, abs=1e-8 * scale)


@pytest.mark.parametrize("values", [np.ones(23), np.array([np.nan, *np.ones(40)])])
def test_without_two_periods_without_gaps_there_is_none(values: np.ndarray) -> None:
    with pytest.raises(ValueError, match="without gaps"):
        stl(values)
