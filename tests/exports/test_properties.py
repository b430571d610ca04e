"""What files say of themselves: in their properties, their lists of pages, the names of charts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation

from dashboard.exports.properties import fill_properties
from dashboard.language import language
from tests.scenes import plain

from .conftest import Asked

OFFICE = {
    "page-pptx": ("page", "pptx", "year=2018"),
    "chart-xlsx": ("chart", "xlsx", "year=2018&chart=turnover-chart"),
    "factsheet-docx": ("factsheet", "docx", "year=2018"),
    "note-docx": ("note", "docx", "year=2018"),
    "brief-docx": ("brief", "docx", "partner=CHN"),
}
PAPER = {
    "factsheet": ("factsheet", "pdf", "year=2018"),
    "note": ("note", "pdf", "year=2018"),
    "brief": ("brief", "pdf", "partner=CHN"),
}
RECENT = dt.timedelta(minutes=5)


def core(made: bytes) -> dict[str, str]:
    """The properties of an office file, by their names."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        found = etree.fromstring(package.read("docProps/core.xml"))
    return {etree.QName(one).localname: one.text or "" for one in found}


@pytest.mark.parametrize("made", [Presentation, Document])
def test_a_long_name_of_a_region_or_a_long_title_ends_with_a_whole_word(
    made: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    words, file = language("en"), made()
    prepared, title = "Dashboard of Long Region " * 20, "Turnover of 2018 " * 20
    monkeypatch.setattr(type(words), "t", lambda *_: prepared)
    monkeypatch.setattr("dashboard.exports.properties.language_tag", lambda _: "en")
    fill_properties(file, words, title, "Short")
    found = file.core_properties
    assert found.author.startswith("Dashboard of Long Region Dash") and found.subject == "Short"
    for text, whole in ((found.author, prepared), (found.title, title)):
        kept = text.removesuffix("…")
        assert 230 < len(kept) < 255 and whole.startswith(f"{kept} ")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", OFFICE)
def test_properties_are_of_the_file_and_not_of_a_template(
    asked: Asked, name: str, lang: str
) -> None:
    """Slides were made by Steve Canny in January 2013, Word files by python-docx that December."""
    what, form, text = OFFICE[name]
    found, words = core(asked(what, form, f"{text}&lang={lang}")), language(lang)
    assert len(found["title"]) > 10
    assert found["creator"] == found["lastModifiedBy"] and "python" not in str(found)
    assert "Ленинградской" in found["creator"] if lang == "ru" else "Leningrad" in found["creator"]
    now = dt.datetime.now(dt.UTC)
    for when in ("created", "modified"):
        assert now - dt.datetime.fromisoformat(found[when]) < RECENT
    if form != "xlsx":
        assert found["language"] == words.t("language.tag")


@pytest.mark.parametrize(
    ("what", "text", "title"),
    [
        ("page", "path=/trade&year=2018", "Trade – foreign trade and international relations"),
        ("note", "year=2018", "What changed in the foreign trade of the Leningrad Region in 2018"),
        ("deck", "view=a&chart=balance&view=b&chart=turnover", "Slides – foreign trade"),
        ("deck", "view=a&query=year%3D2018&chart=balance", "Exports exceeded imports by 73%"),
        ("chart", "chart=balance&year=2018", "Exports exceeded imports by 73%"),
    ],
)
def test_slides_are_called_by_what_all_of_them_are(
    asked: Asked, what: str, text: str, title: str
) -> None:
    """A deck of seven slides was called by the finding of its first."""
    assert plain(core(asked(what, "pptx", text))["title"]).startswith(title)


def test_the_properties_of_an_owners_template_stay_its_own(asked: Asked, tmp_path: Path) -> None:
    owner = Presentation()
    owner.core_properties.last_modified_by, owner.core_properties.comments = "Secretary", "Draft"
    owner.save(str(tmp_path / "owner.pptx"))
    found = core(asked("chart", "pptx", template=tmp_path / "owner.pptx"))
    assert "Secretary" not in found.values() and "Draft" not in found.values()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", PAPER)
def test_a_pdf_says_title_date_and_language_and_has_bookmarks(
    asked: Asked, name: str, lang: str
) -> None:
    what, form, text = PAPER[name]
    with pdfplumber.open(io.BytesIO(asked(what, form, f"{text}&lang={lang}"))) as pdf:
        said, catalog, marks = pdf.metadata, pdf.doc.catalog, list(pdf.doc.get_outlines())
    assert len(said["Title"]) > 10 and said["Author"]
    assert said["CreationDate"][2:6] == str(dt.datetime.now(dt.UTC).year)
    assert catalog["Lang"] == lang.encode() and catalog["MarkInfo"]["Marked"]
    levels = [level for level, *_ in marks]
    assert levels[0] == 1 and levels.count(1) == 1 and levels.count(2) >= 3


def described(page: Any) -> list[tuple[str, str]]:
    """Name and description of each shape that has one."""
    found = page._element.iter("{*}cNvPr")
    return [(one.get("name"), one.get("descr")) for one in found if one.get("descr")]


def test_a_chart_is_named_by_what_it_says(asked: Asked) -> None:
    """LibreOffice keeps of a chart in a .pptx the name alone."""
    pages = Presentation(io.BytesIO(asked("page", "pptx", "year=2018"))).slides
    found = [pair for page in pages for pair in described(page)]
    assert len(found) > 3 and all(name == said and len(said) > 20 for name, said in found)


def test_slides_have_no_names_of_their_own(asked: Asked) -> None:
    """LibreOffice makes bookmarks of their titles, with "(2)" behind one that is a name too."""
    pages = Presentation(io.BytesIO(asked("page", "pptx", "year=2018&lang=ru"))).slides
    assert {page.name for page in pages} == {""}
    assert all(page.shapes.title.text_frame.text for page in pages)
