"""The steps of a waterfall lead from one total to the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.steps import Step, steps

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
