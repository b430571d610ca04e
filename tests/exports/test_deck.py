"""Slides read back with python-pptx: numbers, words, boxes, look, notes."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from dashboard.amount import Amount
from dashboard.charts import charts_on
from dashboard.charts.chart import Chart
from dashboard.charts.parts import SQUARE, THIN_LINE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.documents.compose import compose
from dashboard.documents.document import Deck, Slide
from dashboard.documents.request import read_request
from dashboard.documents.views import View
from dashboard.errors import ExportRefused
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.deck import deck
from dashboard.exports.slide_under import under
from dashboard.exports.slides import BODY, PICTURE_SIZE
from dashboard.exports.write import write
from dashboard.language import language, languages
from dashboard.narrative.digits import as_written
from dashboard.narrative.facts import Fact
from dashboard.parser import read_query
from dashboard.render.fitting import LINE, lines_of, width_of
from dashboard.render.map_labels import SIZE
from dashboard.render.office_data import office_data
from dashboard.render.theme import colour
from dashboard.store.ask import Ask
from dashboard.typography import JOINER, NBSP, spanned
from tests.chart_parts import faults, own_series
from tests.saved_views import views_to_query

from .conftest import Asked, BrokenRenderer, Charted, StillRenderer

STATES = [
    "year=2018",
    "year=2018&lang=ru",
    "year=2018&flow=import",
    "year=2019",
    "partner=CHN",
    "partner=BLR&year=2022&lang=ru",
    "sector=wood",
]


def opened(made: bytes) -> Any:
    return Presentation(io.BytesIO(made))


def charts_of(page: Any) -> list[Any]:
    return [shape.chart for shape in page.shapes if shape.has_chart]


def texts(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def values_of(chart: Any) -> list[list[float | None]]:
    """The numbers of a native chart, series by series, in the order in which they were given."""
    return [list(one.values) for one in own_series(chart)]


@pytest.mark.parametrize("text", STATES)
@pytest.mark.parametrize("page", ["overview", "trade", "partners"])
def test_a_slide_has_exactly_the_numbers_categories_and_gaps_of_its_plot(
    asked: Asked, charted: Charted, ask: Ask, page: str, text: str
) -> None:
    path = "/" if page == "overview" else f"/{page}"
    show = opened(asked("page", "pptx", f"{text}&path={path}"))
    query = read_query(text, ask.library)
    words = language(query.lang)
    declared = [one for one in charts_on(page, query) if one.needs is None and one.chosen(query)]
    charts = [charted(one.name, text, page) for one in declared]
    telling = [chart for chart in charts if not chart.empty] or charts[:1]
    for slide, chart in zip(show.slides, telling, strict=True):
        panels = office_data(chart.plot, words)
        drawn = charts_of(slide)
        assert len(drawn) == len(panels), chart.name
        for native, data in zip(drawn, panels, strict=True):
            assert tuple(native.plots[0].categories) == data.categories
            assert values_of(native) == [list(own.values) for own in data.series]
        _gaps_are_gaps(chart.plot, drawn)


def _gaps_are_gaps(plot: Plot, drawn: list[Any]) -> None:
    """Nothing is drawn where nothing is known, and every amount that is known is drawn."""
    if plot.shape != "columns" or not drawn:
        return
    for one, values in zip(plot.series, values_of(drawn[0]), strict=False):
        for amount, value in zip(one.amounts, values, strict=True):
            assert amount.known == (value is not None)
            scale = 1e6 if amount.unit == "usd" else 1.0
            assert value is None or value * scale == pytest.approx(as_written(amount).value)


def test_the_turnover_of_the_slide_is_that_of_the_contract(asked: Asked) -> None:
    chart = charts_of(opened(asked("chart", "pptx", "year=2018")).slides[0])[0]
    years = [str(name).split("\n")[0] for name in chart.plots[0].categories]
    exports, imports, sums = values_of(chart)
    at = years.index("2018")
    assert (exports[at], imports[at], sums[at]) == (7109.0, 4115.9, 11224.9)
    assert sums[years.index("2019")] is None


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_has_a_slide_for_each_chart(
    asked: Asked, charted: Charted, ask: Ask, lang: str
) -> None:
    show = opened(asked("page", "pptx", f"year=2018&lang={lang}"))
    titles = [page.shapes.title.text_frame.text.replace(NBSP, " ") for page in show.slides]
    query = read_query("year=2018", ask.library)
    declared = [one for one in charts_on("overview", query) if one.needs is None]
    charts = [charted(one.name, f"year=2018&lang={lang}", "overview") for one in declared]
    assert titles == [one.title.replace(NBSP, " ") for one in charts]
    assert (show.slide_width, show.slide_height) == (Emu(12_192_000), Emu(6_858_000))


def test_a_deck_of_a_page_leaves_out_what_has_nothing_to_show(asked: Asked) -> None:
    def titles(text: str) -> list[str]:
        made = opened(asked("page", "pptx", text)).slides
        return [page.shapes.title.text_frame.text for page in made]

    of_china = titles("partner=CHN")
    assert of_china and not [one for one in of_china if "not published" in one]
    # Where nothing is known at all, the deck says so.
    assert all("hardly published" in one for one in titles("path=/trade&sector=wood"))


def test_a_slide_says_what_it_shows(asked: Asked) -> None:
    made = asked("chart", "pptx", "year=2018&lang=ru", link="http://host/")
    found = texts(opened(made).slides[0]).replace("\u00a0", " ")
    for part in ("11 224,9", "+21,5 %", "около +1 984 млн", "63,3 %",
                 "по экспорту — 2-е, по импорту — 3-е",
                 "Источники: Правительство Ленинградской области", "Статус: рассчитано",
                 "http://host/?year=2018&lang=ru · LR-"):  # fmt: skip
        assert part in found, part


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Sources disagree: "), ("ru", "Источники расходятся: ")]
)
def test_what_sources_disagree_about_stands_on_the_slide(
    asked: Asked, lang: str, said: str
) -> None:
    made = opened(asked("chart", "pptx", f"year=2021&against=2020&lang={lang}"))
    assert said in texts(made.slides[0]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "“Turnover of 2018”"), ("ru", "«Первое полугодие и весь 2018 год», «")],
)
def test_what_sources_disagree_about_is_told_apart_by_quotation_marks(
    asked: Asked, lang: str, said: str
) -> None:
    """A topic holds commas and "and" of its own: where one ended could not be seen."""
    made = opened(asked("chart", "pptx", f"year=2018&lang={lang}"))
    assert said in texts(made.slides[0]).replace("\u00a0", " ")


def figures_of(asked: Asked, text: str) -> list[str]:
    """What stands beside the chart, line by line as it is laid out in its box."""
    (page,) = opened(asked("chart", "pptx", text)).slides
    return [one.text for one in boxes_of(page)["Figures"].text_frame.paragraphs]


def test_no_word_that_leads_a_figure_is_alone_in_a_line(asked: Asked) -> None:
    """«около» stood over its number, and «по» at the end of the line of another place."""
    shown = figures_of(asked, "path=/relations/CHN&lang=ru&chart=turnover-chart")
    assert f"около 1,75 млрд{NBSP}долл.{NBSP}США" in shown
    places = figures_of(asked, "year=2018&lang=ru")
    assert f"по{NBSP}экспорту{NBSP}— 2-е, по{NBSP}импорту{NBSP}— 3-е" in places


def test_a_line_of_a_slide_ends_in_no_span_and_beside_no_dot(asked: Asked) -> None:
    made = opened(asked("page", "pptx", "path=/relations/CHN&lang=ru")).slides
    said = boxes_of(made[1])["Subtitle"].text_frame.text
    assert f"2004–{JOINER}2026" in said and f"{NBSP}·{NBSP}Китай" in said


def boxes_of(page: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in page.shapes}


def test_the_address_stands_clear_of_three_lines_of_sources(asked: Asked) -> None:
    made = opened(asked("page", "pptx", "path=/relations&lang=ru", link="http://host"))
    boxes = boxes_of(made.slides[0])
    source, link = boxes["Source"], boxes["Link"]
    assert link.top - (source.top + source.height) >= 50_000
    lines = lines_of(source.text_frame.text, source.width / 12_700, 12)
    assert len(lines) == 3 and source.text_frame.paragraphs[0].runs[0].font.size.pt == 12


@pytest.mark.parametrize(
    ("lang", "number", "unit"),
    [("en", "$11,224.9", "million"), ("ru", "11 224,9", "млн долл. США")],
)
def test_the_number_beside_a_chart_is_large_and_its_unit_small(
    asked: Asked, lang: str, number: str, unit: str
) -> None:
    made = opened(asked("chart", "pptx", f"year=2018&lang={lang}", link="http://host"))
    value = boxes_of(made.slides[0])["Figures"].text_frame.paragraphs[1]
    sizes: dict[float, str] = {}
    for run in value.runs:
        sizes[run.font.size.pt] = sizes.get(run.font.size.pt, "") + run.text.replace("\u00a0", " ")
    large, small = max(sizes), min(sizes)
    assert (sizes[large].strip(), sizes[small].strip()) == (number, unit)
    assert large >= 20 and small == 12


@pytest.mark.parametrize(("lang", "said"), [("en", "in exports"), ("ru", "по экспорту")])
def test_places_in_two_rankings_are_of_one_size(asked: Asked, lang: str, said: str) -> None:
    """The last words of “2 in exports, 3 in imports” stood small behind it, as units do."""
    made = opened(asked("chart", "pptx", f"year=2018&lang={lang}", link="http://host"))
    lines = boxes_of(made.slides[0])["Figures"].text_frame.paragraphs
    (places,) = (one for one in lines if said in one.text.replace("\u00a0", " "))
    assert len({run.font.size.pt for run in places.runs}) == 1


def test_links_are_of_the_colour_of_text_where_their_own_is_not_kept(asked: Asked) -> None:
    """As in a deck that LibreOffice has saved: its numbers would be blue."""
    made = zipfile.ZipFile(io.BytesIO(asked("chart", "pptx", "year=2018", link="http://host")))
    found = [
        re.findall(r'<a:(?:hlink|folHlink)><a:srgbClr val="(\w+)"', made.read(name).decode())
        for name in made.namelist()
        if re.fullmatch(r"ppt/theme/theme1\.xml", name)
    ]
    assert found == [[colour("ink").lstrip("#").upper()] * 2]


def test_a_slide_is_read_aloud_in_the_order_in_which_it_is_seen(demonstration: Ask) -> None:
    text = "dataset=demonstration&path=/partners"
    request = read_request("page", "pptx", text, demonstration.library, "http://host")
    made = write(compose(demonstration, request), "pptx", StillRenderer(Path()))
    seen = ["Title", "Subtitle", "Mark", "Chart", "Under", "Figures", "Source", "Link", "Number"]
    names = ["Chart" if shape.has_chart else shape.name.partition(" ")[0]
             for shape in opened(made).slides[0].shapes]  # fmt: skip
    assert [name for name in dict.fromkeys(names) if name in seen] == seen


def test_a_slide_says_what_the_asterisk_at_a_partner_means(demonstration: Ask) -> None:
    starred = [(chart, language(lang)) for chart in ("partner-share-chart", "partner-sectors-chart")
               for lang in ("en", "ru")]  # fmt: skip
    for chart, words in starred:
        text = f"dataset=demonstration&path=/partners&chart={chart}&lang={words.code}"
        made = compose(demonstration, read_request("chart", "pptx", text, demonstration.library))
        said = texts(opened(write(made, "pptx", StillRenderer(Path()))).slides[0])
        assert words.t("export.starred") in said, chart
    for chart in ("turnover-chart",):
        text = f"dataset=demonstration&chart={chart}"
        made = compose(demonstration, read_request("chart", "pptx", text, demonstration.library))
        said = texts(opened(write(made, "pptx", StillRenderer(Path()))).slides[0])
        assert language("en").t("export.starred") not in said


def test_the_link_of_a_slide_opens_its_view(asked: Asked) -> None:
    made = asked("chart", "pptx", "partner=CHN&path=/partners&chart=partner-share-chart",
                 link="http://host:8050")  # fmt: skip
    runs = [run for shape in opened(made).slides[0].shapes if shape.has_text_frame
            for line in shape.text_frame.paragraphs for run in line.runs]  # fmt: skip
    links = [run.hyperlink.address for run in runs if run.hyperlink.address]
    address = "http://host:8050/partners?year=2018&partner=CHN#partner-share-chart-figure"
    assert [one for one in links if "/data/figure/" not in one] == [address]
    # LibreOffice ends a line at any letter of a link: «долл. С|ША».
    led = [run.text for run in runs if "/data/figure/" in (run.hyperlink.address or "")]
    assert "about" in led
    assert not [text for text in led if " " in text]


@pytest.mark.parametrize("lang", languages())
def test_without_the_host_of_the_pages_a_slide_names_its_address_as_text(
    asked: Asked, lang: str
) -> None:
    page = opened(asked("chart", "pptx", f"year=2018&lang={lang}")).slides[0]
    (line,) = boxes_of(page)["Link"].text_frame.paragraphs
    assert line.text.startswith({"en": "Address: /?", "ru": "Адрес: /?"}[lang])
    assert re.search(r"· LR-\w+", line.text)
    assert not [run for run in line.runs if run.hyperlink.address]
    assert len({str(run.font.color.rgb) for run in line.runs}) == 1


def test_the_notes_give_every_figure_its_status_and_its_source(
    asked: Asked, charted: Charted
) -> None:
    page = opened(asked("chart", "pptx", "year=2018")).slides[0]
    notes = page.notes_slide.notes_text_frame.text
    for row in charted("turnover", "year=2018").table.texts(language("en")):
        assert "; ".join(row) in notes
    assert "https://lenobl.ru" in notes and "increased by about 21.5%" in notes


def test_coverage_stands_below_the_chart_and_not_in_the_names_of_years(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", "year=2018&chart=balance-chart")).slides[0]
    names = [str(name) for name in charts_of(page)[0].plots[0].categories]
    assert names == ["2017", "2018", "2019\nnot published", "2020", "2021"]
    assert "Coverage ratio:   2017: ≈\N{NO-BREAK SPACE}157.7%   2018: 172.7%" in texts(page)


def test_lines_that_the_key_does_not_name_are_named_below(charted: Charted) -> None:
    words, there = language("en"), (Category("1", "Jan"), Category("2", "Feb"))
    found = (Amount(1e6, "usd"), Amount(2e6, "usd"))
    lines = tuple(
        Series("exports", label, found, form="line", emphasis=way)
        for label, way in (("Exports, 2018", "strong"), ("Exports, 2016", "behind"))
    )
    key = (Entry("exports", SQUARE, "Exports"), Entry("muted", THIN_LINE, "other years"))
    plot = Plot("lines", categories=there, series=lines, entries=key)
    chart = dataclasses.replace(charted("turnover", "year=2018"), plot=plot)
    assert under(chart, office_data(plot, words), words, 674) == ["── other years"]
    alone = dataclasses.replace(chart, plot=dataclasses.replace(plot, series=lines[:1]))
    assert under(alone, office_data(alone.plot, words), words, 674) == []


def test_what_has_no_bar_is_said_below_and_what_hatching_means(asked: Asked) -> None:
    """A name without a bar reads as nothing: all other fields have 38 events."""
    page = opened(asked("chart", "pptx", "year=2018&chart=sector-chart")).slides[0]
    names = [str(name) for chart in charts_of(page) for name in chart.plots[0].categories]
    assert "Economy" in names and not [one for one in names if "other fields" in one]
    said = "25 other fields: events in 2018 – 38 of 144, relations – 24"
    assert said in texts(page).replace("\u00a0", " ")
    of_years = opened(asked("chart", "pptx", "year=2018&chart=turnover-chart")).slides[0]
    assert "Hatched: implied by a growth rate or a share." in texts(of_years)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Right of the bars: events of all years · relations ◆"),
     ("ru", "Справа от столбцов: события всех лет · связи ◆")],
)  # fmt: skip
def test_a_slide_of_fields_says_what_the_numbers_behind_its_bars_are(
    asked: Asked, lang: str, said: str
) -> None:
    """ "31 · 12 ◆" above "◆ relations" left open what 31 is."""
    page = opened(asked("chart", "pptx", f"year=2018&chart=sector-chart&lang={lang}")).slides[0]
    assert said in texts(page).replace(NBSP, " ").split("\n")
    other = opened(asked("chart", "pptx", f"year=2018&chart=turnover-chart&lang={lang}")).slides[0]
    assert said[:8] not in texts(other).replace(NBSP, " ")


def test_what_is_said_of_goods_does_not_stand_below_the_fields_of_cooperation(
    asked: Asked,
) -> None:
    fields = opened(asked("chart", "pptx", "year=2018&chart=sector-chart")).slides[0]
    growth = opened(asked("chart", "pptx", "year=2018&chart=contribution-chart")).slides[0]
    below = "Exports grew due to fuel and energy products"
    assert below not in texts(fields) and below in texts(growth)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_stands_beside_and_below_a_chart_can_be_read_from_afar(
    asked: Asked, lang: str
) -> None:
    page = opened(asked("chart", "pptx", f"year=2018&lang={lang}")).slides[0]
    for name in ("Figures", "Under", "Source"):
        (box,) = (shape for shape in page.shapes if shape.name == name)
        sizes = [run.font.size.pt for line in box.text_frame.paragraphs for run in line.runs]
        assert min(sizes) >= 12, name


def test_a_screen_reader_passes_over_the_rule_of_a_slide(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", "year=2018")).slides[0]
    (rule,) = (shape for shape in page.shapes if shape.name == "Rule")
    assert rule._element.find(".//{*}decorative").get("val") == "1"


def test_names_on_the_map_of_a_slide_are_hardly_smaller_than_those_beside_it() -> None:
    assert SIZE * BODY[2] / 12700 / PICTURE_SIZE[0] > 10


def test_notes_too_long_for_a_line_are_in_two(charted: Charted) -> None:
    chart, words = charted("balance", "year=2018"), language("en")
    (long,) = [line for line in under(chart, office_data(chart.plot, words), words, 2000)
               if "157.7" in line]  # fmt: skip
    both = [line for line in under(chart, office_data(chart.plot, words), words, 240)
            if "%" in line]  # fmt: skip
    assert len(both) == 2 and long.split() == " ".join(both).split()


def of_many_years(chart: Chart) -> Chart:
    """The chart of 1990 to 2026 with a note each, 2025 chosen."""
    there = [Category(str(year), str(year), note="106%", emphasis="plain")
             for year in range(1990, 2027)]  # fmt: skip
    there[-2] = dataclasses.replace(there[-2], emphasis="strong")
    series = Series("exports", "Exports", tuple(Amount(1e6, status="published") for _ in there))
    plot = dataclasses.replace(chart.plot, categories=tuple(there), series=(series,))
    return dataclasses.replace(chart, plot=plot)


def test_notes_of_more_years_than_have_room_are_those_of_some_with_the_chosen_one(
    charted: Charted,
) -> None:
    chart, words = of_many_years(charted("balance", "year=2018")), language("en")
    drawn = office_data(chart.plot, words)
    lines = [line for line in under(chart, drawn, words, 674) if "%" in line]
    assert len(lines) == 2 and "2025: 106%" in lines[1] and "2024" not in lines[1]
    assert all(width_of(line, 9) <= 674 for line in lines)


def test_lines_under_a_chart_are_of_one_size(ask: Ask, charted: Charted) -> None:
    chart, words = of_many_years(charted("balance", "year=2018")), ask.library.language("en")
    page = opened(deck(Deck((Slide(chart),), words), StillRenderer(Path()))).slides[0]
    lines = [shape for shape in page.shapes if shape.name == "Under"]
    sizes = {run.font.size for one in lines for run in one.text_frame.paragraphs[0].runs}
    assert len(lines) > 1 and len(sizes) == 1
    assert all(one.top + one.height <= BODY[1] + BODY[3] for one in lines)


def test_the_deck_of_a_partner_has_no_slide_that_only_says_where_it_is(asked: Asked) -> None:
    made = opened(asked("page", "pptx", "path=/relations/CN-HE")).slides
    titles = [page.shapes.title.text_frame.text for page in made]
    assert len(titles) == 3 and "On the map" not in titles


def test_hatching_and_the_order_of_the_line(asked: Asked) -> None:
    page = opened(asked("chart", "pptx", "year=2018&chart=balance-chart")).slides[0]
    (chart,) = charts_of(page)
    xml = chart.part.blob.decode()
    assert xml.count('prst="wdUpDiag"') == 6
    light, line = chart.plots[1].series
    assert line.name == "Balance" and list(line.values) == list(light.values)
    assert 'dispBlanksAs val="gap"' in xml


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_parts_of_the_package_are_sound(asked: Asked, lang: str) -> None:
    made = asked("page", "pptx", f"year=2018&lang={lang}")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        assert b'typeface="Arial"' in package.read("ppt/theme/theme1.xml")
        charts = [package.read(name) for name in names if "charts/chart" in name]
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert len(charts) >= 5
    for chart in charts:
        ids = [int(one) for one in re.findall(rb'<c:(?:axId|crossAx) val="(-?\d+)"', chart)]
        assert ids and all(0 < number < 2**31 for number in ids)
        assert not faults(chart)
    assert f'lang="{"ru-RU" if lang == "ru" else "en-GB"}"' in slide


def test_a_map_is_a_picture_with_native_words(asked: Asked, charted: Charted) -> None:
    page = opened(asked("chart", "pptx", "year=2018&chart=partner-map")).slides[0]
    picture = next(shape for shape in page.shapes if hasattr(shape, "image"))
    described = picture._element.xpath(".//p:cNvPr/@descr")[0]
    assert described == charted("partner_map", "year=2018").finding


def test_without_chromium_a_map_is_told_in_words(asked: Asked) -> None:
    made = asked("chart", "pptx", "year=2018&chart=partner-map", renderer=BrokenRenderer(Path()))
    assert "Chromium" in texts(opened(made).slides[0])


def test_a_matrix_is_a_table(asked: Asked) -> None:
    made = asked("chart", "pptx", "chart=matrix-chart&path=/relations")
    table = next(shape.table for shape in opened(made).slides[0].shapes if shape.has_table)
    assert {table.cell(1, 0).text, table.cell(0, 1).text} == {"Belarus", "Culture"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chart=matrix-chart&path=/relations&lang=en", "Empty: none known."),
        ("chart=matrix-chart&path=/relations&lang=ru", "Пусто — сведений нет."),
        ("chart=partner-sectors-chart&dataset=demonstration&lang=en", "Empty: no trade."),
        ("chart=partner-sectors-chart&dataset=demonstration&lang=ru", "Пусто — торговли нет."),
    ],
)
def test_every_slide_of_a_grid_says_what_an_empty_cell_means(
    demonstration: Ask, still: ChromiumRenderer, text: str, said: str
) -> None:
    """In its notes nobody in the room sees it."""
    request = read_request("chart", "pptx", text, demonstration.library, "")
    show = opened(write(compose(demonstration, request), "pptx", still))
    assert all(said in texts(page).replace(NBSP, " ").split("\n") for page in show.slides)
    # The line takes room from the rows: no number is cut for it.
    tables = [shape.table for page in show.slides for shape in page.shapes if shape.has_table]
    assert not [one.text for table in tables for one in table.iter_cells() if "…" in one.text]


def test_a_matrix_without_room_goes_on_on_the_next_slide(asked: Asked) -> None:
    """Its title says which part it is, and a number has the same shade on both. What the first one
    shows is no title of the second, which names what stands there."""
    show = opened(asked("chart", "pptx", "chart=matrix-chart&path=/relations&lang=ru"))
    titles = [page.shapes.title.text_frame.text.replace(NBSP, " ") for page in show.slides]
    assert [title[-12:] for title in titles] == ["часть 1 из 2", "часть 2 из 2"]
    assert "Китаем" in titles[0] and "Кита" not in titles[1]
    assert titles[1].startswith("Таджикистан, Эстония, Турция, ")
    tables = [shape.table for page in show.slides for shape in page.shapes if shape.has_table]
    shades: dict[str, set[str]] = {}
    for square in (one for table in tables for one in table.iter_cells()):
        if square.text.isdigit():
            shades.setdefault(square.text, set()).add(str(square.fill.fore_color.rgb))
    assert len(tables) == 2 and all(len(one) == 1 for one in shades.values())


def test_only_names_have_capitals_within_the_title_of_a_second_part(
    demonstration: Ask, still: ChromiumRenderer
) -> None:
    """Groups of goods are no names, as countries are: a list of them has one capital, its first."""
    text = "chart=partner-sectors-chart&path=/partners&dataset=demonstration&lang=ru"
    request = read_request("chart", "pptx", text, demonstration.library, "")
    show = opened(write(compose(demonstration, request), "pptx", still))
    title = show.slides[1].shapes.title.text_frame.text.replace(NBSP, " ")
    assert title == ("Текстиль и обувь, прочее, кожа и пушнина, данные скрыты, "
                     "драгоценные металлы — часть 2 из 2")  # fmt: skip


def test_an_empty_chart_is_told_in_words(asked: Asked) -> None:
    made = asked("chart", "pptx", "partner=CHN&chart=balance-chart")
    assert "not published" in texts(opened(made).slides[0])


def test_a_deck_is_its_views_in_their_order(asked: Asked) -> None:
    views = (View("a", "/", "year=2018", "balance-chart"), View("b", "/partners", "partner=CHN"))
    show = opened(asked("deck", "pptx", "lang=ru&" + views_to_query(views)))
    titles = [page.shapes.title.text_frame.text for page in show.slides]
    assert len(titles) == 3
    assert titles[0].startswith("Экспорт превысил") and "Китай" in titles[1]


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


def test_long_texts_stay_in_their_boxes(
    ask: Ask, charted: Charted, still: ChromiumRenderer
) -> None:
    drawn = charted("turnover", "year=2018&lang=ru")
    long = dataclasses.replace(drawn, title=LONG, subtitle=LONG * 2, source=LONG * 2)
    made = Deck((Slide(long, link="http://host/" + "x" * 300),), ask.library.language("ru"))
    for shape in opened(deck(made, still)).slides[0].shapes:
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


def test_the_months_that_a_figure_is_of_are_named_to_the_last(
    ask: Ask, charted: Charted, still: ChromiumRenderer
) -> None:
    label = (
        "Импорт за январь, март, май–июль, октябрь–декабрь 2021 года "
        "(вместе, без учёта скрытых данных)"
    )
    facts = tuple(
        Fact(label, "331,9 млн долл. США", "вымышлено", Amount(331.9e6)) for _ in range(4)
    )
    made = Deck((Slide(charted("turnover", "year=2018"), facts),), ask.library.language("ru"))
    assert texts(opened(deck(made, still)).slides[0]).count(spanned(label)) == len(facts)


def test_no_line_of_a_slide_ends_within_a_span_of_months(
    demonstration: Ask, still: ChromiumRenderer, tmp_path: Path
) -> None:
    """A joiner holds it together; it stands in Arial in a title of a template too, in whose face
    it may be as wide as a letter."""
    owner = Presentation()
    owner.slide_layouts.get_by_name("Title Only").name = "Dashboard"
    owner.save(str(tmp_path / "owner.pptx"))
    text = "path=/trade&dataset=demonstration&months=1-9&lang=ru"
    made = compose(demonstration, read_request("page", "pptx", text, demonstration.library))
    assert isinstance(made, Deck)
    for template in (None, tmp_path / "owner.pptx"):
        runs = [
            run
            for slide in opened(deck(made, still, template)).slides
            for shape in slide.shapes if shape.has_text_frame
            for line in shape.text_frame.paragraphs
            for run in line.runs
        ]  # fmt: skip
        said = "".join(run.text for run in runs)
        assert f"январь–{JOINER}сентябрь" in said and not re.search(r"[а-я]–[а-я]", said)
        assert {run.font.name for run in runs if JOINER in run.text} == {"Arial"}


def test_made_up_data_are_marked(ask: Ask, charted: Charted, still: ChromiumRenderer) -> None:
    drawn, mark = charted("turnover"), "Demonstration data"
    chart = dataclasses.replace(drawn, mark=mark, subtitle=f"{drawn.subtitle} · {mark}")
    made = deck(Deck((Slide(chart),), ask.library.language("en")), still)
    text = texts(opened(made).slides[0]).replace(JOINER, "")
    assert "DEMONSTRATION DATA" in text and drawn.subtitle in text
    # It stands over the title, and is not said again below it.
    assert mark not in text


def title_sizes(made: bytes) -> list[float]:
    return [page.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt
            for page in opened(made).slides]  # fmt: skip


def test_titles_of_a_deck_are_of_one_size(demonstration: Ask, asked: Asked) -> None:
    """They went from 16 to 28 points, slide by slide."""
    for text in ("path=/why&dataset=demonstration&lang=ru&months=1-9", "path=/trade&year=2018"):
        request = read_request("page", "pptx", text, demonstration.library)
        sizes = title_sizes(write(compose(demonstration, request), "pptx", StillRenderer(Path())))
        assert len(sizes) > 4 and len({*sizes}) == 1 and sizes[0] >= 20
    assert title_sizes(asked("chart", "pptx", "year=2018")) == [28]


def test_a_growth_is_shown_once_in_a_deck(demonstration: Ask) -> None:
    """Of one partner that by partner and commodity group had the numbers of that by group."""
    for chosen, left in (("partner=CHN", "sector_growth"), ("sector=wood", "partner_growth")):
        text = f"path=/why&dataset=demonstration&year=2021&{chosen}"
        made = compose(demonstration, read_request("page", "pptx", text, demonstration.library))
        assert isinstance(made, Deck)
        names = [slide.chart.name for slide in made.slides]
        parted = ("partner_growth", "sector_growth", "partner_sector_growth")
        assert [name for name in names if name in parted] == [left]
    whole = "path=/why&dataset=demonstration&year=2021"
    made = compose(demonstration, read_request("page", "pptx", whole, demonstration.library))
    assert isinstance(made, Deck)
    assert {"partner_growth", "sector_growth", "partner_sector_growth"} <= {
        slide.chart.name for slide in made.slides
    }


def test_a_line_is_numbered_at_the_year_of_its_title(demonstration: Ask) -> None:
    """The title told of 2020, and the only number stood at 2021."""
    text = "dataset=demonstration&year=2020&flow=import&view=index&chart=turnover"
    made = compose(demonstration, read_request("chart", "pptx", text, demonstration.library))
    assert isinstance(made, Deck)
    (data,) = office_data(made.slides[0].chart.plot, made.language)
    (line,) = data.series
    assert [data.categories[n] for n in line.labelled] == ["2020"]


def test_notes_and_what_an_editor_adds_are_spelled_in_the_language_of_the_deck(
    asked: Asked,
) -> None:
    """PowerPoint underlined each word of Russian notes, and read them aloud as English."""
    show = opened(asked("page", "pptx", "year=2018&lang=ru"))
    notes = [run for slide in show.slides for line in
             slide.notes_slide.notes_text_frame.paragraphs for run in line.runs]  # fmt: skip
    assert notes and {run._r.rPr.get("lang") for run in notes} == {"ru-RU"}
    styles = show.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr")
    assert {style.get("lang") for style in styles} == {"ru-RU"}


@pytest.mark.parametrize(
    "text", ["partner=USA&year=2024", "view=a&view=b", "view=a&chart=balance&view=b&chart=balance"]
)
def test_no_two_slides_have_the_same_title(ask: Ask, still: ChromiumRenderer, text: str) -> None:
    """Programs list slides by their titles, and screen readers walk by them."""
    made = write(compose(ask, read_request("deck", "pptx", text, ask.library)), "pptx", still)
    titles = [page.shapes.title.text_frame.text for page in Presentation(io.BytesIO(made)).slides]
    assert len(titles) > 1 and len({*titles}) == len(titles), titles


def test_a_title_that_no_other_slide_has_is_as_its_chart_has_it(
    ask: Ask, still: ChromiumRenderer
) -> None:
    made = compose(ask, read_request("page", "pptx", "year=2018", ask.library))
    assert isinstance(made, Deck)
    pages = Presentation(io.BytesIO(write(made, "pptx", still))).slides
    titles = [page.shapes.title.text_frame.text.replace(NBSP, " ") for page in pages]
    said = [str(one.chart.title).replace(NBSP, " ") for one in made.slides]
    assert [one.replace(JOINER, "") for one in titles] == [one.replace(JOINER, "") for one in said]


@pytest.mark.parametrize("text", ["path=/why&chart=season", "sector=culture&chart=turnover"])
def test_nothing_on_a_slide_is_empty(ask: Ask, still: ChromiumRenderer, text: str) -> None:
    """A screen reader stopped at boxes without words where a chart had nothing to show."""
    made = compose(ask, read_request("chart", "pptx", text, ask.library, "http://host"))
    (page,) = Presentation(io.BytesIO(write(made, "pptx", still))).slides
    boxes = [one for one in page.shapes if one.has_text_frame and one.name != "Rule"]
    assert len(boxes) > 2 and [one.name for one in boxes if not one.text_frame.text.strip()] == []
