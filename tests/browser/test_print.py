"""Pages on paper: light, whole, nothing over anything, above each sheet what it shows and when."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from playwright.sync_api import Page

from dashboard import ids
from dashboard.typography import JOINER

pytestmark = [pytest.mark.browser, pytest.mark.walk]
WIDTH, HEIGHT = 595, 842
FOOT = 810
"""Above the number of the sheet, in points."""
STRAIGHT = (1, 0, 0, 1, 0, 0)
FIRST = 10
"""Sheets each of which is looked at whole."""
APART = 0.3
"""Part of a word that may lie over another: letters have room around them."""
LONGER = """() => {
  const part = document.querySelectorAll(".brief-part")[5];
  for (let n = 0; n < 9; n += 1) part.after(part.cloneNode(true));
}"""
"""More contacts than a sheet has room for."""
CONTROLS = ("Saved views", "Reset", "Сохранённые виды", "Сбросить")
PAGES = [
    ("/?year=2018&theme=dark", "2018 compared with 2017", "Printed on"),
    ("/trade?lang=ru&partner=CHN", "Китай", "Напечатано"),
    ("/relations?theme=dark", "Relations", "Printed on"),
    ("/relations/CN-HE?lang=ru", "Хэбэй", "Напечатано"),
    ("/data?lang=ru&theme=dark", "О данных", "Напечатано"),
]


def printed(page: Page) -> tuple[list[Any], list[str]]:
    """The sheets, as pdfplumber reads them, and the text of each, which pdfium reads at once."""
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    texts = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(made)]
    return list(pdfplumber.open(io.BytesIO(made)).pages), texts


def test_an_answer_of_the_search_is_printed_alone(watched: Any) -> None:
    page = watched().open("/?year=2018")
    page.keyboard.press("/")
    page.locator(f"#{ids.SEARCH_FIELD}").fill("exports 2018")
    page.locator(f"#{ids.SEARCH_FOUND} .search-title", has_text="7,109.0").first.wait_for()
    sheets, texts = printed(page)
    text = " ".join(texts[0].split())
    assert len(sheets) == 1 and "exports 2018" in text and "7,109.0" in text
    assert "2018 compared with 2017" not in text


@pytest.mark.parametrize(("address", "shown", "date"), PAGES)
def test_a_page_is_printed_light_and_whole_with_what_it_shows_and_the_date(
    watched: Any, address: str, shown: str, date: str
) -> None:
    page = watched().open(address)
    shown_titles = ".chart:not([data-empty=invites]) .chart-title:visible"
    titles = [title for title in page.locator(shown_titles).all_inner_texts() if title]
    sheets, texts = printed(page)
    text = "\n".join(texts)
    assert shown in " ".join(text.split())
    for title in titles:
        assert plain(title) in plain(text), title
    for control in CONTROLS:
        assert control not in text
    for n, sheet in enumerate(sheets):
        assert (round(sheet.width), round(sheet.height)) == (WIDTH, HEIGHT)
        assert date in texts[n] and f"{n + 1} / {len(sheets)}" in texts[n]
        is_light(sheet)
        # Of many sheets of one table every fifth: to take them to pieces is slow.
        if n < FIRST or n % 5 == 0:
            nothing_lies_over_another(sheet)


def test_a_meeting_is_printed_as_its_page_and_goes_on_as_slides(watched: Any) -> None:
    page = watched().open("/?year=2018&lang=ru&present=1")
    foot = page.locator(f"#{ids.SLIDE_FOOT}")
    said = foot.inner_text()
    titles = page.locator(".chart:not([data-empty]) .chart-title").all_text_contents()
    sheets, texts = printed(page)
    assert len(titles) > 3
    text = plain("".join(texts)).replace(JOINER, "")
    for title in titles:
        assert plain(title).replace(JOINER, "") in text, title
    assert plain(said) not in text
    for sheet in sheets:
        nothing_lies_over_another(sheet)
    assert page.locator("html.present").count() and foot.inner_text() == said


@pytest.mark.parametrize(("address", "name"), [("/brief/CN-HE?theme=dark", "Hebei Province"),
                                               ("/brief/NO-18?lang=ru", "Нурланд")])  # fmt: skip
def test_the_brief_of_a_region_is_one_sheet_and_nothing_else(
    watched: Any, address: str, name: str
) -> None:
    page = watched().open(address)
    (sheet,), (text,) = printed(page)
    assert name in text and "LR-" in text
    for other in (page.locator(".product-name").inner_text(), "Word", "PDF"):
        assert other not in text
    is_light(sheet)
    nothing_lies_over_another(sheet)


def test_a_brief_of_several_sheets_begins_on_the_first(watched: Any) -> None:
    page = watched().open("/brief/CHN?lang=ru")
    page.evaluate(LONGER)
    _, texts = printed(page)
    assert len(texts) > 1 and "Китай" in texts[0] and "Начало связей" in texts[0]


def test_no_heading_of_a_list_and_no_head_of_a_table_stands_last_on_a_sheet(watched: Any) -> None:
    page = watched().open("/relations?lang=ru&year=2018")
    listed = {plain(head) for head in page.locator(".chart-list > h3").all_inner_texts()}
    place = page.locator(f"#{ids.APART}")
    heads = {plain(one) for one in place.locator("h3, h3 + p, summary").all_text_contents()}
    columns = {plain(one) for one in place.locator("thead tr").all_text_contents()}
    sheets, texts = printed(page)
    assert len(listed) > 2 and len(heads) > 5 and len(columns) > 1
    assert listed.isdisjoint(plain(text.strip().splitlines()[-1]) for text in texts)
    assert (heads | columns).isdisjoint(map(lowest, sheets))


def test_what_is_not_known_of_a_country_stands_on_the_sheet_of_its_chart(watched: Any) -> None:
    """The heading of its trade and the line of its cards were the last of the sheet before."""
    page = watched().open("/relations/BLR?lang=ru")
    # The first sheet says at a glance how large it is.
    (sheet,) = [text for text in printed(page)[1][1:] if "Торговля с Беларусью" in text]
    assert plain("Оборот с Беларусью за 2018 год не опубликован") in plain(sheet)


@pytest.mark.parametrize(
    "address",
    ["/relations?lang=ru&year=2018", "/relations/BLR?lang=ru"],
)
def test_no_table_is_wider_than_a_sheet(watched: Any, address: str) -> None:
    """The browser shrank the letters of all sheets, and charts filled three quarters of them."""
    sheets, _ = printed(watched().open(address))
    later = [one for sheet in sheets[1:] for one in sheet.chars]
    # Of letters that stand aslant it is told how high their boxes are.
    title = max(one["size"] for one in later if one["text"].isalpha()
                and abs(one["matrix"][1]) < 1e-6)  # fmt: skip
    assert title == pytest.approx(12, abs=0.1), "16 px, as on the screen"


@pytest.mark.parametrize(
    ("address", "at"), [("/?lang=ru&year=2019", 1), ("/relations/BLR?lang=ru", 1)]
)
def test_the_head_of_a_long_chart_stands_on_the_sheet_of_its_drawing(
    watched: Any, address: str, at: int
) -> None:
    """Room for the highest drawing was left below it: two sheets of four were half empty."""
    page = watched().open(address)
    head = page.locator(
        "#timeline-chart-figure > .chart-head > h2, #timeline-chart-figure > p.chart-subtitle"
    )
    said = [plain(one).replace(JOINER, "") for one in head.all_inner_texts()]
    legend = plain("визиты, переговоры")
    sheets = [plain(text) for text in printed(page)[1]]
    ((place, sheet),) = [(n, text) for n, text in enumerate(sheets) if legend in text]
    assert len(said) == 2 and all(one in sheet for one in said) and place == at


def test_the_names_of_many_bars_stand_apart(demo: Any) -> None:
    """They touched, and the reference of a chart took a line of its own."""
    sheets, _ = printed(demo().open("/why?lang=ru&dataset=demonstration"))
    words = sheets[1].extract_words()
    names = [one for one in words if one["text"] in ("Нидерланды", "Финляндия")]
    first, second = sorted(one["top"] for one in names if one["x0"] < 150)
    assert second - first > 10.5, "letters of 13 px are 9.75 points high"
    (reference, *_) = (one for one in words if one["text"].startswith("LR-"))
    line = [one["text"] for one in words if abs(one["top"] - reference["top"]) < 2]
    assert line[-2:] == ["являются.", reference["text"]]


def test_a_number_stands_on_the_sheet_of_its_heading(watched: Any) -> None:
    _, texts = printed(watched().open("/data/figure/T003"))
    assert "7,109.0" in texts[0]


def test_the_screen_is_as_it_was_after_printing(watched: Any) -> None:
    page = watched().open("/?theme=dark")
    chart = page.locator("#turnover-chart .main-svg").first
    before = chart.bounding_box()
    ground = "() => getComputedStyle(document.body).backgroundColor"
    colour = page.evaluate(ground)
    printed(page)
    page.wait_for_selector("html:not(.printing)")
    assert chart.bounding_box() == before and page.evaluate(ground) == colour
    assert page.locator("#print-head").count() == 0


def test_a_chart_with_nothing_to_draw_is_its_reason_alone(watched: Any) -> None:
    _, texts = printed(watched().open("/?sector=economy"))
    names = "Turnover · Balance · Contributions · Partner shares"
    # With an empty place for each of them the map would not stand on the first sheet.
    for what in (f"{names}: trade is not counted by fields", "Boundaries and names shown"):
        assert plain(what) in plain(texts[0])


def test_what_is_folded_among_charts_stands_on_paper(watched: Any) -> None:
    page = watched().open("/relations?year=2018")
    fold = page.locator("details.folded:not([open])").first
    inside = plain(fold.evaluate("one => one.textContent"))
    sheets = printed(page)[1]
    assert len(inside) > 100 and inside[-40:] in plain("".join(sheets))
    # They were ten: dates and notes had lines of their own, and the matrix a sheet.
    assert len(sheets) <= 8


def test_of_a_table_its_first_rows_or_all_of_them_are_printed_never_both(demo: Any) -> None:
    """The whole table was unfolded below its first rows, which made eight sheets of four."""
    page = demo().open("/releases?dataset=demonstration")
    short = plain("Revised by partner, largest change first, USD million")
    every = plain("Revised by partner, largest change first, USD million: all rows")
    text = plain("".join(printed(page)[1]))
    assert short in text and every not in text and "Thewholetable" not in text
    # The names of releases choose them on the screen, and were left out as controls are.
    assert re.search(r"State\W*No\.2", text), "below the heads of the table"
    assert len(re.findall(r"and\d+morerows", text)) == 1
    page.wait_for_selector("html:not(.printing)")
    page.locator("summary", has_text="The whole table").first.click()
    text = plain("".join(printed(page)[1]))
    assert text.count(short) == text.count(every) == 1 and "morerows" not in text


def test_of_the_page_about_the_data_those_parts_are_printed_that_are_unfolded(
    watched: Any,
) -> None:
    page = watched().open("/data")
    heads = [plain(one) for one in page.locator("details.folded > summary").all_inner_texts()]
    sheets = [plain(one) for one in printed(page)[1]]
    text = "".join(sheets)
    assert len(sheets) < 12 and len(heads) > 5 and all(head in text for head in heads)
    assert "(https://lenobl.ru/" not in text
    assert "afoldedpartisitsheadingalone" in text and plain(page.url.split("//")[1]) in text
    # A head is repeated with its words, which stand in buttons.
    assert sum("FigurePeriodValueFormulaStatusSource" in one for one in sheets) > 1
    page.wait_for_selector("html:not(.printing)")
    page.locator("details.folded > summary").filter(has_text="own pages").click()
    assert "(https://lenobl.ru/" in plain("".join(printed(page)[1]))
    page.wait_for_selector("html:not(.printing)")
    assert page.locator("details.folded[open]").count() == 1


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_first_sheet_begins_high_and_has_room_for_its_first_chart(
    watched: Any, lang: str
) -> None:
    """It has no head of a later sheet; under the lower edge of one its notes went to the next."""
    page = watched().open(f"/trade?lang={lang}&year=2018")
    title = page.locator("#turnover-chart-figure .chart-title").inner_text()
    sheets, texts = printed(page)
    assert plain(title) in plain(texts[0])
    words = sheets[0].extract_words()
    assert min(word["top"] for word in words) < 30
    two_lines_stand_above(page, words)


def test_what_stands_above_the_first_sheet_is_two_whole_lines(watched: Any) -> None:
    page = watched().open("/data?lang=ru&year=2018")
    two_lines_stand_above(page, printed(page)[0][0].extract_words())


def two_lines_stand_above(page: Page, words: list[Any]) -> None:
    title = page.locator(f"#{ids.PAGE_TITLE}").inner_text().split()[0]
    heading = max(one["top"] for one in words if one["text"] == title and one["top"] < 90)
    above = {round(one["top"]) for one in words if one["bottom"] < heading}
    assert len(above) == 2, above


def lowest(sheet: Any) -> str:
    """The lowest line of a sheet above its foot: a file may name it before what stands above it."""
    words = [one for one in sheet.extract_words() if one["bottom"] < FOOT]
    line = max(one["top"] for one in words) - 1
    return plain("".join(one["text"] for one in words if one["top"] > line))


def plain(text: str) -> str:
    return "".join(text.split())


def is_light(sheet: Any) -> None:
    """White at its edges, and much more white than anything else."""
    drawn = sheet.to_image(resolution=20).original.convert("L")
    width, height = drawn.size
    corners = [(1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2), (width // 2, 1)]
    assert [drawn.getpixel(place) for place in corners] == [255] * 5
    levels = drawn.histogram()
    assert sum(levels[250:]) > 0.6 * sum(levels)


def test_names_of_many_bars_have_room_between_them(demo: Any) -> None:
    # Fifteen names stood 9 points apart, which are as high themselves.
    sheets, texts = printed(demo().open("/why?dataset=demonstration"))
    sheet = next(one for one, text in zip(sheets, texts, strict=True) if "Latvia" in text)
    named = {one["text"]: one for one in reversed(sheet.extract_words())}
    high = named["Latvia"]["bottom"] - named["Latvia"]["top"]
    between = named["Latvia"]["top"] - named["Sweden"]["top"]
    assert between > 3 * 1.15 * high, "three bars lie between them"


def nothing_lies_over_another(sheet: Any) -> None:
    # Of words that stand aslant only single letters can be read.
    words = sheet.filter(lambda one: abs(one.get("matrix", STRAIGHT)[1]) < 1e-6).extract_words()
    for one in words:
        assert one["x0"] >= 0 and one["x1"] <= WIDTH and one["bottom"] <= HEIGHT, one["text"]
    for one, other in pairs(words):
        across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        least = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
        high = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
        assert across <= APART * least or down <= APART * high, (one["text"], other["text"])


def pairs(words: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Those whose lines meet."""
    words = sorted(words, key=lambda one: one["top"])
    for n, one in enumerate(words):
        for other in words[n + 1 :]:
            if other["top"] > one["bottom"]:
                break
            yield one, other


