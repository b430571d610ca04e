"""Numbers for texts, and quantiles of groups, are what the plain ways say."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.loaders.ordering import order_by
from dashboard.measures.cells import numbered, quantiles_by

values = st.one_of(st.just(float("nan")), st.integers(-50, 50).map(lambda one: one / 8))


@given(st.lists(st.tuples(st.integers(0, 3), values), max_size=40))
def test_quantiles_are_those_of_each_group(cells: list[tuple[int, float]]) -> None:
    groups = np.array([group for group, _ in cells], int)
    numbers = np.array([number for _, number in cells], float)
    size, found = quantiles_by(groups, numbers, 4, (0.25, 0.5, 0.75))
    for group in range(4):
        there = numbers[(groups == group) & ~np.isnan(numbers)]
        expected = np.quantile(there, (0.25, 0.5, 0.75)) if len(there) else np.full(3, np.nan)
        assert size[group] == len(there)
        np.testing.assert_allclose(found[:, group], expected)


def test_a_text_has_one_number_in_all_columns() -> None:
    before, now = pd.Series(["FIN", "CHN"]), pd.Series(["CHN", "DEU", "CHN"], dtype="category")
    (first, second), names = numbered([before, now])
    assert [names[place] for place in first] == ["FIN", "CHN"]
    assert [names[place] for place in second] == ["CHN", "DEU", "CHN"]
    assert first[1] == second[0] == second[2]


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2**40)), max_size=30))
def test_rows_are_in_the_order_of_their_numbers(rows: list[tuple[int, int]]) -> None:
    table = np.array(rows, np.int64).reshape(-1, 2)
    expected = sorted(range(len(rows)), key=lambda place: rows[place])
    assert order_by(table[:, 0], table[:, 1]).tolist() == expected
