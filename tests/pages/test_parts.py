"""Component trees compared by value: cards, frames, controls, menus."""

from __future__ import annotations

import pytest
from dash import dcc, html
from dashboard.pages.cards import Card, card_children, card_tree
from dashboard.pages.controls import Option, Options, filter_bar
from dashboard.pages.frames import ROWS_SHOWN, chart_frame, chart_props, table_html
from dashboard.pages.menus import chart_menu, views_dialog

from dashboard.charts.chart import Chart, Table
from dashboard.language import language
from dashboard.pages import ids
from dashboard.query import Query

CARD = Card(
    noun="exports",
    label="Exports",
    value="7,109.0",
    unit="USD million",
    change="+25.7% against 2017",
    status="published",
    status_word="published",
    direction="up",
)
CHART = Chart(
    figure={"data": [], "layout": {}},
    title="Turnover grew",
    subtitle="USD million",
    source="Source: the region",
    table=Table(("Year", "Turnover"), (("2018", "11,224.9"),), frozenset({1})),
    notes=("A note",),
    finding="It grew.",
)


def find(tree, own):
    return next(part for part in tree._traverse() if getattr(part, "id", None) == own)


def test_a_card_says_value_unit_change_and_status() -> None:
    assert card_tree(CARD).id == "card-exports"
    label, figure, change, status = card_children(CARD)
    assert label == html.Dt("Exports", className="card-label") or label.children == "Exports"
    assert [part.children for part in figure.children] == ["7,109.0", "USD million"]
    assert change.children[0].children == "▲"
    assert status.children == "published"


def test_a_card_without_direction_has_no_arrow_and_a_note_stands_last() -> None:
    card = Card("turnover", "Turnover", "1", "", "", "computed", "computed", note="misprint")
    parts = card_children(card)
    assert parts[2].children[0].children == ""
    assert parts[-1].children == "misprint"


def test_a_chart_stands_in_a_figure_with_title_source_finding_and_table() -> None:
    tree = chart_frame(ids.TURNOVER, CHART, language("en"))
    assert isinstance(tree, html.Figure)
    graph = find(tree, ids.TURNOVER)
    assert isinstance(graph, dcc.Graph)
    assert graph.config["topojsonURL"] == "/geo/"
    assert graph.config["showSendToCloud"] is False
    assert find(tree, "turnover-chart-title").children == "Turnover grew"
    assert find(tree, "turnover-chart-source").children == "Source: the region"
    assert find(tree, "turnover-chart-finding").children == "It grew."
    assert find(tree, "turnover-chart-table").tabIndex == "0"


def test_a_change_touches_exactly_what_the_frame_shows() -> None:
    tree = chart_frame(ids.TURNOVER, CHART, language("en"))
    for own, props in chart_props(ids.TURNOVER, CHART).items():
        for name, value in props.items():
            shown = getattr(find(tree, own), name)
            assert str(shown) == str(value)


def test_a_table_is_escaped_and_cut_with_a_word() -> None:
    rows = tuple(("<b>", str(i)) for i in range(ROWS_SHOWN + 3))
    text = table_html(Table(("A", "B"), rows, frozenset({1})), language("en"), "x & y")
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
    assert "x &amp; y" in text
    assert text.count("<tr>") == ROWS_SHOWN + 1
    assert "3 more rows" in text


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_filter_has_its_contract_id_its_value_and_its_label(lang: str) -> None:
    options = Options(
        datasets=(Option("published", "Published"),),
        years=(Option("2018", "2018"), Option("2017", "2017")),
        partners=(Option("CHN", "China", "CN Китай"),),
        sectors=(Option("fuel", "Fuel"),),
    )
    chosen = Query(year=2018, against=2017, partners=("CHN",), flow="export")
    bar = filter_bar(chosen, options, language(lang))
    assert find(bar, "year-filter").value == "2018"
    assert find(bar, "against-filter").value == "2017"
    assert find(bar, "partner-filter").value == ["CHN"]
    assert "Китай" in find(bar, "partner-filter").options[0]["search"]
    assert find(bar, "flow-filter").value == "export"
    assert find(bar, "dataset-filter").value == "published"
    labels = {part.htmlFor for part in bar._traverse() if isinstance(part, html.Label)}
    assert {"dataset-filter", "year-filter", "against-filter", "partner-filter"} <= labels
    for own in ("sector-filter", "reset-filters", "copy-link", "present-button"):
        assert find(bar, own) is not None


def test_the_menu_of_a_chart_offers_picture_slide_workbook_and_table() -> None:
    parts = list(chart_menu(ids.TURNOVER, language("en"))._traverse())
    links = [part.href for part in parts if isinstance(part, html.A)]
    assert links == [
        f"/export/chart.{form}?chart=turnover-chart" for form in ("pptx", "xlsx", "csv")
    ]
    buttons = [part for part in parts if isinstance(part, html.Button)]
    assert len(buttons) == 3


def test_the_list_of_views_is_named_by_its_heading() -> None:
    tree = views_dialog(language("ru"))
    assert find(tree, ids.VIEWS_TITLE).children == "Сохранённые виды"