def test_a_head_of_a_table_has_one_line_below_it_and_none_beside_it(watched: Any) -> None:
    """A shadow was printed as a picture of each cell, with an edge at each side."""
    page = watched().open("/relations/BLR")
    page.emulate_media(media="print")
    shadows = page.evaluate(
        """() => [...document.querySelectorAll(".data-table thead th")]
          .map((head) => getComputedStyle(head).boxShadow)"""
    )
    assert len(shadows) > 10 and set(shadows) == {"none"}
    # One of eight columns made a tower of a name.
    rooms = page.evaluate(
        """() => [...document.querySelectorAll(".of-many .row-cell > a")]
          .map((name) => name.offsetWidth / name.closest("tr").offsetWidth)"""
    )
    assert len(rooms) > 5 and min(rooms) > 0.95


@pytest.mark.parametrize(
    "address",
    ["/trade?dataset=demonstration", "/why?dataset=demonstration&lang=ru"],
)
def test_every_sheet_but_the_last_is_filled(demo: Any, address: str) -> None:
    """Half a sheet was empty where the next chart had no room, or a line stood alone."""
    *sheets, last = printed(demo().open(address))[0]
    for n, sheet in enumerate(sheets):
        lowest_word = max(one["bottom"] for one in sheet.extract_words() if one["bottom"] < FOOT)
        assert lowest_word > 0.8 * FOOT, f"sheet {n + 1}"
    assert len([one for one in last.extract_words() if one["bottom"] < FOOT]) > 40


