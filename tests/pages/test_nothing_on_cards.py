"""A card, a note and a sentence of the demonstration data say of nothing that it is nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain


@pytest.fixture(scope="module")
def ask(demonstration_folder: Path) -> Ask:
    settings = read_settings({}, data_dir=demonstration_folder)
    return ask_of(open_library(settings), dt.date(2026, 11, 28))


@pytest.mark.parametrize(("lang", "nil", "same"), [("en", "nil", "as in 2019"),
                                                   ("ru", "ноль", "как в 2019 году")])  # fmt: skip
def test_a_card_of_nothing_has_no_number(ask: Ask, lang: str, nil: str, same: str) -> None:
    shown = show(ask, "/", f"dataset=demonstration&year=2020&partner=BES&lang={lang}")
    cards = {card.noun: card for card in shown.cards}
    for noun in ("turnover", "exports", "imports", "balance"):
        said = plain("".join(getattr(one, "text", one) for one in cards[noun].change))
        assert (cards[noun].value, cards[noun].unit, said) == (nil, "", same)


def test_chosen_partners_without_trade_are_not_called_unknown(ask: Ask) -> None:
    query = show(ask, "/", "dataset=demonstration&year=2016&partner=CHN,DEU,BES&lang=en").query
    declared = chart_named("partners")
    assert declared is not None
    finding = plain(chart_of(declared, ask, query).finding)
    assert "the 2 chosen partners with trade together account for" in finding


def test_what_is_known_of_a_year_in_part_names_its_months(tmp_path: Path) -> None:
    """The turnover of three months stood as that of the year."""
    rows = [row("ЭК", f"{month:02d}/{year}", partner, usd="5000000")
            for year in (2019, 2020) for month in range(1, 13)
            for partner in ("CN", "DE", "FI", "US")]  # fmt: skip
    rows += [row("ИМ", f"{month:02d}/2019", "CN", usd="5000000") for month in range(1, 13)]
    chart = drawn(asks_of(tmp_path, rows), "contribution", "&months=1-3&partner=CHN", "en")
    assert any(plain(one).startswith("Turnover, January–March 2019: $") for one in chart.notes)


@pytest.mark.parametrize("by", ["partner", "sector", "chapter", "code"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [("year=2020&partner=BES&against=2018", "Nothing changed from 2018 to 2020"),
     ("year=2013&partner=BES", "are not known")],
)  # fmt: skip
def test_changes_of_what_was_not_traded_are_not_unknown(
    ask: Ask, asked: str, said: str, by: str
) -> None:
    query = show(ask, "/why", f"dataset=demonstration&{asked}&lang=en").query
    declared = chart_named(f"{by}_growth")
    assert declared is not None
    assert said in plain(chart_of(declared, ask, query).title)
