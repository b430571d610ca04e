"""Questions for the most or the least: the year or month, of those known that compare."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from dashboard.__main__ import main
from dashboard.amount import Amount
from dashboard.answers.inquiry import vocabulary_of
from dashboard.answers.inquiry_extremes import answer_to
from dashboard.measures.inquiry_extremes import first_of, read_extreme, turn_of
from dashboard.measures.inquiry_view import read_view
from dashboard.pages.search_answers import Asked, answers
from dashboard.pages.search_meant import as_meant
from dashboard.pages.search_results import figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import Cells, asks_of, row
from tests.scenes import plain

VOCABULARY = vocabulary_of(open_library(read_settings({})))
CHINA = {"ЭК": {2017: 3, 2018: 5, 2019: 4}, "ИМ": {2017: 2, 2018: 1, 2019: 6}}
"""Flow → year → thousands of dollars traded with China in each month, in May thrice as much."""
OTHERS = ("FI", "DE", "NO", "SE", "US")
CODES = ("4407110000", "2709009009", "7208100000", "8703231981")


def _rows() -> list[Cells]:
    """China by one code, a dollar with each other partner by each; of 2020 one month alone."""
    months = [(year, month) for year in (2017, 2018, 2019) for month in range(1, 13)]
    found = []
    for flow, by_year in CHINA.items():
        for year, month in [*months, (2020, 1)]:
            usd = by_year.get(year, 0) * (3000 if month == 5 else 1000) or 9_000_000
            when = f"{month:02d}/{year}"
            found.append(row(flow, when, "CN", CODES[0], str(usd)))
            found += [row(flow, when, one, code, "1") for one in OTHERS for code in CODES]
    return found


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asks_of(tmp_path_factory.mktemp("extremes"), _rows())


@pytest.mark.parametrize(
    ("question", "year", "usd"),
    [
        ("минимальный экспорт", 2017, 42_240),
        ("в каком году экспорт был наименьшим", 2017, 42_240),
        ("when were exports to China highest", 2018, 70_000), ("record imports", 2019, 84_240),
        ("наибольший импорт за все годы", 2019, 84_240), ("лучший год", 2019, 140_480),
        ("when was the maximum", 2019, 140_480), ("когда был максимум", 2019, 140_480),
        ("when did we ship most", 2018, 70_240),
        ("worst year", 2017, 70_480), ("худший год по импорту", 2018, 14_240),
        ("наименьшее сальдо", 2019, -28_000), ("record low exports", 2017, 42_240),
        ("all time high of imports", 2019, 84_240), ("год с наибольшим экспортом", 2018, 70_240),
        ("year with the highest imports", 2019, 84_240),
        ("which year had the lowest exports", 2017, 42_240),
    ],
)  # fmt: skip
def test_the_year_is_that_of_those_known_whole(
    ask: Ask, question: str, year: int, usd: float
) -> None:
    reply = answer_to(ask, question, VOCABULARY, "en", "customs")
    assert reply.query is not None and reply.asked is not None
    assert (reply.query.year, reply.value.value) == (year, usd)
    assert reply.asked.among == (2017, 2018, 2019)
    said = figure(reply, ask, ask.library.language("en"))
    assert said["title"].startswith(f"{year}: ")
    assert plain(said["detail"]).count("of the years known (2017–2019)") == 1


@pytest.mark.parametrize("question", ["в каком месяце экспорт 2018 был максимальным",
                                      "лучший месяц для экспорта 2018 года",
                                      "рекордный месяц по экспорту 2018",
                                      "месяц с наибольшим экспортом 2018",
                                      "which month had the highest exports in 2018",
                                      "best month for exports in 2018"])  # fmt: skip
def test_a_month_is_that_of_its_year(ask: Ask, question: str) -> None:
    reply = answer_to(ask, question, VOCABULARY, "ru", "customs")
    assert reply.query is not None and reply.query.months == frozenset({5})
    title = plain(figure(reply, ask, ask.library.language("ru"))["title"])
    assert title.startswith("Май 2018 года: ")


@pytest.mark.parametrize("question", ["lowest partner", "maximum",
                                      "максимум экспорта и импорта", "smallest deficit",
                                      "recorded exports to China", "at least exports to China",
                                      "how much at least exports", "at most exports",
                                      "экспорт не менее"])  # fmt: skip
def test_what_no_year_answers_is_not_answered(ask: Ask, question: str) -> None:
    assert not answer_to(ask, question, VOCABULARY, "en", "customs").understood


@pytest.mark.parametrize(("chosen", "when"), [({"year": "2018"}, "May 2018"), ({}, "May 2019"),
                                              ({"year": "1990"}, "May 2019")])  # fmt: skip
def test_months_of_no_year_are_those_of_the_year_that_is_looked_at(
    ask: Ask, chosen: dict[str, str], when: str
) -> None:
    asked = Asked("customs", tuple(chosen.items()))
    words = ask.library.language("en")
    said = answers(ask, "best month for exports to China", VOCABULARY, words, asked)
    assert plain(said[0]["title"]).startswith(f"{when}: ")


@pytest.mark.parametrize(
    ("bound", "most", "least"),
    [
        (Amount(3, qualifier="more-than"), None, 1), (Amount(1, qualifier="at-least"), None, None),
        (Amount(9, qualifier="less-than"), None, None), (Amount(3, qualifier="less-than"), 2, None),
        (Amount(5, low=3, high=9), None, 1), (Amount(5, low=3, high=7), 2, 1),
    ],
)  # fmt: skip
def test_no_record_is_named_that_another_may_beat(
    bound: Amount, most: int | None, least: int | None
) -> None:
    values = {1: Amount(2), 2: Amount(8), 3: bound}
    assert (first_of(values, "most"), first_of(values, "least")) == (most, least)


def test_what_is_known_about_as_exactly_is_no_record(ask: Ask) -> None:
    """The imports of 2018 are published as 4,115.9, those of 2021 as about 4,366."""
    reply = answer_to(ask, "record exports", VOCABULARY, "en")
    assert reply.query is not None and reply.query.dataset == "published"
    assert reply.asked is not None and reply.asked.among == (2017, 2018, 2020, 2021)


@pytest.mark.parametrize(("typed", "meant"), [("экспрот в Китай 2018", "экспорт в Китай 2018"),
                                              ("'rcgjhn 2018", "экспорт 2018"),
                                              ("exports 2018", "exports 2018")])  # fmt: skip
def test_a_question_is_read_as_it_was_meant(ask: Ask, typed: str, meant: str) -> None:
    def read(text: str) -> bool:
        return answer_to(ask, text, VOCABULARY, "ru", "customs").understood

    assert as_meant(typed, VOCABULARY, read) == (meant, True)


@pytest.mark.parametrize(
    ("question", "when", "value"),
    [
        ("maximum exports in 2018", "May 2018", 15_020),
        ("when did exports to China fall most", "2019", -20),
        ("в каком году экспорт в Китай вырос больше всего", "2018", 100 * 2 / 3),
        ("год наибольшего падения экспорта в Китай", "2019", -20),
        ("last time exports to China fell", "2019", -20),
        ("when did exports to China last grow", "2018", 100 * 2 / 3),
        ("when did imports from China first grow", "2019", 500),
        ("когда последний раз был профицит с Китаем", "2018", 56_000),
        ("when was the first deficit", "2019", -28_000),
        ("рекордный дефицит", "2019", -28_000),
        ("первый рост экспорта в Китай", "2018", 100 * 2 / 3),
        ("последнее падение экспорта в Китай", "2019", -20),
    ],
)  # fmt: skip
def test_when_something_rose_or_fell_is_told(
    ask: Ask, question: str, when: str, value: float
) -> None:
    reply = answer_to(ask, question, VOCABULARY, "en", "customs")
    assert reply.value.value == pytest.approx(value, rel=1e-3)
    said = figure(reply, ask, ask.library.language("en"))
    assert plain(said["title"]).startswith(f"{when}: ")


@pytest.mark.parametrize("text", ["how much did exports fall in the last 3 years",
                                  "на сколько упал экспорт за последние 2 года",
                                  "exports fell last year"])  # fmt: skip
def test_a_fall_of_the_last_years_is_not_the_last_fall(text: str) -> None:
    assert read_extreme(text, VOCABULARY, 2019) is None


def test_the_first_rise_is_not_the_largest() -> None:
    assert read_view("первый рост экспорта", VOCABULARY) is None


@pytest.mark.parametrize(
    ("question", "lang", "title", "detail"),
    [
        ("when did exports last fall", "en", "In none of those known",
         "Exports: latest fall, of the years known (2018, 2021)"),
        ("record turnover with Belarus", "en", "Not known for certain",
         "Turnover with Belarus: the highest value, of the years known (2014, 2021–2024)"),
        ("рекордный оборот с Белоруссией", "ru", "Достоверно неизвестно",
         "Оборот с Беларусью: наибольшее значение, известны 2014, 2021–2024 гг."),
        ("рекордный дефицит", "ru", "Среди известных такого нет",
         "Сальдо: наибольший дефицит, известны 2017–2018, 2020–2021 гг."),
        ("record exports to China", "en", "not published", "Exports to China: the highest value"),
    ],
)  # fmt: skip
def test_what_no_published_year_is_for_certain_is_said(
    tmp_path: Path, question: str, lang: str, title: str, detail: str
) -> None:
    asks = ask_of(open_library(read_settings({"DASHBOARD_DATA_DIR": str(tmp_path)})))
    reply = answer_to(asks, question, VOCABULARY, lang)
    assert reply.understood and not reply.value.known and reply.address
    said = figure(reply, asks, asks.library.language(lang))
    assert (plain(said["title"]), plain(said["detail"])) == (title, detail)


@pytest.mark.parametrize(
    ("dataset", "title", "detail"),
    [
        # Eleven months are alike: of these none is the least.
        ("customs", "Not known for certain",
         "Exports: the lowest value, of the months known of 2018 (January–December)"),
        ("published", "not published", "Exports: the lowest value, by month of 2018"),
    ],
)  # fmt: skip
def test_the_year_is_said_of_which_no_month_is_the_least(
    ask: Ask, dataset: str, title: str, detail: str
) -> None:
    reply = answer_to(ask, "минимальный экспорт 2018", VOCABULARY, "en", dataset)
    said = figure(reply, ask, ask.library.language("en"))
    assert (plain(said["title"]), plain(said["detail"])) == (title, detail)


def test_months_of_which_nothing_is_published_are_not_imported(tmp_path: Path) -> None:
    asks = ask_of(open_library(read_settings({"DASHBOARD_DATA_DIR": str(tmp_path)})))
    reply = answer_to(asks, "минимальный экспорт 2018", VOCABULARY, "ru")
    assert reply.status == "not imported"


@pytest.mark.parametrize(
    ("values", "end", "sign", "when"),
    [
        ({1: Amount(-2), 2: Amount(3), 3: Amount(-1)}, "last", 1, 2),
        ({1: Amount(-2), 2: Amount(3), 3: Amount(-1)}, "first", 1, 2),
        ({1: Amount(2), 2: Amount(3)}, "last", -1, None),
        ({1: Amount(2), 2: Amount(3, qualifier="more-than")}, "last", 1, 2),
        ({1: Amount(2), 2: Amount(3, qualifier="less-than")}, "last", 1, None),
        ({1: Amount(2), 2: Amount(1, low=-1, high=3)}, "last", 1, None),
        ({1: Amount(2), 2: Amount(-3, qualifier="less-than")}, "last", 1, 1),
    ],
)
def test_no_time_is_the_last_that_a_later_one_may_be(
    values: dict[int, Amount], end: str, sign: int, when: int | None
) -> None:
    assert turn_of(values, end, sign) == when


def test_the_command_corrects_what_the_search_does(capfdbinary, tmp_path: Path) -> None:
    asked = ("exprots 2018", "turnvoer of China and Germany")
    for question in asked:
        assert main(["ask", question, "--data-dir", str(tmp_path)]) == 0
    figures, view = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert figures["value"] == 7_109_000_000
    assert figures["understood"].startswith("read as “exports 2018” · ")
    assert parse_qs(urlparse(view["address"]).query)["partner"] == ["CHN,DEU"]
    assert view["understood"].startswith("read as “turnover of China and Germany” · ")


@pytest.mark.parametrize("text", ["largest drop in exports to China",
                                  "где мы больше всего продаём лес",
                                  "most exports to China 2018",
                                  "экспорт из Китая 2020", "exports from China 2020",
                                  "импорт в Китай", "импорт со II квартала 2020",
                                  "exports since March 2020"])  # fmt: skip
def test_no_view_shows_what_goes_the_other_way_or_began_then(text: str) -> None:
    assert read_view(text, VOCABULARY) is None


@pytest.mark.parametrize(
    "text", ["wood and metals over March 2020", "trade by country over Q1 2020"]
)
def test_months_over_which_something_was_are_no_end(text: str) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None and view.months


@pytest.mark.parametrize(("text", "partners"), [("экспорт в Китай по месяцам", ("CHN",)),
                                                ("импорт из Китая и Германии", ("CHN", "DEU")),
                                                ("кто больше купил: Китай или Финляндия",
                                                 ("CHN", "FIN"))])  # fmt: skip
def test_a_view_of_one_way_is_shown(text: str, partners: tuple[str, ...]) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None and view.partners == partners and view.flow