@pytest.mark.parametrize("address", ["/relations/BLR?lang=ru", "/relations/CN-HE?lang=ru"])
def test_tables_of_a_partner_begin_on_the_sheet_that_has_room(watched: Any, address: str) -> None:
    """More than half of a sheet was empty before a table that is broken anyway."""
    *sheets, _ = printed(watched().open(address))[0]
    ends = [max(one["bottom"] for one in sheet.extract_words() if one["bottom"] < FOOT)
            for sheet in sheets]  # fmt: skip
    assert min(ends) > 0.64 * FOOT, ends


@pytest.mark.parametrize(
    "address",
    [
        "/relations/CN-HE?lang=ru",
        "/releases?dataset=demonstration&lang=ru",
        "/relations?lang=en",
        "/data?lang=ru",
    ],
)
def test_a_few_lines_have_no_last_sheet_of_their_own(demo: Any, address: str) -> None:
    """A table of one row stood alone on the last of five, below charts that had been raised; and
    the end of a report, whose thirty terms each had a line above their number. One of five rows had
    no room by the height of one line. Tables below the charts left half a sheet free for being
    longer than one, as all terms did for being kept together."""
    page = demo().open(address)
    *_, last = printed(page)[0]
    ends = max(one["bottom"] for one in last.extract_words() if one["bottom"] < FOOT)
    assert ends > 0.5 * FOOT
    closer = "() => document.documentElement.classList.contains('tight')"
    assert not page.evaluate(closer)


