"""In a file of our region alone only its owner knows whether a month had no trade."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataRefused, WrongUsage
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.report import ImportReport
from dashboard.loaders.records import frame_of
from dashboard.loaders.releases import current_release
from dashboard.query import Query
from dashboard.store.current import ReleasedDataset
from dashboard.trade_rows import MonthOfTrade
from tests.imports.customs_files import REGISTERS, Cells, row, text, written

ROWS = [row("ЭК", f"{month:02d}/2019", usd="1000000") for month in range(1, 13) if month != 4]
YEAR = tuple((2019, month) for month in range(1, 13))


def give(folder: Path, rows: list[Cells], **more: Any) -> ImportReport:
    file = written(folder / "f.csv", text(rows))
    return import_customs(Import((file,), folder / "r", regions=(41000,), **more), REGISTERS)


def months(folder: Path) -> Any:
    store = ReleasedDataset(folder / "r", "customs", REGISTERS).store()
    return frame_of(MonthOfTrade, store.turnover_by_month(Query(year=2019))).set_index("month")


def declared(folder: Path) -> list[dict[str, Any]]:
    release = current_release(folder / "r", "customs")
    assert release is not None
    return [one for row in release.manifest["declared"] for one in row["coverage"]]


def test_a_month_without_a_row_is_not_published_unless_its_owner_says_so(tmp_path: Path) -> None:
    give(tmp_path, ROWS)
    assert 4 not in months(tmp_path).index
    assert declared(tmp_path) == []
    found = give(tmp_path, ROWS, complete=YEAR)
    assert months(tmp_path).loc[4, "exports_usd"] == 0.0
    assert found.declared == ({"flow": "export", "periods": ["2019-04"]},)
    assert found.months_missing == ()
    assert declared(tmp_path) == [{"flow": "export", "periods": ["2019-04"]}]


def test_a_flow_that_no_file_brought_stays_unknown(tmp_path: Path) -> None:
    give(tmp_path, ROWS, complete=YEAR)
    assert months(tmp_path)["imports_usd"].isna().all()


def test_the_statement_stays_until_a_file_brings_the_month(tmp_path: Path) -> None:
    give(tmp_path, ROWS, complete=YEAR)
    give(tmp_path, [row("ЭК", "01/2020")])
    assert declared(tmp_path) == [{"flow": "export", "periods": ["2019-04"]}]
    give(tmp_path, [row("ЭК", "04/2019", usd="7")])
    assert declared(tmp_path) == []
    assert months(tmp_path).loc[4, "exports_usd"] == 7.0


def test_a_statement_takes_nothing_away_unasked(tmp_path: Path) -> None:
    give(tmp_path, [row("ЭК", "04/2019", usd="7")])
    with pytest.raises(DataRefused, match="2019-04"):
        give(tmp_path, ROWS, complete=YEAR)
    give(tmp_path, ROWS, complete=YEAR, replace=True)
    assert months(tmp_path).loc[4, "exports_usd"] == 0.0


def test_a_year_that_comes_as_a_whole_has_no_months_to_be_complete_for(tmp_path: Path) -> None:
    assert give(tmp_path, [row("ЭК", "2019")], complete=YEAR).declared == ()


@pytest.mark.parametrize(
    ("complete", "named"),
    [
        (tuple((2018, month) for month in range(1, 13)), "2018-01, 2018-02"),
        (((2019, 4), (2020, 2)), "2020-02"),
    ],
)
def test_months_beyond_all_that_is_there_are_refused(
    tmp_path: Path, complete: tuple[tuple[int, int], ...], named: str
) -> None:
    """A year mistyped would be published as one without any trade."""
    give(tmp_path, ROWS)
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, [row("ЭК", "01/2020")], complete=complete)
    (reason,) = refused.value.reasons
    assert reason.value.startswith(named) and "2019-04" not in reason.value
    assert "from 2019-01 to 2020-01" in str(reason.reason) and "state months" in str(reason.reason)
    assert declared(tmp_path) == []


def test_a_month_that_the_release_or_a_row_of_nought_brings_may_be_stated(tmp_path: Path) -> None:
    give(tmp_path, ROWS)
    found = give(tmp_path, [row("ЭК", "03/2020", usd="0")], complete=((2019, 4), (2020, 2)))
    assert found.declared == ({"flow": "export", "periods": ["2019-04", "2020-02"]},)


def test_a_month_that_is_still_to_come_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="2019-12"):
        give(tmp_path, ROWS[:3], complete=YEAR, today=dt.date(2019, 11, 30))
