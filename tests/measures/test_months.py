"""Months of a year beside those of another."""

from __future__ import annotations

import pandas as pd

from dashboard.months import between
from tests.frames import months_of

NOW = pd.DataFrame({"month": [1, 2], "exports_usd": [80.0, 1000.0], "imports_usd": [0.0, 40.0]})
BEFORE = pd.DataFrame({"month": [2, 3], "exports_usd": [200.0, 300.0], "imports_usd": [1.0, 2.0]})


def test_months_of_two_years_stand_side_by_side() -> None:
    frame = months_of(NOW, BEFORE, None, None).set_index("month")
    assert frame.index.tolist() == list(range(1, 13))
    assert frame["exports_usd"].tolist()[:2] == [80.0, 1000.0]
    assert frame["turnover_usd"].tolist()[:2] == [80.0, 1040.0]
    assert frame["turnover_before_usd"].tolist()[1:3] == [201.0, 302.0]
    assert frame["exports_usd"].isna().sum() == frame["imports_before_usd"].isna().sum() == 10


def test_a_flow_is_what_the_turnover_is_then() -> None:
    frame = months_of(NOW.assign(exports_usd=float("nan")), BEFORE, between(2, 3), "import")
    assert frame["month"].tolist() == [2, 3]
    assert frame["turnover_usd"].tolist()[0] == 40.0
    assert frame["turnover_before_usd"].tolist() == [1.0, 2.0]


def test_a_month_of_which_one_flow_is_missing_has_no_turnover() -> None:
    frame = months_of(NOW.assign(imports_usd=[float("nan"), 1.0]), BEFORE, frozenset({1, 2}), None)
    assert frame["turnover_usd"].isna().tolist() == [True, False]
