"""Slides read back with python-pptx: numbers, words, boxes, look, notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from dashboard.callbacks.desk import Desk
from dashboard.callbacks.drawing import DRAWERS, ON_PAGE
from dashboard.callbacks.gathering import slide
from dashboard.errors import ExportRefused
from dashboard.exports.camera import Camera
from dashboard.exports.deck import deck
from dashboard.render.fitting import LINE, lines_of
from dashboard.exports.series import Plot, Series
from dashboard.exports.slides import Slide
from dashboard.documents.views import View
from dashboard.charts.chart import Chart, Table
from dashboard.language import language
from dashboard.pages import ids

from .conftest import Asked, BrokenCamera

At = Callable[..., Desk]


def opened(made: bytes) -> Any:
    return Presentation(io.BytesIO(made))


def chart_of(page: Any) -> Any:
    return next(shape.chart for shape in page.shapes if shape.has_chart)


def texts(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def test_every_number_of_the_native_chart_is_that_of_the_frame(asked: Asked, at: At) -> None:
    page = opened(asked("chart", "pptx", year=2018)).slides[0]
    frame = at(year=2018).totals().set_index("year")
    chart = chart_of(page)
    series = {one.name: one.values for one in chart.series}
    for n, category in enumerate(chart.plots[0].categories):
        year = int(str(category).split("\n")[0])
        for name, column in (("Exports", "exports_usd"), ("Imports", "imports_usd"),
                             ("Total", "turnover_usd")):  # fmt: skip
            value, wanted = series[name][n], frame.loc[year, column]
            assert (value is None) == (wanted != wanted)
            assert value is None or value * 1e6 == pytest.approx(wanted)


def test_the_embedded_workbook_has_the_same_numbers(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", year=2018)).slides[0]
    chart = chart_of(page)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book.active.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == list(chart.series[0].values)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_has_a_slide_for_each_chart(asked: Asked, at: At, lang: str) -> None:
    show = opened(asked("page", "pptx", year=2018, lang=lang))
    own = at(year=2018, lang=lang)
    titles = [page.shapes.title.text_frame.text for page in show.slides]
    assert titles == [DRAWERS[name](own).title for name in ON_PAGE["/"]]
    assert all(len(title.split()) <= 10 or lang == "ru" for title in titles)
    assert (show.slide_width, show.slide_height) == (Emu(12_192_000), Emu(6_858_000))


def test_a_slide_says_what_it_shows(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", year=2018, lang="ru", link="http://host/")).slides[0]
    told = texts(page)
    for part in ("11\u00a0224,9", "+21,5\u00a0%", "+1\u00a0984,1", "63,3\u00a0%",
                 "экспорт 2, импорт 3", "Источник: Правительство Ленинградской области",
                 "Статус: вычислено", "http://host/?year=2018&lang=ru"):  # fmt: skip
        assert part in told.replace(" ", " "), part


def test_the_notes_give_every_figure_its_source(asked: Asked, at: At) -> None:
    page = opened(asked("chart", "pptx", year=2018)).slides[0]
    notes = page.notes_slide.notes_text_frame.text
    for row in DRAWERS[ids.TURNOVER](at(year=2018)).table.rows:
        assert "; ".join(row) in notes
    assert "https://lenobl.ru" in notes and "increased by 21.5%" in notes


def test_hatching_and_the_order_of_the_line(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", year=2018, chart=ids.BALANCE)).slides[0]
    chart = chart_of(page)
    xml = chart.part.blob.decode()
    assert xml.count('prst="wdUpDiag"') == 6
    assert "<c:lineChart>" in xml
    assert [one.name for one in chart.plots[1].series] == ["Balance"]
    assert 'dispBlanksAs val="gap"' in xml


def test_the_parts_of_the_package_are_sound(asked: Asked) -> None:
    made = asked("page", "pptx", year=2018)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        assert b'typeface="Arial"' in package.read("ppt/theme/theme1.xml")
        charts = [package.read(name) for name in names if "charts/chart" in name]
    assert charts
    assert not any(re.search(rb'<c:(axId|crossAx) val="-', chart) for chart in charts)


def test_a_map_is_a_picture_with_native_words(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", year=2018, chart=ids.PARTNER_MAP)).slides[0]
    picture = next(shape for shape in page.shapes if shape.name == "Picture")
    assert picture._element.xpath(".//p:cNvPr/@descr")[0].startswith("Partner regions in 2018")


def test_without_chromium_a_map_is_told_in_words(asked: Asked) -> None:
    made = asked("chart", "pptx", year=2018, chart=ids.PARTNER_MAP, camera=BrokenCamera(Path()))
    assert "Chromium" in texts(opened(made).slides[0])


def test_an_empty_chart_is_told_in_words(asked: Asked) -> None:
    made = asked("chart", "pptx", partners=("CHN",), chart=ids.BALANCE)
    assert "not published" in texts(opened(made).slides[0])


def test_a_deck_is_its_views_in_their_order(asked: Asked) -> None:
    views = (View("a", "/", "year=2018", ids.BALANCE), View("b", "/partners", "partner=CHN"))
    show = opened(asked("deck", "pptx", views=views, lang="ru"))
    titles = [page.shapes.title.text_frame.text for page in show.slides]
    assert len(titles) == 3
    assert titles[0].startswith("Экспорт превысил") and "Китай" in titles[1]


def test_a_deck_without_views_is_refused(asked: Asked) -> None:
    with pytest.raises(ExportRefused, match="no views"):
        asked("deck", "pptx")


def test_a_template_replaces_the_look(asked: Asked, tmp_path: Path) -> None:
    owner = Presentation()
    owner.slide_layouts.get_by_name("Title Only").name = "Dashboard"
    owner.slides.add_slide(owner.slide_layouts[0])
    owner.save(str(tmp_path / "owner.pptx"))
    show = opened(asked("chart", "pptx", template=tmp_path / "owner.pptx"))
    assert len(show.slides) == 1
    assert show.slides[0].slide_layout.name == "Dashboard"


def test_a_template_that_is_none_is_refused(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "bad.pptx").write_bytes(b"nothing")
    with pytest.raises(ExportRefused, match=r"bad\.pptx"):
        asked("chart", "pptx", template=tmp_path / "bad.pptx")


LONG = "Очень длинное название партнёра и товарной группы " * 12


def test_long_texts_stay_in_their_boxes(at: At, still: Camera) -> None:
    own = at(year=2018, lang="ru")
    drawn = DRAWERS[ids.TURNOVER](own)
    long = Chart(drawn.figure, LONG, LONG * 2, LONG * 2, drawn.table, (LONG,))
    made = slide(own, ids.TURNOVER, long, still, "http://host/" + "x" * 300)
    page = opened(deck([made], own.language)).slides[0]
    for shape in page.shapes:
        if not shape.has_text_frame or not shape.text_frame.text:
            continue
        height = sum(
            len(lines_of(line.text, shape.width / 12700, run.font.size.pt))
            * run.font.size.pt
            * LINE
            for line in shape.text_frame.paragraphs
            for run in line.runs[:1]
        )
        assert height <= shape.height / 12700 + 1, shape.name


INJECTIONS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "http://host", "\t=1"]


@pytest.mark.parametrize("name", INJECTIONS)
def test_names_are_never_formulas_in_the_embedded_workbook(name: str) -> None:
    shade = ("#112233",) * 2
    plot = Plot((name, "2018"), (Series(name, (1.0, 2.0), shade),), "number")
    table = Table((), ())
    chart = Chart({"data": [], "layout": {}}, name, name, name, table)
    made = deck([Slide(chart, language("en"), plot=plot)], language("en"))
    own = chart_of(opened(made).slides[0])
    sheet = openpyxl.load_workbook(io.BytesIO(own.part.chart_workbook.xlsx_part.blob)).active
    for cell in (sheet["A2"], sheet["B1"]):
        assert cell.data_type == "s" and not str(cell.value).startswith(("=", "{="))
        assert cell.hyperlink is None


def test_made_up_data_are_marked(at: At, still: Camera) -> None:
    own = at(year=2018)
    made = slide(own, ids.TURNOVER, DRAWERS[ids.TURNOVER](own), still, "")
    marked = Slide(made.chart, made.language, plot=made.plot, mark="Demonstration data")
    assert "DEMONSTRATION DATA" in texts(opened(deck([marked], own.language)).slides[0])
