"""Factsheets read back: one page, every cell of it, in both orders, languages and forms."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet import factsheet
from dashboard.documents.factsheet_blocks import Grid, Small, Words
from dashboard.documents.forms import ORDERS, Order
from dashboard.documents.note import note
from dashboard.exports.factsheet_docx import PAPER, SIZES, _height, _widths, factsheet_docx
from dashboard.exports.factsheet_pdf import factsheet_pdf
from dashboard.language import language
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from dashboard.typography import tied
from tests.scenes import words_of

WHO = ["", "partner=CHN", "partner=BLR", "partner=NOR"]


def sheet_of(ask: Ask, text: str, order: Order) -> Factsheet:
    return factsheet(ask, read_query(f"year=2018&{text}", ask.library), order)


def printed(made: bytes) -> tuple[int, str]:
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages), "\n".join(page.extract_text() for page in pdf.pages)


def plain(text: str) -> str:
    return re.sub(r"\s", "", text.replace("\u202f", ""))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("who", WHO)
def test_one_page_with_every_cell_of_its_tables(
    ask: Ask, lang: str, order: Order, who: str
) -> None:
    sheet = sheet_of(ask, f"lang={lang}&{who}", order)
    pages, text = printed(factsheet_pdf(sheet))
    assert pages == 1
    shown = plain(text)
    for grid in (block for block in sheet.blocks if isinstance(block, Grid)):
        for row in grid.rows:
            for n in grid.numeric:
                assert plain(row[n]) in shown, row


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_document_has_the_same_words(ask: Ask, lang: str) -> None:
    sheet = sheet_of(ask, f"lang={lang}", "note")
    made = Document(io.BytesIO(factsheet_docx(sheet)))
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    for table, grid in zip(made.tables, grids, strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [tuple(map(tied, row)) for row in (grid.headers, *grid.rows)]
    paragraphs = {line.text for line in made.paragraphs}
    words = {b.text for b in sheet.blocks if isinstance(b, Words)}
    assert {tied(text) for text in words} <= paragraphs
    assert tied(sheet.title) in paragraphs
    assert made.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_the_document_speaks_its_language_and_says_what_its_picture_shows(ask: Ask) -> None:
    made = Document(io.BytesIO(factsheet_docx(sheet_of(ask, "lang=ru", "international"))))
    assert {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))} == {"ru-RU"}
    (picture,) = made.inline_shapes
    assert "2018: 11\xa0224,9" in picture._inline.docPr.get("descr")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("order", ORDERS)
def test_the_document_holds_on_its_page(ask: Ask, who: str, order: Order) -> None:
    sheet = sheet_of(ask, f"lang=ru&{who}", order)
    assert any(_height(sheet, size) <= PAPER.height for size in SIZES)


@pytest.mark.parametrize(
    ("title", "part"), [("Trade", 1.6), ("Trade of the Leningrad Region " * 2, 1.5),
                        ("Trade of the Leningrad Region " * 4, 1.6)]
)  # fmt: skip
def test_a_title_is_smaller_where_it_then_has_one_line(title: str, part: float) -> None:
    made = factsheet_docx(Factsheet(title.strip(), "", (), "", words_of("en")))
    document = Document(io.BytesIO(made))
    text = document.styles["Normal"].font.size.pt
    assert document.paragraphs[0].runs[0].font.size.pt == pytest.approx(text * part)


def test_markup_in_a_name_is_only_words() -> None:
    evil = '#panic("no") $x$ *bold* \\ [box] @ref <label> `raw` ' + "слово " * 400
    blocks = (Words(evil), Small((evil,)), Grid((evil,), ((evil,),)))
    pages, text = printed(factsheet_pdf(Factsheet(evil, evil, blocks, "", language("ru"))))
    assert pages == 1 and '#panic("no")' in text


def test_a_word_of_any_length_stays_on_the_page() -> None:
    word = "Ж" * 300
    blocks = (
        Words(word),
        Small((word,)),
        Grid((word, "2"), ((word, "1"),), numeric=frozenset({1})),
    )
    made = factsheet_pdf(Factsheet(word, word, blocks, "", language("ru")))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        (page,) = pdf.pages
        assert max(one["x1"] for one in page.chars) <= page.width - 45
        assert sum(one["text"].startswith("Ж") for one in page.chars) >= 1800


def test_word_opens_it_in_its_full_mode_with_headings_of_the_first_level(ask: Ask) -> None:
    made = Document(io.BytesIO(factsheet_docx(sheet_of(ask, "lang=ru", "note"))))
    (mode,) = [one.get(qn("w:val")) for one in made.settings.element.iter(qn("w:compatSetting"))
               if one.get(qn("w:name")) == "compatibilityMode"]  # fmt: skip
    assert int(mode) >= 15
    styles = [line.style.name for line in made.paragraphs]
    assert styles[0] == "Title" and "Heading 1" in styles
    assert not [name for name in styles if name.startswith("Heading") and name != "Heading 1"]


def test_no_line_of_a_note_ends_between_a_sign_and_its_dollars(demonstration: Ask) -> None:
    query = read_query("dataset=demonstration", demonstration.library)
    _, text = printed(factsheet_pdf(note(demonstration, query)))
    assert "(+$" in text
    assert not [line for line in text.splitlines() if line.rstrip().endswith(("+", "−"))]


def test_no_title_of_a_pdf_ends_a_line_before_its_year(demonstration: Ask) -> None:
    """ "What changed in the foreign trade of the Leningrad Region in", and "2021" below it."""
    made = note(demonstration, read_query("dataset=demonstration&year=2021", demonstration.library))
    _, found = printed(factsheet_pdf(made))
    assert "in 2021" in found
    assert not [line for line in found.split("\n")[:4] if line.endswith(" in")]


def test_no_line_of_a_word_file_can_end_within_an_amount_or_a_range(demonstration: Ask) -> None:
    """A Word file is laid out by who opens it: what must not part is joined in its text."""
    text = "dataset=demonstration&year=2021&months=1-9&lang="
    found = ""
    for lang in ("en", "ru"):
        query = read_query(text + lang, demonstration.library)
        for sheet in (note(demonstration, query), factsheet(demonstration, query, "note")):
            made = Document(io.BytesIO(factsheet_docx(sheet)))
            found += "\n".join(line.text for line in made.paragraphs)
    assert "(+\u2060$" in found and "январь–\u2060сентябрь" in found
    assert not re.findall(r"[+−]\$|\w–\w|\b[^\W\d_]{1,2} [+−≈$]?\d.*", found)


def test_the_tails_of_the_last_line_are_not_cut_off(ask: Ask) -> None:
    """What lies below the room of the page is cut off: with some numbers of lines the last one had
    room for the feet of its letters alone."""
    room = 841.9 - 15 * 72 / 25.4
    for number in range(60, 80):
        blocks = (Words("экспорт — по стране назначения"),) * number
        made = factsheet_pdf(Factsheet("Справка", "", blocks, "подвал", language("ru")))
        with pdfplumber.open(io.BytesIO(made)) as pdf:
            page = pdf.pages[0].crop((0, 0, 595, room + 8))
            last = max((one for one in page.chars if one["text"] == "р"), key=lambda o: o["bottom"])
        assert last["bottom"] <= room + 0.5, number


def test_words_under_a_table_stand_clear_of_it(demonstration: Ask) -> None:
    query = read_query("dataset=demonstration&year=2021", demonstration.library)
    made = Document(io.BytesIO(factsheet_docx(factsheet(demonstration, query, "note"))))
    tables = [one._tbl for one in made.tables]
    under = [line for line in made.paragraphs if line._p.getprevious() in tables]
    assert [line for line in under if not line.style.name.startswith("Heading")]
    assert all((line.paragraph_format.space_before or 0) > 0 for line in under)


def test_a_long_name_has_the_room_that_the_numbers_can_spare() -> None:
    """Widths are on the safe side by a tenth: this name, 241 points in Arial, lacked one."""
    name = "Драгоценные камни, драгоценные металлы и изделия из них"
    heads = ("Группа", "Экспорт, млн долл. США", "Импорт, млн долл. США")
    grid = Grid(heads, ((name, "14,1", "28,7"),), frozenset({1, 2}), wide=frozenset({0}))
    first, second, third = _widths(grid, 8.5 / 0.9)
    assert first - 2 * 5.4 > 241.3 and second - 2 * 5.4 > 104.5 and third - 2 * 5.4 > 101.4
    assert first + second + third == pytest.approx(PAPER.width)
