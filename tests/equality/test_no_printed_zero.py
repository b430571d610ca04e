"""No text prints a zero of money, or a rounded zero of anything: neither for what was not traded or
is not known, nor for what is smaller than its digits tell."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator

import pytest

from dashboard.amount import Amount
from dashboard.charts.chart import Chart
from dashboard.language import language
from dashboard.narrative.amounts import cell, figure, rise, signed
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.equality.states import random_state
from tests.scenes import plain
from tests.trees import words as words_of

STATES = int(os.environ.get("STATES", "30"))
SEED = int(os.environ.get("SEED", "3"))
PAGES = ("/", "/trade", "/partners", "/why", "/changes", "/relations/CHN", "/brief/FIN")
VIEWS = ("", "&view=index", "&view=rolling", "&together=1")
ZERO = re.compile(
    r"(?<![\d.,])\$?0(?:[.,]0+)? (?:million|billion|млн|млрд)"
    r"|(?<![\d.,])0[.,]0+ ?(?:%|p\.p\.|п\. ?п\.)"
)


@pytest.mark.parametrize("number", range(STATES))
def test_no_text_of_a_random_page_prints_a_zero(ask: Ask, number: int) -> None:
    rng = random.Random(SEED * 1_000_003 + number)
    query = random_state(ask.library, rng)
    path, text = rng.choice(PAGES), query.to_query() + rng.choice(VIEWS)
    shown = show(ask, path, text)
    said = {*words_of(tree(shown)), *(one for drawn in shown.charts for one in texts(drawn.chart))}
    assert [one for one in said if ZERO.search(plain(one))] == [], f"{path}?{text}"


def texts(chart: Chart) -> Iterator[str]:
    """Every text of a chart: sentences, labels, and what stands at its marks."""
    yield from (chart.title, chart.subtitle, chart.finding, *chart.notes, *chart.known)
    yield from chart.plot.asides
    for category in chart.plot.categories:
        yield from (category.label, category.gap, category.hover)
    for series in chart.plot.series:
        yield from (*series.labels, *series.hovers)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_exact_zero_looks_other_than_what_rounds_to_it(lang: str) -> None:
    """A recorded nothing is "nil", or "0" without decimals where a number must stand."""
    words = language(lang)
    nil, nothing = (words.t(f"amount.{key}") for key in ("nil", "unchanged"))
    zero, small = Amount(0.0, "usd", "published"), Amount(400.0, "usd", "published")
    assert (figure(words, zero), rise(words, zero), cell(words, zero)) == (nil, nothing, "0")
    assert figure(words, small) not in (nil, figure(words, zero)) and cell(words, small) != "0"
    rates = [Amount(value, "pct", "computed") for value in (0.0, 0.004)]
    assert plain(signed(words, rates[0])).replace(" ", "") == "0%"
    assert not ZERO.search(plain(signed(words, rates[1])))