@pytest.mark.parametrize("months", ["1-3&sector=wood", "1-3,7-9&sector=wood,chemicals&group=eu"])
def test_what_changed_is_one_sheet_whatever_there_is_to_say(demo: Any, months: str) -> None:
    """The last lines had a sheet of their own."""
    sheets, (text,) = printed(
        demo().open(f"/changes?dataset=demonstration&lang=ru&months={months}")
    )
    assert "LR-" in text
    sizes = [one["bottom"] - one["top"] for one in sheets[0].extract_words()]
    assert min(sizes) > 5


GREYS = """() => [...document.querySelectorAll("#turnover-chart .trace.bars")].flatMap((bars) => {
  const paths = [...bars.querySelectorAll(".point path")];
  return [paths[0], paths.at(-1)].map((one) => {
    const { fill, fillOpacity } = getComputedStyle(one);
    const [r, g, b] = fill.match(/[\\d.]+/g).map(Number);
    return 255 - fillOpacity * (255 - (0.299 * r + 0.587 * g + 0.114 * b));
  });
})"""
"""How light the first and the last bar of each flow are where there are no colours."""


def test_what_has_the_focus_has_no_ring_on_paper(watched: Any) -> None:
    """A green frame around a number of a card looked as if it were marked."""
    page = watched().open("/")
    page.keyboard.press("Tab")
    for element in ("a.amount", ".chart-picture", "summary"):
        page.locator(f"main {element}").first.focus()
        ring = "() => getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(ring) == "solid", element
        page.emulate_media(media="print")
        assert page.evaluate(ring) == "none", element
        page.emulate_media(media="screen")


