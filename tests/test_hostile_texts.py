"""Texts of an owner's files reach every output as texts: nothing in them is obeyed.

One set of hostile texts (markup, commands of a terminal, formulas, calls of Typst, signs that turn
the direction of what stands beside them) stands as titles, parties and publishers of relations,
events and sources, and is looked for in pages, plots, pictures, documents, tables and the terminal.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pdfplumber
import pytest
from flask.testing import FlaskClient
from lxml import etree, html
from openpyxl import load_workbook

from dashboard.__main__ import main
from dashboard.app import create_app
from dashboard.exports.chromium_renderer import ChromiumRenderer, NoChromium
from dashboard.settings import read_settings
from tests.callbacks.conftest import LAYOUT, asks
from tests.imports.owner_books import EVENT, RELATION, SOURCE, published_by_hand

MARK = "zq9"
"""Begins and ends each, so that it is found whatever became of it."""
HOSTILE = tuple(f"{MARK}{one}{MARK}" for one in (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<a href='http://evil.example'>x</a>",
    "</text><script>1</script>", "<b>bold</b> & &lt;i&gt;", "]]>&#x202e;<!--",
    '#read("/etc/passwd")', "#{panic(1)}[*bold*] $x$ @ref", '"\\u{0}\\n',
    "\x1b[2J\x1b]0;owned\x07\x9b1m", "\u202eexe.cod\u202c\u2066", "{region.name} {0} %s %(x)s",
))  # fmt: skip
FORMULAS = ("=HYPERLINK(\"http://evil.example\")zq9", "+1+cmd|' /C calc'!A0zq9", "-2+3zq9",
            "@SUM(1)zq9", "zq9;=1+1", "zq9,=1+1", "zq9\r\n=1+1;=2")  # fmt: skip
TEXTS = (*HOSTILE, *FORMULAS)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("hostile")
    several = list(enumerate(TEXTS))
    published_by_hand(
        data,
        relations=[
            {**RELATION, "relation": f"O{n:03}", "title_en": text, "title_ru": text,
             "party_en": text, "party_ru": text, "since": "2021"} for n, text in several
        ],
        events=[
            {**EVENT, "event": f"OE{n}", "year": "2021", "start": "2021-03-04", "end": "2021-03-05",
             "precision": "day", "title_en": text, "title_ru": text, "source": f"X{n:02}"}
            for n, text in several
        ],
        sources=[{**SOURCE, "source": f"X{n:02}", "title": text, "publisher": text}
                 for n, text in several],
    )  # fmt: skip
    return data


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(read_settings({}, data_dir=folder)).server.test_client()


ASKED = "year=2021"
DOCUMENTS = (
    f"page.pptx?path=/relations&{ASKED}", "brief.pdf?partner=NOR", "brief.docx?partner=NOR&lang=ru",
    f"chart.xlsx?chart=timeline-chart&{ASKED}", f"chart.pptx?chart=timeline-chart&{ASKED}",
    f"chart.svg?chart=timeline-chart&{ASKED}", f"page.svg?path=/relations&{ASKED}",
)  # fmt: skip
TABLES = (
    "/download/events_full.csv", "/download/relations.csv?lang=ru", "/download/sources.csv",
    f"/export/chart.csv?chart=timeline-chart&{ASKED}&lang=ru",
    f"/export/table.csv?chart=timeline-chart&{ASKED}",
)  # fmt: skip


def test_on_pages_and_plots_they_are_text(client: FlaskClient) -> None:
    """React shows children as they are; what is set as HTML is escaped."""
    for path in ("/relations", "/relations/NO-18", "/brief/NOR", "/data"):
        drawn = asks(client, path, ASKED)
        layout = client.get(f"{LAYOUT}?path={path}&query={quote(ASKED)}").get_json()
        for text in _strings([drawn, layout]):
            if MARK in text:
                assert not UNSEEN.search(text), (path, text)
        for text in [
            *_strings(drawn["html"]),
            *_strings(drawn["tables"]),
            *_plotted(drawn, layout),
        ]:
            if MARK in text:
                _no_element_of_theirs(html.fromstring(f"<div>{text}</div>"))


def test_in_documents_they_are_text(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    figures: list[Any] = []

    def draw(
        _: ChromiumRenderer, figure: Any, *__: object, form: str = "svg", **___: object
    ) -> bytes:
        figures.append(figure)
        if form == "png":
            raise NoChromium("none")
        return b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    monkeypatch.setattr(ChromiumRenderer, "draw", draw)
    for asked in DOCUMENTS:
        answer = client.get(f"/export/{asked}")
        assert answer.status_code == 200, answer.text
        parts = list(_parts(answer.data))
        assert any(MARK in text for _, text in parts) or ".svg" in asked, asked
        for name, text in parts:
            assert not UNSEEN.search(text), (asked, name)
            assert "root:" not in text
            if text.startswith("<"):
                _no_element_of_theirs(etree.fromstring(text.encode()))
        if asked.startswith("chart.xlsx"):
            for sheet in load_workbook(io.BytesIO(answer.data)):
                assert not [one for row in sheet for one in row if one.data_type == "f"
                            and MARK in str(one.value)]  # fmt: skip
    assert figures and not [text for text in _strings(figures) if MARK in text]


def test_in_tables_none_is_a_formula_whatever_parts_the_fields(client: FlaskClient) -> None:
    for path in TABLES:
        text = client.get(path).get_data(as_text=True)
        assert MARK in text and not UNSEEN.search(text), path
        for separator in ",;\t":
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                risky = [
                    cell for cell in row if MARK in cell and cell.lstrip(' "')[:1] in tuple("=+-@")
                ]
                assert not risky, (path, separator, risky)


def test_a_terminal_and_the_log_are_told_nothing_but_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["table", "events"], ["check"], ["ask", f"{MARK}<script>"]):
        main([*command, "--data-dir", str(folder)])
    said = capsys.readouterr()
    assert MARK in said.out
    assert not UNSEEN.search(said.out.replace("\r\n", "\n")) and not UNSEEN.search(said.err)


def _strings(value: Any) -> Iterator[str]:
    """All texts of a value of JSON."""
    if isinstance(value, str):
        yield value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _strings(one)


def _plotted(*values: Any) -> Iterator[str]:
    """The texts that Plotly draws."""
    for value in values:
        if isinstance(value, dict) and {"data", "layout"} <= value.keys():
            yield from _strings(value)
        elif isinstance(value, (dict, list)):
            yield from _plotted(*(value.values() if isinstance(value, dict) else value))


def _parts(file: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a document: the parts of a package, the pages of a PDF, a picture."""
    if file[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    yield name, re.sub(r"^<\?xml.*?\?>\s*", "", package.read(name).decode())
    elif file[:4] == b"%PDF":
        with pdfplumber.open(io.BytesIO(file)) as pages:
            yield "pages", "\n".join(page.extract_text() for page in pages.pages)
    else:
        yield "picture", file.decode()


def _no_element_of_theirs(tree: Any) -> None:
    for one in tree.iter(etree.Element):
        name = etree.QName(one).localname
        assert name not in ("script", "img", "foreignObject"), name
        assert not [
            value for value in one.attrib.values() if value.startswith("http://evil.example")
        ]
        assert not [name for name in one.attrib if name.startswith("on") and name != "on"]
