"""The published dataset: what sources print, what follows from it, and honest gaps."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.months import between
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.settings import read_settings
from dashboard.store.derivation import Value
from dashboard.store.library import open_library
from dashboard.store.published import PublishedStore, best_stated
from tests.frames import Framed


@pytest.fixture(scope="module")
def store() -> PublishedStore:
    return Framed(open_library(read_settings({})).store_published)


def _millions(value: Value) -> float:
    return round(value.usd / 1e6, 1)


def test_it_opens_on_the_latest_complete_year(store: PublishedStore) -> None:
    assert store.choices.latest == 2018


def test_turnover_is_always_the_sum_of_its_flows(store: PublishedStore) -> None:
    frame = store.turnover_by_year(Query())
    known = frame["turnover_usd"].notna()
    assert known.any()
    total = frame["exports_usd"] + frame["imports_usd"]
    assert (total[known] - frame["turnover_usd"][known]).abs().max() < 0.01
    assert not frame.loc[known, "turnover_status"].eq("published").any()


def test_years_run_without_gaps_and_unknown_ones_say_so(store: PublishedStore) -> None:
    frame = store.turnover_by_year(Query()).set_index("year")
    assert frame.index.tolist() == list(range(2017, 2022))
    assert frame.loc[2019, ["exports_usd", "imports_usd", "turnover_usd"]].isna().all()
    assert frame.loc[2019, "turnover_status"] == "not published"


@pytest.mark.parametrize(
    ("year", "flow", "usd", "status", "formula"),
    [
        (2017, "exports", 5655.5, "implied", "7109.0 / 1.257"),
        (2017, "imports", 3585.3, "implied", "4115.9 / 1.148"),
        (2018, "exports", 7109.0, "published", "7109"),
        (2018, "imports", 4115.9, "published", "4115.9"),
        (2020, "exports", 5403.6, "implied", "42216 × 12.8%"),
        (2021, "imports", 4365.6, "implied", "42800 × 10.2%"),
    ],
)
def test_every_value_has_its_status_and_formula(
    store: PublishedStore, year: int, flow: str, usd: float, status: str, formula: str
) -> None:
    row = store.turnover_by_year(Query()).set_index("year").loc[year]
    assert round(row[f"{flow}_usd"] / 1e6, 1) == usd
    assert (row[f"{flow}_status"], row[f"{flow}_formula"]) == (status, formula)
    assert row[f"{flow}_source"]


def test_a_partner_is_known_by_its_share_and_by_what_others_state(store: PublishedStore) -> None:
    assert _millions(store.partner(2018, "CHN")) == 1751.1
    assert store.partner(2018, "CHN").status == "implied"
    assert [_millions(value) for value in store.statements(2018, "CHN")] == [1749.0]
    stated = store.stated(Query(year=2018)).set_index("partner")
    assert stated.loc["CHN", "turnover_usd"] == 1749e6
    assert (stated.loc["DEU", "qualifier"], stated.loc["DEU", "status"]) == ("approx", "published")
    assert math.isnan(store.partner(2018, "JPN").usd)


def test_the_exact_statement_is_the_best_one() -> None:
    rough, exact = Value(1.0, "published", qualifier="approx"), Value(2.0, "published")
    assert best_stated([rough, exact]) is exact
    assert best_stated([rough]) is rough


def test_partners_of_a_year(store: PublishedStore) -> None:
    frame = store.trade_by_partner(Query(year=2018))
    assert set(frame["partner"]) == {"CHN", "NLD", "FIN", "DEU", "DNK", "USA"}
    assert frame["exports_usd"].isna().all()
    chosen = store.trade_by_partner(Query(year=2018, partners=("CHN",)))
    assert chosen["partner"].tolist() == ["CHN"]
    assert store.trade_by_partner(Query(year=2019)).empty


def test_the_number_of_partners(store: PublishedStore) -> None:
    assert store.partner_count(2018) == 160
    assert store.partner_count(2019) is None


def test_turnover_with_chosen_partners(store: PublishedStore) -> None:
    frame = store.turnover_by_year(Query(partners=("CHN", "DEU"))).set_index("year")
    assert round(frame.loc[2018, "turnover_usd"] / 1e6, 1) == 2491.9
    assert frame["exports_usd"].isna().all()
    one_unknown = store.turnover_by_year(Query(partners=("CHN", "JPN"))).set_index("year")
    assert math.isnan(one_unknown.loc[2018, "turnover_usd"])


@pytest.mark.parametrize(
    "query",
    [Query(months=between(1, 9)), Query(sectors=("machinery",)),
     Query(sectors=("agrifood",), partners=("CHN",))],
)  # fmt: skip
def test_what_is_not_published_is_missing_never_zero(store: PublishedStore, query: Query) -> None:
    frame = store.turnover_by_year(query)
    assert frame[["exports_usd", "imports_usd", "turnover_usd"]].isna().all(axis=None)
    assert store.trade_by_partner(replace(query, year=2018)).empty


def test_every_commodity_group_has_its_row(store: PublishedStore) -> None:
    frame = store.trade_by_sector(Query(year=2018))
    assert len(frame) == len(set(frame["sector"])) >= 10
    of_one = store.trade_by_sector(Query(year=2018, sectors=("machinery",)))
    assert of_one["sector"].tolist() == ["machinery"]


def test_the_version_is_that_of_the_figures(store: PublishedStore) -> None:
    assert store.version == open_library(read_settings({})).store_published.version
    assert store.version.startswith("published-")


def test_an_amount_is_of_the_sources_of_all_figures_that_it_follows_from() -> None:
    library = open_library(read_settings({}))
    store, figures = library.store_published, library.figures
    source_of = dict(zip(figures["figure"], figures["source"], strict=True))
    nouns = ("exports", "imports", "turnover")
    amounts = [amount_of(row, noun) for row in store.turnover_by_year(Query()) for noun in nouns]
    amounts += [amount_of(row, "turnover") for row in store.trade_by_partner(Query())]
    known = [one for one in amounts if one.known]
    assert known
    for one in known:
        assert set(one.sources) == {source_of[row] for row in one.rows}, one
