"""The cards: what they say where partners are chosen, and where the years are not alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts.addresses import amount_path
from dashboard.imports.customs import Import, import_customs
from dashboard.narrative.linked import Number, plain
from dashboard.pages.components.cards import Card
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, of_nothing, registers, row, text, written
from tests.test_every_number import resolved


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """China and Belarus in 2018 and 2019, Finland, with gaps, in 2020."""
    rows = [
        row(period=f"{m:02d}/{year}", usd="1000") for m in range(1, 13) for year in (2018, 2019)
    ]
    rows += [row("ИМ", f"{m:02d}/{year}", "BY", "8703231981", "25")
             for m in range(1, 13) for year in (2018, 2019)]  # fmt: skip
    for month in (1, 3):
        rows += [row(period=f"{month:02d}/2020", partner="FI", usd="2000")]
        rows += [row("ИМ", f"{month:02d}/2020", "BY", "8703231981", "75")]
    # Rows of many partners, or the files would count as narrowed to two.
    periods = [f"{m:02d}/{year}" for year in (2018, 2019) for m in range(1, 13)]
    rows += [one for period in (*periods, "01/2020", "03/2020") for one in of_nothing(period)]
    folder: Path = tmp_path_factory.mktemp("cards")
    file = written(folder / "f.csv", text(rows))
    import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


def card(ask: Ask, query: str, noun: str) -> Card:
    (found,) = (one for one in show(ask, "/trade", query).cards if one.noun == noun)
    return found


@pytest.mark.parametrize(
    ("lang", "label", "change"),
    [
        ("en", "Partners in the selection", "of 2 partner countries"),
        ("ru", "Партнёры в выборке", "из 2 стран-партнёров"),
    ],
)
@pytest.mark.parametrize(
    ("partners", "count"), [("CHN", "1"), ("CHN,BLR", "2"), ("BLR,FIN", "1"), ("FIN", "0")]
)
def test_chosen_partners_are_counted_among_all(
    imported: Ask, lang: str, label: str, change: str, partners: str, count: str
) -> None:
    found = card(imported, f"dataset=customs&year=2019&partner={partners}&lang={lang}", "partners")
    assert (found.label, found.value, plain(found.change)) == (label, count, change)


@pytest.mark.parametrize("narrowed", ["sector=minerals", "months=1-2", "partner=CHN&months=1-2"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_partners_are_not_counted_within_a_selection_all_are_and_this_is_said(
    imported: Ask, narrowed: str, lang: str
) -> None:
    found = card(imported, f"dataset=customs&year=2019&{narrowed}&lang={lang}", "partners")
    label, said = {
        "en": ("Partner countries in all", "not counted within this selection"),
        "ru": ("Всего стран-партнёров", "в пределах выборки не подсчитываются"),
    }[lang]
    assert (found.label, found.value, found.change) == (label, "2", (said,))
    assert found.path == "/data/figure/countries/2019/countries"


def test_published_partners_are_some_of_those_counted_and_no_count(ask: Ask) -> None:
    found = card(ask, "year=2018&partner=CHN,DEU", "partners")
    assert (found.label, found.value) == ("Partner countries in all", "160")
    assert found.change == ("not counted within this selection",)
    assert card(ask, "year=2018", "partners").value == "160"
    # Of 2017 nobody publishes how many there were.
    assert card(ask, "year=2017&partner=CHN", "partners").value == "not published"


def test_as_many_partners_as_before_are_said_in_words(imported: Ask) -> None:
    for lang, said in (("en", "as in\u00a02018"), ("ru", "как в\u00a02018\u00a0году")):
        query = f"dataset=customs&year=2019&against=2018&lang={lang}"
        assert plain(card(imported, query, "partners").change) == said


@pytest.mark.parametrize(
    ("lang", "change"),
    [
        ("en", "+102.4% against\u00a02019, same months: January, March"),
        ("ru", "+102,4\u00a0% к\u00a02019\u00a0году за те же месяцы: январь, март"),
    ],
)
@pytest.mark.parametrize("months", ["", "&months=1-6"])
def test_unlike_years_are_compared_over_the_months_of_both_and_these_are_named(
    imported: Ask, lang: str, change: str, months: str
) -> None:
    query = f"dataset=customs&year=2020&against=2019&lang={lang}{months}"
    found = card(imported, query, "turnover")
    assert (plain(found.change), found.direction) == (change, "up")


def test_a_card_says_how_many_times_as_much(tmp_path: Path) -> None:
    rows = [row(period=f"{m:02d}/{year}", usd=usd)
            for m in range(1, 13) for year, usd in ((2018, "1000"), (2019, "5200"), (2020, "20000"))
            if year < 2020 or m < 4]  # fmt: skip
    asks = asks_of(tmp_path, rows)
    for year, lang, said in (
        (2019, "en", "5.2 times as much as in 2018"),
        (2019, "ru", "в 5,2 раза больше, чем в 2018 году"),
        (2020, "en", "3.8 times as much as in 2019, same months: January–March"),
        (2020, "ru", "в 3,8 раза больше, чем в 2019 году за те же месяцы: январь–март"),
    ):
        found = card(asks, f"dataset=customs&year={year}&against={year - 1}&lang={lang}", "exports")
        assert said in plain(found.change).replace("\u00a0", " ")


def test_a_card_without_a_figure_names_what_has_none(ask: Ask) -> None:
    """Where nothing but a year is chosen there is no selection to blame."""
    missing = "not published for\u00a02019"
    assert card(ask, "year=2019", "turnover").change == (missing,)
    missing = "не опубликовано за 2019\u00a0год"
    assert card(ask, "year=2019&lang=ru", "turnover").change == (missing,)
    missing = "not published for this selection"
    assert card(ask, "year=2019&partner=NOR", "turnover").change == (missing,)
    assert card(ask, "year=2019&sector=wood", "turnover").change == (
        "not published by commodity group",
    )


def test_the_small_columns_of_a_card_begin_at_zero_and_end_there_below_it(tmp_path: Path) -> None:
    trade = {2018: ("1000", "400"), 2019: ("100", "400"), 2020: ("700", "400")}
    rows = [
        line
        for year, (sold, bought) in trade.items()
        for line in (
            row(period=f"01/{year}", usd=sold), row("ИМ", f"01/{year}", "BY", "8703231981", bought)
        )
    ]  # fmt: skip
    file = written(tmp_path / "f.csv", text(rows))
    import_customs(Import((file,), tmp_path), registers())
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    years = card(ask, "dataset=customs&year=2020", "balance").years
    sizes = [(round(one.floor, 2), round(one.height, 2)) for one in years]
    assert sizes == [(0.33, 0.67), (0.0, 0.33), (0.33, 0.33)]


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("/trade", "partner=BLR", "Latest known turnover: more than $1,000 million in 2024"),
        ("/relations/BLR", "", "Latest known turnover: more than $1,000 million in 2024"),
        ("/", "partner=UKR&lang=ru",
         "Последний известный оборот: 237,8 млн долл. США, 2010 год"),
    ],
)  # fmt: skip
def test_partners_unknown_in_the_year_have_their_latest_known_turnover(
    imported: Ask, path: str, query: str, said: str
) -> None:
    shown = show(imported, path, query)
    (line,) = {card.change for card in shown.cards}
    assert plain(line).replace("\xa0", " ").endswith(said)
    (number,) = (one for one in line if isinstance(one, Number))
    at = amount_path(number.amount, number.table, number.row, number.column, shown.address.code)
    found = resolved(imported, f"{at}?{shown.query.to_query()}", "")
    assert found is not None and found.value == number.text


@pytest.mark.parametrize("query", ["partner=NOR", "partner=BLR&sector=wood", "partner=BLR,UKR"])
def test_what_is_known_of_no_year_or_lacks_more_than_a_year_is_not_called_known(
    imported: Ask, query: str
) -> None:
    assert {len(card.change) for card in show(imported, "/", query).cards} == {1}


def test_the_months_of_the_latest_known_turnover_are_named(tmp_path: Path) -> None:
    rows = [row(period=f"{m:02d}/2021", partner="DE", usd="1000") for m in range(1, 4)]
    rows += [row("ИМ", f"{m:02d}/2021", "DE", "8703231981", "25") for m in range(1, 4)]
    rows += [row(flow, f"{m:02d}/2023", "CN", "8703231981", "25")
             for m in range(1, 13) for flow in ("ЭК", "ИМ")]  # fmt: skip
    asks = asks_of(tmp_path, rows)
    cards = show(asks, "/", "dataset=customs&year=2023&partner=DEU").cards
    (said,) = {plain(one.change) for one in cards if one.folded}
    assert said.replace("\xa0", " ").endswith("in January–March 2021")
