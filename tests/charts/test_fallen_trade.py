"""Trade that fell to nothing, corrections below zero, and trade of which no country is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain

TEXTILES, WOOD = "6109100000", "4407119400"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two years of exports to China; trade with Germany and all imports ended with the first. Of
    textiles Germany has corrections below zero, of wood no country is stated."""
    periods = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]
    first = [one for one in periods if one.endswith("2019")]
    rows = [nothing for one in periods for nothing in of_nothing(one)]
    rows += [row(period=one, usd="5000000") for one in periods]
    rows += [row(period=one, partner="DE", usd="5000000") for one in first]
    rows += [row("ИМ", one, "DE", usd="1000000") for one in first]
    rows += [row(period=one, code=TEXTILES, usd="900000") for one in periods]
    rows += [row(period=one, partner="FI", code=TEXTILES, usd="-1000") for one in periods]
    rows += [row(period=one, partner="NNN", code=WOOD, usd="700000") for one in periods]
    folder: Path = tmp_path_factory.mktemp("fallen")
    return asks_of(folder, rows)


@pytest.mark.parametrize(
    ("asked", "lang", "said"),
    [
        ("&partner=DEU", "en", "In 2020 there was no turnover with Germany, "
         "after $72.0 million in 2019."),
        ("&partner=DEU&flow=export", "ru", "В 2020 году экспорт в Германию был нулевым, "
         "а в 2019 году — 60,0 млн долл. США."),
        ("", "en", "Nothing was imported, after $12.0 million in 2019."),
        ("", "ru", "Импорт был нулевым, а в 2019 году — 12,0 млн долл. США."),
    ],
)  # fmt: skip
def test_of_trade_that_fell_to_nothing_is_said_how_much_it_was(
    ask: Ask, asked: str, lang: str, said: str
) -> None:
    found = plain(drawn(ask, "turnover", asked, lang).finding)
    assert said in found
    assert "$0.0" not in found and " 0,0 млн" not in found


def test_a_partner_beside_corrections_below_zero_is_not_called_the_only_one(ask: Ask) -> None:
    chart = drawn(ask, "dependence", "&sector=textiles", "en")
    assert "alone" not in chart.title and "only" not in plain(chart.finding)
    assert any("below zero" in note for note in map(plain, chart.notes))


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Dependence on partners: none is stated in 2020"),
     ("ru", "Зависимость от партнёров: в 2020 году ни один не указан")],
)  # fmt: skip
def test_of_trade_without_a_stated_country_no_partner_is_named(
    ask: Ask, lang: str, said: str
) -> None:
    assert plain(drawn(ask, "dependence", "&sector=wood", lang).title).startswith(said)
