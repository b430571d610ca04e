"""A table that leaves the program has the numbers of its chart, whatever is asked."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY, TABLES, every_year
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.charts.table import Row
from dashboard.errors import StoreUnavailable
from dashboard.imports.customs import Import, import_customs
from dashboard.months import between
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import REGISTERS, row, text, written

CODES = ("2710192100", "4407100000", "8703231981", "0303230000", "XXXXXXXXXX")
PARTNERS = ("CN", "FI", "DE", "BY", "NNN")
KEYS = {"turnover": "year", "partners": "partner", "sectors": "sector", "months": "month",
        "goods": "code"}  # fmt: skip
"""Table → the column that a row of its charts is named after."""
CHARTS = ("turnover", "balance", "coverage", "partners", "sectors", "months", "goods")


def _rows() -> list[tuple[str, ...]]:
    """2018 as a whole, 2019 in full, of 2020 nine months, of 2021 three; every sum another."""
    months = [f"{month:02d}/2019" for month in range(1, 13)]
    months += [f"{month:02d}/2020" for month in range(1, 10)]
    months += [f"{month:02d}/2021" for month in range(1, 4)]
    rows = []
    for place, period in enumerate(["2018", *months]):
        for step in range(4):
            flow = ("ЭК", "ИМ")[(place + step) % 2]
            partner, code = PARTNERS[(place * 3 + step) % 5], CODES[(place + 2 * step) % 5]
            usd = f"{(place + 1) * 1000 + step * 137 + 0.25:.2f}"
            rows.append(row(flow, period, partner, code, usd, str(10 + step)))
    return rows


FIRST = "dataset=customs&year=2018&flow=import"
REFUSED = {
    ("months", ""), ("partner_sectors", ""), ("goods", ""),
    ("contributions", FIRST), ("outlook", ""), ("backtest", ""),
    ("price_volume", ""), ("price_volume", FIRST), ("oddities", ""),
    ("what_if", ""), ("mirror", ""), ("specialisation", ""), ("prospects", ""),
    ("season", ""), ("adjusted", ""),
    ("changes", ""), ("changes", "dataset=customs"), ("changes", FIRST),
}  # fmt: skip
"""Tables that published figures have nothing for, or that need a year or a release
before the first one."""


class World:
    """Hypothesis prints what a test is given; of this it prints little."""

    ask: Ask


@pytest.fixture(scope="module", autouse=True)
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("tables")
    file = written(folder / "f.csv", text(_rows()))
    for dataset in ("customs", "demonstration"):
        import_customs(Import((file,), folder, dataset), REGISTERS)
    World.ask = ask_of(open_library(read_settings({}, data_dir=folder)), dt.date(2026, 11, 22))
    return World.ask


months = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted)
chosen = st.fixed_dictionaries(
    {"dataset": st.sampled_from(("published", "customs", "demonstration"))},
    optional={
        "year": st.sampled_from(("2017", "2018", "2019", "2020", "2021")),
        "against": st.sampled_from(("2017", "2018", "2019", "2020")),
        "months": months.map(lambda ends: f"{ends[0]}-{ends[1]}"),
        "flow": st.sampled_from(("export", "import")),
        "partner": st.lists(st.sampled_from(("CHN", "FIN", "DEU", "BLR", "JPN")), min_size=1,
                            max_size=3, unique=True).map(",".join),
        "sector": st.lists(st.sampled_from(("wood", "fuel", "machinery", "agrifood", "culture")),
                           min_size=1, max_size=2, unique=True).map(",".join),
        "lang": st.sampled_from(("en", "ru")),
    },
)  # fmt: skip


def _plain(cell: object) -> float:
    """A cell of either as a float; ``NaN`` where it is not known."""
    if isinstance(cell, Amount):
        return cell.plain()
    return float("nan") if cell is None or pd.isna(cell) else float(str(cell))


def _other(
    row_: Row, columns: Mapping[int, str], found: Mapping[str, object]
) -> list[tuple[str, float, float]]:
    """Where a row of a chart's table and a row of the frame differ: column and both values."""
    pairs = [(name, _plain(row_.cells[place]), _plain(found[name]))
             for place, name in columns.items()]  # fmt: skip
    return [
        (name, shown, printed)
        for name, shown, printed in pairs
        # Shares are shown so that they add up to 100.0: up to a tenth from their own rounding.
        if shown != pytest.approx(printed, abs=0.1 if name == "share_pct" else 0.005, nan_ok=True)
    ]


