"""On how few parts a trade rests, and between what bounds where not all of it is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.measures.dependence import dependence, dependence_of_largest

values = st.dictionaries(st.sampled_from("ABCDEFGHIJKLMNOP"), st.integers(1, 10**12), min_size=1)


def test_by_hand() -> None:
    found = dependence("export", {"A": 50, "B": 30, "C": 20})
    assert (found.hhi_low, found.hhi_high) == (3_800, 3_800)
    assert found.equivalent == found.equivalent_high == pytest.approx(10_000 / 3_800)
    assert (found.top_key, found.top_share_pct) == ("A", 50)


@pytest.mark.parametrize("parts", [1, 2, 4, 10, 160])
def test_equal_parts_are_as_many_as_they_are(parts: int) -> None:
    found = dependence("import", {f"{place:03d}": 7.5 for place in range(parts)})
    assert found.equivalent == pytest.approx(parts)
    assert found.hhi_high == pytest.approx(10_000 / parts)


@given(values, st.integers(1, 10**12))
def test_the_interval_contains_every_way_in_which_the_unknown_may_be_spread(
    named: dict[str, int], unknown: int
) -> None:
    found = dependence("export", {**named, "XXX": unknown}, ("XXX",))
    for taken in (*named, "another"):
        whole = dependence("export", {**named, taken: named.get(taken, 0) + unknown})
        assert found.hhi_low - 1e-6 <= whole.hhi_low <= found.hhi_high + 1e-6
    spread = {**named, **{f"other {place}": unknown / 40 for place in range(40)}}
    finely = dependence("export", spread)
    assert found.hhi_low - 1e-6 <= finely.hhi_low <= found.hhi_high + 1e-6
    assert found.equivalent <= found.equivalent_high + 1e-9


@given(values)
@example({"A": 1, "B": 1, "C": 616631, "D": 617030, "E": 616866})
def test_bounds_and_symmetry(named: dict[str, int]) -> None:
    found = dependence("export", named)
    assert 10_000 / len(named) - 1e-6 <= found.hhi_low == found.hhi_high <= 10_000
    turned = dependence("export", dict(reversed(named.items())))
    assert turned.hhi_low == pytest.approx(found.hhi_low)
    assert turned.top_key == found.top_key
    assert found.top_share_pct == pytest.approx(100 * max(named.values()) / sum(named.values()))


def test_what_is_not_above_zero_is_no_part() -> None:
    assert (
        dependence("export", {"A": 5.0, "B": -3.0, "C": 0.0, "D": float("nan")}).hhi_low == 10_000
    )
    assert dependence("export", {"A": 5.0, "B": -3.0, "C": 1.0}).below_zero_usd == -3
    assert dependence("export", {"A": -1.0}).below_zero_usd == -1
    for nothing in ({}, {"A": 0.0}, {"A": -1.0}, {"A": float("nan")}):
        found = dependence("export", nothing)
        assert found.top_key == ""
        assert all(map(math.isnan, (*found[1:4], *found[5:7])))


def test_of_what_nobody_is_named_everything_may_be() -> None:
    found = dependence("export", {"XX": 5.0}, ("XX",))
    assert (found.hhi_low, found.hhi_high, found.equivalent) == (0, 10_000, 1)
    assert math.isnan(found.top_share_pct) and math.isnan(found.equivalent_high)


def test_the_six_partners_of_2018() -> None:
    shares = dict(zip(("CHN", "NLD", "FIN", "DEU", "USA", "DNK"), (15.6, 9.2, 7.4, 6.6, 5, 5),
                      strict=True))  # fmt: skip
    found = dependence_of_largest("turnover", shares, 160)
    assert (round(found.hhi_low), round(found.hhi_high)) == (493, 728)
    assert (found.top_key, found.top_share_pct) == ("CHN", 15.6)
    assert found.equivalent == pytest.approx(13.7, abs=0.05)
