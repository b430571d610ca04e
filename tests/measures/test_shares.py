"""Shares of a whole add up to it, ranks are fair, and the rest is said to be the rest."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.amount import Amount
from dashboard.measures.shares import (
    MOST_CHOSEN,
    REST,
    Ranked,
    carrying,
    shortened,
)
from dashboard.measures.sums import part_of
from tests.frames import ranked, rows_of, with_rest

NAN = float("nan")
parts = st.lists(st.floats(0.001, 1e9), min_size=1, max_size=60)


def _partners(**shares: float) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"year": 2018, "partner": partner, "turnover_usd": share * 10, "share_pct": share}
            for partner, share in shares.items()
        ]
    )


@given(parts)
def test_shares_of_a_complete_whole_add_up(values: list[float]) -> None:
    whole = Amount(sum(values), status="published")
    shares = [part_of(Amount(one, status="published"), whole).plain() for one in values]
    assert sum(shares) == pytest.approx(100)
    assert all(0 <= share <= 100 + 1e-9 for share in shares)


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_shares_of_a_whole_with_negative_parts_add_up(most: int) -> None:
    frame = ranked(_partners(CHN=80.33, FIN=42.06, JPN=-10.05, USA=-12.34), "turnover_usd")
    shown = with_rest(frame, 1000.0, 4, most=most).query("~folded")
    assert shown["share_pct"].sum() == pytest.approx(100) and shown["of_whole"].all()
    assert shown["partner"].eq(REST).any() == (most < 4)


@pytest.mark.parametrize("whole", [0.0, -1.0, NAN])
def test_without_a_whole_there_is_no_share(whole: float) -> None:
    assert not part_of(Amount(1.0), Amount(None if whole != whole else whole)).known


def test_ranks_are_shared_by_equals_and_denied_to_the_unknown() -> None:
    frame = pd.DataFrame({"partner": list("ABCD"), "turnover_usd": [5.0, NAN, 9.0, 5.0]})
    found = ranked(frame, "turnover_usd")
    assert found["partner"].tolist() == ["C", "A", "D", "B"]
    assert found["rank"].tolist() == [1, 2, 2, pd.NA]


def test_the_rest_makes_the_whole() -> None:
    found = with_rest(_partners(CHN=15.6, NLD=9.2), 1000.0, 160)
    rest = found.iloc[-1]
    assert rest["partner"] == REST
    assert rest["share_pct"] == pytest.approx(75.2)
    assert rest["turnover_usd"] == pytest.approx(752)
    assert rest["countries"] == 158
    assert rest["status"] == "computed"
    assert found["share_pct"].sum() == pytest.approx(100) and found["of_whole"].all()


def test_there_is_no_rest_of_a_complete_list_or_without_a_whole() -> None:
    complete = with_rest(_partners(CHN=60.0, NLD=40.0), 1000.0, 2)
    assert REST not in set(complete["partner"])
    assert complete["of_whole"].all()
    unknown = with_rest(_partners(CHN=60.0), NAN, 160)
    assert not unknown["of_whole"].any()
    assert not with_rest(_partners(CHN=60.0, NLD=NAN), 1000.0, 2)["of_whole"].any()
    assert with_rest(_partners(CHN=60.0), 1000.0, None).iloc[-1]["countries"] == -1


def test_beyond_the_first_only_the_chosen_are_named_and_all_add_up() -> None:
    shares = {"A": 40.04, "B": 30.03, "XXX": 10.0, "C": 9.03, "D": 6.9, "E": 4.0}
    found = with_rest(_partners(**shares), 1000.0, 5, most=2, chosen=("D",))
    assert found.loc[found["folded"], "partner"].tolist() == ["XXX", "C", "E"]
    shown = found.loc[~found["folded"]]
    assert shown["partner"].tolist() == ["A", "B", "D", REST]
    assert shown["share_pct"].sum() == pytest.approx(100)
    rest = shown.iloc[-1]
    assert rest["countries"] == 2
    assert rest["share_pct"] == pytest.approx(23.03)


def test_of_many_chosen_ones_the_largest_are_shown() -> None:
    shares = {f"P{place:02d}": 40.0 - place for place in range(30)}
    found = with_rest(_partners(**shares), 1000.0, 30, most=2, chosen=[*shares][5:])
    shown = found.loc[~found["folded"], "partner"].tolist()
    assert shown[:3] == ["P00", "P01", "P05"]
    assert len([code for code in shown if code != REST]) == 2 + MOST_CHOSEN


def test_the_rest_is_of_the_measured_flow() -> None:
    found = with_rest(_partners(CHN=60.0), 1000.0, 9, by="exports_usd")
    assert found.iloc[-1]["exports_usd"] == pytest.approx(400)


def test_the_frame_handed_in_is_left_alone() -> None:
    frame = _partners(CHN=15.6)
    before = frame.copy()
    with_rest(frame, 1000.0, 160)
    pd.testing.assert_frame_equal(frame, before)


def test_the_unknown_partner_is_no_country_and_has_no_rank() -> None:
    found = ranked(_partners(XXX=30.0, CHN=20.0, FIN=10.0), "turnover_usd")
    assert found["rank"].tolist() == [pd.NA, 1, 2]


@pytest.mark.parametrize(
    ("shares", "count"),
    [
        ([50.0, 30.0, 10.0, 10.0], 2),
        ([50.0, 30.0, 20.0], 3),
        ([5.0] * 16, 16),
        ([50.0, 29.9, 10.0], 3),
        ([50.0, 40.0, NAN], 2),
        ([4.0] * 25, 15),
        ([], 15),
        ([NAN] * 20, 15),
    ],
)
def test_partners_that_carry_four_fifths_are_shown_fifteen_at_most_or_the_last_one_too(
    shares, count
) -> None:
    """Of one that would be left alone the name is shorter than what is said instead of it, if its
    share is known."""
    assert carrying(shares) == count


@pytest.mark.parametrize("most", [1, 2, 4])
def test_a_shorter_list_has_the_same_shares_and_is_made_whole(most: int) -> None:
    given = {"A": 40.04, "B": 30.03, "XXX": 10.0, "C": 9.03, "D": 6.94, "E": 4.0, "F": -0.04}
    rows = rows_of(Ranked, with_rest(_partners(**given), 1000.0, 6, most=5))
    found = shortened(rows, most, "turnover_usd")
    *named, rest = found
    assert [(row.partner, row.share_pct) for row in named] == [
        (row.partner, row.share_pct) for row in rows[:most]]  # fmt: skip
    assert sum(row.share_pct for row in found) == pytest.approx(100)
    assert sum(row.turnover_usd for row in found) == pytest.approx(1000)
    assert rest.countries == 6 - sum(row.partner != "XXX" for row in named)


def test_a_shorter_list_without_a_whole_says_what_the_others_have() -> None:
    rows = rows_of(Ranked, with_rest(_partners(A=60.0, B=30.0, C=5.0), NAN, None))
    *_, rest = shortened(rows, 1, "turnover_usd")
    assert (rest.turnover_usd, rest.countries) == (350, 2)
    assert rest.share_pct != rest.share_pct
