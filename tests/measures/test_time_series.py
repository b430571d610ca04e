"""Sums over twelve months, and values of which one is called 100."""

from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.measures.time_series import base_of, relative, rolling, without_gaps


def usd(*values: float | None) -> list[Amount]:
    return [Amount() if one is None else Amount(one, status="published") for one in values]


def test_months_run_from_the_first_to_the_last_without_gaps():
    assert without_gaps({(2019, 11), (2020, 2)}) == [(2019, 11), (2019, 12), (2020, 1), (2020, 2)]
    assert without_gaps(()) == []


def test_a_sum_is_of_twelve_months_and_of_no_fewer():
    sums = rolling(usd(*range(1, 14)))
    assert [one.value for one in sums[:11]] == [None] * 11
    assert [one.value for one in sums[11:]] == [78, 90]
    assert sums[11].status == "published"


def test_no_sum_bridges_a_month_that_is_not_known():
    months = usd(*[1.0] * 12, None, *[1.0] * 12)
    known = [place for place, one in enumerate(rolling(months)) if one.known]
    assert known == [11, 24]


def test_what_is_called_100_is_exact_and_the_others_have_the_range_of_both():
    base, now = Amount(200, status="implied").within(190, 210), Amount(300, status="published")
    assert relative(base, base) == Amount(100, "relative", "implied")
    found = relative(now, base)
    assert found.value == 150
    assert [round(end, 1) for end in found.ends] == [142.9, 157.9]
    assert found.status == "implied"


@pytest.mark.parametrize(
    ("now", "base"),
    [
        (Amount(), Amount(5.0)),
        (Amount(5.0), Amount()),
        (Amount(5.0), Amount(0.0)),
        (Amount(5.0, qualifier="more-than"), Amount(5.0)),
        (Amount(5.0), Amount(5.0, qualifier="approx")),
    ],
)
def test_nothing_follows_from_nothing_from_zero_or_from_a_bound(now, base):
    assert not relative(now, base).known


def test_the_base_is_the_first_that_all_lines_know_above_zero():
    assert base_of([usd(1, 1, 0, 1), usd(None, 1, 1, 1)]) == 1
    assert base_of([usd(0, 2), usd(1, 2)]) == 1
    assert base_of([usd(1, None), usd(None, 1)]) is None
