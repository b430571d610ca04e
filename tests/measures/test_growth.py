"""Growth and contributions: from nothing there is none, and the parts add up to the whole."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.growth import contribution, growth_by_year, growth_pct

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


@pytest.mark.parametrize(("now", "before"), [(1, 0), (1, -5), (NAN, 1), (1, NAN)])
def test_growth_from_nothing_is_not_a_number(now: float, before: float) -> None:
    assert math.isnan(growth_pct(now, before))


@given(known, known)
def test_growth_leads_back(now: float, before: float) -> None:
    back = before * (1 + growth_pct(now, before) / 100)
    assert back == pytest.approx(now, rel=1e-6, abs=max(1e-3, before * 1e-14))


def test_growth_by_year_never_leaps_over_a_year_or_a_gap() -> None:
    years = pd.Series([2015, 2017, 2018, 2019, 2020])
    values = pd.Series([100.0, 100.0, 150.0, NAN, 300.0])
    growth = growth_by_year(years, values).tolist()
    assert growth[2] == pytest.approx(50)
    assert all(math.isnan(growth[place]) for place in (0, 1, 3, 4))


@given(amounts, amounts, known, amounts)
def test_contributions_add_up_to_the_growth(a: float, b: float, c: float, d: float) -> None:
    frame = contribution(_years((2017, c, d), (2018, a, b)), 2018, 2017).set_index("part")
    parts = frame.loc[["exports", "imports"], "contribution_pp"].sum()
    whole = frame.loc["to", "growth_pct"]
    assert parts == pytest.approx(whole, rel=1e-9, abs=1e-6)
    changes = frame.loc[["exports", "imports"], "change_usd"].sum()
    assert changes == pytest.approx(frame.loc["to", "change_usd"], rel=1e-9, abs=1e-2)


def test_contributions_say_how_they_are_known() -> None:
    implied = _years((2017, 1.0, 1.0), status="implied")
    both = pd.concat([implied, _years((2018, 2.0, 1.0))])
    frame = contribution(both, 2018, 2017)
    assert frame["part"].tolist() == ["from", "exports", "imports", "to"]
    assert frame.loc[frame["part"].eq("exports"), "status"].tolist() == ["implied"]


@pytest.mark.parametrize(
    "frame",
    [
        _years((2018, 1.0, 1.0)),
        _years((2017, NAN, 1.0), (2018, 1.0, 1.0)),
        _years((2017, 0.0, 0.0), (2018, 1.0, 1.0)),
    ],
)
def test_without_both_years_whole_there_is_no_contribution(frame: pd.DataFrame) -> None:
    assert contribution(frame, 2018, 2017).empty
    assert contribution(frame, 2018, 2018).empty
