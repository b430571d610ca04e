"""Numbers in files lead to where they come from: every link is followed, in every form."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest
from dash import html
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from dashboard.documents.compose import compose
from dashboard.documents.provenance import Provenance
from dashboard.documents.request import read_request
from dashboard.exports.workbook_words import HEAD_ROW
from dashboard.exports.write import write
from dashboard.narrative.digits import as_written
from dashboard.store.ask import Ask
from tests.exports.conftest import StillRenderer
from tests.loose_numbers import loose_numbers, names_of
from tests.test_every_number import proved, resolved, same

pytestmark = pytest.mark.usefixtures("tables_built_once")
SHOWN = ("Table", "Таблица")
DRAWN = ("Chart", "Диаграмма")
BASE = "http://pages.example:8050"
Linked = Iterator[tuple[str, str]]
"""What is shown, and its address."""


def in_sheet(content: bytes) -> Linked:
    """The sheets of numbers."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        if {"Query", "Sources"} & {*sheet.tables}:
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None:
                    # A value that is only about right stands as it is written, with its sign.
                    assert isinstance(cell.value, (int, float)) or sheet.title.split()[0] in SHOWN
                    yield "", cell.hyperlink.target


def in_cells(content: bytes) -> Iterator[tuple[str, float, str]]:
    """The numbers of the sheets of what a chart draws and of what its table shows: heading of the
    column, value, address."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        if sheet.title.split()[0] not in (*DRAWN, *SHOWN):
            continue
        heads, *rows = sheet.iter_rows(min_row=HEAD_ROW + 1)
        for row in rows:
            for head, cell in zip(heads, row, strict=False):
                if isinstance(cell.value, (int, float)):
                    link = cell.hyperlink
                    yield str(head.value), cell.value, link.target if link else ""


def in_word(content: bytes) -> Linked:
    made = Document(io.BytesIO(content))
    rels = made.part.rels
    for link in made.element.iter(qn("w:hyperlink")):
        yield (
            "".join(one.text or "" for one in link.iter(qn("w:t"))),
            rels[link.get(qn("r:id"))].target_ref,
        )


def in_pdf(content: bytes) -> Linked:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for link in page.hyperlinks:
                yield "", link["uri"]


def in_notes(content: bytes) -> Linked:
    for slide in Presentation(io.BytesIO(content)).slides:
        for line in slide.notes_slide.notes_text_frame.text.splitlines():
            if " → " in line:
                said, _, address = line.rpartition(" → ")
                yield said.rpartition(": ")[2], address


def in_faces(content: bytes) -> Linked:
    """What stands on slides: titles, the figures beside a chart, the squares of a table."""
    for run in runs_of(content):
        if run.hyperlink.address:
            yield run.text, run.hyperlink.address


def runs_of(content: bytes) -> Iterator[Any]:
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            squares = shape.table.iter_cells() if shape.has_table else ()
            framed = [shape] if shape.has_text_frame else [*squares]
            for frame in framed:
                for line in frame.text_frame.paragraphs:
                    yield from line.runs


FILES: dict[str, tuple[str, str, str, Callable[[bytes], Linked], int]] = {
    "workbook": ("workbook", "xlsx", "year=2018&chart=turnover-chart", in_sheet, 10),
    "workbook of partners": ("workbook", "xlsx", "chart=partner-share-chart", in_sheet, 8),
    "workbook of customs data": (
        "workbook", "xlsx", "dataset=customs&year=2019&chart=partner-share-chart", in_sheet, 8,
    ),
    "brief": ("brief", "docx", "partner=BLR&year=2022", in_word, 5),
    "brief, PDF": ("brief", "pdf", "partner=CHN", in_pdf, 5),
    "brief of a region": ("brief", "docx", "partner=NO-18", in_word, 5),
    "brief of customs data": ("brief", "docx", "partner=CHN&dataset=customs&year=2019", in_word, 5),
    "factsheet": ("factsheet", "docx", "year=2018", in_word, 8),
    "factsheet in the Russian order": ("factsheet", "docx", "year=2021&order=note", in_word, 30),
    "factsheet, PDF": ("factsheet", "pdf", "year=2018&order=note", in_pdf, 12),
    "factsheet of a country": ("factsheet", "docx", "partner=NOR", in_word, 8),
    "factsheet of customs data": (
        "factsheet", "docx", "dataset=customs&year=2019&order=note", in_word, 12,
    ),
    "note": ("note", "docx", "dataset=demonstration", in_word, 12),
    "slide": ("chart", "pptx", "year=2018&chart=turnover-chart", in_notes, 10),
    "face of a slide": ("chart", "pptx", "year=2018&chart=turnover-chart", in_faces, 6),
    "face of a slide of shares": ("chart", "pptx", "chart=partner-share-chart", in_faces, 6),
    "face of a slide of growth": (
        "chart", "pptx", "year=2018&chart=contribution-chart", in_faces, 6,
    ),
    "face of a slide with a table": (
        "chart", "pptx", "path=/relations&chart=matrix-chart", in_faces, 100,
    ),
    "face of a slide of events": (
        "chart", "pptx", "path=/relations&chart=timeline-chart", in_faces, 3,
    ),
    "face of a slide of customs data": (
        "chart", "pptx", "dataset=demonstration&chart=turnover-chart", in_faces, 5,
    ),
    "slides of a partner": ("page", "pptx", "path=/relations/NO-18", in_notes, 1),
}  # fmt: skip


def made(ask: Ask, name: str, lang: str, base: str) -> bytes:
    what, form, text, *_ = FILES[name]
    request = read_request(what, form, f"{text}&lang={lang}", ask.library, base)
    return write(compose(ask, request), form, StillRenderer(ask.library.settings.data / "geo"))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", FILES)
def test_each_number_of_a_file_leads_to_its_panel(
    imported: Ask, demonstration: Ask, name: str, lang: str
) -> None:
    *_, text, read, least = FILES[name]
    ask = demonstration if "demonstration" in text else imported
    links = [(said, at) for said, at in read(made(ask, name, lang, BASE)) if "/data/figure/" in at]
    assert len(links) >= least
    words = ask.library.language(lang)
    for said, address in links:
        assert address.startswith(f"{BASE}/data/figure/")
        found = resolved(ask, address.removeprefix(BASE), "")
        assert found is not None and proved(found), address
        assert not re.search(r"\d", said) or same(said.lstrip("≈>< \u00a0"), found, words), (
            said, address, found.value,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["workbook", "brief", "brief, PDF", "factsheet", "slide"])
def test_without_the_address_of_the_pages_nothing_is_led_anywhere(imported: Ask, name: str) -> None:
    *_, read, _ = FILES[name]
    for base in ("", "/", "javascript:alert(1)"):
        assert [at for _, at in read(made(imported, name, "en", base)) if "figure" in at] == []


def test_a_link_keeps_the_look_of_its_number(imported: Ask) -> None:
    """No blue, no line below it: a printed sheet looks as before."""
    sheet = openpyxl.load_workbook(io.BytesIO(made(imported, "workbook", "en", BASE)))["Data"]
    bare = openpyxl.load_workbook(io.BytesIO(made(imported, "workbook", "en", "")))["Data"]
    for one, other in zip(sheet.iter_rows(), bare.iter_rows(), strict=True):
        for cell, plain in zip(one, other, strict=True):
            assert (cell.value, cell.number_format) == (plain.value, plain.number_format)
            assert repr(cell.font) == repr(plain.font)
    document = Document(io.BytesIO(made(imported, "factsheet", "en", BASE)))
    for link in document.element.iter(qn("w:hyperlink")):
        assert link.find(f".//{qn('w:u')}") is None


def test_a_link_of_customs_data_names_its_release(imported: Ask) -> None:
    addresses = [at for _, at in in_sheet(made(imported, "workbook of customs data", "en", BASE))]
    assert all("dataset=customs" in one and "release=" in one for one in addresses)


SHEETS = (
    "year=2018&chart=turnover-chart", "year=2021&chart=balance-chart", "chart=sector-chart",
    "chart=contribution-chart&year=2018", "chart=timeline-chart",
    "path=/relations&chart=matrix-chart",
    "chart=partner-share-chart&dataset=customs&year=2019",
    "chart=goods-chart&dataset=customs&year=2019", "chart=months-chart&dataset=customs&year=2020",
    "chart=season-chart&dataset=demonstration",
)  # fmt: skip
UNSEEN = ("export.native_line", "workbook.unseen")
"""Headings of what is only there to draw the steps from one total to another."""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_each_number_of_a_sheet_leads_to_a_panel_of_the_same_value(
    imported: Ask, demonstration: Ask, lang: str
) -> None:
    """What a chart draws and what its table shows: no number stands without its link."""
    words = imported.library.language(lang)
    unseen = [words.t(key) for key in UNSEEN]
    for text in SHEETS:
        ask = demonstration if "demonstration" in text else imported
        request = read_request("workbook", "xlsx", f"{text}&lang={lang}", ask.library, BASE)
        content = write(compose(ask, request), "xlsx", StillRenderer(ask.library.settings.data))
        cells = list(in_cells(content))
        assert cells, text
        for head, value, address in cells:
            if not address and head in unseen and "contribution" in text:
                continue
            found = resolved(ask, address.removeprefix(BASE), "") if address else None
            assert found is not None and proved(found), (text, head, value, address)
            known = worth(ask, found)
            assert abs(value) == pytest.approx(known, rel=1e-6), (text, head, value, address)


def worth(ask: Ask, found: Provenance) -> float:
    """What a panel says a number is, without its sign, with the digits that it is written with;
    money in millions."""
    if found.amount is None:
        figures = ask.library.figures
        return abs(float(figures.loc[figures["figure"].eq(found.quoted[0].row), "value"].iloc[0]))
    value = as_written(found.amount).value
    assert value is not None
    return abs(value) / (1e6 if found.amount.unit == "usd" else 1)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_link_on_a_slide_keeps_the_look_of_its_number(imported: Ask, lang: str) -> None:
    """Without what says so office programs paint a link blue, with a line below it."""
    linked = [run._r.rPr for run in runs_of(made(imported, "face of a slide", lang, BASE))
              if "/data/figure/" in (run.hyperlink.address or "")]  # fmt: skip
    assert linked
    for look in linked:
        assert look.get("u") == "none"
        assert [one.get("val") for one in look.iter() if one.tag.endswith("hlinkClr")] == ["tx"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_number_of_the_sentences_of_a_factsheet_stands_without_its_link(
    imported: Ask, demonstration: Ask, lang: str
) -> None:
    """The lead, and what it is made of."""
    for ask, text in ((imported, "year=2018"), (demonstration, "dataset=demonstration")):
        words = ask.library.language(lang)
        request = read_request("factsheet", "docx", f"{text}&lang={lang}", ask.library, BASE)
        lines = Document(
            io.BytesIO(write(compose(ask, request), "docx", StillRenderer(Path())))
        ).paragraphs
        said = [one for one in lines[2:] if one._p.findall(qn("w:hyperlink"))]
        assert len(said) >= 3
        for line in said[:3]:
            bare = "".join(run.text for run in line.runs)
            assert loose_numbers(html.P(bare), names_of(ask.library), words) == [], line.text


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_all_other_countries_and_the_notes_of_a_factsheet_lead_on(
    imported: Ask, demonstration: Ask, lang: str
) -> None:
    """The row of all others is a sum of partners; a misprint leads to the ledger."""
    for ask, text, least in (
        (imported, "year=2018", 3),
        (demonstration, "dataset=demonstration", 0),
    ):
        request = read_request("factsheet", "docx", f"{text}&lang={lang}", ask.library, BASE)
        links = [*in_word(write(compose(ask, request), "docx", StillRenderer(Path())))]
        others = [(said, at) for said, at in links if "/partners/beyond-" in at]
        assert len(others) == 2  # amount and share
        for said, at in others:
            found = resolved(ask, at.removeprefix(BASE), "")
            assert found is not None and found.inputs
            assert same(said.lstrip("≈ \u00a0"), found, ask.library.language(lang))
        assert sum("/ledger/" in at or "/figure/T001" in at for _, at in links) >= least
