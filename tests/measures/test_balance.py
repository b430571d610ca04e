"""Balance and coverage ratio; what is left out by a flow is missing, not zero."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.balance import TURNOVER_COLUMNS, turnover
from dashboard.query import Flow

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


def test_all_columns_of_the_contract_are_there() -> None:
    assert set(TURNOVER_COLUMNS) <= set(turnover(_answer((2018, 1.0, 1.0))).columns)


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


def test_growth_is_that_of_the_turnover() -> None:
    frame = turnover(_answer((2017, 50.0, 50.0), (2018, 100.0, 21.5)))
    assert frame["turnover_growth_pct"].tolist()[1] == pytest.approx(21.5)
