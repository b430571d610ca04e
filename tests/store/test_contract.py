"""One suite for every dataset of the list: whatever a store says that it answers, it answers in
the columns of the contract, and what is not known is missing and never zero.

A dataset is added by its module and its row; the suite runs on it by itself. The made-up one
beside it shows that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from dashboard.amount import STRENGTH
from dashboard.errors import StoreUnavailable
from dashboard.months import between
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store import datasets
from dashboard.store.contract import CAPABILITIES, TradeStore
from dashboard.store.library import Library, open_library
from dashboard.trade_rows import MatchedTrade
from tests.frames import Framed
from tests.store.trial_store import TRIAL

NOUNS = ("exports", "imports", "turnover")
LONG = ["exports_usd", "imports_usd", "turnover_usd", "share_pct", "status", "formula", "source",
        "qualifier"]  # fmt: skip
OF_MONTHS = ["year", "month", "exports_usd", "imports_usd", "turnover_usd", "exports_kg",
             "imports_kg"]  # fmt: skip
OF_CODES = ["code", "exports_usd", "imports_usd", "net_mass_kg"]
OF_ROWS = ["year", "month", "flow", "partner", "code", "usd", "net_mass_kg"]
FURTHER = {
    "turnover_low_usd", "turnover_high_usd",
    "turnover_digits", "exports_digits", "imports_digits", "share_digits",
    "rows", "share_rows", "exports_rows", "imports_rows", "turnover_rows",
}  # fmt: skip
"""What a store may say besides: of a value that stands for a range, how many of its digits are
justified, and which figures it is."""
QUERIES = (
    Query(),
    Query(flow="export"),
    Query(flow="import"),
    Query(partners=("CHN",)),
    Query(partners=("CHN", "DEU", "FIN")),
    Query(sectors=("wood",)),
    Query(sectors=("culture",)),
    Query(sectors=("machinery", "agrifood"), partners=("CHN",), flow="import"),
    Query(months=between(1, 3)),
    Query(months=frozenset({1, 2, 7})),
    Query(months=between(5, 5), partners=("FIN",), flow="export"),
)
OF_MATCHED = list(MatchedTrade._fields)
Ask = Callable[[TradeStore, Query], pd.DataFrame]
ANSWERS: dict[str, tuple[tuple[Ask, list[str]], ...]] = {
    "": (
        (lambda store, query: store.trade_by_partner(query), ["year", "partner", *LONG]),
        (lambda store, query: store.trade_by_sector(query), ["year", "sector", *LONG]),
    ),
    "months": ((lambda store, query: store.turnover_by_month(query), OF_MONTHS),),
    "codes": (
        (lambda store, query: store.trade_by_chapter(query), ["year", "chapter", *LONG]),
        (lambda store, query: store.trade_by_code(query, "", 2), OF_CODES),
        (lambda store, query: store.trade_by_code(query, "27", 10), OF_CODES),
        (lambda store, query: store.codes_of_years(query, (2018, 2019))[1], OF_CODES[:3]),
        (lambda store, query: store.matched_trade(query, (2018, 2019)), OF_MATCHED),
        (lambda store, query: store.trade_by_row(query), OF_ROWS),
        (lambda store, query: store.trade_by_row(query, "27"), OF_ROWS),
        (lambda store, query: store.search_codes("27"), ["code", "chapter", "name",
                                                         "turnover_usd"]),
    ),
    "partner_sectors": (
        (lambda store, query: store.partner_sector(query), ["year", "partner", "sector",
                                                            "turnover_usd"]),
    ),
    "stated": (
        (lambda store, query: store.stated(query), ["year", "partner", "turnover_usd", "status",
                                                    "source", "qualifier"]),
    ),
    "releases": (),
}  # fmt: skip
"""Capability ("": always there) → its questions and the columns of their answers."""


@pytest.fixture(scope="module")
def library(made_releases: Path) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(datasets, "DATASETS", {**datasets.DATASETS, "trial": TRIAL})
        patched.setattr("dashboard.store.library.DATASETS", datasets.DATASETS)
        yield open_library(read_settings({}, data_dir=made_releases))


@pytest.fixture(params=[*datasets.DATASETS, "trial"])
def store(library: Library, request: pytest.FixtureRequest) -> TradeStore:
    return Framed(library.store(request.param))


@pytest.fixture(params=QUERIES, ids=lambda query: query.to_query() or "everything")
def query(request: pytest.FixtureRequest) -> Query:
    found: Query = request.param
    return found


def test_a_store_says_what_it_is(store: TradeStore) -> None:
    assert set(store.capabilities) <= set(CAPABILITIES)
    assert store.version
    assert bool(store.as_of) == bool(store.until) == (store.release is not None)
    assert not store.as_of or dt.date.fromisoformat(store.as_of)
    assert not store.until or int(store.until[:4]) == max(store.choices.years)
    assert (store.release is not None) == ("releases" in store.capabilities)
    choices = store.choices
    assert choices.latest in choices.years
    assert list(choices.years) == sorted(choices.years)
    assert "WLD" not in choices.partners
    assert store.counted_elsewhere <= choices.partners
    assert all(months <= set(range(13)) for months in choices.months.values())


def test_a_dataset_of_the_list_can_be_asked_for_by_its_name(library: Library) -> None:
    assert library.names == (*datasets.DATASETS,)
    assert library.datasets() == dict.fromkeys(library.names, True)
    found = read_query("dataset=trial&year=2019&partner=FIN", library)
    assert (found.dataset, found.year, found.problems) == ("trial", 2019, ())
    assert read_query("dataset=trial&release=1", library).problems[0].name == "release"
    with pytest.raises(StoreUnavailable, match="there is no dataset"):
        library.store("none")


def test_years_run_without_gaps_and_what_is_not_known_is_missing(
    store: TradeStore, query: Query
) -> None:
    frame = store.turnover_by_year(query)
    years = frame["year"].tolist()
    assert years == list(range(years[0], years[-1] + 1))
    for noun in NOUNS:
        values, statuses = frame[f"{noun}_usd"], frame[f"{noun}_status"]
        assert statuses.isin(STRENGTH).all()
        assert (values.isna() == statuses.eq("not published")).all()
        known = {"made up"} if store.made_up else set(STRENGTH) - {"made up"}
        assert set(statuses[values.notna()]) <= known
        for name in ("formula", "source", "qualifier"):
            assert frame[f"{noun}_{name}"].map(type).eq(str).all()
    both = frame["exports_usd"] + frame["imports_usd"]
    parts = both.notna() & frame["turnover_usd"].notna()
    assert (both[parts] - frame.loc[parts, "turnover_usd"]).abs().max() < 0.01 or not parts.any()
    if query.flow is not None:
        other = "imports" if query.flow == "export" else "exports"
        assert frame[[f"{other}_usd", "turnover_usd"]].isna().all(axis=None)


def test_months_that_are_not_known_are_not_zero(store: TradeStore) -> None:
    frame = store.turnover_by_year(Query(months=between(5, 5))).set_index("year")
    for year in store.choices.years:
        if year in frame.index and not store.choices.counted(year, between(5, 5)):
            assert frame.loc[year, ["exports_usd", "imports_usd", "turnover_usd"]].isna().all()


@pytest.mark.parametrize("capability", ["", *CAPABILITIES])
def test_it_answers_what_it_says_in_the_columns_of_the_contract(
    store: TradeStore, query: Query, capability: str
) -> None:
    for ask, columns in ANSWERS[capability]:
        if capability and capability not in store.capabilities:
            with pytest.raises(StoreUnavailable, match="has no"):
                ask(store, query)
            continue
        frame = ask(store, query)
        further = set(frame.columns[len(columns) :])
        assert frame.columns[: len(columns)].tolist() == columns
        assert further <= (FURTHER if "turnover_usd" in columns else set())
        keys = [name for name in columns if name in ("year", "month", "flow", "partner", "sector",
                                                     "chapter", "code")]  # fmt: skip
        if capability != "stated":
            assert not frame.duplicated(keys).any()
        if "partner" in columns:
            assert set(frame["partner"]) <= store.choices.partners
        if "status" in columns:
            assert frame["status"].isin(STRENGTH).all()
        pd.testing.assert_frame_equal(frame, ask(store, query))


def test_filters_narrow_and_nothing_else(store: TradeStore, query: Query) -> None:
    partners, sectors = store.trade_by_partner(query), store.trade_by_sector(query)
    if query.partners:
        assert set(partners["partner"]) <= set(query.partners)
    for frame in (partners, sectors):
        if query.flow is not None:
            other = "imports" if query.flow == "export" else "exports"
            assert frame[[f"{other}_usd", "turnover_usd"]].isna().all(axis=None)
        for year in store.choices.years:
            asked = Query(**{name: getattr(query, name) for name in ("flow", "partners",
                          "sectors", "months")}, year=year)  # fmt: skip
            again = store.trade_by_partner if frame is partners else store.trade_by_sector
            rows = frame[frame["year"].eq(year)].reset_index(drop=True)
            if len(rows):
                pd.testing.assert_frame_equal(again(asked), rows, check_dtype=False)


def test_parts_add_up_to_the_years(store: TradeStore) -> None:
    years = store.turnover_by_year(Query()).set_index("year")
    sums = store.trade_by_sector(Query()).groupby("year")[["exports_usd", "imports_usd"]]
    if "codes" in store.capabilities:
        for name, values in sums.sum(min_count=1).items():
            same = years.loc[values.index, name]
            pd.testing.assert_series_equal(values, same, check_names=False, atol=0.01)
    if "months" in store.capabilities:
        exports = Query(flow="export")
        years = store.turnover_by_year(exports).set_index("year")
        months = store.turnover_by_month(exports).groupby("year")["exports_usd"].sum()
        whole = {year for year in store.choices.years if 0 in store.choices.months[year]}
        for year, usd in months.items():
            if year not in whole:
                assert usd == pytest.approx(years.loc[year, "exports_usd"])


def test_of_a_year_that_there_is_not_nothing_is_known(store: TradeStore) -> None:
    never = Query(year=1900)
    assert store.partner_count(1900) is None
    assert store.trade_by_partner(never)["turnover_usd"].isna().all()
    assert store.trade_by_sector(never)["turnover_usd"].isna().all()
    if "months" in store.capabilities:
        assert store.turnover_by_month(never).empty


def test_an_answer_is_its_readers_to_change(store: TradeStore) -> None:
    before = store.turnover_by_year(Query())
    frame = store.turnover_by_year(Query())
    frame.loc[:, "turnover_usd"] = 0.0
    pd.testing.assert_frame_equal(store.turnover_by_year(Query()), before)
