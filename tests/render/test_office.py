"""Native charts read back from the XML of PowerPoint: numbers, ids, formats, language, looks."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn

from dashboard.amount import Amount, Unit
from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import MINUS, Language, language
from dashboard.narrative.amounts import cell
from dashboard.render.fitting import width_of
from dashboard.render.office import add_charts
from dashboard.render.office_data import office_data
from dashboard.render.office_formats import number_format
from dashboard.render.office_grid import add_grid, has_grid
from dashboard.render.office_grid_parts import MOST_ROWS, left_out, parts
from dashboard.render.office_reach import reach
from dashboard.render.theme import colour
from tests.chart_parts import faults, own_series

from . import plots
from .plots import series, usd

BOX = (457_200, 1_480_000, 8_560_000, 4_330_000)
WIDE = BOX[2] / 12_700
LARGEST = 2**31


def drawn(plot: Plot, words: Language | None = None) -> list[Any]:
    show = Presentation()
    page = show.slides.add_slide(show.slide_layouts[6])
    words = words or language("en")
    frames = add_charts(page.shapes, office_data(plot, words), BOX, words)
    return [frame.chart for frame in frames]


def xml_of(plot: Plot, lang: str = "en") -> str:
    return "".join(chart.part.blob.decode() for chart in drawn(plot, language(lang)))


@pytest.mark.parametrize("name", plots.EVERY)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_numbers_categories_and_gaps_are_those_of_the_plot(name: str, lang: str) -> None:
    plot, words = plots.EVERY[name], language(lang)
    panels = office_data(plot, words)
    for chart, data in zip(drawn(plot, words), panels, strict=True):
        assert [list(one.values) for one in own_series(chart)] == [
            list(one.values) for one in data.series
        ]
        assert tuple(chart.plots[0].categories) == data.categories


@pytest.mark.parametrize("name", plots.EVERY)
def test_powerpoint_has_nothing_to_repair(name: str) -> None:
    assert [faults(chart.part.blob) for chart in drawn(plots.EVERY[name])] == [
        [] for _ in drawn(plots.EVERY[name])
    ]


@pytest.mark.parametrize("name", plots.EVERY)
def test_ids_of_axes_are_small_and_positive(name: str) -> None:
    for chart in drawn(plots.EVERY[name]):
        space = chart._chartSpace
        ids = [
            int(one.get("val")) for tag in ("axId", "crossAx") for one in space.iter(f"{{*}}{tag}")
        ]
        assert ids and all(0 < number < LARGEST for number in ids)
        axes = [int(one.find("{*}axId").get("val")) for name in ("catAx", "valAx")
                for one in space.iter(f"{{*}}{name}")]  # fmt: skip
        assert len(axes) == len(set(axes)) == 2


@pytest.mark.parametrize("name", plots.EVERY)
def test_the_workbook_behind_a_chart_has_the_same_numbers(name: str) -> None:
    for chart, data in zip(drawn(plots.EVERY[name]), office_data(plots.EVERY[name], language("en")),
                           strict=True):  # fmt: skip
        blob = chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(io.BytesIO(blob), data_only=True).active
        rows = list(sheet.iter_rows(values_only=True))
        assert [list(row[1:]) for row in rows[1:]] == [
            list(values) for values in zip(*(one.values for one in data.series), strict=True)
        ]


def test_what_is_not_known_is_a_gap() -> None:
    xml = xml_of(plots.turnover())
    assert 'dispBlanksAs val="gap"' in xml
    assert "<c:v>0</c:v>" not in xml and "<c:v>0.0</c:v>" not in xml


def test_imports_drawn_downward_are_written_without_a_sign() -> None:
    imports = drawn(plots.balance())[0].plots[0].series[1]
    codes = {one.get("formatCode") for one in imports._element.iter("{*}numFmt")}
    assert codes == {'"−"#,##0.0;#,##0.0;#,##0.0'}


@pytest.mark.parametrize("name", ["turnover", "balance"])
def test_trade_below_zero_keeps_its_sign(name: str) -> None:
    """Corrections that are more than the trade of a partner."""
    plot = getattr(plots, name)()
    below = [replace(one, amounts=tuple(amount.times(-1) for amount in one.amounts))
             for one in plot.series]  # fmt: skip
    (data,) = office_data(replace(plot, series=tuple(below)), language("en"))
    for one in data.series:
        above, under, *_ = number_format(language("en"), one.unit, turned=one.turned).split(";")
        seen = [above if value > 0 else under for value in one.values if value is not None]
        assert seen and all(MINUS in code for code in seen), one.noun


def test_a_negative_balance_keeps_its_sign() -> None:
    code = number_format(language("en"), "usd")
    assert code == '#,##0.0;"−"#,##0.0'


@pytest.mark.parametrize(("lang", "mark"), [("en", ""), ("ru", "[$-419]")])
def test_numbers_have_the_separators_of_the_language(lang: str, mark: str) -> None:
    xml = xml_of(plots.turnover(), lang)
    assert f'formatCode="{mark}#,##0.0;' in xml
    tag = {"en": "en-GB", "ru": "ru-RU"}[lang]
    assert f'<c:lang val="{tag}"/>' in xml


@pytest.mark.parametrize("unit", ["usd", "pct", "points", "usd_per_kg"])
def test_an_exact_zero_is_written_as_on_the_page(unit: Unit) -> None:
    amount = Amount(0.0, unit, "published")
    said = cell(language("en"), amount)
    digits = len(re.sub(r"^0\.?|[^0-9].*", "", said))
    there = (Category("2018", "2018"), Category("2019", "2019"))
    plot = Plot("columns", unit, there, (series("exports", amount, Amount(7e6, unit)),))
    (data,) = office_data(plot, language("en"))
    assert data.series[0].digits(0) == digits


def test_what_is_derived_is_hatched_in_the_colour_of_its_noun() -> None:
    points = drawn(plots.turnover())[0].plots[0].series[0]._element.findall("{*}dPt")
    fills = {one.find("{*}idx").get("val"): one.find(".//{*}pattFill") for one in points}
    assert fills["0"] is None and fills["2"].get("prst") == "wdUpDiag"


def test_the_key_is_hatched_where_all_that_it_stands_for_is() -> None:
    """The coverage ratio is derived in every year, and its sign in the key was solid."""
    there = plots.years(2018, 2019, 2020)
    derived, published = (
        tuple(Amount(value, "pct", status) for value in (172.7, None, 152.0))
        for status in ("computed", "published")
    )
    mixed = (published[0], *derived[1:])
    for amounts, hatched in ((derived, True), (mixed, False), (published, False)):
        plot = Plot("columns", "pct", there, (Series("balance", "Ratio", amounts),))
        fill = drawn(plot)[0].plots[0].series[0].format.fill
        assert (fill.type == MSO_FILL.PATTERNED) is hatched


def test_each_step_of_a_waterfall_has_the_colour_of_its_noun() -> None:
    bars = drawn(plots.waterfall())[0].plots[0].series[1]
    borders = [one.find(".//{*}srgbClr").get("val").lower() for one in
               bars._element.findall("{*}dPt")]  # fmt: skip
    assert borders[1] == colour("exports").lstrip("#")
    assert borders[2] == colour("imports").lstrip("#")


def test_a_line_over_columns_has_markers_and_an_unseen_one_has_none() -> None:
    assert '<c:symbol val="circle"/>' in xml_of(plots.balance())
    turnover = xml_of(plots.turnover())
    assert '<c:symbol val="none"/>' in turnover and '<c:symbol val="circle"/>' not in turnover


def test_the_unseen_sum_has_no_entry_in_the_key() -> None:
    space = drawn(plots.turnover())[0]._chartSpace
    entries = [one.find("{*}idx").get("val") for one in space.iter("{*}legendEntry")]
    assert entries == ["2"]


def test_the_sum_of_bars_has_no_name_instead() -> None:
    groups = drawn(plots.sectors())[0]
    assert not list(groups._chartSpace.iter("{*}legendEntry"))
    assert groups.plots[0].series[2].name == "\u00a0"


def test_every_bar_is_named() -> None:
    space = drawn(plots.partners())[0]._chartSpace
    assert [one.get("val") for one in space.iter("{*}tickLblSkip")] == ["1"]


def test_bars_over_others_say_both_numbers() -> None:
    there = (Category("all", "Turnover"),)
    fact = replace(series("turnover", usd(12_610.0)), labels=("12,610.0 → 10,066.3",))
    plot = Plot("bars", categories=there, series=(fact, series("turnover", usd(10_066.3))))
    assert "12,610.0 → 10,066.3" in xml_of(plot)
    (chart,) = drawn(plot)
    assert chart.value_axis.maximum_scale > 1.2 * 12_610.0
    # A bar alone in its row keeps its number, which follows its cell.
    assert "10,066.3" not in xml_of(replace(plot, series=(fact,)))


def months(number: int) -> Plot:
    there = tuple(Category(f"{2013 + n // 12}-{n % 12 + 1:02}", f"m {n}") for n in range(number))
    return Plot("lines", categories=there,
                series=(series("exports", *[usd(1.0)] * number, form="line"),))  # fmt: skip


@pytest.mark.parametrize(
    ("number", "code", "unit"), [(60, "yyyy", ("1", "years")), (24, "mmm yyyy", ("3", "months"))]
)
def test_months_of_years_stand_on_an_axis_of_time(
    number: int, code: str, unit: tuple[str, str]
) -> None:
    (chart,) = drawn(months(number))
    axis = chart._chartSpace.find(".//{*}dateAx")
    said = {etree.QName(one).localname: one.get("val") for one in axis}
    assert (said["majorUnit"], said["majorTimeUnit"]) == unit and said["baseTimeUnit"] == "months"
    assert axis.find("{*}numFmt").get("formatCode") == code
    assert not faults(chart.part.blob)
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert sheet["A3"].value == dt.datetime(2013, 2, 1)


def test_twelve_months_keep_their_names() -> None:
    (chart,) = drawn(months(12))
    assert chart._chartSpace.find(".//{*}dateAx") is None
    assert next(iter(chart.plots[0].categories)) == "m 0"


def test_the_number_of_a_bar_below_zero_has_room_beside_its_name() -> None:
    there = tuple(Category(name, name) for name in "ab")
    bars = replace(series("exports", usd(40.0), usd(-50.0)), labels=("40.0", "-50.0"))
    (chart,) = drawn(Plot("bars", categories=there, series=(bars,)))
    low, high = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale
    number = width_of("\u221250.0", 12, bold=True) / 674
    assert (-50.0 - low) / (high - low) > number and (high - 40.0) / (high - low) > number


def test_the_axis_of_columns_that_go_both_ways_holds_all_of_them() -> None:
    there = tuple(Category(str(year), str(year)) for year in (2020, 2021))
    plot = Plot("columns", categories=there, stacked=True,
                series=(series("exports", usd(60.8), usd(59.7)),
                        series("imports", usd(-59.0), usd(-57.9)),
                        series("balance", usd(1.8), usd(1.8), form="line")))  # fmt: skip
    axis = drawn(plot)[0].value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (-60.0, 80.0, 20.0)


def test_rows_of_a_scenario_over_the_fact_need_no_key_of_colours() -> None:
    there = (Category("a", "Exports"), Category("b", "Imports"))
    lines = [
        replace(series(noun, *values), labels=("", "")) for noun, *values in (
            ("exports", usd(3.0), usd(None)), ("exports", usd(2.0), usd(None)),
            ("imports", usd(None), usd(3.0)), ("imports", usd(None), usd(2.0)),
        )
    ]  # fmt: skip
    pairs = tuple(replace(one, label=f"part {n}") for n, one in enumerate(lines))
    paired = Plot("bars", categories=there, series=pairs)
    assert not drawn(paired)[0].has_legend
    assert drawn(replace(paired, series=(pairs[0], pairs[2])))[0].has_legend


def test_bars_begin_below_a_key_of_two_lines() -> None:
    def top(*labels: str) -> float:
        there = (Category("all", "Turnover"),)
        bars = tuple(replace(series("exports", usd(1.0)), label=one) for one in labels)
        (chart,) = drawn(Plot("bars", categories=there, series=bars, stacked=True))
        return float(chart._chartSpace.find(".//{*}layout//{*}y").get("val"))

    short = top("fact", "scenario")
    assert top(*(f"Turnover of goods, part {n}: scenario" for n in range(6))) > short + 0.03


INJECTIONS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "http://host", "\t=1"]


@pytest.mark.parametrize("name", INJECTIONS)
def test_names_are_never_formulas_in_the_workbook_behind_a_chart(name: str) -> None:
    plot = Plot(
        "columns",
        categories=(Category("a", name), Category("b", "2018")),
        series=(series("exports", usd(1), usd(2)),),
    )
    plot = Plot(plot.shape, categories=plot.categories,
                series=(plots.Series("exports", name, plot.series[0].amounts),))  # fmt: skip
    blob = drawn(plot)[0].part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    for named in (sheet["A2"], sheet["B1"]):
        assert (named.data_type, named.quotePrefix, named.value) == ("s", True, name)
        assert named.hyperlink is None


def test_parts_that_recede_have_an_edge_between_them() -> None:
    """Events of the year and of others come to one colour where a bar is not the chosen one."""
    plot = Plot(
        "bars",
        unit="count",
        stacked=True,
        categories=(Category("a", "Culture"), Category("b", "Trade", emphasis="pale")),
        series=(series("exports", plots.count(3), plots.count(2)),
                series("imports", plots.count(4), plots.count(1))),
    )  # fmt: skip
    (chart,) = drawn(plot)
    parts = list(chart.plots[0].series)[:2]
    edge = [str(own.points[1].format.line.color.rgb) for own in parts]
    assert edge == [colour(noun).lstrip("#").upper() for noun in ("exports", "imports")]


def test_on_a_grey_printer_exports_that_recede_are_no_imports() -> None:
    plot = Plot(
        "columns",
        stacked=True,
        categories=plots.years(2017, 2018),
        series=(series("exports", usd(5655), usd(7109)), series("imports", usd(3585), usd(4116))),
    )
    (chart,) = drawn(plot)
    exports, imports = (
        [grey(one.points[n].format.fill.fore_color.rgb) for n in (0, 1)]
        for one in list(chart.plots[0].series)[:2]
    )
    shades = sorted([*exports, *imports])
    assert all(above - below > 20 for below, above in pairwise(shades))


def grey(shade: Any) -> float:
    return float(0.299 * shade[0] + 0.587 * shade[1] + 0.114 * shade[2])


def table_of(plot: Plot) -> Any:
    show = Presentation()
    page = show.slides.add_slide(show.slide_layouts[6])
    return add_grid(page.shapes, plot, BOX, language("en")).table


def test_a_grid_is_a_table_with_its_numbers() -> None:
    rows = [[cell.text for cell in row.cells] for row in table_of(plots.grid()).rows]
    assert rows == [
        ["", "Field 0", "Field 1", "Field 2"],
        ["Country 0", "", "1", "2"],
        ["Country 1", "1", "2", "3"],
        ["Country 2", "2", "3", "4"],
    ]


@pytest.mark.parametrize("rows", [3, 15, 24])
def test_a_row_of_a_grid_has_room_for_the_margins_that_libreoffice_gives_it(rows: int) -> None:
    """A slide that LibreOffice had saved again has no margins but those; rows grew over its end."""
    plot = plots.grid(rows, 3)
    for row in table_of(plot).rows:
        for square in row.cells:
            (line,) = square.text_frame.paragraphs
            size = int(line._p.find(qn("a:endParaRPr")).get("sz")) / 100
            spacing = line.line_spacing
            high = 1.22 * size if spacing is None else spacing.pt
            assert high + 7.2 <= row.height.pt + 0.1
            assert square.margin_top.pt + high <= row.height.pt
            assert spacing is None or square.text, "LibreOffice heeds it in lines that have letters"


def test_no_letter_of_a_heading_reaches_into_the_line_below_it() -> None:
    table = table_of(plots.grid())
    line = int(table.cell(1, 1)._tc.tcPr.find(qn("a:lnT")).get("w"))
    assert all(table.cell(0, n).margin_bottom > line / 2 for n in (1, 2, 3))


def test_a_larger_number_is_darker() -> None:
    table = table_of(plots.grid())
    shades = [sum(table.cell(row, 3).fill.fore_color.rgb) for row in (1, 2, 3)]
    assert shades == sorted(shades, reverse=True) and len(set(shades)) == 3


def test_rows_without_room_are_counted() -> None:
    plot = plots.grid(MOST_ROWS + 2, 3)
    assert len(table_of(plot).rows) == MOST_ROWS + 1
    assert left_out(plot, WIDE) == 2


FIELDS = ("Муниципальные связи", "Обращение с отходами", "Промышленность", "Здравоохранение",
          "Строительство", "Культура", "Энергетика", "Аквакультура")  # fmt: skip


def of_fields(plot: Plot, heads: int) -> Plot:
    across = tuple(Category(f"f{n}", FIELDS[n % len(FIELDS)]) for n in range(heads))
    return replace(plot, categories=across)


@pytest.mark.parametrize("heads", [1, 5, 8, 14, 24])
def test_headings_stand_level_and_can_be_read(heads: int) -> None:
    """LibreOffice saves no upright text, and the back row reads none of less than ten points."""
    for part in parts(of_fields(plots.grid(16, heads), heads), WIDE):
        for square in table_of(part).iter_cells():
            assert square._tc.tcPr.get("vert") is None
            for run in square.text_frame.paragraphs[0].runs:
                assert run.font.size.pt >= 10
                assert "…" not in run.text


@pytest.mark.parametrize("rows", [4, 16])
def test_each_number_of_a_grid_is_on_one_of_its_slides_under_its_names(rows: int) -> None:
    plot = of_fields(plots.grid(rows, 14), 14)
    plot = replace(plot, rows=tuple(Category(f"r{n}", f"Страна {n}") for n in range(rows)),
                   categories=tuple(replace(one, label=f"{one.label} {n}")
                                    for n, one in enumerate(plot.categories)))  # fmt: skip
    found = {}
    for table in map(table_of, parts(plot, WIDE)):
        heads = [square.text for square in table.rows[0].cells]
        for row in list(table.rows)[1:]:
            name, *texts = (square.text for square in row.cells)
            found |= {
                frozenset((name, head)): text for head, text in zip(heads[1:], texts, strict=True)
            }
    assert found == {
        frozenset((f"Страна {n}", head.label)): "" if n == m == 0 else str(n + m)
        for n in range(rows)
        for m, head in enumerate(plot.categories)
    }


def test_a_grid_is_turned_where_it_takes_fewer_slides_so() -> None:
    plot = of_fields(plots.grid(6, 14), 14)
    assert len(parts(plot, WIDE)) == 1
    assert [square.text for square in table_of(plot).rows[0].cells][1:] == [
        one.label for one in plot.rows
    ]


def test_names_of_rows_are_of_one_size() -> None:
    plot = plots.grid(3, 3)
    named = (Category("a", "Обращение с отходами производства"), *plot.rows[1:])
    table = table_of(replace(plot, rows=named))
    sizes = {row.cells[0].text_frame.paragraphs[0].runs[0].font.size for row in
             list(table.rows)[1:]}  # fmt: skip
    assert len(sizes) == 1


def test_an_empty_grid_is_none() -> None:
    assert has_grid(plots.grid()) and not has_grid(Plot("grid"))


def test_there_is_room_behind_bars_for_their_sum() -> None:
    words = language("en")
    panels = [data for data in office_data(plots.EVERY["sectors"], words) if data.of("sum")]
    assert panels
    # However wide the chart is, and so however little room their words take.
    assert all(reach(data, 10_000.0, words) >= 1.12 * data.highest() for data in panels)


def test_a_value_that_parts_columns_is_a_dashed_line_across_them_without_points() -> None:
    years = tuple(Category(str(year), str(year)) for year in (2017, 2018, 2019))
    ratios = series("balance", *(Amount(value, "pct") for value in (157.7, 172.7, 90.0)))
    plot = Plot("columns", "pct", years, (ratios,), even=(100.0, "exports equal imports"))
    (chart,) = drawn(plot)
    (line,) = chart.plots[1].series
    assert line.name == "exports equal imports" and list(line.values) == [100.0] * 3
    xml = line._element
    assert xml.find(".//{*}prstDash") is not None
    assert xml.find("{*}marker/{*}symbol").get("val") == "none" and xml.find("{*}dLbls") is None
    assert chart.has_legend and chart._chartSpace.find(".//{*}legendEntry") is None


def test_a_line_over_columns_lies_on_a_light_one_that_the_key_does_not_name() -> None:
    """LibreOffice draws no edge of a mark, and a dark one on a dark column is not seen."""
    (chart,) = drawn(plots.balance())
    beneath, line = chart.plots[1].series
    light, dark = (one._element.find("{*}marker/{*}spPr//{*}srgbClr") for one in (beneath, line))
    assert light.get("val") == "FFFFFF" and dark.get("val") != "FFFFFF"
    sizes = [int(one._element.find("{*}marker/{*}size").get("val")) for one in (beneath, line)]
    assert sizes[0] > sizes[1]
    assert beneath._element.find("{*}dLbls") is None
    orders = [int(one._element.find("{*}order").get("val")) for one in (beneath, line)]
    (left_out,) = chart._chartSpace.findall(".//{*}legendEntry/{*}idx")
    assert orders == [2, 3] and left_out.get("val") == "2"


def test_the_number_of_the_lowest_point_of_a_line_stands_below_it() -> None:
    """Above it the line rises to both sides, and would lie over the number."""
    months = tuple(Category(str(n), str(n)) for n in range(1, 6))
    shares = [Amount(value, "pct") for value in (8.3, 8.5, 8.3, 8.1, 8.4)]
    least = [Amount(value, "pct") for value in (7.9, 7.8, 7.7, 7.2, 7.9)]
    lines = (series("turnover", *shares, form="line", labels=("", "8.5%", "", "8.1%", "")),
             series("turnover", *least, form="line", emphasis="pale"))  # fmt: skip

    def places(*given: Any) -> dict[str, str]:
        (chart,) = drawn(Plot("lines", "pct", months, given, floor=7.0))
        return {one.find("{*}idx").get("val"): one.find("{*}dLblPos").get("val")
                for one in chart._chartSpace.iter("{*}dLbl")}  # fmt: skip

    assert places(*lines) == {"1": "t", "3": "b"}
    near = replace(lines[1], amounts=tuple(Amount(8.0, "pct") for _ in months))
    assert places(lines[0], near) == {"1": "t", "3": "t"}
    ends = replace(lines[0], labels=("8.3%", "", "", "", "8.4%"))
    assert places(ends) == {"0": "b", "4": "t"}


def test_the_key_of_bars_side_by_side_names_them_in_their_order_in_both_programs() -> None:
    """PowerPoint goes by the order that each states, LibreOffice from the last of the file on."""
    there = tuple(Category(name, name) for name in "abc")
    parts = [series("exports", usd(3.0), usd(None), usd(1.0)),
             series("imports", usd(None), usd(2.0), usd(None))]  # fmt: skip
    (chart,) = drawn(Plot("bars", categories=there, series=tuple(parts)))
    every = chart._chartSpace.findall(".//{*}barChart/{*}ser")
    assert [one.find("{*}order").get("val") for one in every] == ["1", "0"]
    assert [one.name for one in chart.plots[0].series] == [one.label for one in parts]


def test_changes_are_written_with_their_sign() -> None:
    there = (Category("a", "a"), Category("b", "b"))
    change = series("exports", usd(3.0), usd(-2.0), labels=("+3.0", "−2.0"))
    (chart,) = drawn(Plot("bars", categories=there, series=(change,)))
    assert 'formatCode="&quot;+&quot;#,##0.0;&quot;−&quot;#,##0.0;#,##0.0"' in (
        chart.part.blob.decode()
    )


def positions(*lines: tuple[float | None, ...]) -> list[list[tuple[str, str]]]:
    """Of each line the places of its labels and where they stand."""
    plot = Plot("lines", categories=plots.years(2016, 2017, 2018), series=tuple(
        series(noun, *map(usd, values), form="line")
        for noun, values in zip(("exports", "imports", "turnover"), lines, strict=False)
    ))  # fmt: skip
    (chart,) = drawn(plot)
    return [
        [(one.find("{*}idx").get("val"), one.find("{*}dLblPos").get("val"))
         for one in line.findall(".//{*}dLbl")]
        for line in chart._chartSpace.findall(".//{*}ser")
    ]  # fmt: skip


def test_ends_of_lines_have_numbers_where_none_lies_over_another_line() -> None:
    assert positions((90, 95, 100), (20, 20, 30)) == [[("2", "t")]] * 2
    assert positions((90, 95, 100), (70, 80, 92)) == [[], []]


def test_numbers_of_columns_stand_clear_of_a_balance_near_zero() -> None:
    def places(*balances: float) -> list[str]:
        plot = Plot("columns", stacked=True, categories=plots.years(2017, 2018), series=(
            series("exports", *(usd(100.0) for _ in balances)),
            series("imports", *(usd(-99.0) for _ in balances)),
            series("balance", *map(usd, balances), form="line"),
        ))  # fmt: skip
        (chart,) = drawn(plot)
        return [one.get("val") for one in chart._chartSpace.findall(
            ".//{*}barChart//{*}dLblPos")]  # fmt: skip

    assert set(places(1.0, 1.0)) == {"ctr"} and set(places(60.0, 60.0)) == {"inBase"}
    # Low, its mark lies on the foot of a column, and its number in the middle of a short one.
    assert places(12.0, 12.0) == ["ctr", "ctr", "inBase", "inBase"]
    assert places(12.0, 50.0) == ["inEnd", "inEnd", "inBase", "inBase"]


def test_lone_points_have_their_numbers_beside_them_by_turns() -> None:
    one = (None, 100, None), (None, 48, None), (None, 45, None)
    assert positions(*one) == [[("1", "r")], [("1", "l")], [("1", "r")]]


def test_names_of_few_years_are_as_large_as_the_numbers_beside_them() -> None:
    gap = "не опубликовано"
    years = tuple(Category(str(n), str(n), gap=gap if n == 2019 else "") for n in range(2017, 2022))
    amounts = (usd(None) if one.gap else usd(5.0) for one in years)
    (chart,) = drawn(Plot("columns", categories=years, series=(series("exports", *amounts),)))
    assert chart.category_axis.tick_labels.font.size.pt == 12


@pytest.mark.parametrize(("letters", "size"), [(20, 12), (41, 11), (44, 10), (60, 10)])
def test_names_of_bars_are_as_large_as_the_longest_of_them_allows(letters: int, size: int) -> None:
    there = (Category("a", "n" * letters), Category("b", "b"))
    (chart,) = drawn(Plot("bars", categories=there, series=(series("exports", usd(3), usd(2)),)))
    assert chart.category_axis.tick_labels.font.size.pt == size


@pytest.mark.parametrize(
    ("highest", "step", "code"),
    [(0.0, 1, "#,##0"), (0.04, None, "#,##0.000"), (0.7, None, "#,##0.0"), (3.0, 1, "#,##0"),
     (80.0, None, "#,##0")],
)  # fmt: skip
def test_no_two_numbers_of_an_axis_are_written_alike(
    highest: float, step: float | None, code: str
) -> None:
    """Of nothing but zeros an office program wrote 0, 1, 1: a half as a whole number."""
    there = (Category("2020", "2020"), Category("2021", "2021"))
    for form in ("bar", "line"):
        one = series("exports", usd(highest), usd(0.0), form=form)
        (chart,) = drawn(Plot("columns", categories=there, series=(one,)))
        axis = chart.value_axis
        assert axis.major_unit == step
        assert axis.tick_labels.number_format.partition(";")[0] == code
        assert (axis.maximum_scale == 1) == (highest == 0)


@pytest.mark.parametrize(
    ("low", "high", "begins", "step"),
    [(5.5, 10.7, 5, 1), (1.2, 27.4, 0, 5), (4.0, 13.2, 4, 2), (2.6, 16.5, 2.5, 2.5)],
)
def test_an_axis_that_begins_above_zero_begins_at_one_of_its_steps(
    low: float, high: float, begins: float, step: float
) -> None:
    """From 5.5 on its steps of one were written 6, 7, 8: half a step beside the points; and those
    of five from 1 on are 6, 11, 16."""
    there = (Category("1", "Jan"), Category("2", "Feb"))
    shares = series("turnover", Amount(low + 0.6, "pct"), Amount(high, "pct"), form="line")
    (chart,) = drawn(Plot("lines", unit="pct", floor=low, categories=there, series=(shares,)))
    assert (chart.value_axis.minimum_scale, chart.value_axis.major_unit) == (begins, step)
    # A number at a step says where it stands: 2.5 is neither 2 nor 3.
    decimals = "0" if step % 1 == 0 else "0.0"
    assert chart.value_axis.tick_labels.number_format.startswith(f'#,##{decimals}"')


def test_a_part_that_is_nothing_has_no_edge_over_the_axis() -> None:
    there = tuple(Category(name, name, emphasis="pale") for name in ("a", "b"))
    (chart,) = drawn(Plot("columns", categories=there, series=(series("exports", usd(0), usd(2)),)))
    nothing, two = (chart.plots[0].series[0].points[n] for n in (0, 1))
    assert (nothing.format.line.width, two.format.line.width.pt) == (0, 1)


def test_the_only_panel_of_a_slide_has_no_heading_beneath_its_title() -> None:
    two = plots.sectors()
    assert [chart.has_title for chart in drawn(two)] == [True, True]
    assert [chart.has_title for chart in drawn(replace(two, below=None))] == [False]
