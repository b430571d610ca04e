"""What the chosen sectors keep from being shown says so, and never that nothing is known."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dashboard import ids
from dashboard.charts import every_chart
from dashboard.charts.chart import Declaration
from dashboard.charts.from_store import chart_of
from dashboard.language import language, languages
from dashboard.pages import blocking_filter
from dashboard.pages.components.cards import card_children, card_props
from dashboard.pages.screen import changes, tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.render.figure import figure
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.loose_numbers import breakable
from tests.scenes import plain
from tests.trees import text, words


@pytest.mark.parametrize(
    ("lang", "sector", "title"),
    [
        ("en", "economy", "trade is not counted by fields of cooperation"),
        ("ru", "economy", "торговля не учитывается по сферам сотрудничества"),
        ("en", "wood", "trade by commodity group is hardly published"),
        ("ru", "wood", "торговля по товарным группам почти не публикуется"),
        ("en", "economy,wood", "trade by commodity group is hardly published"),
    ],
)
def test_a_sector_that_trade_does_not_know(ask: Ask, lang: str, sector: str, title: str) -> None:
    found = show(ask, "/trade", f"lang={lang}&sector={sector}")
    titles = [one.chart.title for one in found.charts if one.chart.empty]
    assert {one.partition(": ")[2] for one in titles} == {title}
    # Each says what it is that is not shown.
    assert len(set(titles)) == len(titles)
    assert all(one.chart.hint for one in found.charts if one.chart.empty)


@pytest.mark.parametrize("path", ["/", "/trade", "/why", "/partners", "/relations"])
def test_a_picture_of_nothing_asks_for_no_choice(ask: Ask, path: str) -> None:
    """It has no filters: what may be chosen is said beside them alone."""
    for query in ("sector=economy", "sector=wood", "year=1990", "partner=CHN&flow=export"):
        for one in show(ask, path, query).charts:
            said = (
                json.dumps(figure(one.chart, language("en"))["layout"]) if one.chart.empty else ""
            )
            found = re.findall(r"(?:[Cc]lear|[Cc]hoose|[Rr]eload) [^\"]*", said)
            assert not found, (one.chart.name, query)


def test_goods_that_relations_do_not_know(ask: Ask) -> None:
    found = show(ask, "/relations", "sector=wood")
    titles = {one.chart.name: one.chart.title for one in found.charts if one.chart.empty}
    assert titles["timeline"] == "Events: relations are recorded by field, not by goods"


def test_a_field_without_events_says_that_there_are_none(ask: Ask) -> None:
    found = show(ask, "/relations", "sector=housing&year=1990")
    assert all("not by goods" not in one.chart.title for one in found.charts)


def test_a_card_says_why_it_has_no_figure(ask: Ask) -> None:
    cards = show(ask, "/", "sector=economy").cards
    assert {card.change for card in cards} == {("trade is not counted by fields of cooperation",)}


def test_cards_without_any_figure_say_why_once(ask: Ask) -> None:
    for asked, why in (
        ("/?sector=wood", "not published by commodity group"),
        ("/trade?months=1-3", "not published for this selection"),
        ("/trade?months=1-3&flow=export", "not published for this selection"),
        ("/?year=1990&lang=ru", "не опубликовано за 1990\u00a0год"),
    ):
        cards = show(ask, *asked.split("?")).cards
        assert {(one.change, one.folded) for one in cards} == {((why,), True)}, asked
        row = changes(show(ask, *asked.split("?")))[ids.CARDS_ROW]
        assert row == {"data-empty": "", "data-spoken": None}, "meeting mode leaves it out"
    # One of them with a figure is a reason for all to be seen.
    assert not any(one.folded for one in show(ask, "/", "partner=CHN").cards)


@pytest.mark.parametrize(
    ("lang", "names", "why"),
    [
        ("en", "Exports, imports, balance, coverage ratio", "not published for this selection"),
        ("ru", "Экспорт, импорт, сальдо, коэффициент покрытия",
         "не опубликовано для этой выборки"),
    ],
)  # fmt: skip
def test_one_card_speaks_for_those_that_lack_their_figures_for_one_reason(
    ask: Ask, lang: str, names: str, why: str
) -> None:
    cards = show(ask, "/", f"partner=CHN&lang={lang}").cards
    assert [one.noun for one in cards if one.spoken_for] == ["imports", "balance", "coverage"]
    (speaks,) = [one for one in cards if one.of]
    label, said = card_children(speaks)
    assert (text(label), breakable(text(said))) == (names, why)
    assert "spoken-for" in card_props(cards[2])["className"]
    # What the chosen flow has no part in is said once too, after the figures that it has.
    chosen = show(ask, "/", f"flow=export&lang={lang}").cards
    assert [one.noun for one in chosen if one.amount.known] == ["exports", "partners"]
    assert [one.noun for one in chosen if one.spoken_for] == ["imports", "balance", "coverage"]
    assert len([one for one in chosen if one.of]) == 1
    # One alone says what it lacks itself.
    assert not any(one.of or one.spoken_for for one in show(ask, "/", "year=2021").cards)


def test_a_chart_with_nothing_to_draw_folds_to_its_reason_and_one_button(ask: Ask) -> None:
    found = changes(show(ask, "/", "sector=economy"))
    assert found[ids.picture("balance-chart")]["className"] == "chart-picture nothing"
    assert found[ids.picture("timeline-chart")]["className"] == "chart-picture of-columns"
    (button,) = [
        note.children
        for note in found[ids.notes("balance-chart")]["children"]
        if getattr(note.children, "type", "") == "button"
    ]
    # It takes away what is in the way, and nothing else.
    assert (button.children, button.to_plotly_json()["props"]["data-order"]) == (
        "Show all sectors",
        "sector:",
    )


def test_the_name_of_a_chart_is_told_apart_from_its_reason(ask: Ask) -> None:
    """Charts of one reason are folded into the first by it: assets/alike.js."""
    found = changes(show(ask, "/trade", "sector=wood"))
    names = ("turnover", "balance", "coverage", "chosen-years")
    titles = [found[ids.title(f"{name}-chart")]["children"] for name in names]
    assert [name.children for name, _ in titles] == [
        "Turnover", "Balance", "Coverage ratio", "Years side by side",
    ]  # fmt: skip
    assert {reason.children for _, reason in titles} == {
        ": trade by commodity group is hardly published"
    }
    assert found[ids.title("sector-chart")]["children"][0].children == "Sectors"
    drawn = changes(show(ask, "/trade", ""))[ids.title("turnover-chart")]["children"]
    assert str(drawn).startswith("Turnover grew")


def test_what_is_in_the_way_of_a_balance_is_its_flow(ask: Ask) -> None:
    for asked, orders in (
        ("flow=export", ["flow:"]),
        ("partner=CHN", ["partner:"]),
        ("group=eaeu", ["group:"]),
        ("months=1-3", ["months:"]),
        # Of two neither alone, of two the one that is, and none where nothing would help.
        ("months=1-3&partner=CHN", [None]),
        ("months=1-3&kind=visit", ["months:"]),
        ("months=1-3&flow=export", [None]),
    ):
        lines = changes(show(ask, "/trade", asked))[ids.notes("balance-chart")]["children"]
        buttons = [one.children for one in lines if getattr(one.children, "type", "")]
        found = [one.to_plotly_json()["props"].get("data-order") for one in buttons]
        assert found == orders, asked
        # What the button does is not said beside it.
        assert not any("Clear the filters" in str(one.children) for one in lines[:-1])


def test_what_is_in_the_way_of_events_is_what_they_are_of(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events know no flow; and that there are some without a partner is found once."""
    found = []
    real = blocking_filter._is_drawn

    def seen(declared: Declaration, *given: Any) -> bool:
        found.append(declared.name)
        return real(declared, *given)

    monkeypatch.setattr(blocking_filter, "_is_drawn", seen)
    for partner, flow in (("ATG", "export"), ("TUV", "import"), ("ATG", "import")):
        shown = show(ask, "/", f"flow={flow}&partner={partner}&year=2017&kind=visit")
        (timeline,) = [one for one in shown.charts if one.chart.name == "timeline"]
        assert timeline.chart.empty
        assert blocking_filter.mended_by(shown, timeline) == "partner"
    assert found.count("timeline") == 1


