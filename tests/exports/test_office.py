"""Slides, sheets and documents as LibreOffice shows them: read from the rendered page, not the XML.

A valid package is not a right slide: names of categories can be dropped, a chart can stand upside
down, words can lie over one another. One call of LibreOffice renders everything.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median, mode
from typing import Any

import pdfplumber
import pytest

from dashboard.charts.chart import Chart
from dashboard.documents.compose import compose
from dashboard.documents.document import Deck
from dashboard.documents.request import read_request
from dashboard.exports.slide_parts import parted
from dashboard.exports.slide_text import POINT
from dashboard.exports.slides import BODY
from dashboard.exports.write import write
from dashboard.language import Language
from dashboard.render.office_data import office_data
from dashboard.render.office_months import each, yearly
from dashboard.render.office_room import in_one_line
from dashboard.render.office_values import OfficeData
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

from .conftest import StillRenderer

pytestmark = pytest.mark.office
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PAGES = ("/", "/trade", "/partners", "/relations")
DATA = {"": "year=2018", "-made-up": "dataset=demonstration"}
DECKS = {
    # Each page of each data in one language; that of the made-up overview in both.
    **{
        f"{path.strip('/') or 'overview'}{data}-{lang}": f"path={path}&lang={lang}&{text}"
        for one, (data, text) in enumerate(DATA.items())
        for other, path in enumerate(PAGES)
        for lang in (("ru", "en")[(one + other) % 2],)
    },
    "overview-made-up-ru": "path=/&lang=ru&dataset=demonstration",
    "bounds-en": "path=/partners&partner=BLR&year=2022",
    "early-en": "path=/relations&year=1995",
    "flow-ru": "flow=import&lang=ru",
    "why-made-up-en": "path=/why&dataset=demonstration&without=CHN",
    "why-made-up-ru": "path=/why&dataset=demonstration&lang=ru",
    **{f"{view}-{lang}": f"path=/trade&dataset=demonstration&view={view}&lang={lang}"
       for view, lang in (("rolling", "en"), ("index", "ru"))},
}  # fmt: skip
OTHERS = {
    "workbook-en.xlsx": ("workbook", "xlsx", "year=2018&chart=balance-chart"),
    "workbook-ru.xlsx": ("workbook", "xlsx", "year=2018&lang=ru&chart=partner-share-chart"),
    "growth-en.xlsx": ("chart", "xlsx", "chart=sector_growth&dataset=demonstration"),
    "falls-ru.xlsx": ("chart", "xlsx", "chart=partner_sector_growth&dataset=demonstration&lang=ru"),
    "fields-en.xlsx": ("chart", "xlsx", "path=/relations&chart=fields&year=2024"),
    "gap-ru.xlsx": ("workbook", "xlsx", "dataset=demonstration&months=1-3,7-9&lang=ru"),
    "months-en.xlsx": ("workbook", "xlsx", "path=/trade&chart=months-chart&dataset=demonstration"),
    "factsheet-ru.docx": ("factsheet", "docx", "year=2018&lang=ru&order=note"),
    "factsheet-en.docx": ("factsheet", "docx", "year=2018&order=international"),
    "factsheet-of-one-ru.docx": (
        "factsheet",
        "docx",
        "dataset=demonstration&partner=NOR&order=note&lang=ru",
    ),
    "note-ru.docx": ("note", "docx", "dataset=demonstration&lang=ru"),
    "brief-ru.docx": ("brief", "docx", "partner=NO-18&lang=ru"),
    "brief-en.docx": ("brief", "docx", "partner=CHN"),
    "brief-long-ru.docx": ("brief", "docx", "partner=BLR&lang=ru"),
}
READABLE = 7.2
"""Points of what most words of a printed sheet have at least."""
APART = 0.25
"""Part of a word that may lie over another: letters have room around them."""


@pytest.fixture(scope="module")
def asks(demonstration_folder: Path) -> Ask:
    """The published and the made-up data."""
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    return ask_of(open_library(settings), dt.date(2026, 11, 26))


@pytest.fixture(scope="module")
def decks(asks: Ask) -> dict[str, Deck]:
    found = {}
    for name, text in DECKS.items():
        made = compose(asks, read_request("page", "pptx", text, asks.library, "http://host:8050"))
        assert isinstance(made, Deck)
        found[name] = replace(made, slides=tuple(parted(made.slides, made.language)))
    return found


@pytest.fixture(scope="module")
def rendered(
    asks: Ask, decks: dict[str, Deck], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A folder of PDFs, made by LibreOffice of everything at once."""
    if OFFICE is None:
        pytest.skip("there is no LibreOffice: .ci/office installs it, make office does both")
    folder, renderer = tmp_path_factory.mktemp("office"), StillRenderer(Path())
    for name, deck in decks.items():
        (folder / f"{name}.pptx").write_bytes(write(deck, "pptx", renderer))
    for name, (what, form, text) in OTHERS.items():
        made = compose(asks, read_request(what, form, text, asks.library))
        (folder / name).write_bytes(write(made, form, renderer))
    converted(folder, sorted(path for path in folder.iterdir() if path.is_file()), "pdf", folder)
    yield folder


