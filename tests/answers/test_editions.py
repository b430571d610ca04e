"""Codes that the nomenclature changed between two years, in the goods and in the growth by code."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers.editions import Begun
from dashboard.answers.tables import EVERY
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.measures.goods import Goods
from dashboard.narrative.editions import renumbered
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from dashboard.trade_rows import NAN
from tests.imports.customs_files import asks_of, row
from tests.scenes import scene_at

TRADED = {"2016": {"0302900000": "10", "0302110000": "7", "2701129000": "3"},
          "2017": {"0302910000": "15", "0302110000": "5", "2701129000": "4"}}  # fmt: skip
"""Livers and roes of fish, which got another number in HS 2017; trout, of which fins were taken
out; coal, which did not change."""
PAIR = "dataset=customs&year=2017&against=2016&flow=export"


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, usd=usd, kg="1")
        for year, goods in TRADED.items() for code, usd in goods.items() for month in range(1, 13)
    ])  # fmt: skip


def test_growth_by_code_joins_a_code_with_its_earlier_number(ask: Ask) -> None:
    table = EVERY["contributions"]
    query = read_query(PAIR, ask.library)
    found = table.frame(ask, table.asked(query), "code")
    rows = found.set_index("key")
    assert {*rows.index} == {"030291", "0302110000", "2701129000"}
    livers, coal = (rows.loc[key] for key in ("030291", "2701129000"))
    assert (livers["before_usd"], livers["now_usd"], livers["kind"]) == (120, 180, "risen")
    # Joined is comparable, as what did not change.
    assert [one["nomenclature"] for one in (livers, coal)] == ["", ""]
    # Under the number of trout there are other fish now: they neither rose nor fell.
    columns = ["before_usd", "now_usd", "change_usd", "kind", "nomenclature"]
    trout = found.loc[found["key"].eq("0302110000"), columns].values.tolist()
    assert trout == [[84, 0, -84, "ended", "rearranged"], [0, 60, 60, "new", "rearranged"]]
    assert rows["change_usd"].sum() == 12 * (24 - 20)
    assert rows["points"].sum() == pytest.approx(100 * 24 / 20 - 100)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_goods_have_growth_where_they_are_alike_and_a_reason_where_not(ask: Ask, lang: str) -> None:
    declared = chart_named("goods")
    assert declared is not None
    chart = chart_of(declared, ask, read_query(f"{PAIR}&code=0302&lang={lang}", ask.library))
    place = [one.key for one in chart.table.columns].index("growth")
    growth = {one.key: one.cells[place] for one in chart.table.rows}
    assert (growth["030291"].value, growth["030211"].known) == (50, False)
    bridged, broken = (note for note in chart.notes if "HS" in note)
    assert "030291" in bridged and "030290" in bridged and "030211" in broken
    coal = chart_of(declared, ask, read_query(f"{PAIR}&code=2701&lang={lang}", ask.library))
    assert not any("HS" in note for note in coal.notes)


@pytest.mark.parametrize(
    ("lang", "given", "since"),
    [("en", "No growth is given for 0302910000", "in 2017"),
     ("ru", "Прирост не указан: 0302910000", "с\u00a02017\u00a0года")],
)  # fmt: skip
def test_a_note_names_the_editions_that_changed_the_codes_and_how(
    tmp_path: Path, lang: str, given: str, since: str
) -> None:
    """HS 2017 gave livers another number, which HS 2022 did not change."""
    asks = asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, usd="4", kg="1")
        for year, code in ((2016, "0302900000"), (2022, "0302910000"))
        for month in range(1, 13)
    ])  # fmt: skip
    declared = chart_named("goods")
    assert declared is not None

    def note(code: str) -> str:
        asked = f"{PAIR.replace('2017', '2022')}&code={code}&lang={lang}"
        (found,) = [one for one in chart_of(declared, asks, read_query(asked, asks.library)).notes
                    if "HS" in one]  # fmt: skip
        return found

    finer, bridged = note("030291"), note("0302")
    assert given in finer and "split" not in finer and "разделены" not in finer
    for one in (finer, bridged):
        assert since in one and "HS 2017" in one and "HS 2022" not in one
    assert "030291" in bridged and "030290" in bridged
    table = EVERY["goods"]
    query = read_query(f"{PAIR.replace('2017', '2022')}&code=030291", asks.library)
    (found,) = table.frame(asks, table.asked(query)).to_dict("records")
    assert (found["former"], found["changed"], found["editions"]) == (
        "030290", "renumbered", "HS 2017",
    )  # fmt: skip


def test_a_code_that_stood_in_another_chapter_is_found_there(tmp_path: Path) -> None:
    # Reagents for blood grouping went from medicines to chemical products in HS 2022.
    asks = asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, usd=usd, kg="1")
        for year, code, usd in ((2021, "3006200000", "4"), (2022, "3822130000", "6"))
        for month in range(1, 13)
    ])  # fmt: skip
    table = EVERY["goods"]
    query = read_query("dataset=customs&year=2022&against=2021&flow=export&code=3822", asks.library)
    (found,) = table.frame(asks, table.asked(query)).to_dict("records")
    assert (found["code"], found["former"], found["changed"]) == ("382213", "300620", "")
    declared = chart_named("goods")
    assert declared is not None
    (line,) = chart_of(declared, asks, query).table.rows
    assert any(getattr(one, "value", None) == 50 for one in line.cells)


@pytest.mark.parametrize(
    ("lang", "gone"),
    [("en", "to HS 2017 and HS 2022 in 2017 and 2022"),
     ("ru", "на HS 2017 и HS 2022 (с 2017 и 2022 годов)")],
)  # fmt: skip
def test_editions_of_several_codes_are_named_together(lang: str, gone: str) -> None:
    editions = [Begun(2022, "HS 2022"), Begun(2017, "HS 2017")]

    def row(code: str, former: str, changed: str, edition: str) -> Goods:
        return Goods("code", code, 1, 0, 1, 0, NAN, 50, NAN, "", former, changed, edition)

    rows = [row("030291", "030290", "", "HS 2017"), row("382213", "300620", "", "HS 2022"),
            row("854911", "", "split", "HS 2022")]  # fmt: skip
    bridged, broken = (
        note.replace("\u00a0", " ") for note in renumbered(scene_at(lang), rows, editions)
    )
    assert gone in bridged and "854911" in broken and "HS 2017" not in broken
