"""Customs data of whole years, and of a last one with January–March and July–September alone: what
is taken into the room says so, wherever that year stands beside whole ones."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pptx
import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Deck
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.write import write
from dashboard.language import language
from dashboard.render.columns_svg import columns_svg, spoken
from dashboard.render.office_data import office_data
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

KNOWN = {2019: range(1, 13), 2020: range(1, 13), 2021: (1, 2, 3, 7, 8, 9)}
PARTNERS = ("CN", "DE", "FI", "US")


def read(text: str) -> str:
    """A text as it is seen: a span of months is held together by a sign without width."""
    return plain(text).replace("\u2060", "")


@pytest.fixture(scope="module")
def gapped(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    rows = [
        row(flow, f"{month:02d}/{year}", partner, usd=str(1_000_000 + month * 1000 + year * place))
        for year, months in KNOWN.items()
        for month in months
        for place, partner in enumerate(PARTNERS)
        for flow in ("ЭК", "ИМ")
    ]
    return asks_of(tmp_path_factory.mktemp("gapped"), rows)


Slides = Callable[[str], list[str]]


@pytest.fixture
def slides(gapped: Ask, still: ChromiumRenderer) -> Slides:
    def made(asked: str) -> list[str]:
        request = read_request("page", "pptx", f"dataset=customs&{asked}", gapped.library)
        opened = pptx.Presentation(io.BytesIO(write(compose(gapped, request), "pptx", still)))
        return [
            read("\n".join(one.text_frame.text for one in page.shapes if one.has_text_frame))
            for page in opened.slides
        ]

    return made


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("path=/partners&partner=CHN,DEU&year=2020", "Turnover with each", "2021: 6 of 12 months"),
        ("path=/why&year=2020", "equal partners", "2021: 6 of 12 months"),
        ("path=/trade&year=2021", "by month", "no figures for April–June 2021"),
        ("path=/trade&year=2021&view=index", "by month", "no figures for April–June 2021"),
        ("path=/trade&view=rolling", "twelve months", "no figures for April–June 2021"),
        ("path=/trade&year=2021&lang=ru", "по месяцам", "апрель–июнь 2021"),
    ],
)
def test_a_slide_names_what_a_year_lacks(slides: Slides, asked: str, shown: str, said: str) -> None:
    found = [text for text in slides(asked) if shown in text]
    assert found
    assert all(said in text for text in found), found


@pytest.mark.parametrize(("lang", "year"), [("en", "2021 (6 mo.)"), ("ru", "2021 (6 мес.)")])
def test_a_factsheet_says_of_which_year_it_has_a_part(
    gapped: Ask, still: ChromiumRenderer, lang: str, year: str
) -> None:
    asked = f"dataset=customs&year=2020&lang={lang}&order=note"
    request = read_request("factsheet", "docx", asked, gapped.library)
    opened = docx.Document(io.BytesIO(write(compose(gapped, request), "docx", still)))
    heads = [[read(one.cells[0].text) for one in table.rows] for table in opened.tables]
    assert any(names[-3:] == ["2019", "2020", year] for names in heads)


def test_the_year_of_few_months_says_so_below_its_column(gapped: Ask) -> None:
    asked = "dataset=customs&year=2020&chart=turnover"
    deck = compose(gapped, read_request("page", "pptx", asked, gapped.library))
    assert isinstance(deck, Deck)
    words = language("en")
    plot = deck.slides[0].chart.plot
    (drawn,) = office_data(plot, words)
    assert [read(name) for name in drawn.categories] == ["2019", "2020", "2021\n6 mo."]
    assert ">6 mo.<" in read(columns_svg(plot, words))
    assert "2021 (6 mo.): " in read(spoken(plot, words))