def converted(folder: Path, files: Sequence[Path], form: str, into: Path) -> None:
    """Have LibreOffice, with a profile in the folder, save files in another form."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(into)]
    subprocess.run([*asked, *map(str, files)], check=True, capture_output=True, timeout=170)


@cache
def pages_of(path: Path) -> list[Any]:
    """Words, text and size of each page, taken to pieces once: that is the most of these tests."""
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
        return [(page.extract_words(), page.extract_text(), page.width, page.height)
                for page in pdf.pages]  # fmt: skip


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def charts_of(deck: Deck) -> list[tuple[int, Chart, OfficeData]]:
    return [(n, slide.chart, data) for n, slide in enumerate(deck.slides)
            for data in office_data(slide.chart.plot, deck.language)]  # fmt: skip


@pytest.mark.parametrize("name", DECKS)
def test_categories_stand_in_their_order(decks: dict[str, Deck], rendered: Path, name: str) -> None:
    pages = pages_of(rendered / f"{name}.pdf")
    assert len(pages) == len(decks[name].slides)
    for n, chart, data in charts_of(decks[name]):
        text, at = plain(pages[n][1]), 0
        # Of months of many years the years are named, and of very many years every second one.
        step = each(data.dates)[0] if yearly(data.dates) else 1
        named = sorted({str(one.year) for one in data.dates})[::step] or list(
            in_one_line(data, BODY[2] / POINT).categories
        )
        for category in named:
            first = plain(category.split("\n")[0])
            found = text.find(first, at)
            assert found >= 0, (chart.name, category, pages[n][1])
            at = found + len(first)
        for word in {line for one in named for line in one.split("\n")[1:]}:
            assert plain(word) in text


@pytest.mark.parametrize("name", DECKS)
def test_numbers_are_printed_as_in_the_language(
    decks: dict[str, Deck], rendered: Path, name: str
) -> None:
    pages, words = pages_of(rendered / f"{name}.pdf"), decks[name].language
    for n, chart, data in charts_of(decks[name]):
        text = plain(pages[n][1])
        for label in labels_of(data, words):
            assert plain(label) in text, (chart.name, label, pages[n][1])


def labels_of(data: OfficeData, words: Language) -> Iterator[str]:
    """The labels of a chart as they must be read on the page."""
    for one in data.series:
        for n in one.labelled:
            if n in one.texts:
                yield from one.texts[n].split("\n")
                continue
            value = one.values[n] or 0.0
            said = words.signed if one.changes else words.number
            yield said(-value if one.turned else value, one.digits(n))


@pytest.mark.parametrize("name", [name for name in DECKS if "trade" in name])
def test_columns_stand_upright(decks: dict[str, Deck], rendered: Path, name: str) -> None:
    pages, words = pages_of(rendered / f"{name}.pdf"), decks[name].language
    for n, chart, data in charts_of(decks[name]):
        if chart.name != "turnover":
            continue
        at = {word["text"].replace("\u00a0", " "): word["top"] for word in pages[n][0]}
        whole = next(one for one in data.series if one.kind == "sum")
        for place in whole.labelled:
            label = whole.texts.get(place) or words.number(whole.values[place], 1)
            label = label.replace("\u00a0", " ").replace("\n", " ")
            tops = [word["top"] for word in pages[n][0]
                    if word["text"] in label.split(" ")]  # fmt: skip
            assert tops and min(tops) < at[data.categories[place]]


def test_of_many_years_every_other_is_named_and_stands_level(rendered: Path) -> None:
    words, *_ = pages_of(rendered / "early-en.pdf")[1]
    years = [word for word in words if re.fullmatch(r"(19|20)\d\d", word["text"])]
    axis = mode(round(word["bottom"]) for word in years)
    named = [int(word["text"]) for word in years if round(word["bottom"]) == axis]
    assert named == list(range(1995, 2027, 2))


@pytest.mark.parametrize("name", DECKS)
def test_no_word_lies_over_another_or_leaves_its_slide(rendered: Path, name: str) -> None:
    for words, _, width, height in pages_of(rendered / f"{name}.pdf"):
        for n, one in enumerate(words):
            assert one["x0"] >= 0 and one["x1"] <= width and one["bottom"] <= height, one["text"]
            for other in words[n + 1 :]:
                assert not lies_over(one, other), (name, one["text"], other["text"])


def lies_over(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    least = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
    high = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return across > APART * least and down > APART * high


@pytest.mark.parametrize(
    ("name", "page", "lines"),
    # On a sheet the heads of the table are such a line as well.
    [("why-made-up-en", 1, 1), ("growth-en", 0, 2)],
)
def test_the_key_of_bars_stands_in_the_order_of_their_series(
    rendered: Path, name: str, page: int, lines: int
) -> None:
    """LibreOffice turns the key of bars side by side round, on slides and in workbooks."""
    words = pages_of(rendered / f"{name}.pdf")[page][0]
    named = [word for word in words if word["text"] in ("Exports", "Imports")]
    found = [
        [one["text"] for one in named if abs(one["top"] - word["top"]) < 3]
        for word in named
        if word["text"] == "Imports"
    ]
    assert found == [["Exports", "Imports"]] * lines


def test_a_slide_that_was_opened_and_saved_again_holds_what_is_on_it(rendered: Path) -> None:
    """LibreOffice saves no small margins: a grid of 24 rows ran over its source and the slide.
    Nor does it save that a text beside a bar has one line: broken ones lay over each other."""
    saved, names = rendered / "saved", ("relations-en", "overview-made-up-ru")
    converted(rendered, [rendered / f"{name}.pptx" for name in names], "pptx", saved)
    converted(rendered, [saved / f"{name}.pptx" for name in names], "pdf", saved)
    for name in names:
        pages = pages_of(saved / f"{name}.pdf")
        assert len(pages) == len(pages_of(rendered / f"{name}.pdf"))
        for words, _, _, height in pages:
            for n, one in enumerate(words):
                assert one["bottom"] <= height, one["text"]
                for other in words[n + 1 :]:
                    assert not lies_over(one, other), (one["text"], other["text"])


def test_no_name_on_a_slide_is_cut_within_a_word(decks: dict[str, Deck], rendered: Path) -> None:
    for name, deck in decks.items():
        whole = {word for _, _, data in charts_of(deck) for one in data.categories
                 for word in re.findall(r"\w+", one)}  # fmt: skip
        for _, text, *_ in pages_of(rendered / f"{name}.pdf"):
            for word in re.findall(r"(\w+)…", text):
                assert word in whole, (name, word)


def test_imports_that_are_drawn_downward_have_no_sign(rendered: Path) -> None:
    text = "\n".join(page[1] for page in pages_of(rendered / "trade-en.pdf"))
    assert "4,115.9" in text and not re.search(r"[−-]\s*4,115\.9", text)
    assert "3,585" in text and not re.search(r"[−-]\s*3,585", text)


def test_a_workbook_shows_its_numbers_and_its_chart(rendered: Path) -> None:
    data = pages_of(rendered / "workbook-en.pdf")
    assert any("7,109,000,000" in text and "2018" in text for _, text, *_ in data)
    (chart,) = [text for _, text, *_ in data if "7,109.0" in text and "10,000" in text]
    assert "−4,115.9" not in chart.replace(" ", "")
    russian = "\n".join(text for _, text, *_ in pages_of(rendered / "workbook-ru.pdf"))
    assert "Китай" in russian and "15,6" in russian and "15.6" not in russian


def test_what_is_written_beside_a_bar_of_a_workbook_is_one_line(rendered: Path) -> None:
    text = pages_of(rendered / "fields-en.pdf")[0][1]
    assert len(re.findall(r"\(events in 2024: 1\) · \d ◆", text)) > 1


@pytest.mark.parametrize("name", [name for name in OTHERS if name.endswith("xlsx")])
def test_a_printed_sheet_can_be_read_and_nothing_lies_over_another(
    rendered: Path, name: str
) -> None:
    for words, *_ in pages_of(rendered / f"{name.removesuffix('.xlsx')}.pdf"):
        sizes = [word["bottom"] - word["top"] for word in words]
        assert min(sizes, default=9) > 5
        assert median(sizes) > READABLE
        for n, one in enumerate(words):
            for other in words[n + 1 :]:
                assert not lies_over(one, other), (name, one["text"], other["text"])


def test_of_a_very_long_table_one_page_is_printed_that_says_so(rendered: Path) -> None:
    """A whole workbook of 2,706 rows was 270 pages."""
    pages = pages_of(rendered / "falls-ru.pdf")
    assert len(pages) < 12
    said = [line for _, text, *_ in pages for line in text.split("\n") if "область печати" in line]
    assert said and all(re.search(r"Строки 1–\d\d из 2\s706 ", line) for line in said)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("factsheet-ru", ("Темпы", "125,7", "+25,7", "11 224,9")),
        ("note-ru", ("Что изменилось", "Что неизвестно и как считается")),
        ("brief-ru", ("Нурланд", "Составлено 26 ноября 2026")),
        ("brief-long-ru", ("Беларусь", "Действующие документы", "Источники")),
        ("brief-en", ("China", "about $1.75 billion", "26 November 2026")),
    ],
)
def test_a_document_is_one_page(rendered: Path, name: str, parts: tuple[str, ...]) -> None:
    pages = pages_of(rendered / f"{name}.pdf")
    assert len(pages) == 1
    text = plain(pages[0][1])
    for part in parts:
        assert plain(part) in text, part


def test_the_type_of_a_long_factsheet_grows_into_its_page(rendered: Path) -> None:
    """Sizes were counted on by a part of a point that a file of Word does not have: a seventh of
    the page stayed free under small type."""
    (page,) = pages_of(rendered / "factsheet-of-one-ru.pdf")
    words, _, _, high = page
    foot = next(word for word in words if word["text"].startswith("LR-"))
    last = max(word["bottom"] for word in words if word["bottom"] < foot["top"] - 2)
    assert 0.88 * high < last < 0.955 * high


def test_the_picture_of_a_factsheet_stands_between_its_margins(rendered: Path) -> None:
    """It stood an eighth of an inch to the right, over the margin."""
    with pdfplumber.open(rendered / "factsheet-en.pdf") as made:
        page = made.pages[0]
        (picture,) = page.images
        margin = min(word["x0"] for word in page.extract_words())
        assert picture["x0"] == pytest.approx(margin, abs=1)
        assert picture["x1"] <= page.width - margin + 1
