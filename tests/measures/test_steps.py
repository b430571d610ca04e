"""The steps of a waterfall lead from one total to the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.steps import READABLE, Step, beginning, steps

amounts = st.floats(-1e12, 1e12)


def test_totals_stand_on_zero_and_changes_where_the_last_one_ended() -> None:
    assert steps([100.0, 30.0, -50.0, 80.0]) == (
        Step(0.0, 100.0), Step(100.0, 130.0), Step(130.0, 80.0), Step(0.0, 80.0),
    )  # fmt: skip


def test_a_fall_has_its_foot_at_its_end() -> None:
    fall = steps([100.0, -130.0, -30.0])[1]
    assert (fall.foot, fall.top, fall.height) == (-30.0, 100.0, 130.0)


@given(amounts, st.lists(amounts, max_size=5))
def test_each_step_begins_where_the_last_one_ended(start: float, changes: list[float]) -> None:
    found = steps([start, *changes, start + sum(changes)])
    for before, step in pairwise(found[:-1]):
        assert step.start == before.end
    assert found[-2].end == pytest.approx(found[-1].end, rel=1e-9, abs=1e-3)


def test_no_columns_of_nothing() -> None:
    assert steps([]) == ()


def test_changes_of_a_few_per_cent_are_not_drawn_on_full_columns() -> None:
    assert beginning(steps([11_225e6, -479e6, 174e6, 10_920e6])) == 10_000e6
    # Fifteen per cent can be seen beside a whole column.
    assert beginning(steps([9_241e6, 1_454e6, 531e6, 11_225e6])) == 0
    assert beginning(steps([100.0, 0.0, 0.0, 100.0])) == 0
    assert beginning(steps([-5.0, 0.1, 0.1, -4.8])) == 0


@given(amounts, st.lists(amounts, min_size=1, max_size=5))
def test_no_change_is_cut(first: float, changes: list[float]) -> None:
    found = steps([first, *changes, first + sum(changes)])
    floor, within = beginning(found), found[1:-1]
    assert floor >= 0
    if floor:
        lowest = min(one.foot for one in within)
        height = max(one.top for one in within) - lowest
        assert floor < lowest and height < READABLE * max(one.top for one in found)
        # Half of what is drawn at the least is not the totals' own.
        assert height > (max(one.top for one in found) - floor) / 5
