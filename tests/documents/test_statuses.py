"""What no source prints is called computed wherever it is shown; what is a sum of rows is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import address_of, query_at
from dashboard.documents.provenance import provenance_at
from dashboard.imports.customs import Import, import_customs
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, text, written

FOLLOWING = {"pct", "points", "index", "relative", "usd_per_kg"}
"""Units of what follows from sums."""
QUERIES = ("", "&flow=export", "&months=1-3&flow=import", "&partner=CHN,BLR", "&without=BY",
           "&years=2018", "&sector=machinery&code=87&flow=import")  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("statuses")
    rows = [
        one
        for year in range(2015, 2021)
        for month in range(1, 13 if year < 2020 else 10)
        for one in (
            row(period=f"{month:02d}/{year}", usd=f"{900 + 10 * month + year - 2000}"),
            row("ИМ", f"{month:02d}/{year}", "BY", "8703231981", f"{300 + year - 2000}"),
            row("ИМ", f"{month:02d}/{year}", "FI", "4407119300", f"{20 + month}"),
            row("ЭК", f"{month:02d}/{year}", "DE", "4407119300", f"{70 + month}"),
        )
    ]
    file = written(folder / "f.csv", text(rows))
    import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


def cells(ask: Ask, asked: str) -> Iterator[tuple[str, Amount, bool]]:
    """Every known number of the tables of all charts: where it stands, whether it is a change."""
    query = read_query(f"dataset=customs{asked}", ask.library)
    for declared in every_chart():
        table = chart_of(declared, ask, query).table
        for line in table.rows:
            for column, cell in zip(table.columns, line.cells, strict=True):
                if isinstance(cell, Amount) and cell.known:
                    yield f"{declared.name}/{line.key}/{column.key}", cell, column.change


@pytest.mark.parametrize("asked", [f"&year={year}{more}" for year in (2019, 2020)
                                   for more in QUERIES])  # fmt: skip
def test_shares_rates_indices_and_changes_of_imported_rows_are_computed(
    ask: Ask, asked: str
) -> None:
    found = list(cells(ask, asked))
    of = {name for name, cell, change in found if cell.unit in FOLLOWING or change}
    assert len(of) > 30
    wrong = [
        name
        for name, cell, change in found
        if (cell.unit in FOLLOWING or change) and cell.status not in ("computed", "scenario")
    ]
    assert not wrong
    sums = {cell.status for name, cell, _ in found if name.endswith(("/exports", "/imports"))}
    assert sums == {"published"}


def test_bars_of_changes_are_as_solid_as_the_sums_that_they_are_of(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2019", ask.library)
    for declared in every_chart():
        if declared.name.endswith("_growth") or declared.name in ("contribution", "price_volume"):
            chart = chart_of(declared, ask, query)
            assert chart.plot is not None and not chart.hatched, declared.name
            assert not any(one.derived for one in chart.plot.amounts()), declared.name


@pytest.mark.parametrize(("table", "more"), [
    ("sectors", ""), ("partners", ""), ("goods", ""), ("compare", "&partner=CHN,BLR"),
])  # fmt: skip
def test_files_call_a_share_of_imported_rows_computed(ask: Ask, table: str, more: str) -> None:
    query = read_query(f"dataset=customs&year=2019{more}", ask.library)
    frame = EVERY[table].frame(ask, EVERY[table].asked(query))
    shared = frame[frame["share_pct"].notna()]
    assert set(shared["status"]) == {"published"} and set(shared["share_status"]) == {"computed"}


def test_files_say_of_each_growth_and_balance_how_it_is_known(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2019&years=2017", ask.library)
    frames = {name: EVERY[name].frame(ask, EVERY[name].asked(query)).iloc[-1]
              for name in ("turnover", "growth", "chosen_years")}  # fmt: skip
    following = {
        "turnover": ("turnover_growth_status", "balance_status", "coverage_status"),
        "growth": ("growth_status", "change_status", "contribution_status"),
        "chosen_years": ("since_before_status", "since_before_growth_status",
                         "since_first_status", "since_first_growth_status"),
    }  # fmt: skip
    for name, columns in following.items():
        assert frames[name]["status"] == "published"
        assert {frames[name][one] for one in columns} == {"computed"}, name


def test_what_sources_print_stays_published_in_files(ask: Ask) -> None:
    query = read_query("year=2018", ask.library)
    turnover = EVERY["turnover"].frame(ask, EVERY["turnover"].asked(query)).iloc[0]
    assert (turnover["exports_status"], turnover["balance_status"]) == ("published", "computed")
    growth = EVERY["growth"].frame(ask, EVERY["growth"].asked(query)).set_index("part")
    exports = growth.loc["exports"]
    assert (exports["status"], exports["growth_status"]) == ("published", "published")
    assert exports["change_status"] == exports["contribution_status"] == "implied"


@pytest.mark.parametrize("path", [
    "partner_growth/BLR/import/change", "dependence/2019/top_share.export",
    "price_volume/import/price", "backtest/6/error",
])  # fmt: skip
def test_the_panel_of_such_a_number_says_so(ask: Ask, path: str) -> None:
    address = address_of(f"/data/figure/{path}", ask.library.registers)
    assert address is not None
    query = query_at(read_query("dataset=customs&year=2019", ask.library), address,
                     ask.library.registers)  # fmt: skip
    found = provenance_at(ask, query, address.figure, address.code)
    assert found is not None and found.status == "computed"
