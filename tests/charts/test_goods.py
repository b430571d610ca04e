from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.goods import MOST, goods_chart
from dashboard.months import WHOLE_YEAR
from tests.scenes import CHOICES, NAN, plain

ALL = ("", "")


def path_of(*steps: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame([ALL, *steps], columns=["sectors", "code"])


def goods(*rows: tuple[str, float, float, float], kind: str = "code") -> pd.DataFrame:
    """Code, exports and imports in millions, thousand tonnes; largest first."""
    whole = sum(exports + imports for _, exports, imports, _ in rows)
    return pd.DataFrame(
        [
            {
                "kind": kind, "code": code, "exports_usd": exports * 1e6,
                "imports_usd": imports * 1e6, "usd": (exports + imports) * 1e6,
                "net_mass_kg": mass * 1e6, "usd_per_kg": (exports + imports) / mass,
                "share_pct": 100 * (exports + imports) / whole,
                "before_usd": (exports + imports) * 5e5, "status": "published",
                "former": "", "changed": "",
            }
            for code, exports, imports, mass in rows
        ]
    )  # fmt: skip


TWO = goods(("2710", 60.0, 15.0, 50.0), ("2701", 5.0, 20.0, 100.0))
FUEL = path_of(("minerals", ""), ("minerals", "27"))
GROUP = path_of(("minerals", ""))


@pytest.fixture
def drawn(scene):
    def draw(*lang, frame=TWO, path=FUEL, editions=(), **choice):
        return goods_chart(frame, path, editions, scene(*lang, **{"code": "27", **choice}))

    return draw


def values(series):
    return [amount.value for amount in series.amounts]


def test_a_tile_is_made_of_its_flows_and_says_what_it_is_worth(drawn):
    chart = drawn()
    exports, imports = chart.plot.series
    assert (exports.noun, values(exports)) == ("exports", [60e6, 5e6])
    assert (imports.noun, values(imports)) == ("imports", [15e6, 20e6])
    assert [one.note for one in chart.plot.categories] == ["75.0 · 75.0%", "25.0 · 25.0%"]
    assert chart.title == "2710: 75.0%, the largest of 2 codes"
    assert chart.subtitle.startswith("Chapter 27: turnover")
    lines = chart.plot.categories[0].hover.split("\n")
    assert lines[0] == "2710"
    assert "Against 2017: +100.0%." in lines
    assert "Net mass 50,000 t." in lines


def test_a_click_goes_one_step_deeper_on_tiles_and_rows(drawn):
    chart = drawn()
    orders = ["drill:minerals/2710", "drill:minerals/2701"]
    assert [one.order for one in chart.plot.categories] == orders
    assert [row.order for row in chart.table.rows] == orders
    group = drawn(frame=goods(("minerals", 6.0, 1.0, NAN), kind="sector"), path=path_of(), code="")
    assert [one.order for one in group.plot.categories] == ["drill:minerals/"]


def test_what_a_click_does_is_no_note_that_stands_on_slides_and_paper(drawn):
    chart = drawn()
    assert "one step deeper" in chart.hint
    assert not any("click" in note.lower() for note in chart.notes)


def test_a_tile_has_the_short_name_of_its_group_and_the_table_the_whole_one(drawn, monkeypatch):
    monkeypatch.setattr("tests.scenes.FakeNames.sector_in_full", lambda *_: "Mineral products")
    frame = goods(("minerals", 6.0, 1.0, NAN), ("wood", 1.0, 1.0, NAN), kind="sector")
    chart = drawn(frame=frame, path=path_of(), code="")
    assert chart.plot.categories[0].label == "Minerals"
    assert chart.table.rows[0].cells[0] == "Mineral products"


def test_the_table_has_mass_and_price_below_the_chapter(drawn, scene):
    table = drawn().table
    assert table.texts(scene().language)[0] == (
        "2710", "60.0", "15.0", "75.0", "75.0%", "+100.0%", "50,000.0",
    )  # fmt: skip
    assert [one.label for one in table.columns][-1] == "Net mass, t"


def test_an_average_price_is_said_of_one_flow_alone(drawn, scene):
    """Of exports and imports together it is that of nothing which anybody pays."""
    frame = goods(("2710", 60.0, 0.0, 50.0), ("2701", 5.0, 0.0, 100.0))
    chart = drawn(frame=frame, flow="export")
    assert "Net mass 50,000 t, on average $1.20/kg." in chart.plot.categories[0].hover.split("\n")
    assert chart.table.texts(scene().language)[0][-2:] == ("50,000.0", "1.20")
    assert "/kg" not in drawn().plot.categories[0].hover
    assert any("choose a flow" in note for note in drawn().notes)


def test_a_group_has_no_average_price(drawn):
    chart = drawn(
        frame=goods(("minerals", 60.0, 15.0, NAN), kind="sector"), path=path_of(), code=""
    )
    assert "USD/kg" not in [one.label for one in chart.table.columns]
    assert "kg" not in chart.plot.categories[0].hover


def test_chapters_are_named_with_their_number(drawn):
    frame = goods(("27", 9.0, 1.0, NAN), ("25", 1.0, 0.0, NAN), kind="chapter")
    chart = drawn(frame=frame, path=GROUP, code="", sectors=("minerals",))
    assert chart.plot.categories[0].label == "27 Chapter 27"
    assert chart.title == "27 Chapter 27: 90.9%, the largest of 2 chapters"
    assert chart.subtitle.startswith("Chapters: turnover")


def test_one_code_alone_says_what_it_is_worth_and_leads_nowhere(drawn):
    alone = TWO.head(1).assign(share_pct=100.0)
    path = path_of(("minerals", ""), ("minerals", "27"), ("minerals", "2710"))
    chart = drawn(frame=alone, path=path, code="2710")
    assert chart.title == "2710: $75.0 million"
    assert [row.order for row in chart.table.rows] == [""]
    assert not chart.hint


def test_many_codes_fold_into_one_tile_that_cannot_be_chosen(drawn):
    rows = [(f"27{n:02d}", 100.0 - n, 0.0, 1.0) for n in range(60)]
    chart = drawn(frame=goods(*rows))
    rest = chart.plot.categories[-1]
    assert len(chart.plot.categories) == MOST + 1
    assert (rest.label, rest.order, rest.emphasis) == ("20 others", "", "pale")
    assert sum(values(chart.plot.series[0])) == pytest.approx(sum(row[1] for row in rows) * 1e6)
    assert len(chart.table.rows) == 60


def test_corrections_below_zero_are_in_the_table_only(drawn, scene):
    chart = drawn(frame=goods(("2710", 5.0, 0.0, 1.0), ("2701", -1.0, 0.0, 1.0)))
    assert values(chart.plot.series[0]) == [5e6]
    assert "Codes with corrections below zero are in the table only." in chart.notes
    assert chart.table.texts(scene().language)[1][1] == "−1.0"


def test_goods_that_corrections_leave_no_share_are_said_by_their_amount(drawn):
    frame = goods(("44", 200.0, 0.0, NAN), ("72", 20.0, 0.0, NAN), kind="chapter")
    chart = drawn(frame=frame.assign(share_pct=NAN), path=GROUP, code="")
    assert chart.title == "44 Chapter 44: $200.0 million, the most of 2 chapters"
    assert chart.finding.startswith("In 2018 the largest amounts in turnover: 44")
    hover = chart.plot.categories[0].hover
    assert "%" not in chart.title + chart.finding and "of what is shown" not in hover
    assert [one.note for one in chart.plot.categories] == ["200.0", "20.0"]


def test_a_flow_is_drawn_alone(drawn):
    frame = TWO.assign(imports_usd=NAN, usd=TWO["exports_usd"])
    chart = drawn(frame=frame, flow="export")
    assert [one.noun for one in chart.plot.series] == ["exports"]
    assert [entry.label for entry in chart.plot.entries] == ["Exports"]
    assert [one.key for one in chart.table.columns][:3] == ["code", "exports", "share"]


def test_what_was_not_traded_before_has_no_growth(drawn, scene):
    chart = drawn(frame=TWO.assign(before_usd=NAN))
    assert "Against" not in chart.plot.categories[0].hover
    assert chart.table.texts(scene().language)[0][5] == "—"


def test_goods_of_unlike_months_have_no_growth_and_the_note_says_why(drawn):
    known = replace(CHOICES, months={2017: WHOLE_YEAR, 2018: frozenset(range(1, 10))})
    chart = drawn(choices=known)
    assert not any(row.cells[5].known for row in chart.table.rows)
    assert any("2017" in note for note in chart.notes)


def test_the_finding_names_the_largest_and_what_they_are_together(drawn):
    frame = goods(*((f"27{n:02d}", 4.0 - n, 0.0, 1.0) for n in range(4)))
    assert drawn(frame=frame).finding == (
        "Chapter 27: in 2018 the largest shares in turnover: 2700 (40.0%), 2701 (30.0%)"
        " and 2702 (20.0%); together 90.0%."
    )
    assert drawn(partners=("CHN",)).finding.startswith(
        "Chapter 27: in 2018 the largest shares in turnover with China: "
    )
    groups = goods(("minerals", 3.0, 0.0, NAN), ("wood", 1.0, 0.0, NAN), kind="sector")
    assert drawn(frame=groups, path=path_of(), code="").finding == (
        "In 2018 the largest shares in turnover: minerals (75.0%) and wood and paper (25.0%)."
    )
    assert plain(drawn("ru", frame=frame).finding).endswith("; вместе 90,0 %.")


def test_shares_that_do_not_add_up_as_printed_are_said_to_be_rounded(drawn):
    frame = goods(("2701", 43.56, 0.0, 1.0), ("2702", 30.06, 0.0, 1.0), ("2703", 26.38, 0.0, 1.0))
    said = plain(drawn(frame=frame).finding)
    assert "2701 (43.6%), 2702 (30.1%) and 2703 (26.4%)" in said
    assert said.endswith("; together 100.0%, added up before rounding.")
    assert plain(drawn("ru", frame=frame).finding).endswith(
        "; вместе 100,0 %, сложено до округления."
    )


def test_goods_that_are_not_disclosed_are_called_so(drawn):
    frame = goods(("XX", 3.0, 0.0, 1.0))
    path = path_of(("undisclosed", ""), ("undisclosed", "XX"))
    chart = drawn(frame=frame, path=path, code="XX")
    assert chart.subtitle.startswith("Goods not disclosed: turnover")
    assert chart.finding == ("In 2018 one item is known in turnover: goods not disclosed (100.0%).")


def test_no_goods_are_an_empty_chart_that_says_how_to_go_on(drawn):
    chart = drawn(frame=TWO.iloc[:0], code="9701")
    assert chart.empty
    assert chart.title == "No trade is known: code 9701, 2018"
    assert chart.hint and chart.finding == ""


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("choice", [{}, {"flow": "export"}, {"mark": "Demonstration data"}])
def test_titles_are_short_and_data_are_marked(drawn, lang, choice):
    chapters = goods(("27", 9.0, 1.0, NAN), ("28", 1.0, 0.0, NAN), kind="chapter")
    for frame, code in ((TWO, "27"), (chapters, ""), (TWO.iloc[:0], "XX")):
        chart = drawn(lang, frame=frame, code=code, **choice)
        assert len(chart.title.split(" ")) <= 10
        assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)


