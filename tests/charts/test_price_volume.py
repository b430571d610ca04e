"""Prices and volume: what is drawn, listed and said of them."""

from __future__ import annotations

import pytest

from dashboard.charts.price_volume import price_volume_chart
from dashboard.measures.price_volume import PriceVolume, with_terms_of_trade
from tests.scenes import plain

NAN = float("nan")
ROWS = with_terms_of_trade(
    [
        PriceVolume("export", -10.0, -8.2, -1.96, 80.0, -9.5, 40),
        PriceVolume("import", 5.0, 2.0, 2.94, 60.0, 7.0, 30),
    ]
)


def test_each_flow_has_its_value_prices_and_volume(scene):
    chart = price_volume_chart(ROWS, scene())
    exports, imports = chart.plot.series
    assert [one.value for one in exports.amounts] == [-10.0, -8.2, -1.96, None, None, None]
    assert [one.value for one in imports.amounts][3:] == [5.0, 2.0, 2.94]
    assert [one.column for one in chart.plot.categories] == ["value", "price", "volume"] * 2
    assert chart.plot.categories[1].label == "Exports: prices"
    row = [plain(one) for one in chart.table.texts(scene().language)[0]]
    assert row == ["Exports", "−10.0%", "−8.2%", "−2.0%", "80.0%", "−9.5%", "−10.0%", "40"]


@pytest.mark.parametrize(
    ("lang", "title", "finding", "terms"),
    [
        (
            "en",
            "Exports fell mainly in price",
            "In 2018 against 2017, over the goods that can be compared: value of exports −10.0%, "
            "prices −8.2%, volume −2.0%; value of imports +5.0%, prices +2.0%, volume +2.9%.",
            "Terms of trade: −10.0%",
        ),
        (
            "ru",
            "Экспорт сократился в основном из-за цен",
            "В 2018 году к 2017 году по сопоставимым товарам: экспорт по стоимости −10,0 %, цены "
            "−8,2 %, физический объём −2,0 %; импорт по стоимости +5,0 %, цены +2,0 %, физический "
            "объём +2,9 %.",
            "Условия торговли: −10,0 %",
        ),
    ],
)
def test_it_is_said_which_of_them_made_the_growth(scene, lang, title, finding, terms):
    chart = price_volume_chart(ROWS, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    assert [plain(one) for one in chart.plot.asides] == [terms]
    assert "80" in chart.notes[0] and "60" in chart.notes[1]


def test_where_neither_made_it_both_are_said(scene):
    row = PriceVolume("export", 2.0, 10.0, -7.3, 80.0, 2.0, 40)
    assert plain(price_volume_chart([row], scene()).title) == "Exports: prices +10.0%, volume −7.3%"


@pytest.mark.parametrize("rows", [(), (PriceVolume("export", NAN, NAN, NAN, 0.0, 5.0, 0),)])
def test_where_nothing_can_be_compared_it_says_why(scene, rows):
    chart = price_volume_chart(rows, scene())
    assert chart.empty and "same months" in chart.known[-1]
