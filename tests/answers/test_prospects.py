"""Prospects with a partner whose imports were loaded; and what has to be loaded otherwise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.prospects import lacking, trials
from dashboard.answers.tables import PRINTED
from dashboard.parser import read_query, understood
from dashboard.store.ask import Ask
from tests.answers.test_specialisation import ROWS, loaded
from tests.imports.customs_files import asks_of, of_nothing, row

TABLE = PRINTED["prospects"]
OTHERS = (
    "WLD,2019,export,44,100", "WLD,2019,export,87,900", "WLD,2019,export,TOTAL,2000",
    "FIN,2019,import,4407,50", "FIN,2019,import,8703,1000", "FIN,2019,import,TOTAL,3000",
    "NOR,2019,import,87,10",
)  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asks_of(tmp_path, ROWS, today=dt.date(2026, 11, 22))


def frame(ask: Ask, asked: str, by: str = "") -> pd.DataFrame:
    """The table of a query."""
    query = understood(read_query(f"dataset=customs&{asked}", ask.library))
    return TABLE.frame(ask, TABLE.asked(query), by)


def test_of_a_partner_whose_imports_are_known(ask: Ask) -> None:
    asks = loaded(ask, OTHERS)
    rows = frame(asks, "year=2019&partner=FIN")
    cars, wood = (one for _, one in rows.iterrows())
    assert (cars["key"], wood["key"]) == ("87", "44")
    # Half of ours is wood, of the world's 5 %; half cars, of the world's 45 %.
    assert (wood["advantage"], cars["advantage"]) == pytest.approx((10, 0.5 / 0.45))
    assert (wood["their_imports_usd"], wood["our_exports_usd"]) == (50, 156)
    assert (cars["score"], wood["score"]) == pytest.approx((100, 100 * 50 * 10 / (1000 / 0.9)))
    assert rows["precision_pct"].isna().all() and set(rows["tried"]) == {0}
    assert set(rows["status"]) == {"computed"} and set(rows["reference"]) == {"WLD"}
    of_wood = frame(asks, "year=2019&partner=FIN&sector=wood")
    assert of_wood["key"].tolist() == ["44"] and of_wood["score"].tolist() == [wood["score"]]
    assert frame(asks, "year=2019&partner=FIN", "code")["key"].tolist() == rows["key"].tolist()


def test_the_country_of_the_region_is_a_reference_and_no_partner(ask: Ask) -> None:
    country = [one.replace(who, "RUS") for who in ("WLD", "FIN") for one in OTHERS if who in one]
    asks = loaded(ask, [*country, *OTHERS[3:]])
    for chosen in ("", "&partner=RUS,FIN"):
        found = set(frame(asks, f"year=2019{chosen}")["partner"])
        assert "FIN" in found and "RUS" not in found
    query = read_query("dataset=customs&year=2019", asks.library)
    assert "RUS" not in {one.partner for one in asks.rows(trials, query)}


def test_relations_with_a_partner_count_from_their_year_on(tmp_path: Path) -> None:
    years = (2019, 2021)
    rows = [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, kg="1")
        for year in years
        for month in range(1, 13)
        for code in ("4407119000", "87")
    ]
    asks = loaded(asks_of(tmp_path, rows + of_nothing()), [
        one.replace("2019", str(year)) for year in years for one in OTHERS
    ])  # fmt: skip
    ties = [frame(asks, f"year={year}&partner=FIN")["ties"].max() for year in years]
    assert ties[0] < ties[1], "the agreement of 2021, which names no field, is of all goods"


def test_what_lacks_is_named(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2019&partner=FIN", ask.library)

    def lacks(asks: Ask) -> tuple[int, int, int]:
        (row,) = asks.rows(lacking, query)
        return row.imports, row.reference, row.ours

    assert lacks(ask) == (1, 1, 0) and frame(ask, "year=2019&partner=FIN").empty
    asks = loaded(ask, OTHERS[:3])
    assert lacks(asks) == (1, 0, 0) and frame(asks, "year=2019&partner=FIN").empty
    assert lacks(loaded(asks, OTHERS)) == (0, 0, 0)
    query = query.with_(year=2020)
    assert lacks(asks) == (1, 1, 1), "of 2020 our exports are known in part"


def test_a_partner_that_nothing_is_known_of_and_a_part_of_a_year_have_no_rows(ask: Ask) -> None:
    asks = loaded(ask, (*OTHERS, *(one.replace("2019", "2020") for one in OTHERS)))
    assert frame(asks, "year=2020&partner=FIN").empty
    assert set(frame(asks, "year=2019")["partner"]) == {"FIN", "NOR"}


def test_codes_are_not_tried_where_an_edition_of_the_nomenclature_begins(tmp_path: Path) -> None:
    codes = [str(number) for number in range(10, 34)]
    rows = [
        row(period=f"{month:02d}/{year}", partner="FI", code=f"{code}01100000", kg="1",
            usd=str(int(code) * (year - 2010)))
        for year in (2015, 2016, 2017) for month in range(1, 13) for code in codes
    ]  # fmt: skip
    lines = [f"{who},{year},{flow},{code}0110,{int(code) ** 2}" for code in codes
             for who, flow in (("WLD", "export"), ("FIN", "import"))
             for year in (2015, 2016)]  # fmt: skip
    # Of all that the world exports these are so little that each weighs more in ours.
    lines += [f"WLD,{year},export,TOTAL,1000000" for year in (2015, 2016)]
    asks = loaded(asks_of(tmp_path, rows + of_nothing("01/2016")), lines)
    tried = [frame(asks, "year=2016&partner=FIN", by)["tried"].max() for by in ("chapter", "code")]
    assert tried == [2, 1], "2016 against 2017, when HS 2017 began, is tried by chapter alone"