@pytest.mark.parametrize("name", CHARTS)
@settings(max_examples=30)
@example(choice={"dataset": "published", "sector": "agrifood,culture"})
@given(choice=chosen)
def test_a_chart_and_its_table_have_the_same_numbers(name: str, choice: dict[str, str]) -> None:
    ask, declared = World.ask, chart_named(name)
    assert declared is not None
    query = read_query(urlencode(choice, safe=","), ask.library)
    chart = chart_of(declared, ask, query)
    assume(not chart.empty)
    asked = every_year(query) if declared.every_year else query
    frame = EVERY[declared.table].frame(ask, asked, declared.by)
    key = KEYS[declared.table]
    columns = {
        place: wanted
        for place, column in enumerate(chart.table.columns)
        if column.unit and (wanted := f"{column.key}_{column.unit}") in frame
    }
    rows = {row.key: row for row in chart.table.rows}
    found = {str(one[key]): one for one in frame.to_dict("records")}
    shared = rows.keys() & found.keys()
    assert columns
    left_out = [_plain(found[code][name]) for code in found.keys() - shared
                for name in columns.values()]  # fmt: skip
    assert [value for value in left_out if value > 0] == []
    assert [other for code in shared for other in _other(rows[code], columns, found[code])] == []


@settings(max_examples=30)
@given(choice=chosen, name=st.sampled_from(tuple(TABLES)))
def test_a_year_is_the_part_of_every_year_that_is_of_it(choice: dict[str, str], name: str) -> None:
    """Where the months that both years have are those that are chosen."""
    ask, table = World.ask, TABLES[name]
    query = read_query(urlencode(choice, safe=","), ask.library, relations=table.of_relations)
    assume(query.months == query.chosen_months and name not in ("regions", "events"))
    assume(name != "reconciliation" or not ask.store(query).made_up)
    every = table.frame(ask, every_year(query))
    of_year = table.frame(ask, query)
    rows = every[every["year"].eq(query.year)].reset_index(drop=True)
    assume(len(rows))
    pd.testing.assert_frame_equal(of_year, rows, check_dtype=False)


def test_growth_is_that_of_the_same_months(ask: Ask) -> None:
    declared = chart_named("turnover")
    assert declared is not None
    query = read_query("dataset=customs&year=2021", ask.library)
    assert query.months == between(1, 3)
    chart = chart_of(declared, ask, query)
    (place,) = (i for i, one in enumerate(chart.table.columns) if one.key == "turnover_growth")
    shown = next(row.cells[place] for row in chart.table.rows if row.key == "2021")
    for asked in (query, TABLES["turnover"].asked(read_query("dataset=customs", ask.library))):
        rows = TABLES["turnover"].frame(ask, asked).set_index("year")
        assert rows.loc[2021, "turnover_growth_pct"] == pytest.approx(_plain(shown))


def test_a_table_without_a_year_has_every_year_in_the_months_that_are_chosen(ask: Ask) -> None:
    table = TABLES["turnover"]
    for text_, months_ in (
        ("dataset=customs", None),
        ("dataset=customs&months=2-4", between(2, 4)),
    ):
        asked = table.asked(read_query(text_, ask.library))
        assert (asked.year, asked.months) == (None, months_)
        assert table.frame(ask, asked)["year"].tolist() == [2018, 2019, 2020, 2021]
    given_ = read_query("dataset=customs&year=2019", ask.library)
    assert table.asked(given_) is given_
    assert EVERY["goods"].asked(read_query("dataset=customs", ask.library)).year == 2019


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("text_", ["", "dataset=customs", FIRST])
def test_columns_are_those_that_are_declared_in_every_case(ask: Ask, name: str, text_: str) -> None:
    table = EVERY[name]
    query = table.asked(read_query(text_, ask.library))
    if name == "goods" and not text_:
        query = query.with_(sectors=("fuel",))
    try:
        frame = table.frame(ask, query)
    except StoreUnavailable:
        assert (name, text_) in REFUSED
        return
    assert (name, text_) not in REFUSED
    assert frame.columns.tolist() == [*table.columns, *table.further]
    assert frame.index.tolist() == list(range(len(frame)))


