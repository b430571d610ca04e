"""Findings: the source's own form, grammatical in both languages, numbers as in the tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pandas as pd
import pytest

from dashboard.callbacks.desk import Desk, desk
from dashboard.callbacks.drawing import DRAWERS
from dashboard.callbacks.findings import finding, telling
from dashboard.language import language
from dashboard.pages import ids
from dashboard.narrative.findings import (
    Telling,
    balance_finding,
    trade_finding,
)
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library

At = Callable[..., Desk]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="module")
def at(library: Library) -> At:
    return lambda **chosen: desk(library, Query(**chosen))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_finding_has_the_form_of_the_source(at: At) -> None:
    assert finding(at(year=2018), ids.TURNOVER) == (
        "In 2018 the turnover of the Leningrad Region increased by 21.5% against 2017 (by $1,984.1"
        " million) and amounted to $11,224.9 million. Exports increased by 25.7% to $7,109.0"
        " million due to the growth of exports of fuel and energy products and mineral products."
        " Imports increased by 14.8% to $4,115.9 million due to the growth of imports of machinery"
        " and equipment."
    )


def test_the_finding_in_russian(at: At) -> None:
    assert plain(finding(at(year=2018, lang="ru"), ids.TURNOVER)) == (
        "В 2018 году оборот Ленинградской области увеличился на 21,5 % к 2017 году (на 1 984,1 млн"
        " долл.) и составил 11 224,9 млн долл. Экспорт увеличился на 25,7 % до 7 109,0 млн долл."
        " за счёт роста экспорта топливно-энергетических товаров и минеральных продуктов. Импорт"
        " увеличился на 14,8 % до 4 115,9 млн долл. за счёт роста импорта машин и оборудования."
    )


NUMBER = re.compile(r"\d[\d\u00a0,.]*\d|\d")
CHARTS = (ids.TURNOVER, ids.BALANCE, ids.CONTRIBUTION, ids.PARTNER_SHARE)
TOLD = (*CHARTS, ids.SECTORS, ids.PARTNER_MAP, ids.TIMELINE)
CHOICES: list[dict[str, object]] = [
    {"year": 2018},
    {"year": 2018, "flow": "export"},
    {"year": 2018, "partners": ("CHN",)},
    {"year": 2021, "against": 2020},
]


@pytest.mark.parametrize(("chart", "chosen", "lang"), list(product(CHARTS, CHOICES, ("en", "ru"))))
def test_every_number_is_in_the_table(
    at: At, chart: str, chosen: dict[str, object], lang: str
) -> None:
    own = at(**chosen, lang=lang)
    told = finding(own, chart)
    table = DRAWERS[chart](own).table
    known = {number for row in table.rows for cell in row for number in NUMBER.findall(cell)}
    known |= {str(own.year), str(own.against), *_sums(own, chart)}
    assert set(NUMBER.findall(told)) <= known


def _sums(own: Desk, chart: str) -> set[str]:
    """Numbers that are made of two cells of a table."""
    words = own.language
    if chart == ids.PARTNER_SHARE:
        named = own.shares()[lambda frame: frame["partner"].ne("REST")]
        shares = named["shown_pct"].where(named["shown_pct"].notna(), named["share_pct"])
        count = own.store.partner_count(own.year)
        return {words.number(float(shares.sum())), str(len(named)), str(count)}
    rows = own.totals().set_index("year")
    now, then = rows.loc[own.year], rows.loc[own.against]
    money = ["exports_usd", "imports_usd", "turnover_usd"]
    growth = [words.number(abs(100 * now[name] / then[name] - 100)) for name in money]
    return {*(words.millions(abs(now[name] - then[name])) for name in money), *growth}


def frame(*rows: tuple[int, float, float]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["year", "exports_usd", "imports_usd"])
    exports, imports = made["exports_usd"], made["imports_usd"]
    return made.assign(
        turnover_usd=exports + imports,
        balance_usd=exports - imports,
        coverage_pct=100 * exports / imports,
    )


def test_a_fall_is_told_as_a_fall() -> None:
    told = Telling(language("ru"), 2018, 2017)
    text = plain(trade_finding(frame((2017, 2e9, 2e9), (2018, 1e9, 2e9)), told))
    assert "сократился на 25,0 % к 2017 году (на 1 000,0 млн долл.)" in text
    assert "Импорт не изменился: 2 000,0 млн долл." in text
    assert ".." not in text


def test_what_fell_has_no_cause_of_growth() -> None:
    told = Telling(language("en"), 2018, 2017, causes={"export": "T017"})
    assert "due to" not in trade_finding(frame((2017, 2e9, 2e9), (2018, 1e9, 2e9)), told)


def test_months_are_named_in_both_languages() -> None:
    rows = frame((2017, 1e9, 1e9), (2018, 2e9, 1e9))
    ru = Telling(language("ru"), 2018, 2017, months=(1, 9))
    en = Telling(language("en"), 2018, 2017, months=(1, 9))
    assert plain(trade_finding(rows, ru)).startswith("За январь–сентябрь 2018 года оборот")
    assert "against the same months of 2017" in trade_finding(rows, en)


def test_a_deficit_and_a_surplus() -> None:
    told = Telling(language("en"), 2018, 2017)
    assert balance_finding(frame((2017, 3e9, 2e9), (2018, 1e9, 2e9)), told) == (
        "In 2018 exports were $1,000.0 million less than imports (coverage ratio 50.0%); in 2017"
        " exports exceeded imports by $1,000.0 million (coverage ratio 150.0%)."
    )


def test_nothing_known_is_nothing_said() -> None:
    told = Telling(language("en"), 2019, 2018)
    assert trade_finding(frame((2018, 1e9, 1e9)), told) == ""
    assert balance_finding(frame((2018, 1e9, 1e9)), told) == ""


def test_nothing_is_computed_from_more_than(at: At) -> None:
    text = finding(at(year=2022, partners=("BLR",)), ids.TURNOVER)
    assert text == "Belarus: in 2022 turnover amounted to $837.0 million."
    text = finding(at(year=2021, partners=("BLR",)), ids.TURNOVER)
    assert "more than $700.0 million" in text


@pytest.mark.parametrize(("chart", "lang"), list(product(TOLD, ("en", "ru"))))
def test_each_chart_has_a_finding(at: At, chart: str, lang: str) -> None:
    text = finding(at(year=2018, lang=lang), chart)
    assert text.endswith(".") and not text.endswith("..")
    assert text[0].isupper() or text[0].isdigit()
    assert "{" not in text
