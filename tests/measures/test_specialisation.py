"""What a region is specialised in, by hand; and that the parts of a change add up to the cent."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.measures.specialisation import (
    Side,
    advantage,
    shift_share,
    side_of,
    specialisation,
    together,
)

PLACE = (2019, "export", "RUS")
usd = st.integers(0, 10**13).map(lambda cents: cents / 100)


def test_a_code_that_weighs_more_here_than_there_has_an_advantage() -> None:
    now = side_of({"44": 60.0, "27": 40.0}, 100.0, {"44": 100.0, "27": 900.0, "TOTAL": 1000.0}, 2)
    wood, fuel = specialisation(PLACE, now)
    assert (wood.advantage, fuel.advantage) == pytest.approx((6.0, 40 / 90))
    assert (wood.share_pct, wood.ours_share_pct, wood.reference_share_pct) == (60.0, 60.0, 10.0)
    assert wood.covered_pct == 100
    assert all(math.isnan(one) for one in (wood.national_usd, wood.change_usd))


def test_without_a_total_like_is_compared_with_like() -> None:
    now = side_of({"44": 60.0, "27": 40.0, "99": 900.0}, 1000.0, {"44": 100.0, "27": 900.0}, 2)
    other, wood, _ = specialisation(PLACE, now)
    assert wood.advantage == pytest.approx(6.0)
    assert math.isnan(other.advantage) and math.isnan(other.share_pct)
    assert wood.covered_pct == 10


def test_one_code_alone_is_compared_with_nothing_unless_the_whole_is_known() -> None:
    """By construction it would weigh as much in both."""
    ours = {"44": 60.0, "27": 40.0}
    for stated, wanted in (({}, math.nan), ({"TOTAL": 90.0}, 6.0)):
        found = specialisation(PLACE, side_of(ours, 100.0, {"44": 9.0, **stated}, 2))
        assert {row.code: row.advantage for row in found}["44"] == pytest.approx(
            wanted, nan_ok=True
        )


def test_chapters_are_summed_from_longer_codes_and_never_from_shorter_ones() -> None:
    reference = {"440710": 30.0, "440720": 70.0, "2701": 5.0}
    assert side_of({}, 0.0, reference, 2).goods == {"27": 5.0}
    assert side_of({}, 0.0, {"440710": 30.0, "440720": 70.0}, 2).goods == {"44": 100.0}
    assert side_of({}, 0.0, {"44": 1.0}, 4).goods == {}


@pytest.mark.parametrize("values", [
    (1.0, 0.0, 1.0, 1.0), (1.0, 1.0, 0.0, 1.0), (1.0, 1.0, 1.0, 0.0), (1.0, 1.0, math.nan, 1.0),
    (-1.0, 1.0, 1.0, 1.0),
])  # fmt: skip
def test_there_is_no_advantage_over_nothing(values: tuple[float, ...]) -> None:
    assert math.isnan(advantage(*values))


def test_a_change_by_hand() -> None:
    # All of the reference grew by 10 %, these goods by 30 %, ours from 100 to 150.
    found = shift_share(100.0, 150.0, (1000.0, 1300.0), (5000.0, 5500.0))
    assert found == pytest.approx((10.0, 20.0, 20.0))
    assert all(map(math.isnan, shift_share(100.0, 150.0, (0.0, 1300.0), (5000.0, 5500.0))))


goods = st.dictionaries(st.sampled_from(["27", "44", "72", "84", "99"]), usd)


@example({}, {"27": 0.0, "44": 19939.31}, {"27": 0.0, "44": 20753962.23}, {"27": 0.0, "44": 0.01},
         False)  # fmt: skip
@given(goods, goods, goods, goods, st.booleans())
def test_the_parts_add_up_to_the_cent(
    ours: dict[str, float], earlier: dict[str, float], now: dict[str, float],
    then: dict[str, float], stated: bool,
) -> None:  # fmt: skip
    def side(mine: dict[str, float], theirs: dict[str, float]) -> Side:
        total = {"TOTAL": sum(theirs.values())} if stated else {}
        return side_of(mine, sum(mine.values()), theirs | total, 2)

    rows = specialisation(PLACE, side(ours, now), side(earlier, then), 2018)
    sums = together(rows)

    def cents(amount: float) -> int:
        return round(100 * amount)

    for row in rows:
        assert not any(map(math.isinf, row[4:13]))
        if not math.isnan(row.national_usd):
            parts = (row.national_usd, row.goods_usd, row.regional_usd)
            assert sum(map(cents, parts)) == cents(row.change_usd)
    whole = sum(map(cents, ours.values())) - sum(map(cents, earlier.values()))
    assert cents(sums["change"]) == whole
    assert sum(map(cents, sums.values())) == 2 * whole
