"""Factsheets read back: every number that of the frames, one page, both orders and languages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pdfplumber
import pytest
from docx import Document

from dashboard.callbacks.briefs import account
from dashboard.callbacks.desk import Desk
from dashboard.errors import ExportRefused
from dashboard.documents.factsheet import ORDERS, factsheet
from dashboard.exports.factsheet_docx import HEIGHT, SIZES, _height
from dashboard.documents.factsheet_parts import Grid, Picture, Sheet, Small, Words
from dashboard.exports.factsheet_pdf import factsheet_pdf
from dashboard.documents.factsheet_tables import _runs
from dashboard.language import language

from .conftest import Asked

At = Callable[..., Desk]
WHO = [(), ("CHN",), ("BLR",), ("NOR",)]


def printed(made: bytes) -> tuple[int, str]:
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages), "\n".join(page.extract_text() for page in pdf.pages)


def plain(text: str) -> str:
    return re.sub(r"\s", "", text.replace("\u202f", ""))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("partners", WHO)
def test_one_page_with_every_cell_of_its_tables(
    at: At, lang: str, order: str, partners: tuple[str, ...]
) -> None:
    sheet = factsheet(account(at(year=2018, lang=lang, partners=partners)), order)  # type: ignore[arg-type]
    pages, text = printed(factsheet_pdf(sheet))
    assert pages == 1
    shown = plain(text)
    for grid in (block for block in sheet.blocks if isinstance(block, Grid)):
        for row in grid.rows:
            for n in grid.numeric:
                assert plain(row[n]) in shown, row


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_numbers_are_those_of_the_frames(asked: Asked, at: At, lang: str) -> None:
    words, own = language(lang), at(year=2018, lang=lang)
    _, text = printed(asked("factsheet", "pdf", year=2018, lang=lang, order="note"))
    frame = own.totals().dropna(subset=["turnover_usd"])
    for row in frame.itertuples():
        for value in (row.exports_usd, row.imports_usd, row.turnover_usd, row.balance_usd):
            assert plain(words.millions(value)) in plain(text)
    for row in own.shares().itertuples():
        assert plain(words.percent(row.shown_pct)) in plain(text)


def test_rate_of_growth_and_increase_are_two_things(at: At) -> None:
    sheet = factsheet(account(at(year=2018, lang="ru")), "note")
    rates = next(b for b in sheet.blocks if isinstance(b, Grid) and "темп роста" in b.headers[1])
    row = next(row for row in rates.rows if row[0] == "2018")
    assert row[1:3] == ("125,7", "+25,7")


def test_the_parts_add_up_to_the_whole(asked: Asked) -> None:
    _, text = printed(asked("factsheet", "pdf", year=2018))
    shares = [float(part) for part in re.findall(r"([\d.]+)% of turnover", text)][:2]
    assert sum(shares) == pytest.approx(100.0)


def test_nothing_is_computed_from_more_than(at: At) -> None:
    sheet = factsheet(account(at(year=2022, partners=("BLR",))), "note")
    totals = next(block for block in sheet.blocks if isinstance(block, Grid))
    assert ("2021", "—", "—", "more than 700.0", "—", "published") in totals.rows
    lead = next(block for block in sheet.blocks if isinstance(block, Words))
    assert "%" not in lead.text


def test_a_country_without_trade_says_so(at: At) -> None:
    sheet = factsheet(account(at(year=2018, partners=("NOR",))), "international")
    assert not any(isinstance(block, Picture) for block in sheet.blocks)
    lead = next(block for block in sheet.blocks if isinstance(block, Words))
    assert "not published" in lead.text


def test_several_partners_are_refused(asked: Asked) -> None:
    with pytest.raises(ExportRefused, match="one partner or none"):
        asked("factsheet", "pdf", partners=("CHN", "DEU"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_document_has_the_same_words(asked: Asked, at: At, lang: str) -> None:
    made = Document(io.BytesIO(asked("factsheet", "docx", year=2018, lang=lang, order="note")))
    sheet = factsheet(account(at(year=2018, lang=lang)), "note")
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    for table, grid in zip(made.tables, grids, strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [grid.headers, *grid.rows]
    paragraphs = {line.text for line in made.paragraphs}
    assert {b.text for b in sheet.blocks if isinstance(b, Words)} <= paragraphs
    assert sheet.title in paragraphs
    assert made.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


@pytest.mark.parametrize("partners", WHO)
@pytest.mark.parametrize("order", ORDERS)
def test_the_document_holds_on_its_page(at: At, partners: tuple[str, ...], order: str) -> None:
    sheet = factsheet(account(at(year=2018, lang="ru", partners=partners)), order)  # type: ignore[arg-type]
    assert any(_height(sheet, size) <= HEIGHT for size in SIZES)


def test_markup_in_a_name_is_only_words() -> None:
    evil = '#panic("no") $x$ *bold* \\ [box] @ref <label> `raw` ' + "слово " * 400
    sheet = Sheet(evil, evil, (Words(evil), Small((evil,)), Grid((evil,), ((evil,),))), "",
                  language("ru"))  # fmt: skip
    pages, text = printed(factsheet_pdf(sheet))
    assert pages == 1 and '#panic("no")' in text


def test_chapters_are_shown_as_runs() -> None:
    assert _runs(["01", "02", "03", "25", "27", "68"]) == "01–03, 25, 27, 68"
