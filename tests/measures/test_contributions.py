"""Contributions add up, to the cent and to the growth, and say what kind of change each is."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.loaders.records import frame_of
from dashboard.measures.contributions import (
    UNEXPLAINED,
    PartOfGrowth,
    added,
    contributions,
    in_cents,
    zeros_filled,
)
from dashboard.measures.contributions_table import Parts, contributions_table

CHN, FIN, DEU, JPN, BLR = ((code, "export") for code in ("CHN", "FIN", "DEU", "JPN", "BLR"))
places = st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from(("export", "import")))
usd = st.integers(-(10**12), 10**13).map(lambda cents: cents / 100)
sides = st.dictionaries(places, usd, max_size=12)


broken = st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from(("split", "merged")))


@given(sides, sides, broken, st.sampled_from(((), ("import",), ("export", "import"))))
@example({}, {("H", "export"): 1.0}, {}, ("export", "import"))  # nothing but what is not disclosed
def test_the_table_of_many_parts_says_the_same_of_few(
    first: dict[tuple[str, str], float],
    second: dict[tuple[str, str], float],
    kinds: dict[str, str],
    flows: tuple[str, ...],
) -> None:
    first, second = ({place: value for place, value in side.items() if place[1] in flows}
                     for side in (first, second))  # fmt: skip
    whole = {flow: (1e6 + place, 7e5) for place, flow in enumerate(flows)}
    by_rows = contributions(*zeros_filled(first, second), whole, 1e6 * len(flows), kinds)

    def parts(side: dict[tuple[str, str], float]) -> Parts:
        """Each flow as rows of their own: a key may stand there several times."""
        usd = {flow: np.array([value if flow == of else 0.0 for (_, of), value in side.items()])
               for flow in flows}  # fmt: skip
        return Parts(np.array([number(key) for key, _ in side], np.int64), usd)

    def number(key: str) -> int:
        """Zero is the last."""
        return (ord(key) - ord("A") + 1) % 8

    def names(numbers: np.ndarray) -> pd.api.extensions.ExtensionArray:
        texts = [chr(ord("A") + (one - 1) % 8) for one in numbers.tolist()]
        return pd.array(np.asarray(texts, object), dtype="str")

    found = contributions_table(parts(first), parts(second), whole, 1e6 * len(flows), names,
                                {number(key): kind for key, kind in kinds.items()})  # fmt: skip
    pd.testing.assert_frame_equal(found, frame_of(PartOfGrowth, by_rows))


def test_by_hand() -> None:
    before, now = zeros_filled(
        {CHN: 100.0, FIN: 60.0, DEU: 40.0, BLR: 0.0}, {CHN: 150.0, FIN: 30.0, JPN: 10.5}
    )
    found = contributions(before, now, {"export": (200.0, 190.5)}, 200.0)
    assert [(row.key, row.change_usd, row.points, row.kind) for row in found] == [
        ("CHN", 50.0, 25.0, "risen"),
        ("DEU", -40.0, -20.0, "ended"),
        ("FIN", -30.0, -15.0, "fallen"),
        ("JPN", 10.5, 5.25, "new"),
    ]
    assert sum(row.points for row in found) == pytest.approx(100 * 190.5 / 200 - 100)


@given(sides, sides)
def test_changes_add_up_to_the_cent_and_points_to_the_growth(
    first: dict[tuple[str, str], float], second: dict[tuple[str, str], float]
) -> None:
    before, now = zeros_filled(first, second)
    whole = {
        flow: tuple(
            sum(in_cents(usd) for (_, of), usd in side.items() if of == flow) / 100
            for side in (before, now)
        )
        for flow in ("export", "import")
    }
    base, then = (sum(ends[place] for ends in whole.values()) for place in (0, 1))
    found = contributions(before, now, whole, base)
    assert UNEXPLAINED not in {row.key for row in found}
    assert sum(in_cents(row.change_usd) for row in found) == in_cents(then) - in_cents(base)
    if base > 0:
        points = math.fsum(row.points for row in found)
        scale = max(1.0, math.fsum(abs(row.points) for row in found))
        assert abs(points - (100 * then / base - 100)) < 1e-9 * scale
    else:
        assert all(math.isnan(row.points) for row in found)


@given(sides)
def test_a_period_against_itself_changes_nothing(side: dict[tuple[str, str], float]) -> None:
    found = contributions(side, side, {}, 1.0)
    assert {row.kind for row in found} <= {"same"}
    assert all(row.change_usd == row.points == 0 for row in found)


@given(sides, sides)
def test_turned_round_every_change_is_its_opposite(
    first: dict[tuple[str, str], float], second: dict[tuple[str, str], float]
) -> None:
    before, now = zeros_filled(first, second)
    there = {(row.key, row.flow): row for row in contributions(before, now, {}, 1.0)}
    opposite = {"new": "ended", "ended": "new", "risen": "fallen", "fallen": "risen"}
    for row in contributions(now, before, {}, 1.0):
        other = there[row.key, row.flow]
        assert row.change_usd == -other.change_usd
        assert row.kind == opposite.get(other.kind, other.kind)


def test_what_is_not_known_of_both_is_left_unexplained() -> None:
    turnover = {("CHN", "turnover"): 30.0}
    found = contributions(
        turnover | {("FIN", "turnover"): 5.0},
        {("CHN", "turnover"): 45.0, ("DEU", "turnover"): 7.0},
        {"turnover": (100.0, 121.0)},
        100.0,
    )
    assert [(row.key, row.flow, row.kind) for row in found] == [
        ("CHN", "turnover", "risen"), ("DEU", "turnover", ""), ("FIN", "turnover", ""),
        (UNEXPLAINED, "turnover", ""),
    ]  # fmt: skip
    assert (found[-1].before_usd, found[-1].now_usd, found[-1].change_usd) == (70.0, 76.0, 6.0)
    assert found[0].points + found[-1].points == 21.0
    assert all(math.isnan(row.change_usd) for row in found[1:3])


def test_whole_cents_are_added_and_what_is_not_known_is_left_out() -> None:
    values = [(CHN, 0.1), (CHN, 0.2), (FIN, float("nan"))]
    assert added(values) == {CHN: 0.3}


def test_without_a_base_there_are_no_points() -> None:
    (row,) = contributions({CHN: 0.0}, {CHN: 5.0}, {}, 0.0)
    assert (row.change_usd, row.kind) == (5.0, "new")
    assert math.isnan(row.points)
