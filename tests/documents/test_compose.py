"""Requests become documents: whose charts, in which order, with which links; nothing written."""

from __future__ import annotations

import pytest

from dashboard.charts import chart_named, charts_on
from dashboard.charts.from_store import chart_of
from dashboard.documents.compose import compose
from dashboard.documents.document import Book, BriefSheet, Deck, Document, Factsheet, Picture
from dashboard.documents.forms import FORMATS
from dashboard.documents.request import read_request
from dashboard.documents.tables import Table
from dashboard.documents.views import MOST_VIEWS, View
from dashboard.errors import ExportRefused, UnknownSelection
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.saved_views import views_to_query


def made(ask: Ask, what: str, form: str, text: str = "", link: str = "http://host") -> Document:
    return compose(ask, read_request(what, form, text, ask.library, link))


def deck(ask: Ask, text: str, what: str = "deck") -> Deck:
    found = made(ask, what, "pptx", text)
    assert isinstance(found, Deck)
    return found


@pytest.mark.parametrize(
    ("what", "form", "kind"),
    [
        ("chart", "pptx", Deck), ("chart", "xlsx", Book), ("chart", "csv", Table),
        ("chart", "png", Picture), ("page", "pptx", Deck), ("page", "svg", Picture),
        ("deck", "pptx", Deck), ("workbook", "xlsx", Book), ("table", "csv", Table),
        ("factsheet", "pdf", Factsheet), ("brief", "docx", BriefSheet),
    ],
)  # fmt: skip
def test_every_kind_is_a_document(ask: Ask, what: str, form: str, kind: type) -> None:
    assert form in FORMATS[what]
    text = "partner=CHN" if what == "brief" else "year=2018"
    assert isinstance(made(ask, what, form, text), kind)


@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations"])
def test_a_deck_without_views_is_that_of_its_page(ask: Ask, path: str) -> None:
    alone = deck(ask, f"path={path}&year=2018")
    page = deck(ask, f"path={path}&year=2018", "page")
    assert alone == page
    noun = path.strip("/") or "overview"
    query = read_query("", ask.library)
    expected = [one.name for one in charts_on(noun, query)
                if one.needs is None and one.chosen(query)]  # fmt: skip
    assert [slide.chart.name for slide in alone.slides] == expected


def test_a_deck_of_a_page_keeps_its_choices_beside_a_form_of_charts(ask: Ask) -> None:
    text = "lang=ru&year=2018&view=index&path=/trade"
    assert deck(ask, text) == deck(ask, text, "page")


def test_a_slide_shows_the_chart_that_the_page_shows(ask: Ask) -> None:
    query = read_query("year=2018&partner=CHN&lang=ru", ask.library)
    declared = chart_named("turnover")
    assert declared is not None
    (slide,) = deck(ask, "year=2018&partner=CHN&lang=ru&chart=turnover-chart", "chart").slides
    assert slide.chart == chart_of(declared, ask, query)


def test_views_are_slides_in_their_order_and_link_to_where_they_came_from(ask: Ask) -> None:
    views = [
        View("a", "/", "year=2018&lang=en", "balance-chart"),
        View("b", "/partners", "partner=CHN"),
        View("c", "/relations/NO-18", "", "partner-map"),
    ]
    slides = deck(ask, "lang=ru&" + views_to_query(views)).slides
    assert [one.chart.name for one in slides] == ["balance", "partners", "partner_map", "place_map"]
    assert slides[0].chart.title.startswith("Экспорт превысил")
    assert [one.link for one in slides] == [
        "http://host/?year=2018&lang=ru#balance-chart-figure",
        "http://host/partners?year=2018&partner=CHN&lang=ru#partner-share-chart-figure",
        "http://host/partners?year=2018&partner=CHN&lang=ru#partner-map-figure",
        "http://host/relations/NO-18?year=2018&lang=ru#partner-map-figure",
    ]


@pytest.mark.parametrize("path", ["@evil.example/x", "//evil.example", "https://evil.example/"])
def test_a_view_that_leads_elsewhere_is_refused(ask: Ask, path: str) -> None:
    text = views_to_query([View("a", path, "", "turnover-chart")])
    with pytest.raises(UnknownSelection, match="evil"):
        deck(ask, text)


