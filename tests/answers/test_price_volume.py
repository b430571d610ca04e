"""The table of prices and volumes, from files that were imported."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["price_volume"]
PRICE = {2018: 1.0, 2019: 1.25, 2020: 1.0, 2021: 2.0}
VOLUME = {2018: 100, 2019: 80, 2020: 120, 2021: 60}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Four years of exports to two partners and imports from one at other prices; 2020 has
    three months, and its imports cost nothing that is known by mass."""
    rows = [
        row(flow, f"{month:02d}/{year}", partner, code,
            usd=f"{usd * PRICE[year] * VOLUME[year] * month:.2f}",
            kg=f"{0 if (flow, year) == ('ИМ', 2020) else VOLUME[year] * month}")
        for year in PRICE
        for month in range(1, 4 if year == 2020 else 13)
        for flow, partner, code, usd in (("ЭК", "CN", "2709009009", 1.0),
                                         ("ЭК", "FI", "4407100000", 2.0),
                                         ("ИМ", "DE", "8703231981", 10.0))
    ]  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("prices"), rows)


def _frame(ask: Ask, asked: str) -> pd.DataFrame:
    query = read_query(asked, ask.library)
    return TABLE.frame(ask, TABLE.asked(query)).set_index("flow")


def test_prices_and_volumes_are_found(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2019")
    assert found.loc[
        "export", ["value_pct", "price_pct", "volume_pct", "covered_pct"]
    ].tolist() == (pytest.approx([0, 25, -20, 100]))
    assert found["terms_of_trade_pct"].tolist() == pytest.approx([0, 0])


def test_it_is_over_the_months_that_both_years_have(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2020").loc["export"]
    assert found["cells"] == 6
    assert (found["price_pct"], found["volume_pct"]) == (pytest.approx(-20), pytest.approx(50))


def test_a_year_between_that_lacks_months_is_no_link(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2021&against=2018").loc["export"]
    assert found["cells"] == 2 * 24
    assert found["price_pct"] == pytest.approx(100)
    first = _frame(ask, "dataset=customs&year=2021&against=2018&months=1-3").loc["export"]
    assert first["cells"] == 3 * 6
    assert first["price_pct"] == pytest.approx(100)


def test_without_mass_there_is_no_price(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2020").loc["import"]
    assert found[["value_pct", "price_pct", "volume_pct", "terms_of_trade_pct"]].isna().all()
    assert found["covered_pct"] == 0


def test_it_obeys_the_filters(ask: Ask) -> None:
    found = _frame(ask, "dataset=customs&year=2019&flow=export&partner=FIN&months=2-3")
    assert found.index.tolist() == ["export"]
    assert found["cells"].tolist() == [2]


def test_published_figures_have_no_codes(ask: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="no commodity codes"):
        _frame(ask, "year=2018")


def test_a_flow_that_was_not_imported_of_a_year_did_not_fall_to_nothing(tmp_path: Path) -> None:
    rows = [row("ЭК", f"01/{year}") for year in (2019, 2020)] + [row("ИМ", "01/2019")]
    found = _frame(asks_of(tmp_path, rows), "dataset=customs&year=2020&against=2019")
    assert found.loc["export", "whole_pct"] == 0
    assert found.loc["import", ["value_pct", "covered_pct", "whole_pct"]].isna().all()
    assert found["status"].tolist() == ["computed", "not known"]