def test_answers_alone_say_whether_a_chart_of_both_flows_is_drawn(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A click on a flow leaves them empty, and what is in the way is asked with every such click:
    they are not drawn for it, and nothing else is found than if they were."""
    declared = [one for one in every_chart() if one.fills is not None]
    assert {one.name for one in declared} == {"balance", "coverage", "contribution", "timeline"}
    monkeypatch.delattr(blocking_filter, "chart_of")
    found = set()
    for asked in ("", "flow=export", "partner=CHN", "partner=CHN&flow=import", "year=2014",
                 "months=1-3", "sector=wood", "year=1990"):  # fmt: skip
        query = read_query(asked, ask.library)
        for one in declared:
            is_drawn = not chart_of(one, ask, query).empty
            found.add((one.name, is_drawn))
            assert blocking_filter._is_drawn(one, ask, query) is is_drawn, (one.name, asked)
    assert len(found) == 2 * len(declared)


def test_fields_say_nothing_of_goods_rather_than_none(ask: Ask) -> None:
    for path, query, empty in (
        ("/relations", "sector=wood", True), ("/relations", "sector=economy", False),
    ):  # fmt: skip
        (chart,) = [one.chart for one in show(ask, path, query).charts
                    if one.chart.name == "fields"]  # fmt: skip
        assert chart.empty is empty
        assert empty is ("not by goods" in plain(chart.title)) and not chart.plot.below


def test_the_page_of_relations_has_no_chart_of_trade(ask: Ask) -> None:
    """Not even an empty one: trade by commodity group is what another page is about."""
    for query in ("", "year=2021", "dataset=demonstration"):
        names = {one.chart.name for one in show(ask, "/relations", query).charts}
        assert names == {"region_map", "timeline", "matrix", "fields"}, query


def test_every_chart_has_a_name_for_its_reason() -> None:
    for code in languages():
        names = {one.name: language(code).t(f"chart_name.{one.name}") for one in every_chart()}
        assert all(names.values())


def test_what_only_invites_to_choose_is_told_from_what_has_nothing(ask: Ask) -> None:
    """An invitation is left out on paper: assets/print.css."""
    for query, marks in (
        ("", {"chosen_years": "invites", "turnover": None}),
        ("sector=economy&years=2017", {"chosen_years": "", "turnover": ""}),
        ("years=2017", {"chosen_years": None}),
    ):
        found = changes(show(ask, "/trade", query))
        for name, mark in marks.items():
            chart_id = f"{name.replace('_', '-')}-chart"
            assert found[ids.figure(chart_id)]["data-empty"] == mark, (query, name)


def test_months_are_no_reason_where_nothing_is_known_of_the_other_year(tmp_path: Path) -> None:
    """Of 2022 two months were imported, of 2021 nothing."""
    rows = [row(flow, f"{month:02d}/2022", partner="FI", code="4407119000", usd="100", kg="1")
            for month in (1, 2) for flow in ("ЭК", "ИМ")]  # fmt: skip
    ask = asks_of(tmp_path, rows)
    shown = show(ask, "/", "dataset=customs")
    assert shown.query.pair == (2022, 2021) and not shown.query.comparable
    said = plain(" ".join(words(tree(shown))))
    assert "different months" not in said
    assert "in 2021: no figure" in said
