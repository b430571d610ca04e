"""Workbooks read back with openpyxl: numbers as numbers, text as text."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlsxwriter

from dashboard.amount import Amount
from dashboard.answers.tables import TABLES
from dashboard.charts import charts_on
from dashboard.charts.from_store import chart_of
from dashboard.charts.plot import Category, Plot, Series
from dashboard.charts.table import Column, Row
from dashboard.charts.table import Table as ChartTable
from dashboard.documents.chart_sheet import chart_sheet
from dashboard.documents.compose import compose
from dashboard.documents.document import Book
from dashboard.documents.request import read_request
from dashboard.documents.tables import Table
from dashboard.documents.workbook import workbook as workbook_of
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.workbook import workbook
from dashboard.exports.workbook_axes import time_axis
from dashboard.exports.workbook_print import (
    Extent,
    over_every_page,
    printed,
    shortened,
)
from dashboard.exports.workbook_words import HEAD_ROW, unique
from dashboard.exports.write import write
from dashboard.language import language
from dashboard.parser import read_query
from dashboard.render.office_data import office_data
from dashboard.store.ask import Ask
from tests.chart_parts import faults

from .conftest import Asked, Charted


def opened(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


def cells(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True))


@pytest.mark.parametrize(
    ("chart", "table"), [("turnover-chart", "turnover"), ("partner-share-chart", "partners")]
)
def test_every_number_is_that_of_the_table(asked: Asked, ask: Ask, chart: str, table: str) -> None:
    made = opened(asked("workbook", "xlsx", f"year=2018&chart={chart}"))
    query = read_query("year=2018", ask.library)
    frame = TABLES[table].frame(ask, query.with_(year=None) if table == "turnover" else query)
    numbers = frame.select_dtypes("number")
    heads = [cell.value for cell in made["Data"][HEAD_ROW + 1]]
    for name in numbers:
        across = heads.index(language("en").t(f"workbook.column.{name}"))
        for row, wanted in zip(cells(made["Data"]), numbers[name], strict=True):
            if wanted is pd.NA or wanted != wanted:
                assert row[across] is None
            else:
                assert isinstance(row[across], int | float)
                assert row[across] == pytest.approx(float(wanted), rel=1e-12, abs=1e-6)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_each_sheet_has_one_named_table_and_a_title(asked: Asked, lang: str) -> None:
    made = opened(asked("workbook", "xlsx", f"year=2018&lang={lang}"))
    words = language(lang)
    names = ("chart", "table", "data", "selection", "definitions", "sources")
    assert made.sheetnames == [words.t(f"workbook.{name}") for name in names]
    tables = ("Chart", "Shown", "Data", "Query", "Definitions", "Sources")
    for sheet, table in zip(made, tables, strict=True):
        assert list(sheet.tables) == [table]
        assert sheet["A1"].value
        # What names a row stays in view beside many columns.
        assert sheet.freeze_panes == f"{'B' if table == 'Data' else 'A'}{HEAD_ROW + 2}"
        # As many pages side by side as let the columns of the longest table be read.
        most = 4 if table == "Data" else 1
        assert sheet.page_setup.fitToWidth in (None, *range(1, most + 1))
        # Over each of several pages stands the whole title, which the first one would cut, and
        # over one on which the texts above the table are not printed.
        over = sheet.oddHeader.left.text or ""
        assert (str(sheet["A1"].value) in over) == bool(sheet.print_area)
        assert sheet.print_area or sheet.page_setup.fitToWidth in (None, 1)
        assert (
            sheet.page_setup.fitToHeight in (None, 0, 1)
            and sheet.sheet_properties.pageSetUpPr.fitToPage
        )


@pytest.mark.parametrize("chart", ["turnover-chart", "balance-chart", "contribution-chart",
                                   "partner-share-chart"])  # fmt: skip
def test_the_chart_is_drawn_over_the_numbers_of_its_plot(
    asked: Asked, charted: Charted, chart: str
) -> None:
    sheet = opened(asked("workbook", "xlsx", f"year=2018&chart={chart}"))["Chart"]
    (data,) = office_data(charted(chart, "year=2018").plot, language("en"))
    rows = cells(sheet)[: len(data.categories)]
    for n, row in enumerate(rows):
        assert row[0] == data.categories[n].replace("\n", " ")
        for value, own in zip(row[1 : 1 + len(data.series)], data.series, strict=True):
            wanted = own.values[n]
            assert value is None if wanted is None else value == pytest.approx(wanted, abs=1e-6)
    (drawn,) = sheet._charts
    # Beneath a line over columns lies a light one of the same cells.
    refs = {one.val.numRef.f for own in drawn._charts for one in own.series}
    assert len(refs) == len(data.series) and all("Chart'!" in ref or "Chart!" in ref
                                                 for ref in refs)  # fmt: skip


@pytest.mark.parametrize("chart", ["turnover-chart", "balance-chart", "coverage-chart",
                                   "contribution-chart", "partner-share-chart",
                                   "sector-chart"])  # fmt: skip
def test_excel_has_nothing_to_repair_in_a_chart(
    asked: Asked, demonstration: Ask, still: ChromiumRenderer, chart: str
) -> None:
    """A step of a waterfall that said it had points was such a thing."""
    text = f"path=/trade&chart={chart}"
    request = read_request(
        "workbook", "xlsx", f"dataset=demonstration&{text}", demonstration.library, ""
    )
    made_up = write(compose(demonstration, request), "xlsx", still)
    for made in (asked("workbook", "xlsx", f"year=2018&{text}"), made_up):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            parts = [package.read(name) for name in package.namelist() if "charts/chart" in name]
        assert parts and [faults(part) for part in parts] == [[] for _ in parts]


def test_heads_that_differ_by_a_capital_are_told_apart() -> None:
    """Excel would repair the table: it takes them for one."""
    assert unique(("Status", "status", "Year")) == ["Status", "status 2", "Year"]


def test_a_chart_under_its_table_is_printed_with_it_on_one_upright_page(asked: Asked) -> None:
    made = opened(asked("workbook", "xlsx", "year=2018&path=/relations&chart=timeline-chart"))
    setup = made["Chart"].page_setup
    assert setup.orientation == "portrait"
    assert made["Chart"].sheet_properties.pageSetUpPr.fitToPage
    # One page each way is what is not written.
    assert (setup.fitToWidth, setup.fitToHeight) in ((1, 1), (None, None))
    (chart,) = made["Chart"]._charts
    assert chart.anchor._from.row > HEAD_ROW + 20


def test_a_chart_beside_its_table_is_not_repeated_with_the_head_of_each_page(
    asked: Asked,
) -> None:
    sheet = opened(asked("workbook", "xlsx", "year=2018"))["Chart"]
    assert sheet._charts[0].anchor._from.row > HEAD_ROW
    assert sheet.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"


def test_a_chart_says_its_finding_by_its_name_as_well(asked: Asked, charted: Charted) -> None:
    with zipfile.ZipFile(io.BytesIO(asked("workbook", "xlsx", "year=2018"))) as found:
        drawing = found.read("xl/drawings/drawing1.xml").decode()
    title = charted("turnover", "year=2018").title
    assert f'name="{title}" descr="{title}"' in drawing


def test_each_panel_of_a_chart_has_its_sheet(ask: Ask) -> None:
    declared = next(one for one in _declared() if one.name == "sectors")
    made = workbook_of(ask, declared, read_query("year=2018", ask.library), "")
    assert opened(workbook(made)).sheetnames[0] == "Chart"
    panel = dataclasses.replace(made.chart.plot.below or made.chart.plot, below=None)
    both = dataclasses.replace(made.chart, plot=dataclasses.replace(panel, below=panel))
    names = opened(workbook(dataclasses.replace(made, chart=both))).sheetnames
    assert names[:2] == ["Chart", "Chart 2"]


def _declared() -> Any:
    from dashboard.charts import every_chart

    return every_chart()


def test_a_map_has_no_native_chart(asked: Asked) -> None:
    made = opened(asked("workbook", "xlsx", "year=2018&chart=partner-map"))
    assert "Chart" not in made.sheetnames and "Table as shown" in made.sheetnames


def test_what_the_chart_shows_stands_as_numbers_and_a_bound_as_words(charted: Charted) -> None:
    chart = charted("turnover", "year=2018")
    usd = Amount(7e8, "usd", "published", "more-than")
    table = ChartTable(
        (Column("year", "Year"), Column("turnover", "Turnover", "usd")),
        (Row(("2021", usd)), Row(("2022", Amount())), Row(("2023", Amount(1e6, "usd")))),
    )
    found = chart_sheet(dataclasses.replace(chart, table=table), language("en"))
    assert found.rows == (("2021", ">\u00a0700.0"), ("2022", None), ("2023", 1.0))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_table_as_shown_says_what_the_page_says(asked: Asked, ask: Ask, lang: str) -> None:
    for text in ("year=2020", "year=2022&partner=BLR"):
        query = read_query(f"{text}&lang={lang}", ask.library, relations=True)
        declared = next(one for one in _declared() if one.name == "turnover")
        table = chart_of(declared, ask, query).table
        made = opened(asked("workbook", "xlsx", f"{text}&lang={lang}"))
        sheet = made[language(lang).t("workbook.table")]
        rows = sheet.iter_rows(min_row=HEAD_ROW + 2)
        for texts, line in zip(table.texts(language(lang)), rows, strict=True):
            for said, one in list(zip(texts, line, strict=True))[1:4]:
                if isinstance(one.value, str):
                    assert one.value == said
                elif one.value is not None:
                    look = one.number_format.partition(";")[0]
                    number = language(lang).number(one.value, 1 if look.endswith(".0") else 0)
                    assert ("≈\u00a0" if "≈" in look else "") + number == said


def test_no_heading_and_no_status_is_a_code(asked: Asked) -> None:
    for chart in ("turnover-chart", "partner-share-chart", "partner-map", "timeline-chart"):
        made = opened(asked("workbook", "xlsx", f"partner=BLR&year=2022&chart={chart}"))
        heads = [cell.value for cell in made["Data"][HEAD_ROW + 1]]
        assert not [head for head in heads if "_" in head], chart
        texts = {cell for row in cells(made["Data"]) for cell in row if isinstance(cell, str)}
        assert not texts & {"more-than", "in-force", "joint-commission"}, chart


def test_formats_follow_the_language(asked: Asked) -> None:
    for lang, mark in (("en", ""), ("ru", "[$-419]")):
        made = opened(asked("workbook", "xlsx", f"year=2018&lang={lang}"))
        sheet = made[language(lang).t("workbook.data")]
        # Below zero with a minus, where the office program would write a hyphen.
        assert sheet.cell(HEAD_ROW + 3, 2).number_format == f'{mark}#,##0;{mark}"−"#,##0'


def test_heads_and_feet_have_the_face_of_the_sheet(asked: Asked) -> None:
    for sheet in opened(asked("workbook", "xlsx", "year=2018")):
        for part in (sheet.oddHeader.right, sheet.oddFooter.left):
            assert part.text and part.font == "Arial,Regular"


def test_each_number_in_a_chart_has_the_decimals_of_its_source(asked: Asked) -> None:
    """Beside years that are only about right those that are exact keep their decimals."""
    made = zipfile.ZipFile(io.BytesIO(asked("workbook", "xlsx", "year=2018")))
    drawn = made.read("xl/charts/chart1.xml").decode()
    formats = re.findall(r'<c:numFmt formatCode="([^"]*)" sourceLinked="0"/><c:spPr', drawn)
    labels = re.findall(r"<c:dLbls>.*?</c:dLbls>", drawn)
    assert labels and all("#,##0.0;" in one for one in labels), formats


def test_what_stands_beside_a_bar_has_one_line_and_a_title_its_own(asked: Asked) -> None:
    """LibreOffice broke "31 (events in 2024: 1) · 3 ◆" before its last sign."""
    text = "path=/relations&chart=fields&year=2024"
    drawn = zipfile.ZipFile(io.BytesIO(asked("chart", "xlsx", text))).read("xl/charts/chart1.xml")
    labels = re.findall(r"<c:dLbls>.*?</c:dLbls>", drawn.decode())
    bodies = [body for one in labels for body in re.findall("<a:bodyPr[^>]*>", one)]
    assert len(bodies) > 8 and {*bodies} == {'<a:bodyPr wrap="none"/>'}
    (title,) = re.findall(r"<c:title>.*?</c:title>", drawn.decode())
    assert "wrap" not in title


def test_the_query_says_how_to_come_back(asked: Asked) -> None:
    made = asked("workbook", "xlsx", "year=2018&partner=CHN", link="http://host")
    rows = dict(row[:2] for row in cells(opened(made)["Selection"]))
    assert rows["Filters"] == "China"
    address = "http://host/?year=2018&partner=CHN#turnover-chart-figure"
    assert rows["Address"] == address and rows["Reference"].startswith("LR-")


INJECTIONS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "{=1}",
    "http://host",
    "internal:A1",
]


@pytest.mark.parametrize("evil", INJECTIONS)
def test_no_text_is_a_formula_or_a_link(ask: Ask, evil: str) -> None:
    declared = next(one for one in _declared() if one.name == "turnover")
    made = workbook_of(ask, declared, read_query("year=2018", ask.library), evil)
    plot = dataclasses.replace(
        made.chart.plot,
        categories=tuple(Category(str(n), evil) for n in range(len(made.chart.plot.categories))),
        series=tuple(dataclasses.replace(one, label=evil) for one in made.chart.plot.series),
    )
    chart = dataclasses.replace(made.chart, title=evil, subtitle=evil, source=evil, plot=plot)
    table = Table("Data", evil, (evil, "n"), ((evil, 1.5),), ("partner", "turnover_usd"))
    sources = Table("Sources", evil, (evil,), ((evil,),))
    evils = dataclasses.replace(made, chart=chart, data=table, sources=sources)
    for sheet in opened(workbook(evils)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("n", "s", "inlineStr")
                # The address of the view is the only one of these that is one.
                led = sheet.title == "Selection" and row[0].value in ("Address", "Reference")
                assert cell.hyperlink is None or (led and evil.startswith("http"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_view_and_its_sources_are_opened_from_a_workbook(asked: Asked, lang: str) -> None:
    """Their addresses stood there as words, to be copied."""
    words, host = language(lang), "http://host:8050"
    made = opened(asked("workbook", "xlsx", f"year=2018&lang={lang}", link=host))
    view, sources = (made[words.t(f"workbook.{one}")] for one in ("selection", "sources"))
    for name in ("link", "reference"):
        (row,) = [row for row in view.iter_rows() if row[0].value == words.t(f"workbook.{name}")]
        (led,) = [cell.hyperlink for cell in row if cell.hyperlink]
        at = f"{led.target}#{led.location}" if led.location else led.target
        assert at.startswith(f"{host}/?year=2018") and at.endswith("#turnover-chart-figure")
    for row in sources.iter_rows(min_row=HEAD_ROW + 2):
        (led,) = [cell.hyperlink for cell in row if cell.hyperlink]
        (address,) = [cell.value for cell in row if str(cell.value).startswith("http")]
        assert address == led.target + (f"#{led.location}" if led.location else "")


def test_on_each_page_of_a_wide_table_stands_what_its_rows_are_of(asked: Asked) -> None:
    """The second sheet of paper of partners had a year before their statuses, and no partner."""
    made = opened(asked("workbook", "xlsx", "year=2018&chart=partners"))
    for name, last, freezes in (("Table as shown", "B", False), ("Data", "C", True)):
        sheet = made[name]
        assert sheet.print_title_cols == f"$A:${last}"
        corner = f"{'D' if freezes else 'A'}{HEAD_ROW + 2}"
        assert sheet.freeze_panes == corner


def test_no_number_of_a_sheet_has_all_its_decimals(demonstration: Ask) -> None:
    """Concentration stood as 6392.249991936544 in the data behind its chart."""
    for declared in (one for page in ("trade", "partners", "why") for one in charts_on(page)):
        text = "dataset=demonstration&year=2018&partner=CHN,DEU"
        book = workbook_of(demonstration, declared, read_query(text, demonstration.library), "")
        for sheet in opened(workbook(book)):
            floats = (cell for row in sheet.iter_rows(min_row=HEAD_ROW + 2) for cell in row
                      if isinstance(cell.value, float))  # fmt: skip
            plain = [cell.value for cell in floats if cell.number_format == "General"]
            assert not plain, (declared.name, sheet.title, plain[:3])


def test_a_workbook_of_made_up_data_says_what_made_up_is(demonstration: Ask) -> None:
    asked = [read_request("workbook", "xlsx", text, demonstration.library)
             for text in ("dataset=demonstration", "year=2018")]  # fmt: skip
    terms = []
    for one in asked:
        made = compose(demonstration, one)
        assert isinstance(made, Book)
        terms.append([row[0] for row in made.definitions.rows])
    assert "made up" in terms[0] and "made up" not in terms[1]


def test_an_empty_frame_is_a_table_all_the_same(asked: Asked) -> None:
    made = asked("workbook", "xlsx", "year=2019&chart=partner-share-chart")
    assert "Data" in opened(made)["Data"].tables


def test_cyrillic_is_kept(asked: Asked) -> None:
    made = opened(asked("workbook", "xlsx", "year=2018&lang=ru&chart=partner-share-chart"))
    assert "Китай" in {cell for row in cells(made["Данные"]) for cell in row}


def test_the_foot_of_a_sheet_with_a_long_reference_is_no_longer_than_excel_prints(
    asked: Asked,
) -> None:
    """A scenario of many partners is long to write down."""
    dropped = "CHN,DEU,NLD,FIN,USA,KOR,HS:4407,HS:2710,wood,chemicals"
    text = f"path=/why&chart=contribution&year=2018&partner=CHN,DEU,NLD,FIN,USA&without={dropped}"
    book = openpyxl.load_workbook(io.BytesIO(asked("chart", "xlsx", text)))
    feet = [sheet.oddFooter.left.text or "" for sheet in book]
    assert all(0 < len(foot) <= 255 for foot in feet)


@pytest.mark.parametrize(
    ("asked_for", "sheet", "sign", "row"),
    [
        ("year=2021&chart=turnover-chart", "Data", "≈", -1),
        ("year=2021&chart=turnover-chart", "Chart", "≈", -1),
        ("year=2021&view=index&chart=turnover-chart", "Data", "≈", -1),
        ("year=2023&partner=BLR&chart=partner-share-chart", "Data", "<", 0),
        ("year=2024&partner=BLR&chart=partner-share-chart", "Chart", ">", 0),
    ],
)
def test_a_number_has_the_sign_of_how_exactly_it_is_known(
    asked: Asked, asked_for: str, sheet: str, sign: str, row: int
) -> None:
    """Beside exact ones, which have none: exports of 2018."""
    made = opened(asked("workbook", "xlsx", asked_for))[sheet]
    rows = list(made.iter_rows(min_row=HEAD_ROW + 2))
    formats = [cell.number_format for cell in rows[row] if isinstance(cell.value, float | int)]
    assert any(f'"{sign}\u00a0"' in one for one in formats), formats
    exact = [cell for one in rows for cell in one if cell.value in (7109, 7109000000)]
    assert not any("≈" in cell.number_format for cell in exact)


@pytest.mark.parametrize("chart", ["turnover-chart", "balance-chart", "contribution-chart"])
def test_a_number_of_the_chart_that_is_about_right_is_the_one_that_the_page_says(
    asked: Asked, charted: Charted, chart: str
) -> None:
    """12,700 and no 12,723: the source gives a growth rate, and no more digits."""
    sheet = opened(asked("workbook", "xlsx", f"year=2018&chart={chart}"))["Chart"]
    words = language("en")
    said = {text for row in charted(chart, "year=2018").table.texts(words) for text in row}
    rough = {
        f"≈\u00a0{cell.value:,.0f}"
        for row in sheet.iter_rows(min_row=HEAD_ROW + 2)
        for cell in row
        if "≈" in cell.number_format and cell.value is not None and cell.value >= 100
    }
    assert rough
    assert {one.lstrip("≈\u00a0") for one in rough} <= {one.lstrip("≈\u00a0+") for one in said}


def test_the_chart_of_a_wide_table_stands_under_it_and_is_printed(
    demonstration: Ask, still: ChromiumRenderer
) -> None:
    text = "dataset=demonstration&path=/trade&chart=months-chart&years=2015,2019"
    request = read_request("workbook", "xlsx", text, demonstration.library, "")
    sheet = opened(write(compose(demonstration, request), "xlsx", still))["Chart"]
    (chart,) = sheet._charts
    assert chart.anchor._from.col == 0 and chart.anchor._from.row > HEAD_ROW + 12
    # Eighteen columns on one page were as small as dust, so that it is printed without them.
    assert sheet.page_setup.fitToWidth in (None, 1) and not sheet.print_title_rows
    (area,) = re.findall(r"\$A\$(\d+):", sheet.print_area)
    assert int(area) == chart.anchor._from.row + 1
    dashes = {one.tx.strRef.strCache.pt[0].v: one.graphicalProperties.line.dashStyle
              for one in chart.series}  # fmt: skip
    found = [dashes[f"Exports, {year}"] for year in (2021, 2020, 2019, 2015)]
    assert found[0] == "solid" and len(set(found)) == len(found)


def months_of(demonstration: Ask, still: ChromiumRenderer, view: str) -> Any:
    text = f"dataset=demonstration&path=/trade&chart=months-chart&view={view}&lang=ru"
    request = read_request("workbook", "xlsx", text, demonstration.library, "")
    return opened(write(compose(demonstration, request), "xlsx", still))


def test_months_of_years_are_dates_on_an_axis_of_time(
    demonstration: Ask, still: ChromiumRenderer
) -> None:
    sheet = months_of(demonstration, still, "rolling").worksheets[0]
    first = sheet.cell(HEAD_ROW + 2, 1)
    assert first.value == dt.datetime(2013, 1, 1) and first.number_format == "[$-419]mmm yyyy"
    (chart,) = sheet._charts
    assert chart.x_axis.majorTimeUnit == "years" and chart.x_axis.majorUnit == 1
    assert chart.x_axis.number_format.formatCode == "yyyy"


def test_the_years_of_an_axis_stand_upright_however_many_they_are() -> None:
    there = tuple(Category(str(year), str(year)) for year in range(1995, 2027))
    amounts = tuple(Amount(1e6, status="published") for _ in there)
    plot = Plot("columns", categories=there, series=(Series("exports", "Exports", amounts),))
    (data,) = office_data(plot, language("en"))
    axis = time_axis(data, language("en"))
    assert axis["interval_unit"] > 1 and axis["num_font"]["rotation"] == 0


def test_long_texts_are_broken_into_lines_and_those_that_lead_somewhere_are_whole(
    asked: Asked,
) -> None:
    made = opened(asked("workbook", "xlsx", "lang=ru&path=/relations&chart=timeline-chart"))
    for sheet in made.worksheets:
        # Neighbours as wide as each other are told once.
        widths = {n: one.width for one in sheet.column_dimensions.values()
                  for n in range(one.min, one.max + 1)}  # fmt: skip
        for row in sheet.iter_rows(min_row=HEAD_ROW + 2):
            lines = (sheet.row_dimensions[row[0].row].height or 16) // 13
            for cell in row:
                if not isinstance(cell.value, str):
                    continue
                width = widths[cell.column]
                if cell.hyperlink:
                    assert len(cell.value) <= width, cell.value
                assert cell.alignment.wrap_text and len(cell.value) <= 1.3 * width * lines


def test_the_heads_of_the_table_as_shown_name_the_units_of_its_numbers(asked: Asked) -> None:
    sheet = opened(asked("workbook", "xlsx", "year=2018&chart=contribution-chart")).worksheets[1]
    heads = [str(cell.value).replace("\u00a0", " ") for cell in sheet[HEAD_ROW + 1]]
    assert heads[1:5] == ["Amount, USD million", "Change, USD million", "Growth, %",
                          "Contribution, p.p."]  # fmt: skip


def test_what_is_about_right_is_a_number_among_numbers(asked: Asked) -> None:
    """A text that leads somewhere LibreOffice paints blue, beside exact numbers in ink."""
    sheet = opened(asked("workbook", "xlsx", "year=2018", link="http://host")).worksheets[1]
    heads, *rows = list(sheet.iter_rows(min_row=HEAD_ROW + 1))
    assert rows[0][1].value == 5656 and rows[1][1].value == 7109.0 and rows[0][1].hyperlink
    assert rows[0][1].number_format.startswith('"≈\u00a0"#,##0;')
    assert rows[4][4].value == 42 and rows[4][4].number_format.startswith('"≈\u00a0"#,##0;')
    assert {one.alignment.horizontal for one in (heads[1], rows[0][1], rows[1][1])} == {"right"}
    assert {one[5].alignment.horizontal for one in (heads, *rows)} == {"left"}


@pytest.mark.parametrize(
    ("high", "pages"), [(0, 0), (300, 0), (470 * 1.1, 1), (470 * 1.5, 0), (470 * 3.1, 3)]
)
def test_a_last_page_of_a_few_rows_is_none(high: float, pages: int) -> None:
    assert Extent(high, wide=100).pages_high == pages


def test_a_table_that_takes_much_paper_is_printed_as_far_as_its_first_page_goes() -> None:
    assert Extent(30, [16.0] * 100, 200, 10).rows_printed == 100
    assert Extent(30, [16.0] * 3000, 200, 10).rows_printed == 27
    assert Extent(30, [16.0] * 200, 100).rows_printed == 200


def test_names_of_bars_stand_beside_those_of_falls_as_well(
    demonstration: Ask, still: ChromiumRenderer
) -> None:
    request = read_request("chart", "xlsx", "chart=partner_growth&dataset=demonstration",
                           demonstration.library)  # fmt: skip
    (chart,) = opened(write(compose(demonstration, request), "xlsx", still))["Chart"]._charts
    values = [point.v for one in chart.series for point in one.val.numRef.numCache.pt]
    lowest = min(float(value) for value in values if value not in (None, ""))
    assert chart.x_axis.tickLblPos == "low"
    assert chart.y_axis.scaling.min < lowest < 0


def test_a_head_of_pages_ends_with_a_whole_word() -> None:
    assert shortened("Recorded events, by year", 20) == "Recorded events…"
    assert shortened("R&D", 9) == "R&&D"
    assert shortened("Recorded events, by year", 0) == ""
    assert shortened("Recorded events", 7) == "…"


@pytest.mark.parametrize("letters", ["Trade and transit ", "R&D ", "T"])
def test_a_head_and_a_foot_have_room_for_whatever_stands_in_them(
    demonstration: Ask, letters: str
) -> None:
    """Of more than 255 characters XlsxWriter writes none."""
    asked = "chart=partner_growth&dataset=demonstration"
    book = compose(demonstration, read_request("workbook", "xlsx", asked, demonstration.library))
    assert isinstance(book, Book)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        for count in range(1, 300):
            text, sheet = (letters * count)[:count], made.add_worksheet()
            chart = dataclasses.replace(book.chart, source=text)
            one = dataclasses.replace(book, chart=chart, reference="R" * (count % 200))
            printed(sheet, one, Extent(), landscape=True)
            over_every_page(sheet, (text, text * 2), one, (0, 0, 1, 1), "Rows 1–27 of 3,000")
    written = zipfile.ZipFile(out)
    for number in range(1, 300):
        sheet = written.read(f"xl/worksheets/sheet{number}.xml").decode()
        head, foot = (re.search(f"<odd{one}>(.*?)</odd{one}>", sheet, re.S)
                      for one in ("Header", "Footer"))  # fmt: skip
        assert head and "\nDemonstration data&amp;R" in head[1], number
        assert foot and foot[1].endswith("R" * (number % 200)), number


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_workbook_names_each_of_many_partners(
    demonstration: Ask, still: ChromiumRenderer, lang: str
) -> None:
    """ "161 chosen partners" did not say which; Excel has no row of more than 409 points."""
    library = demonstration.library
    countries = library.registers.countries
    states = countries.loc[countries["kind"] == "country", "country"]
    codes = [code for code in states if code in read_query("", library).choices.partners]
    text = f"year=2018&lang={lang}&partner={','.join(codes)}"
    book = compose(demonstration, read_request("workbook", "xlsx", text, library))
    assert isinstance(book, Book) and len(codes) > 8
    sheet = opened(write(book, "xlsx", still)).worksheets[-3]
    named = [str(cell.value) for (cell,) in sheet["B1:B99"]]
    assert any(
        all(library.registers.country_name(code, lang) in one for code in codes) for one in named
    )


def test_a_row_of_words_is_no_higher_than_excel_has_any(
    demonstration: Ask, still: ChromiumRenderer
) -> None:
    book = compose(
        demonstration, read_request("workbook", "xlsx", "year=2018", demonstration.library)
    )
    assert isinstance(book, Book)
    long = dataclasses.replace(book.query, rows=(("Filters", "Country of the world, " * 250),))
    sheet = opened(write(dataclasses.replace(book, query=long), "xlsx", still))["Selection"]
    assert sheet.row_dimensions[HEAD_ROW + 2].height <= 409


def test_columns_of_the_data_in_which_nothing_is_known_are_folded(asked: Asked) -> None:
    """Of partners only the turnover is published: exports and imports were two empty columns."""
    sheet = opened(asked("workbook", "xlsx", "year=2018&chart=partner-share-chart"))["Data"]
    folded = {
        number
        for one in sheet.column_dimensions.values()
        if one.hidden and one.outlineLevel == 1
        for number in range(one.min, one.max + 1)
    }
    empty = {
        column[0].column
        for column in sheet.iter_cols(min_row=HEAD_ROW + 2)
        if all(cell.value is None for cell in column)
    }
    heads = {sheet.cell(HEAD_ROW + 1, number).value for number in folded}
    assert folded == empty and {"Exports, USD", "Imports, USD"} <= heads


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_mark_of_made_up_data_stands_once_on_a_sheet(
    demonstration: Ask, still: ChromiumRenderer, lang: str
) -> None:
    text = f"dataset=demonstration&lang={lang}"
    request = read_request("workbook", "xlsx", text, demonstration.library)
    made = opened(write(compose(demonstration, request), "xlsx", still))
    mark = language(lang).t("dataset.demonstration")
    for sheet in made.worksheets[:3]:
        above = [str(sheet.cell(row, 1).value or "") for row in range(1, HEAD_ROW + 1)]
        heads = sheet.oddHeader.left.text or ""
        assert [one for one in above if mark in one][-1] == mark
        assert not above[1].endswith(mark) and heads.count(mark) <= 1


def test_a_growth_is_written_as_its_page_writes_it(asked: Asked, charted: Charted) -> None:
    """ "≈ 42%" and no "≈ 42.0": the same number had two ways of writing in one workbook."""
    data = opened(asked("workbook", "xlsx", "year=2021&chart=turnover-chart"))["Data"]
    heads = [cell.value for cell in next(data.iter_rows(min_row=HEAD_ROW + 1))]
    growth = heads.index("Growth of turnover, %") + 1
    last = data.cell(data.max_row, growth)
    assert round(last.value, 1) == 42.0
    assert last.number_format.startswith('"≈\u00a0"#,##0;')


@pytest.mark.parametrize(("lang", "percent"), [("en", '"%"'), ("ru", '"\u00a0%"')])
def test_shares_beside_their_chart_say_that_they_are_per_cent(
    asked: Asked, lang: str, percent: str
) -> None:
    """Under "Turnover" stood 15.6."""
    names = {"en": "Chart", "ru": "Диаграмма"}
    sheet = opened(asked("workbook", "xlsx", f"year=2018&lang={lang}&chart=partners"))[names[lang]]
    shares = [row[1] for row in sheet.iter_rows(min_row=HEAD_ROW + 2) if row[1].value is not None]
    assert len(shares) > 5 and all(percent in cell.number_format for cell in shares)
    assert all(isinstance(cell.value, (int, float)) for cell in shares)


def test_a_workbook_opens_on_what_its_page_shows(asked: Asked) -> None:
    assert opened(asked("workbook", "xlsx", "year=2018")).active.title == "Chart"
    on_a_map = opened(asked("workbook", "xlsx", "year=2018&chart=partner-map"))
    assert on_a_map.active.title == "Table as shown"


@pytest.mark.parametrize("chart", ["contribution-chart", "outlook-chart", "adjusted-chart"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_sum_over_a_table_counts_no_money_twice(
    demonstration: Ask, still: ChromiumRenderer, chart: str, lang: str
) -> None:
    """Exports, imports and their turnover stood in one column, under one filter."""
    text = f"dataset=demonstration&year=2021&lang={lang}&path=/why&chart={chart}"
    request = read_request("workbook", "xlsx", text, demonstration.library)
    made = opened(write(compose(demonstration, request), "xlsx", still))
    words = language(lang)
    turnover = words.t("flow.turnover")
    for name in ("data", "table"):
        sheet = made[words.t(f"workbook.{name}")]
        (table,) = sheet.tables.values()
        within = [[str(cell.value) for cell in row] for row in sheet[table.ref]][1:]
        below = cells(sheet)[len(within) :]
        assert not any(cell.startswith(turnover) for row in within for cell in row)
        if not (chart == "adjusted-chart" and name == "table"):
            assert below[0] == (None,) * len(below[0])
            assert below[1][0] == words.t("workbook.apart")
            assert below[2:] and all(
                any(str(cell).startswith(turnover) for cell in row) for row in below[2:]
            )


def test_the_turnover_with_a_partner_of_whom_no_flow_is_published_is_no_sum(ask: Ask) -> None:
    declared = next(one for one in _declared() if one.name == "partner_growth")
    made = workbook_of(ask, declared, read_query("year=2018", ask.library), "")
    assert made.data.rows and not made.data.apart


def test_what_divides_the_same_whole_once_more_stands_apart(demonstration: Ask) -> None:
    declared = next(one for one in _declared() if one.name == "what_if")
    query = read_query("dataset=demonstration&year=2021&without=CHN", demonstration.library)
    made = workbook_of(demonstration, declared, query, "")
    for table, column in ((made.shown, 1), (made.data, made.data.columns.index("of"))):
        within = {row[column] for row, apart in zip(table.rows, table.apart, strict=True)
                  if not apart}  # fmt: skip
        assert len(within) == 1 and len(set(table.apart)) == 3


@pytest.mark.parametrize("chart", ["contribution", "outlook", "what_if"])
def test_parts_and_wholes_that_are_drawn_side_by_side_are_no_table(
    demonstration: Ask, still: ChromiumRenderer, chart: str
) -> None:
    """A filter took steps out of a waterfall, and a sum had exports and the turnover."""
    text = f"dataset=demonstration&year=2021&months=1-5&without=CHN&chart={chart}"
    request = read_request("chart", "xlsx", text, demonstration.library)
    made = opened(write(compose(demonstration, request), "xlsx", still))
    assert made["Chart"]._charts and not made["Chart"].tables
    assert made["Chart"].auto_filter.ref is None


@pytest.mark.parametrize(("lang", "least"), [("en", "<0.1"), ("ru", "<0,1")])
def test_no_number_that_is_not_nothing_is_printed_as_zero(
    demonstration: Ask, still: ChromiumRenderer, lang: str, least: str
) -> None:
    """A share of 0.046 % stood as "0.0" on the sheet, and as "<0.1%" on the page."""
    text = f"dataset=demonstration&year=2021&lang={lang}&chart=partner-share-chart"
    request = read_request("workbook", "xlsx", text, demonstration.library)
    made = opened(write(compose(demonstration, request), "xlsx", still))
    small = 0
    for sheet in made.worksheets:
        for row in sheet.iter_rows(min_row=HEAD_ROW + 2):
            for cell in row:
                code = cell.number_format.partition(";")[0]
                if isinstance(cell.value, float) and 0 < abs(cell.value) < 0.05:
                    assert code.startswith(f'"{least}"'), (sheet.title, cell.coordinate, code)
                    small += 1
                else:
                    assert least not in code
    assert small > 4
