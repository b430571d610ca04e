"""Findings of all charts on the published data: whole sentences, numbers as in the tables."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product

import pytest

from dashboard.amount import Amount
from dashboard.charts import every_chart
from dashboard.charts.balance import CHART as BALANCE
from dashboard.charts.chart import Declaration
from dashboard.charts.contribution import CHART as CONTRIBUTION
from dashboard.charts.from_store import chart_of
from dashboard.charts.turnover import CHART as TURNOVER
from dashboard.language import language
from dashboard.measures.growth import change, growth
from dashboard.narrative.amounts import by, figure
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

NUMBER = re.compile(r"\d[\d\u00a0,.]*\d|\d")
QUERIES = ("year=2018", "year=2018&flow=export", "year=2018&partner=CHN", "year=2021",
           "year=2022&partner=BLR")  # fmt: skip


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


@pytest.mark.parametrize(("query", "lang"), list(product(QUERIES, ("en", "ru"))))
def test_a_finding_is_made_of_whole_sentences(ask: Ask, query: str, lang: str) -> None:
    for declared in every_chart():
        chart = chart_of(declared, ask, read_query(f"{query}&lang={lang}", ask.library))
        if not chart.finding:
            continue
        assert chart.finding.endswith(".") and not chart.finding.endswith("..")
        assert chart.finding[0].isupper() or chart.finding[0].isdigit()
        assert "{" not in chart.finding and "nan" not in chart.finding.lower()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("declared", [TURNOVER, BALANCE, CONTRIBUTION], ids=lambda one: one.name)
def test_the_charts_of_years_have_a_finding(ask: Ask, declared: Declaration, lang: str) -> None:
    assert chart_of(declared, ask, read_query(f"lang={lang}", ask.library)).finding


@pytest.mark.parametrize(
    ("declared", "query", "lang"),
    list(product((TURNOVER, BALANCE, CONTRIBUTION), QUERIES, ("en", "ru"))),
    ids=lambda one: getattr(one, "name", one),
)
def test_every_number_is_in_the_table(
    ask: Ask, declared: Declaration, query: str, lang: str
) -> None:
    asked = read_query(f"{query}&lang={lang}", ask.library)
    chart, words = chart_of(declared, ask, asked), language(lang)
    texts = [cell for row in chart.table.texts(words) for cell in row]
    texts += [figure(words, cell) for row in chart.table.rows for cell in row.cells
              if isinstance(cell, Amount)]  # fmt: skip
    cells = {number for text in texts for number in NUMBER.findall(text)}
    computed = set()
    if declared is TURNOVER:
        computed = _growths(chart.table.rows, asked.pair, words)
    known = cells | {str(year) for year in asked.pair} | computed
    assert set(NUMBER.findall(chart.finding)) <= known


def _growths(rows, pair, words) -> set[str]:
    """Changes and growths of exports, imports and turnover between the two years."""
    by_year = {row.key: row.cells[1:4] for row in rows}
    now, then = (by_year.get(str(year), ()) for year in pair)
    found = set()
    for one, other in zip(now, then, strict=False):
        if one.exact and other.exact:
            for amount in (change(one, other), growth(one, other)):
                found.update(NUMBER.findall(by(words, amount)))
    return found


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "as known today"), ("ru", "по сведениям на сегодня")]
)
def test_the_map_of_a_year_to_come_says_what_is_known_today(ask: Ask, lang: str, said: str) -> None:
    """ "13 partner regions in 2027" would be said of what nobody knows yet."""
    declared = next(one for one in every_chart() if one.name == "partner_map")
    texts = {}
    for year in (2026, 2027):
        chart = chart_of(declared, ask, read_query(f"year={year}&lang={lang}", ask.library))
        texts[year] = [one.replace("\u00a0", " ") for one in (chart.title, chart.finding)]
    assert all(said in one for one in texts[2027]), texts
    assert not any(said in one for one in texts[2026]), texts
