"""Every page says of when its own data are, and why it opens on its year."""

from __future__ import annotations

import re

import pytest

from dashboard import ids
from dashboard.pages.data_dates import as_of
from dashboard.pages.screen import changes, tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.pages.test_imported import filled
from tests.scenes import plain
from tests.trees import by_id
from tests.trees import text as told

WHY = {
    "en": "the latest year with full figures (2020 and 2021: implied)",
    "ru": "последний год с полными данными (2020 и 2021 — расчётная оценка",
}


def line(ask: Ask, path: str, query: str, part: str) -> str:
    """What stands in a part of a page, the same when it is sent and when it is changed."""
    shown = show(ask, path, query)
    sent = plain(told(by_id(tree(shown))[part]))
    assert sent == plain(told(changes(shown)[part]["children"]))
    return sent


@pytest.mark.parametrize(
    ("query", "chart", "dates"),
    [
        # With those of what other sources state of a partner.
        ("", "partner-share-chart", "from July 2019 to 12 January 2021."),
        ("", "turnover-chart", "from 2021 to 22 February 2022."),
        ("year=2021&against=2020", "contribution-chart", "from 2021 to 22 February 2022."),
        ("year=2022", "partner-share-chart", "from 15 March 2023 to 4 December 2023."),
        ("year=2019", "contribution-chart", "(lenobl.ru), 12 January 2021."),
        ("lang=ru", "partner-share-chart", "с июля 2019 г. по 12 января 2021 г."),
        ("lang=ru", "turnover-chart", "с 2021 г. по 22 февраля 2022 г."),
    ],
)
def test_each_chart_has_the_dates_of_what_it_shows(
    ask: Ask, query: str, chart: str, dates: str
) -> None:
    source = line(ask, "/", query, ids.source(chart)).partition(" Hatched")[0]
    assert source.partition(" Штриховка")[0].endswith(dates)


def test_relations_have_their_own_dates_whatever_trade_stands_beside_them(ask: Ask) -> None:
    found = line(ask, "/", "", ids.source("timeline-chart"))
    assert "to 17 March 2026" in found and "12 January 2021" not in found


def test_cards_have_a_source_line_of_their_own(ask: Ask) -> None:
    assert "(lenobl.ru), 12 January 2021." in line(ask, "/", "", ids.CARDS_SOURCE)
    later = line(ask, "/", "year=2021&against=2020", ids.CARDS_SOURCE)
    assert "from 2021 to 22 February 2022." in later and "12 January 2021" not in later


def test_the_page_says_of_which_years_its_sources_are(ask: Ask) -> None:
    # Its sector chart counts the relations and events of the year beside the trade.
    assert line(ask, "/trade", "", ids.AS_OF) == "Sources: 2009–2024"
    assert line(ask, "/partners", "lang=ru", ids.AS_OF) == "Источники: 2009–2024 гг."
    assert line(ask, "/data", "", ids.AS_OF) == "Sources: 2004–2026"


def test_one_place_alone_is_said_as_two_are(ask: Ask) -> None:
    """It was "экспорт 2"."""
    said = line(ask, "/", "year=2021&lang=ru", ids.CARDS_SOURCE)
    assert "в 2021 году: по экспорту — 2-е." in said
    assert "in 2021: 2 in exports." in line(ask, "/", "year=2021", ids.CARDS_SOURCE)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_first_page_says_why_it_opens_on_its_year(ask: Ask, lang: str) -> None:
    assert WHY[lang] in line(ask, "/", f"lang={lang}", ids.CAPTION)
    assert WHY[lang] not in line(ask, "/", f"lang={lang}&year=2020", ids.CAPTION)


def test_customs_data_say_their_last_month_and_the_day_of_the_import(tmp_path) -> None:
    asks = filled(tmp_path)
    day = asks.store(show(asks, "/", "dataset=customs").query).as_of
    shown = show(asks, "/trade", "dataset=customs")
    until, imported = "March 2020", shown.words.date(day)
    said = line(asks, "/trade", "dataset=customs", ids.source("turnover-chart"))
    assert f"data up to {until}, imported on {plain(imported)}." in said
    assert line(asks, "/why", "dataset=customs", ids.AS_OF) == f"Data up to {until}"
    # Its sector chart counts the relations and events of the year beside the trade.
    beside = line(asks, "/trade", "dataset=customs", ids.AS_OF)
    assert re.fullmatch(rf"Trade up to {until}, other sources 20\d\d–20\d\d", beside), beside
    russian = line(asks, "/trade", "dataset=customs&lang=ru", ids.source("turnover-chart"))
    assert "данные по март 2020 г. включительно, загружены" in russian
    # Relations beside it are of their own sources, which no import dates.
    events = line(asks, "/", "dataset=customs", ids.source("timeline-chart"))
    assert "imported on" not in events and "17 March 2026" in events


def test_the_header_of_imported_data_draws_no_chart_that_nobody_sees(tmp_path) -> None:
    asks = filled(tmp_path)
    shown = show(asks, "/", "dataset=customs&year=2018", wanted=("turnover-chart",), tables=())
    assert "other sources" in as_of(shown)
    assert [one.chart_id for one in shown.charts if "chart" in vars(one)] == []
    for one in shown.charts:
        assert one.chart is not None
    assert as_of(shown) == as_of(show(asks, "/", "dataset=customs&year=2018"))