def test_a_name_too_long_for_a_title_gives_way_to_its_code(drawn, scene, monkeypatch):
    monkeypatch.setattr(
        "tests.scenes.FakeNames.chapter",
        lambda *_: "A very long name of goods that fills more than the ten words of a title",
    )
    frame = goods(("27", 9.0, 1.0, NAN), ("28", 1.0, 0.0, NAN), kind="chapter")
    chart = drawn(frame=frame, path=GROUP, code="", sectors=("minerals",))
    assert chart.title == "Chapter 27: 90.9%, the largest of 2 chapters"


def test_tiles_without_room_for_a_name_are_one_that_has_it(drawn):
    small = [(f"27{n:02d}", 2.0, 0.0, 1.0) for n in range(11, 17)]
    chart = drawn(frame=goods(("2710", 60.0, 0.0, 1.0), ("2701", 28.0, 0.0, 1.0), *small))
    assert [one.label for one in chart.plot.categories][2:] == ["6 others"]
    assert len(chart.table.rows) == 8


def test_the_others_never_take_the_place_of_what_is_large_together(drawn):
    chart = drawn(frame=goods(*((f"27{n:02d}", 2.0, 0.0, 1.0) for n in range(40))))
    assert len(chart.plot.categories) == 31
    assert values(chart.plot.series[0])[-1] == 20e6
