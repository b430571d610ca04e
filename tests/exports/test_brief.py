from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.documents.document import BriefSheet
from dashboard.exports import brief as brief_file
from dashboard.exports.brief import brief_docx, brief_pdf
from dashboard.exports.word import Paper
from dashboard.narrative.brief import Brief, Part
from dashboard.typography import tied
from tests.scenes import words_of


def made(lines: int = 2, mark: str = "") -> Brief:
    told = tuple(f"Соглашение № {n} — <b>Нурланд</b> #show [C{n:02d}]" for n in range(lines))
    return Brief("NO-18", "Справка: Нурланд", "Нурланд",
                 (Part("who", "Кто это", ("Губерния.",)), Part("agreements", "Документы", told),
                  Part("sources", "Источники", ("C01: lenobl.ru", "S05: 47channel"))),
                 "Данные: 2018 г. Составлено 22 ноября 2026 г.", "LR-J5YFDT", mark)  # fmt: skip


def test_no_count_and_no_source_stands_alone_in_a_line() -> None:
    told = ("8 событий в 2018 году, всего — 14.", "Визит в провинцию Хэбэй [C61]")
    brief = Brief("CN-HE", "Справка: Хэбэй", "Хэбэй", (Part("who", "Кто это", told),), "Данные", "")
    lines = [[(line, "")] for line in told]
    sheet = BriefSheet(brief, words_of("ru"), (tuple(lines),))
    document = Document(io.BytesIO(brief_docx(sheet)))
    said = "\n".join(line.text for line in document.paragraphs)
    assert "всего\u00a0—\u00a014." in said and "Хэбэй\u00a0[C61]" in said


def ready(brief: Brief) -> BriefSheet:
    """Ready to be printed, with the first line of each part leading somewhere."""
    lines = tuple(
        tuple(
            ((line, "http://pages.example/data/figure/T003" if place == 0 else ""),)
            for place, line in enumerate(part.lines)
        )
        for part in brief.parts
    )
    return BriefSheet(brief, words_of("ru"), lines)


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("count", [1, 8, 60])
def test_pdf_is_one_a4_page_with_every_line(count: int) -> None:
    brief = made(count)
    with pdfplumber.open(io.BytesIO(brief_pdf(ready(brief)))) as pdf:
        assert len(pdf.pages) == 1
        page = pdf.pages[0]
        assert (round(page.width), round(page.height)) == (595, 842)
        told = letters(page.extract_text())
    for part in brief.parts:
        for line in part.lines:
            assert letters(line) in told


def test_a_word_of_any_length_stays_on_the_page() -> None:
    word = "Ж" * 300
    brief = Brief("NO-18", word, word, (Part("who", "Кто это", (word,)),), "Данные", "")
    with pdfplumber.open(io.BytesIO(brief_pdf(ready(brief)))) as pdf:
        (page,) = pdf.pages
        assert max(one["x1"] for one in page.chars) <= page.width - 45
        assert sum(one["text"].startswith("Ж") for one in page.chars) >= 600


def test_mark_of_demonstration_data_is_on_both() -> None:
    brief = made(mark="Демонстрационные данные")
    with pdfplumber.open(io.BytesIO(brief_pdf(ready(brief)))) as pdf:
        assert letters(brief.mark) in letters(pdf.pages[0].extract_text())
    document = Document(io.BytesIO(brief_docx(ready(brief))))
    assert brief.mark in [paragraph.text for paragraph in document.paragraphs]


def test_no_line_ends_between_a_sign_and_its_dollars() -> None:
    rows = tuple("w" * length + " +$274.2 million" for length in range(40, 80))
    brief = Brief("CHN", "Brief", "China", (Part("who", "Trade", rows),), "Data", "LR-J5YFDT", "")
    with pdfplumber.open(io.BytesIO(brief_pdf(ready(brief)))) as pdf:
        lines = pdf.pages[0].extract_text().splitlines()
    # Some of them are broken before their amount.
    assert any(line.strip().startswith("+$274.2") for line in lines)
    assert not [line for line in lines if line.rstrip().endswith("+")]


def test_word_file_has_headings_and_every_line() -> None:
    brief = made()
    document = Document(io.BytesIO(brief_docx(ready(brief))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert heads == [part.title for part in brief.parts]
    assert {tied(line) for part in brief.parts for line in part.lines} <= set(texts)
    assert document.core_properties.title == brief.heading


def test_word_reads_a_brief_in_its_language() -> None:
    document = Document(io.BytesIO(brief_docx(ready(made()))))
    of_styles = document.styles.element.iter(qn("w:lang"))
    of_faces = document.settings.element.iter(qn("w:themeFontLang"))
    assert [one.get(qn("w:val")) for one in (*of_styles, *of_faces)] == ["ru-RU", "ru-RU"]


def test_a_brief_of_few_lines_is_set_large_and_one_of_many_small() -> None:
    sizes = [
        Document(io.BytesIO(brief_docx(ready(made(count))))).styles["Normal"].font.size.pt
        for count in (4, 50, 90)
    ]
    assert sizes[0] == 11.5 and 8 < sizes[1] < 11.5 and sizes[2] == 8


def test_a_brief_on_narrow_paper_is_set_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its type is measured on the very page that the file has."""
    monkeypatch.setattr(brief_file, "PAPER", Paper(across=50, above=50, below=50))
    document = Document(io.BytesIO(brief_docx(ready(made(35)))))
    page = document.sections[0]
    assert (round(page.left_margin.mm), round(page.top_margin.mm)) == (50, 50)
    assert document.styles["Normal"].font.size.pt < 10
