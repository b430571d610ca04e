"""Shares that are printed together as a whole add up, or a note says that they are rounded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.charts import chart_named, every_chart
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.language import Language
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.scenes import plain

SAID = {"en": "Each share is rounded", "ru": "Каждая доля округлена"}
LISTED = 3
"""Shares of fewer rows are no list."""


@pytest.fixture(scope="module")
def ask(demonstration_folder: Path) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=demonstration_folder)))


def printed_sums(chart: Chart, words: Language) -> dict[str, float]:
    """Column of shares of a whole → the sum of its numbers as a reader adds them up; what is less
    than the least that is printed counts as nothing."""
    found = {}
    texts = chart.table.texts(words)
    for place, column in enumerate(chart.table.columns):
        if not column.key.startswith("share"):
            continue
        shares = [(line.cells[place], texts[at][place]) for at, line in enumerate(chart.table.rows)]
        known = [(one, text) for one, text in shares if isinstance(one, Amount) and one.known]
        if len(known) >= LISTED and abs(sum(one.plain() for one, _ in known) - 100) < 1:
            found[column.key] = sum(_number(text) for _, text in known)
    return found


def _number(text: str) -> float:
    digits = re.sub(r"[^\d,.]", "", text).replace(",", ".")
    return 0.0 if text.startswith("<") else float(digits)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("asked", ["year=2021", "year=2020&flow=export", "year=2019&partner=CHN"])
def test_shares_of_a_whole_add_up_or_are_said_to_be_rounded(
    ask: Ask, asked: str, lang: str
) -> None:
    query = read_query(f"dataset=demonstration&{asked}&lang={lang}", ask.library)
    words, noted = ask.library.language(lang), 0
    for declared in (one for one in every_chart() if one.traded(query)):
        chart = chart_of(declared, ask, query)
        said = any(plain(note).startswith(SAID[lang]) for note in chart.notes)
        off = [key for key, one in printed_sums(chart, words).items() if abs(one - 100) > 0.05]
        assert said == bool(off), (declared.name, off)
        noted += said
    assert noted


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_share_is_the_same_in_the_list_and_alone(ask: Ask, lang: str) -> None:
    """8.246 per cent are 8.2, whoever stands beside them."""
    words = ask.library.language(lang)
    for asked in ("year=2019", "year=2019&partner=NLD", "year=2020&flow=export"):
        query = read_query(f"dataset=demonstration&{asked}&lang={lang}", ask.library)
        shares = {row.partner: row.share_pct for row in ask.rows(trade.partners, query)}
        for name in ("partners", "partner_map"):
            declared = chart_named(name)
            assert declared is not None
            table = chart_of(declared, ask, query).table
            place = next(at for at, one in enumerate(table.columns) if one.key == "share")
            texts = zip(table.rows, table.texts(words), strict=True)
            printed = {row.key: text[place] for row, text in texts if row.key in shares}
            assert len(printed) > LISTED
            for partner, text in printed.items():
                if _number(text) >= 0.1:
                    assert text == words.percent(shares[partner]), (name, partner)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("chosen", ["", "&flow=import&sector=minerals&months=2-2&partner=NOR",
                                    "&sector=wood", "&flow=export&months=1-3"])  # fmt: skip
def test_the_other_countries_are_those_that_the_table_has_besides(
    ask: Ask, chosen: str, lang: str
) -> None:
    """A country without trade in what is chosen is none of the others that have it."""
    query = read_query(f"dataset=demonstration&year=2021{chosen}&lang={lang}", ask.library)
    declared = chart_named("partners")
    assert declared is not None
    chart = chart_of(declared, ask, query)
    listed = [row.key for row in chart.table.rows if row.key not in ("XXX", "REST")]
    drawn = [one.key for one in chart.plot.categories if one.key != "XXX"]
    (aside,) = map(plain, chart.plot.asides)
    assert aside.startswith(f"{len(listed) - len(drawn)} ")
