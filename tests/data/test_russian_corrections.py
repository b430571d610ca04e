"""What an editor corrected in the Russian texts stands as corrected, and what was wrong nowhere.

``russian_corrections.csv``: the key of a message or a file of data, what it says, and what no
Russian text says any more (several parted by ``;``). What the program makes of words is below.
"""

from __future__ import annotations

import csv
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.language import language, messages
from dashboard.loaders.forms import Named
from dashboard.narrative.amounts import Amount, figure
from dashboard.narrative.brief_trade import Trade, trade_lines
from dashboard.narrative.events import date_words
from dashboard.narrative.figures import figure_name, figure_value
from dashboard.narrative.linked import plain as as_text
from dashboard.narrative.scene import Scene
from dashboard.typography import NBSP
from tests.scenes import FakeNames, plain, year_of

DATA = Path(__file__).parents[2] / "data"
WORDS = language("ru")


def _corrections() -> list[dict[str, str]]:
    path = Path(__file__).with_name("russian_corrections.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _texts(name: str) -> list[str]:
    """The Russian texts of a file of data; titles of sources are their publishers' words."""
    (path,) = DATA.glob(f"*/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        return [plain(cell) for row in csv.DictReader(file) for column, cell in row.items()
                if column.endswith("_ru") and not (name == "sources.csv" and "title" in column)
                and column != "never_ru" and cell]  # fmt: skip


EVERY = [*map(plain, messages("ru").values())] + [
    text for path in sorted(DATA.glob("*/*.csv")) for text in _texts(path.name)
]
CORRECTIONS = _corrections()


@pytest.mark.parametrize("one", CORRECTIONS, ids=lambda one: f"{one['where']}: {one['said'][:40]}")
def test_a_correction_stands(one: dict[str, str]) -> None:
    where = one["where"]
    there = _texts(where) if where.endswith(".csv") else [plain(messages("ru")[where])]
    assert any(one["said"] in text for text in there), there[:3]
    for wrong in filter(None, one["never"].split(";")):
        assert not [text for text in EVERY if wrong in text], wrong


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: WORDS.date("2003-03", since=True), "марта 2003 г."),
        (lambda: WORDS.date("2002-01", since=True), "января 2002 г."),
        (lambda: WORDS.date("2022-06"), "июнь 2022 г."),
        (lambda: WORDS.date("2027-01"), "январь 2027 г."),
        (lambda: date_words("ru", "2018-08-28", "2018-09-06"), "28 августа – 6 сентября 2018 г."),
        (lambda: WORDS.days("1987", "2003-03"), "1987 г. – март 2003 г."),
        (lambda: WORDS.usd(7109e6), "7 109,0 млн долл. США"),
        (lambda: figure(WORDS, Amount(1e6)), "1,0 млн долл. США"),
    ],
)
def test_dates_and_money_are_made_as_corrected(made: Callable[[], str], said: str) -> None:
    assert plain(made()) == said


@pytest.mark.parametrize(
    ("unit", "qualifier", "said"),
    [
        ("times", "approx", "примерно в 2 раза к прежнему уровню"),
        ("times vs 4 years before", "approx", "примерно в 2 раза к уровню четырёхлетней давности"),
        ("times", "exact", "в 2 раза к прежнему уровню"),
        ("% vs previous year", "more-than", "более 2 % к предыдущему году"),
    ],
)
def test_a_multiple_is_no_increase_and_stands_in_its_case(
    unit: str, qualifier: str, said: str
) -> None:
    row = SimpleNamespace(
        measure="growth", unit=unit, value=2.0, qualifier=qualifier, digits=1, flow="total",
        territory="LEN", partner="WLD", sector_text="all goods",
    )  # fmt: skip
    assert plain(figure_value(row, WORDS)) == said
    name = figure_name(row, FakeNames("ru"), WORDS)
    assert name == ("Рост" if unit.startswith("times") else "Темп прироста")


def test_a_line_ends_in_one_full_stop(scene: Callable[..., Scene]) -> None:
    cells = {year: {**year_of(year, 2.0, 1.0), "growth_months": None} for year in (2017, 2018)}
    row = namedtuple("Year", cells[2018])
    years = {year: row(**one) for year, one in cells.items()}
    found = trade_lines(scene("ru", partners=("CHN",)), Named("Китай", {"with": "с Китаем"}),
                        Trade(years, {}, [], {}))  # fmt: skip
    assert found and not any(".." in as_text(line) for line in found)


@pytest.mark.parametrize(
    "said",
    [
        "больше всего — с Китаем (8), Германией (6)",
        "в сферах: экономика",
        "всего стран-партнёров — 160",
    ],
)
def test_sentences_are_made_as_corrected(said: str) -> None:
    path = Path(__file__).parents[1] / "narrative" / "sentences.txt"
    assert said in path.read_text(encoding="utf-8").replace("·", " ").replace(NBSP, " ")
