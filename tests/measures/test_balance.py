"""Balance and coverage ratio; what is left out by a flow is missing, not zero."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.flows import Flow
from dashboard.loaders.records import records
from dashboard.measures.balance import balance_of, coverage_of
from tests.frames import turnover
from tests.scenes import year_of

NAN = float("nan")


def _answer(*rows: tuple[int, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["year", "exports_usd", "imports_usd"])
    return frame.assign(
        turnover_usd=frame["exports_usd"] + frame["imports_usd"],
        exports_status="published",
        imports_status="implied",
        turnover_status="computed",
    )


@given(st.floats(0, 1e13), st.floats(1, 1e13))
def test_balance_and_coverage(exports: float, imports: float) -> None:
    row = turnover(_answer((2018, exports, imports))).iloc[0]
    assert row["balance_usd"] == exports - imports
    assert row["coverage_pct"] == pytest.approx(100 * exports / imports)
    assert (row["balance_usd"] > 0) == (exports > imports)
    assert row["status"] == "computed"


def test_nothing_is_covered_of_no_imports() -> None:
    assert turnover(_answer((2018, 5.0, 0.0)))["coverage_pct"].isna().all()


@pytest.mark.parametrize(
    ("flow", "own", "other", "status"),
    [("export", "exports_usd", "imports_usd", "published"),
     ("import", "imports_usd", "exports_usd", "implied")],
)  # fmt: skip
def test_a_flow_leaves_the_other_out(flow: Flow, own: str, other: str, status: str) -> None:
    answer = _answer((2017, 1.0, 2.0), (2018, 3.0, 4.0))
    before = answer.copy()
    frame = turnover(answer, flow)
    assert frame[own].tolist() == answer[own].tolist()
    for column in (other, "turnover_usd", "balance_usd", "coverage_pct", "turnover_growth_pct"):
        assert frame[column].isna().all()
    assert set(frame["status"]) == {status}
    pd.testing.assert_frame_equal(answer, before)


def test_growth_over_the_same_months_takes_the_place_of_that_of_the_whole() -> None:
    answer = _answer((2019, 50.0, 50.0), (2020, 45.0, 30.0), (2021, 90.0, 60.0))
    frame = turnover(answer, None, {2020: (5.0, 9), 2021: (NAN, 0)})
    assert frame["turnover_growth_pct"].tolist()[1] == 5.0
    assert frame["turnover_growth_pct"].isna().tolist() == [True, False, True]
    assert frame["growth_months"].tolist()[1:] == [9.0, 0.0]
    assert turnover(answer, "export", {2020: (5.0, 9)})["turnover_growth_pct"].isna().all()


@pytest.mark.parametrize("noun", ["exports", "imports"])
def test_nothing_follows_from_a_bound(noun: str) -> None:
    answer = _answer((2017, 1.0, 2.0), (2018, 3.0, 4.0))
    frame = turnover(answer.assign(**{f"{noun}_qualifier": ["", "more-than"]}))
    for column in ("balance_usd", "coverage_pct"):
        assert frame[column].isna().tolist() == [False, True]


def test_growth_does_not_follow_from_a_bound() -> None:
    answer = _answer((2017, 1.0, 2.0), (2018, 3.0, 4.0), (2019, 3.0, 4.0), (2020, 3.0, 4.0))
    frame = turnover(answer.assign(turnover_qualifier=["", "approx", "", ""]))
    assert frame["turnover_growth_pct"].isna().tolist() == [True, True, True, False]


def test_balance_and_coverage_are_computed_amounts_with_their_formula() -> None:
    (row,) = records(turnover(pd.DataFrame([year_of(2018, 7109, 4115.9)])))
    balance, coverage = balance_of(row), coverage_of(row)
    assert (balance.status, balance.unit, balance.formula) == (
        "computed", "usd", "7109.0 − 4115.9",
    )  # fmt: skip
    assert coverage.plain() == pytest.approx(172.7, abs=0.05)
    assert coverage.formula == "100 × 7109.0 / 4115.9"
    assert not balance_of(None).known
    (row,) = records(turnover(pd.DataFrame([year_of(2018, 7109)])))
    assert not balance_of(row).known


def test_a_balance_is_no_more_certain_than_its_parts() -> None:
    (row,) = records(turnover(_answer((2018, 3.0, 2.0))))
    assert balance_of(row).status == coverage_of(row).status == "implied"


def test_growth_is_that_of_the_turnover() -> None:
    frame = turnover(_answer((2017, 50.0, 50.0), (2018, 100.0, 21.5)))
    assert frame["turnover_growth_pct"].tolist()[1] == pytest.approx(21.5)
