"""Growth and contributions: from nothing there is none, and the parts add up to the whole."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.amount import Amount
from dashboard.choices import Like, Scopes
from dashboard.measures.growth import (
    change,
    growth,
    growth_pct,
    over_same_months,
    unlike,
)
from dashboard.trade_rows import MonthOfTrade
from tests.frames import contribution, rows_of, turnover
from tests.scenes import year_of

NAN = float("nan")
amounts = st.floats(0, 1e13, allow_nan=False)
known = st.floats(1, 1e13)


def _years(*rows: tuple[int, float, float], status: str = "published") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "year": year,
                "exports_usd": exports,
                "imports_usd": imports,
                "turnover_usd": exports + imports,
                "exports_status": status,
                "imports_status": status,
                "turnover_status": "computed",
            }
            for year, exports, imports in rows
        ]
    )


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [(121.5, 100, 21.5), (50, 100, -50), (0, 100, -100), (100, 100, 0)],
)
def test_growth(now: float, before: float, expected: float) -> None:
    assert growth_pct(now, before) == pytest.approx(expected)


@pytest.mark.parametrize(("now", "before"), [(1, 0), (1, -5), (NAN, 1), (1, NAN), (-0.6, 1)])
def test_growth_from_nothing_is_not_a_number(now: float, before: float) -> None:
    assert math.isnan(growth_pct(now, before))


@given(known, known)
def test_growth_leads_back(now: float, before: float) -> None:
    back = before * (1 + growth_pct(now, before) / 100)
    assert back == pytest.approx(now, rel=1e-6, abs=max(1e-3, before * 1e-14))


def test_growth_by_year_never_leaps_over_a_year_or_a_gap() -> None:
    years = (2015, 100.0), (2017, 100.0), (2018, 150.0), (2019, NAN), (2020, 300.0)
    frame = turnover(_years(*((year, usd / 2, usd / 2) for year, usd in years)))
    growth = frame["turnover_growth_pct"].tolist()
    assert growth[2] == pytest.approx(50)
    assert all(math.isnan(growth[place]) for place in (0, 1, 3, 4))


@given(amounts, amounts, known, amounts)
def test_contributions_add_up_to_the_growth(a: float, b: float, c: float, d: float) -> None:
    found = contribution(_years((2017, c, d), (2018, a, b)), 2018, 2017, comparable=True)
    frame = found.set_index("part")
    parts = frame.loc[["exports", "imports"], "contribution_points"].sum()
    whole = frame.loc["to", "growth_pct"]
    assert parts == pytest.approx(whole, rel=1e-9, abs=1e-6)
    changes = frame.loc[["exports", "imports"], "change_usd"].sum()
    assert changes == pytest.approx(frame.loc["to", "change_usd"], rel=1e-9, abs=1e-2)


def test_contributions_say_how_they_are_known() -> None:
    implied = _years((2017, 1.0, 1.0), status="implied")
    both = pd.concat([implied, _years((2018, 2.0, 1.0))])
    frame = contribution(both, 2018, 2017, comparable=True)
    assert frame["part"].tolist() == ["from", "exports", "imports", "to"]
    exports = frame.set_index("part").loc["exports"]
    assert exports["status"] == "published"
    follows = ("change_status", "contribution_status", "growth_status")
    assert set(exports[[*follows]]) == {"implied"}


@pytest.mark.parametrize(
    "frame",
    [
        _years((2017, NAN, 1.0), (2018, 1.0, 1.0)),
        _years((2017, 0.0, 0.0), (2018, 1.0, 1.0)),
        pd.DataFrame([year_of(2017, 1, 1, qualifier="more-than"), year_of(2018, 2, 2)]),
        pd.DataFrame([year_of(2017, 1, 1), year_of(2018, 2, 2, qualifier="approx")]),
    ],
)
def test_without_both_years_whole_and_exact_there_are_only_the_two_ends(frame) -> None:
    found = contribution(frame, 2018, 2017, comparable=True)
    assert found["part"].tolist() == ["from", "to"]
    assert found["change_usd"].isna().all()
    assert found["growth_pct"].isna().all()


def test_years_that_may_not_be_compared_have_no_contribution() -> None:
    found = contribution(_years((2017, 2.0, 1.0), (2018, 1.0, 1.0)), 2018, 2017, comparable=False)
    assert found["part"].tolist() == ["from", "to"]
    assert found["value_usd"].tolist() == [3.0, 2.0]
    assert found["growth_pct"].isna().all()


def test_a_year_that_is_not_there_or_itself_has_no_contribution() -> None:
    assert contribution(_years((2018, 1.0, 1.0)), 2018, 2017, comparable=True).empty
    assert contribution(_years((2018, 1.0, 1.0)), 2018, 2018, comparable=True).empty


def test_contributions_name_the_sources_of_both_years() -> None:
    frame = pd.DataFrame([year_of(2017, 1, 1), year_of(2018, 2, 2)])
    frame["exports_source"] = ["S02", "S01"]
    found = contribution(frame, 2018, 2017, comparable=True).set_index("part")
    assert found.loc["exports", "source"] == "S02;S01"


def _amount(value: float | None, **told: str) -> Amount:
    return Amount(value, status="published", sources=(str(value),), **told)


def test_a_growth_and_a_change_are_computed_and_know_their_sources() -> None:
    now, then = _amount(150.0), _amount(100.0)
    assert growth(now, then) == Amount(50.0, "pct", "computed", sources=("150.0", "100.0"))
    assert change(now, then) == Amount(50.0, "usd", "computed", sources=("150.0", "100.0"))


def test_the_change_of_a_ratio_is_in_percentage_points() -> None:
    assert change(_amount(150.0, unit="pct"), _amount(100.0, unit="pct")).unit == "points"


@pytest.mark.parametrize("other", [_amount(None), _amount(100.0, qualifier="more-than")])
def test_nothing_follows_from_what_is_not_known_exactly(other: Amount) -> None:
    for pair in ((_amount(1.0), other), (other, _amount(1.0))):
        assert growth(*pair) == Amount(unit="pct")
        assert change(*pair) == Amount()


YEAR = frozenset(range(1, 13))


def _by_month(**months: list[int]) -> pd.DataFrame:
    """Months of ``y2020`` …: exports of 10 in each month but 20 from 2020 on, imports of 1."""
    rows = [(int(year[1:]), month, 20.0 if year >= "y2020" else 10.0, 1.0)
            for year, known in months.items() for month in known]  # fmt: skip
    found = pd.DataFrame(rows, columns=["year", "month", "exports_usd", "imports_usd"])
    return found.assign(turnover_usd=found["exports_usd"] + found["imports_usd"])


def _whole(*months: int) -> Like:
    """Months of which all trade is held."""
    return frozenset((month, frozenset()) for month in months)


def test_years_of_other_months_are_compared_over_those_that_both_have() -> None:
    months = {2018: YEAR, 2019: YEAR, 2020: range(1, 10), 2021: (9, 10)}
    alike = {year: _whole(*known) for year, known in months.items()}
    assert unlike(alike) == [2020, 2021]
    rows = _by_month(**{f"y{year}": sorted(known) for year, known in months.items()})
    found = over_same_months(rows_of(MonthOfTrade, rows), alike)
    assert found == {2020: (pytest.approx(100 * 189 / 99 - 100), 9), 2021: (pytest.approx(0), 1)}


def test_years_without_a_month_in_common_have_no_growth() -> None:
    alike = {2019: _whole(1, 2), 2020: _whole(3)}
    (growth_of, months) = over_same_months(
        rows_of(MonthOfTrade, _by_month(y2019=[1, 2], y2020=[3])), alike
    )[2020]
    assert math.isnan(growth_of)
    assert months == 0


def test_equally_many_other_months_are_not_the_same() -> None:
    assert unlike({2019: _whole(1, 2), 2020: _whole(2, 3)}) == [2020]


def test_months_of_which_a_part_is_held_are_left_out_of_the_growth() -> None:
    china: Scopes = frozenset({("", frozenset({(frozenset({"CHN"}), frozenset[str]())}))})
    alike = {2019: _whole(1, 2), 2020: _whole(2) | {(1, china)}}
    assert unlike(alike) == [2020]
    rows = rows_of(MonthOfTrade, _by_month(y2019=[1, 2], y2020=[1, 2]))
    assert over_same_months(rows, alike) == {2020: (pytest.approx(100 * 21 / 11 - 100), 1)}
    alike = {2019: frozenset({(1, china)}), 2020: frozenset({(1, china)})}
    assert unlike(alike) == []
