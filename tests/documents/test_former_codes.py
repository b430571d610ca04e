"""The value before of codes that an edition of the nomenclature joined leads to the rows of all of
them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers.tables import EVERY
from dashboard.documents.address import address_of, query_at
from dashboard.documents.origins import Origin
from dashboard.documents.provenance import Provenance, provenance_at
from dashboard.pages.components.provenance import provenance_panel
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.trees import text

TRADED = {"2016": {"8469000000": "10", "8472900000": "7", "2701129000": "3"},
          "2017": {"8472900000": "15", "2701129000": "4"}}  # fmt: skip
"""Typewriters, which HS 2017 merged into other machines of an office; coal, which is as it was."""
PAIR = "dataset=customs&year=2017&against=2016&flow=export"


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner=partner, code=code, usd=usd, kg="1")
        for year, goods in TRADED.items() for code, usd in goods.items() for month in range(1, 13)
        for partner in ("FI", "SE")
    ])  # fmt: skip


def at(ask: Ask, cell: str, query: str = PAIR) -> Provenance:
    address = address_of(f"/data/figure/code_growth/{cell}", ask.library.registers)
    assert address is not None
    asked = query_at(read_query(query, ask.library), address, ask.library.registers)
    found = provenance_at(ask, asked, address.figure, address.code)
    assert found is not None
    return found


def origin_at(ask: Ask, cell: str, query: str = PAIR) -> Origin:
    found = at(ask, cell, query).origin
    assert found is not None
    return found


def test_the_value_before_of_merged_codes_is_of_the_rows_of_all(ask: Ask) -> None:
    origin = origin_at(ask, "847290/export/before")
    assert origin.rows == 48
    asked = [read_query(one, ask.library) for one in origin.queries]
    assert [one.code for one in asked] == ["846900", "847290"]
    assert {(one.year, one.flow, one.problems) for one in asked} == {(2016, "export", ())}
    table = EVERY["contributions"].frame(ask, read_query(PAIR, ask.library), "code")
    before = table.set_index("key").loc["847290", "before_usd"]
    assert before == 24 * (10 + 7)
    for lang in ("en", "ru"):
        shown = at(ask, "847290/export/before", f"{PAIR}&lang={lang}")
        words = ask.library.language(lang)
        said = text(provenance_panel(shown, "/", words))
        assert "code=846900" in said and "code=847290" in said


def test_of_one_partner_the_rows_are_those_of_it(ask: Ask) -> None:
    assert origin_at(ask, "847290/export/before", f"{PAIR}&partner=SWE").rows == 24


def test_the_value_now_and_codes_that_are_as_they_were_have_one_query(ask: Ask) -> None:
    for cell, code, rows in (
        ("847290/export/now", "847290", 24), ("2701129000/export/before", "2701129000", 24),
    ):  # fmt: skip
        origin = origin_at(ask, cell)
        assert (len(origin.queries), origin.rows) == (1, rows)
        assert read_query(origin.queries[0], ask.library).code == code


def test_files_of_six_digits_have_rows_behind_the_value_before(tmp_path: Path) -> None:
    rows = [row(period=f"{month:02d}/{year}", partner=partner, code="270112", usd=usd,
                kg="1")
            for year, usd in (("2018", "3"), ("2019", "4")) for month in range(1, 13)
            for partner in ("FI", "SE")]  # fmt: skip
    pair = "dataset=customs&year=2019&against=2018&flow=export"
    origin = origin_at(asks_of(tmp_path, rows), "270112/export/before", pair)
    assert origin.rows == 24
