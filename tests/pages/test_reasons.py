"""What the chosen sectors keep from being shown says so, and never that nothing is known."""

from __future__ import annotations

import pytest

from dashboard import ids
from dashboard.pages.screen import changes
from dashboard.pages.show import show
from dashboard.store.ask import Ask


@pytest.mark.parametrize(
    ("lang", "sector", "title"),
    [
        ("en", "economy", "Trade is not counted by fields of cooperation"),
        ("ru", "economy", "Торговля не учитывается по сферам сотрудничества"),
        ("en", "wood", "Trade by commodity group is not published"),
        ("ru", "wood", "Торговля по товарным группам не опубликована"),
        ("en", "economy,wood", "Trade by commodity group is not published"),
    ],
)
def test_a_sector_that_trade_does_not_know(ask: Ask, lang: str, sector: str, title: str) -> None:
    found = show(ask, "/trade", f"lang={lang}&sector={sector}")
    assert {one.chart.title for one in found.charts if one.chart.empty} == {title}
    assert all(one.chart.known for one in found.charts if one.chart.empty)


def test_goods_that_relations_do_not_know(ask: Ask) -> None:
    found = show(ask, "/relations", "sector=wood")
    titles = {one.chart.name: one.chart.title for one in found.charts if one.chart.empty}
    assert titles["timeline"] == "Relations are recorded by field, not by goods"


def test_a_field_without_events_says_that_there_are_none(ask: Ask) -> None:
    found = show(ask, "/relations", "sector=housing&year=1990")
    assert all("not by goods" not in one.chart.title for one in found.charts)


def test_a_card_says_why_it_has_no_figure(ask: Ask) -> None:
    cards = show(ask, "/", "sector=economy").cards
    assert {card.change for card in cards} == {("trade is not counted by fields of cooperation",)}


def test_a_chart_with_nothing_to_draw_folds_to_its_reason_and_one_button(ask: Ask) -> None:
    found = changes(show(ask, "/", "sector=economy"))
    assert found[ids.picture("balance-chart")]["className"] == "chart-picture nothing"
    assert found[ids.picture("timeline-chart")]["className"] == "chart-picture of-columns"
    (button,) = [
        note.children
        for note in found[ids.notes("balance-chart")]["children"]
        if getattr(note.children, "type", "") == "button"
    ]
    assert button.children == "Clear the filters"
