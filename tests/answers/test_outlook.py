"""The outlook of a year that is known in part, and of a part of one that is known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["outlook"]
GROWTH = (1.0, 1.1, 0.9, 1.2, 1.0, 1.3, 1.5)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """2014 to 2020, of 2020 January to May, of June exports alone. The same season each year."""
    rows = [
        row(flow, f"{month:02d}/{2014 + place}", partner, usd=f"{rate * usd * month:.2f}")
        for place, rate in enumerate(GROWTH)
        for month in range(1, 13)
        for flow, partner, usd in (("ЭК", "CN", 1000), ("ЭК", "FI", 100), ("ИМ", "DE", 500))
        if 2014 + place < 2020 or month <= 5 or (month == 6 and flow == "ЭК")
    ]
    return asks_of(tmp_path_factory.mktemp("outlook"), rows)


def _frame(ask: Ask, asked: str) -> pd.DataFrame:
    query = read_query(asked, ask.library)
    return TABLE.frame(ask, TABLE.asked(query)).set_index("flow")


def test_it_is_of_the_newest_year_over_the_months_that_both_flows_have(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs")
    assert found["months_known"].tolist() == [5, 5, 5]
    whole = 78 * 1.5  # the months' numbers added up, at the level of 2020
    assert found["expected_usd"].tolist() == pytest.approx(
        [1100 * whole, 500 * whole, 1600 * whole], rel=1e-6
    )
    assert (found["low_usd"] <= found["expected_usd"]).all()
    assert (found["backtest_error_pct"] < 0.001).all()


def test_it_obeys_the_filters(ask: Ask) -> None:
    exports = _frame(ask, "dataset=customs&flow=export")
    assert exports.index.tolist() == ["export"]
    assert exports["months_known"].tolist() == [6]
    finland = _frame(ask, "dataset=customs&partner=FIN")
    assert finland.loc["export", "expected_usd"] == pytest.approx(100 * 78 * 1.5, rel=1e-6)
    assert finland.loc[["import", "turnover"], "expected_usd"].isna().all()


def test_months_that_are_chosen_are_all_that_is_known(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2019&months=1-3")
    assert found["months_known"].tolist() == [3, 3, 3]
    assert found.loc["export", "expected_usd"] == pytest.approx(1100 * 78 * 1.3, rel=1e-6)
    early = _frame(ask, "dataset=customs&year=2016&months=1-3")
    assert early["expected_usd"].isna().all()


def test_published_figures_have_no_months(ask: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="has no months"):
        _frame(ask, "")


def test_a_flow_that_nobody_imported_has_no_month(tmp_path: Path) -> None:
    months = [f"{month:02d}/2019" for month in range(1, 13)] + ["01/2020", "02/2020"]
    rows = [row("ЭК", month, usd="1000.00") for month in months]
    found = _frame(asks_of(tmp_path, rows), "dataset=customs&year=2020")
    assert found["months_known"].to_dict() == {"export": 2, "import": 0, "turnover": 0}
