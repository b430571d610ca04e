"""A year of which some months in the middle are not known: said as a gap, and compared by the
months that both years have, on the page, in the table and in the files."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pptx
import pytest

from dashboard.answers import releases, trade
from dashboard.answers.tables import EVERY, every_year
from dashboard.documents.compose import compose
from dashboard.documents.lineage import AskedCell
from dashboard.documents.origins import origin_of
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.write import write
from dashboard.measures.headline import headlines
from dashboard.pages.screen import changes, tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import ROOT
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.loose_numbers import breakable
from tests.scenes import plain
from tests.trees import text

KNOWN = (1, 2, 3, 7, 8, 9)
ASKED = "dataset=customs&year=2020"
SPANS = {
    "en": ("January–March, July–September", "January–September"),
    "ru": ("январь–март, июль–сентябрь", "январь–сентябрь"),
}
"""What is said, and what would be said of a year without a gap."""
GROWN = {"en": "increased by 100.0%", "ru": "увеличился на 100,0 %",
         "csv": "2020,2916000000,1296000000,4212000000,1620000000,225,100,"}  # fmt: skip
"""The growth over the months of both years, in words and as a row."""


@pytest.fixture(scope="module")
def asks(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """2018 and 2019 are whole, of 2020 the first and the third quarter are known. Every month of
    2020 is twice that of 2019, and the months differ so much that any other choice of months
    gives another growth."""
    rows = [
        row(flow, f"{month:02d}/{year}", partner, code, usd=f"{usd * scale * month**3}.00")
        for year, scale in ((2018, 1), (2019, 1), (2020, 2))
        for month in (KNOWN if year == 2020 else range(1, 13))
        for flow, partner, code, usd in (
            ("ЭК", "CN", "2710192100", 900_000),
            ("ИМ", "DE", "8703231981", 400_000),
        )
    ]
    return asks_of(tmp_path_factory.mktemp("gaps"), rows)


def _files(ask: Ask, lang: str) -> dict[str, str]:
    """The words of the files of the state."""
    library, renderer = ask.library, ChromiumRenderer(ROOT / "data" / "geo")
    found = {}
    for what, form in (("factsheet", "docx"), ("chart", "pptx"), ("chart", "csv")):
        request = read_request(what, form, f"{ASKED}&lang={lang}", library)
        made = write(compose(ask, request), form, renderer)
        if form == "csv":
            found[f"{what}.{form}"] = made.decode("utf-8-sig")
        elif form == "docx":
            book = docx.Document(io.BytesIO(made))
            cells = [cell.text for one in book.tables for line in one.rows for cell in line.cells]
            found[f"{what}.{form}"] = "\n".join([*(p.text for p in book.paragraphs), *cells])
        else:
            slide = pptx.Presentation(io.BytesIO(made)).slides[0]
            shapes = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
            found[f"{what}.{form}"] = "\n".join([*shapes, slide.notes_slide.notes_text_frame.text])
    return found


@pytest.mark.parametrize("lang", SPANS)
@pytest.mark.parametrize("path", ["/", "/trade", "/partners"])
def test_the_page_says_the_gap_and_compares_by_the_months_of_both(
    asks: Ask, path: str, lang: str
) -> None:
    shown = show(asks, path, f"{ASKED}&lang={lang}")
    assert shown.failed == []
    assert shown.scene.query.months == {*KNOWN}
    assert shown.scene.query.comparable
    # What keeps a range in one line is written out in a representation.
    sent = str(changes(shown)).replace("\\u2060", "")
    said = plain(text(tree(shown)) + sent)
    gap, whole = SPANS[lang]
    assert gap in said
    assert whole not in said and whole.capitalize() not in said
    query = shown.scene.query
    for one in headlines(asks(trade.years, query), query)[:3]:
        assert one.growth.plain() == pytest.approx(100)


@pytest.mark.parametrize("lang", SPANS)
def test_the_files_say_the_same(asks: Ask, lang: str) -> None:
    gap, whole = SPANS[lang]
    for name, found in _files(asks, lang).items():
        said = plain(breakable(found))
        assert whole not in said.casefold(), name
        if name != "chart.csv":
            assert gap.casefold() in said.casefold(), name
            assert GROWN["csv" if name == "chart.csv" else lang] in said, name


def test_the_table_has_the_growth_of_those_months(asks: Ask) -> None:
    for asked in (read_query(ASKED, asks.library), read_query("dataset=customs", asks.library)):
        table = EVERY["turnover"]
        rows = table.frame(asks, table.asked(asked)).set_index("year")
        assert rows.loc[2020, "turnover_growth_pct"] == pytest.approx(100)
        assert (rows.loc[2020, "growth_months"], rows.loc[2020, "months"]) == (6, 6)
    every = EVERY["turnover"].frame(asks, every_year(read_query(ASKED, asks.library)))
    usd = every.set_index("year")["exports_usd"]
    assert usd[2019] == sum(900_000 * month**3 for month in KNOWN) == usd[2020] / 2


@pytest.mark.parametrize("name", ["contributions", "price_volume", "partner_sectors", "goods"])
def test_analyses_count_the_same_months(asks: Ask, name: str) -> None:
    table = EVERY[name]
    frame = table.frame(asks, table.asked(read_query(ASKED, asks.library)))
    both = sum((900_000 + 400_000) * month**3 for month in KNOWN)
    if name == "contributions":
        assert (frame["before_usd"].sum(), frame["now_usd"].sum()) == (both, 2 * both)
    elif name == "price_volume":
        assert frame["whole_pct"].tolist() == pytest.approx([100, 100])
    else:
        usd = frame.filter(regex="^(turnover|exports|imports)_usd$").sum(axis=None)
        assert usd == 2 * both


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_number_leads_to_the_address_of_its_months(asks: Ask, year: int) -> None:
    query = read_query(ASKED, asks.library)
    at = AskedCell(query.with_(year=None, months=query.months), str(year), "exports",
               asks.library.registers)  # fmt: skip
    found = origin_of(asks, "turnover", at)
    assert found is not None
    (of_months,) = found.queries
    assert "months=1-3,7-9" in of_months
    opened = read_query(of_months, asks.library)
    (exports,) = (row.exports_usd for row in asks.rows(trade.years, opened) if row.year == year)
    scale = 2 if year == 2020 else 1
    assert exports == scale * sum(900_000 * month**3 for month in KNOWN)


def test_a_gap_that_the_reader_chose_has_its_address(asks: Ask) -> None:
    shown = show(asks, "/trade", "dataset=customs&year=2019&months=1-3,7-9")
    assert shown.query.problems == () and shown.scene.query.months == {*KNOWN}
    assert "January–March, July–September" in plain(text(tree(shown)) + str(changes(shown)))


def test_a_month_that_fills_a_gap_is_no_revision(tmp_path: Path) -> None:
    old = [row(period=f"{month:02d}/2020", usd="100.00") for month in (1, 3)]
    new = [row(period="02/2020", usd="250.00"), row(period="03/2020", usd="70.00")]
    ask = asks_of(tmp_path, old, new, replace=True)
    (revised,) = ask(releases.revision, Query(dataset="customs")).to_dict("records")
    assert (revised["old_usd"], revised["new_usd"]) == (200, 170)
    table = EVERY["changes"]
    query = read_query("dataset=customs&release=2", ask.library)
    (found,) = table.frame(ask, table.asked(query)).to_dict("records")
    assert (found["news_usd"], found["revision_usd"]) == (250, -30)