@pytest.mark.parametrize(
    ("view", "error", "part"),
    [
        (View("a", "/", "", "no-chart"), UnknownSelection, "no-chart"),
        (View("a", "/", "year=1066"), ExportRefused, "year=1066"),
        (View("a", "/data"), ExportRefused, "no chart on this page"),
    ],
)
def test_a_view_of_what_there_is_not_is_refused(
    ask: Ask, view: View, error: type[Exception], part: str
) -> None:
    with pytest.raises(error, match=part):
        deck(ask, views_to_query([view]))


def test_views_of_whole_pages_are_counted_by_their_slides(ask: Ask) -> None:
    views = views_to_query([View(str(n), "/", "year=2018") for n in range(MOST_VIEWS // 5)])
    with pytest.raises(ExportRefused, match=str(MOST_VIEWS)):
        deck(ask, views)


def test_a_page_without_charts_is_refused(ask: Ask) -> None:
    with pytest.raises(ExportRefused, match="no chart on this page"):
        deck(ask, "path=/data", "page")


def test_a_page_of_a_region_is_of_that_region(ask: Ask) -> None:
    slides = deck(ask, "path=/relations/NO-18", "page").slides
    assert {one.chart.name for one in slides} >= {"timeline", "fields"}
    told = {one.chart.name: one.chart.subtitle for one in slides}
    assert "Nordland" in told["fields"]
    # Of its country's trade nothing is published: that is no slide of the deck, but one of its own.
    assert "turnover" not in told
    (alone,) = deck(ask, "path=/relations/NO-18&chart=turnover-chart", "chart").slides
    assert alone.chart.empty and "Norway" in alone.chart.subtitle


@pytest.mark.parametrize(
    ("path", "title"),
    [("/why", "Why – foreign trade"), ("/relations/CHN", "China – foreign trade"),
     ("/relations/CN-HE", "Hebei, China – foreign trade")],
)  # fmt: skip
def test_a_picture_of_a_page_is_called_as_the_page(ask: Ask, path: str, title: str) -> None:
    found = made(ask, "page", "png", f"path={path}&year=2018")
    assert isinstance(found, Picture) and found.title.replace("\u00a0", " ").startswith(title)


def test_a_picture_is_captioned_with_what_is_chosen(ask: Ask) -> None:
    found = made(ask, "chart", "png", "year=2018&partner=CHN&theme=dark&size=square")
    assert isinstance(found, Picture)
    assert found.caption.filters == "2018 compared with 2017 · China"
    assert (found.size, found.theme, found.title) == ("square", "dark", "")


def test_the_table_of_a_chart_is_as_it_is_displayed(ask: Ask) -> None:
    found = made(ask, "table", "csv", "year=2018&lang=ru")
    assert isinstance(found, Table)
    assert found.headings[0] == "Год" and found.rows[1][1] == "7\u00a0109,0"


def test_the_file_of_a_chart_has_the_columns_of_the_contract(ask: Ask) -> None:
    found = made(ask, "chart", "csv", "year=2018")
    assert isinstance(found, Table)
    assert found.headings[:8] == (
        "year", "exports_usd", "imports_usd", "turnover_usd", "balance_usd", "coverage_pct",
        "turnover_growth_pct", "status",
    )  # fmt: skip
    of_year = {row[0]: row for row in found.rows}
    assert of_year[2018][1] == 7.109e9 and of_year[2019][1] is None


@pytest.mark.parametrize(("chart", "compares"), [("matrix", False), ("timeline", False),
                                                 ("turnover", True)])  # fmt: skip
def test_a_picture_says_what_is_compared_only_where_something_is(
    ask: Ask, chart: str, compares: bool
) -> None:
    request = read_request("chart", "png", f"chart={chart}&path=/relations&year=2018", ask.library)
    caption = compose(ask, request).caption.filters
    assert ("compared with 2017" in caption) is compares
    assert caption.startswith("2018")