def test_flows_and_years_differ_on_a_grey_printer(demo: Any) -> None:
    page = demo().open("/trade?dataset=demonstration")
    page.emulate_media(media="print")
    greys = sorted(page.evaluate(GREYS))
    assert len(greys) == 4
    assert all(other - one > 20 for one, other in pairwise(greys)), greys


def test_hatched_bars_of_other_years_recede_on_paper(watched: Any) -> None:
    page = watched().open("/")
    page.emulate_media(media="print")
    shades = page.evaluate(
        """() => [...document.querySelectorAll("#turnover-chart pattern path")]
          .map((one) => getComputedStyle(one).opacity)"""
    )
    assert {"1", "0.35"} >= set(shades) and "0.35" in shades, shades


@pytest.mark.parametrize(
    ("address", "named"),
    [("/trade?dataset=demonstration&partner=CHN,DEU", "Finland"), ("/relations", "Belarus")],
)
def test_cells_are_read_on_paper_and_stand_as_before_on_the_screen(
    demo: Any, address: str, named: str
) -> None:
    """Made smaller with their chart, their letters were five points high."""
    page = demo().open(address)
    heads = page.locator(".of-grid .xaxislayer-above text").all_inner_texts()
    sheets, _ = printed(page)
    words = [sheet.extract_words(extra_attrs=["size"]) for sheet in sheets[1:]]
    rows = [
        [one for one in of_sheet if abs(one["top"] - name["top"]) < 3 and one["x0"] >= name["x0"]]
        for of_sheet in words
        for name in of_sheet
        if name["text"] == named
    ]
    row = max(rows, key=len)
    assert len([one for one in row if one["text"].isdigit()]) > 5
    assert min(one["size"] for one in row) >= 7.5
    page.wait_for_selector("html:not(.printing)")
    page.wait_for_function("() => document.querySelector('.of-grid .xaxislayer-above text')")
    assert page.locator(".of-grid .xaxislayer-above text").all_inner_texts() == heads


def test_what_is_known_of_relations_is_ten_sheets(watched: Any) -> None:
    """Lists of one column and towers of notes made twelve of them."""
    assert len(printed(watched().open("/relations?lang=ru"))[0]) <= 10