def test_a_ledger_of_a_year_without_rows_is_empty_with_its_header(ask: Ask) -> None:
    for year in (1990, 2016, 2017, 2019):
        frame = TABLES["reconciliation"].frame(ask, Query(year=year, partners=("CHN",)))
        assert frame.empty
        assert frame.columns.tolist()[:2] == ["figure", "year"]


def test_kinds_narrow_the_relations_as_they_narrow_the_page(ask: Ask) -> None:
    query = read_query("year=2018&kind=visit", ask.library, relations=True)
    assert set(TABLES["events"].frame(ask, query)["kind"]) == {"visit"}
    assert set(TABLES["regions"].frame(ask, query)["kind"]) <= {"contacts"}


@pytest.mark.parametrize(
    ("name", "asked", "known"),
    [
        ("dependence", "", {"turnover"}),
        ("dependence", "year=2017", set()),
        ("contributions", "year=2018&against=2017", {"unexplained"}),
    ],
)
def test_what_an_analysis_does_not_find_is_not_published(
    name: str, asked: str, known: set[str]
) -> None:
    ask = ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))
    found = EVERY[name].frame(ask, read_query(asked, ask.library))
    statuses = found.groupby("key" if name == "contributions" else "flow")["status"].agg(set)
    assert len(statuses) > len(known)
    for key, status in statuses.items():
        assert status == ({"computed"} if key in known else {"not published"}), key


RANGES = ("", "year=2021", "year=2018&against=2017", "year=2021&flow=import",
          "year=2018&years=2021", "year=2018&partner=CHN,DEU")  # fmt: skip


def test_what_stands_for_a_range_says_how_exactly_it_is_known(ask: Ask) -> None:
    """Beside each range, of a row or of one of its columns, its qualifier."""
    seen: dict[str, int] = {}
    for name, table in EVERY.items():
        for text_ in RANGES:
            try:
                frame = table.frame(ask, table.asked(read_query(text_, ask.library)))
            except StoreUnavailable:
                continue
            # An index of concentration that is an interval has no value to qualify.
            for low in [one for one in frame if "_low_" in one or one == "low_usd"]:
                stem = "" if low == "low_usd" else f"{low.split('_low_')[0]}_"
                ranged = frame[low].notna()
                if not ranged.any():
                    continue
                said = f"{stem}qualifier"
                assert said in frame, (name, text_, low)
                assert frame.loc[ranged, said].ne("").all(), (name, text_, low)
                seen[name] = seen.get(name, 0) + 1
    assert set(seen) >= {"turnover", "partners", "growth", "contributions", "compare"}


@pytest.mark.parametrize(
    ("name", "text_"),
    [("turnover", "partner=BLR"), ("partners", "partner=BLR"), ("compare", "partner=CHN,BLR")],
)
def test_a_bound_has_the_one_end_that_its_source_states(ask: Ask, name: str, text_: str) -> None:
    """Less than 1,000 million in 2023, more than that in 2024."""
    table = EVERY[name]
    frame = table.frame(ask, table.asked(every_year(read_query(text_, ask.library))))
    rows = frame[frame["qualifier"].isin(("less-than", "more-than"))].set_index("year")
    assert pd.isna(rows["low_usd"][2023])
    assert rows["high_usd"][2023] == 1e9
    assert rows["low_usd"][2024] == 1e9
    assert pd.isna(rows["high_usd"][2024])


@pytest.mark.parametrize("dataset", ["published", "demonstration"])
def test_no_value_that_is_missing_is_said_to_be_published_or_computed(
    ask: Ask, dataset: str
) -> None:
    """A share stood empty, as published, in a year of which all trade is not known."""
    seen = 0
    for name in (*TABLES, "growth", "goods"):
        table = EVERY[name]
        query = read_query(f"dataset={dataset}&year=2018", ask.library)
        with contextlib.suppress(StoreUnavailable):
            frame = table.frame(ask, query if table.one_year else query.with_(year=None))
            for status in (str(one) for one in frame.columns if str(one).endswith("_status")):
                noun = status.removesuffix("_status")
                for value in frame.columns.intersection([f"{noun}_usd", f"{noun}_pct"]):
                    said = set(frame.loc[frame[value].isna(), status].dropna())
                    assert said <= {"not published", "not known"}, (name, status)
                    seen += 1
    assert seen > 4
