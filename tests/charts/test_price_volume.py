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
            "Exports fell mainly in price (80.0% compared)",
            "In 2018 against 2017, over the goods that can be compared: value of exports −10.0% "
            "(of all goods −9.5%), prices −8.2%, volume −2.0%; value of imports +5.0% (of all "
            "goods +7.0%), prices +2.0%, volume +2.9%.",
            "Terms of trade (export prices against import prices): −10.0%",
        ),
        (
            "ru",
            "Экспорт сократился в основном из-за цен (сопоставлено 80,0 %)",
            "В 2018 году к 2017 году по сопоставимым товарам: экспорт по стоимости −10,0 % (по "
            "всем товарам −9,5 %), цены −8,2 %, физический объём −2,0 %; импорт по стоимости "
            "+5,0 % (по всем товарам +7,0 %), цены +2,0 %, физический объём +2,9 %.",
            "Условия торговли (цены экспорта к ценам импорта): −10,0 %",
        ),
    ],
)
def test_it_is_said_which_of_them_made_the_growth(scene, lang, title, finding, terms):
    chart = price_volume_chart(ROWS, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    lines = [plain(one) for one in chart.plot.asides]
    assert lines[0] == terms and "80" in lines[1] and "60" in lines[2]


def test_where_neither_made_it_both_are_said(scene):
    row = PriceVolume("export", 2.0, 10.0, -7.3, 80.0, 2.0, 40)
    title = plain(price_volume_chart([row], scene()).title)
    assert title == "Exports: prices +10.0%, volume −7.3% (80.0% compared)"


def test_a_title_never_says_a_way_that_all_goods_contradict(scene):
    row = PriceVolume("export", 20.0, 20.0, 0.0, 60.0, -12.0, 40)
    title = plain(price_volume_chart([row], scene()).title)
    assert title == "Exports −12.0%, of 60.0% compared: prices +20.0%, volume 0%"


@pytest.mark.parametrize("whole", [-0.4, -9.0, 0.0])
def test_a_fall_of_what_is_compared_is_not_called_that_of_all_goods(scene, whole):
    """Half of the trade is compared, and fell by 80 %; all of it fell by less than half as much."""
    row = PriceVolume("export", -79.7, -7.2, -78.1, 52.9, whole, 40)
    title = plain(price_volume_chart([row], scene()).title)
    said = plain(f"{whole:+.1f}%").replace("-", "−") if whole else "0%"
    assert title == f"Exports {said}, of 52.9% compared: prices −7.2%, volume −78.1%"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Exports: 6.3% of the value can be compared; below 30% no conclusion is drawn about the"
            " whole.",
        ),
        (
            "ru",
            "Экспорт: сопоставимо 6,3 % стоимости; если меньше 30 %, выводов о целом не делается.",
        ),
    ],
)
def test_of_too_little_that_is_compared_nothing_is_said(scene, lang, said):
    thin = PriceVolume("export", -1.0, 26.2, -21.5, 6.3, 113.2, 5)
    alone = price_volume_chart([thin], scene(lang))
    assert alone.empty and said in map(plain, alone.known)
    beside = price_volume_chart(with_terms_of_trade([thin, ROWS[1]]), scene(lang))
    assert {one.key for one in beside.plot.categories} == {"import"}
    assert said in map(plain, beside.notes) and "26" not in plain(beside.finding)
    assert len(beside.plot.asides) == 1  # terms of trade need both prices


@pytest.mark.parametrize("rows", [(), (PriceVolume("export", NAN, NAN, NAN, 0.0, 5.0, 0),)])
def test_where_nothing_can_be_compared_it_says_why(scene, rows):
    chart = price_volume_chart(rows, scene())
    assert chart.empty and any("same months" in one for one in chart.known)


def test_what_is_left_out_is_named_with_the_tenfold_rule(scene):
    rows = [PriceVolume("export", NAN, NAN, NAN, 0.0, 5.0, 0)]
    assert any("tenfold" in one for one in price_volume_chart(rows, scene()).known)
