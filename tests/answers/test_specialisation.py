"""Specialisation of imported trade beside what the owner loaded; nothing where nothing is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import import_reference
from dashboard.parser import read_query, understood
from dashboard.sight import ALL, OPEN
from dashboard.store.ask import Ask, ask_of
from tests.imports.customs_files import REGISTERS, asks_of, of_nothing, row

TABLE = PRINTED["specialisation"]
ROWS = [
    row(flow, f"{month:02d}/{year}", partner="FI", code=code, usd=str(month * (year - 2017)),
        kg="1")
    for year in range(2018, 2021) for month in range(1, 13 if year < 2020 else 7)
    for flow in ("ЭК", "ИМ") for code in ("4407119000", "8703231981")
] + of_nothing()  # fmt: skip
COUNTRY = (
    "RUS,2018,export,44,100", "RUS,2018,export,TOTAL,1000", "RUS,2019,export,44,300",
    "RUS,2019,export,TOTAL,2000", "RUS,2019,export,87,600", "RUS,2020,export,44,1",
)  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asks_of(tmp_path, ROWS, today=dt.date(2026, 11, 22))


def loaded(ask: Ask, lines: Iterable[str] = COUNTRY) -> Ask:
    """Asks after a reference of some lines was imported."""
    folder = ask.library.settings.data_dir
    path = folder / "reference.txt"
    path.write_text("\n".join(("reporter,year,flow,code,value_usd", *lines)), encoding="utf-8")
    import_reference(ImportOrder((path,), folder), REGISTERS)
    return ask_of(ask.library, ask.today)


def frame(ask: Ask, asked: str, by: str = "") -> pd.DataFrame:
    """The table of a query."""
    query = understood(read_query(f"dataset=customs&{asked}", ask.library))
    return TABLE.frame(ask, TABLE.asked(query), by)


def test_a_reference_that_is_not_for_publication_is_seen_by_those_who_may(ask: Ask) -> None:
    folder, library = ask.library.settings.data_dir, ask.library
    path = folder / "closed.csv"
    path.write_text("\n".join(("reporter,year,flow,code,value_usd", *COUNTRY)), encoding="utf-8")
    order = ImportOrder((path,), folder, restricted=True)
    assert import_reference(order, REGISTERS).restricted
    assert import_reference(replace(order, restricted=False), REGISTERS).restricted
    seen = [frame(ask_of(library, ask.today, sight), "year=2019").empty for sight in (OPEN, ALL)]
    assert seen == [True, False]


def test_of_a_whole_year_with_the_parts_of_its_change(ask: Ask) -> None:
    asks = loaded(ask)
    cars, wood = frame(asks, "year=2019&against=2018").iloc[::-1].to_dict("records")
    assert (wood["code"], wood["ours_usd"], wood["reference_usd"]) == ("44", 156, 300)
    assert (wood["share_pct"], wood["advantage"]) == pytest.approx((52, 0.5 / 0.15))
    # From 78 to 156 as all of the country, which doubled, though its wood trebled.
    parts = [wood[f"{name}_usd"] for name in ("national", "goods", "regional", "change")]
    assert parts == [78, 78, -78, 78]
    assert cars["national_usd"] != cars["national_usd"] and cars["advantage"] < 2
    assert {one["status"] for one in (wood, cars)} == {"computed"}


def test_a_part_of_a_year_imports_and_codes_that_nobody_has_are_not_compared(ask: Ask) -> None:
    asks = loaded(ask)
    assert frame(asks, "year=2020").empty
    assert frame(asks, "year=2019&flow=import").empty
    assert frame(asks, "year=2019&sector=wood")["code"].tolist() == ["44"]
    fewer = loaded(asks, ("RUS,2019,export,87,600",))
    found = frame(fewer, "year=2019").set_index("code")
    assert found.loc["87", "covered_pct"] == 50
    assert found.loc["44", ["share_pct", "advantage"]].isna().all()
    assert found.loc["44", "status"] == "not known"


def test_codes_are_as_long_as_the_reference_has_them(ask: Ask) -> None:
    asks = loaded(ask, ("RUS,2019,export,440711,400", "RUS,2019,export,8703,1600",
                        "WLD,2019,export,44,9"))  # fmt: skip
    codes = frame(asks, "year=2019", "code").groupby("reference")["code"].agg(list)
    assert codes["RUS"] == ["440711", "870323"] and codes["WLD"] == ["44", "87"]


def test_nothing_is_compared_until_a_reference_is_loaded(ask: Ask) -> None:
    assert frame(ask, "year=2019").empty
