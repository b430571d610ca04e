"""The figures beside a chart on its slide."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.loaders.records import records
from dashboard.narrative.facts import level, moved
from tests.frames import turnover
from tests.scenes import plain, year_of


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        ({"partners": ("CHN", "DEU")}, "Turnover in 2018 (all chosen together)"),
        ({"sectors": ("wood", "minerals")}, "Turnover in 2018 (all chosen together)"),
        ({"partners": ("CHN",)}, "Turnover in 2018"),
    ],
)
def test_a_sum_of_several_choices_is_said_to_be_one(scene, choice, label):
    (row,) = records(turnover(pd.DataFrame([year_of(2018, 10, 20)])))
    chosen = scene(**choice)
    fact = level(chosen, row, chosen.subject)
    assert plain(fact.label) == label
    assert plain(fact.value) == "$30.0 million"


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        ({"sectors": ("wood",)}, "Turnover in 2018 (“Wood and paper”)"),
        ({"partners": ("CHN",), "flow": "export"}, "Exports in 2018 (China)"),
        ({"partners": ("CHN", "DEU")}, "Turnover in 2018 (China, Germany; all chosen together)"),
        ({}, "Turnover in 2018"),
    ],
)
def test_what_stands_beside_a_chart_of_all_names_what_it_is_of(scene, choice, label):
    """Beside a chart of all goods stood the exports of wood as "Exports in 2021"."""
    (row,) = records(turnover(pd.DataFrame([year_of(2018, 10, 20)])))
    said = "Exports by partner and commodity group, Leningrad Region, 2018, USD million"
    assert plain(level(scene(**choice), row, said).label) == label


@pytest.mark.parametrize(("before", "now"), [(0, 20), (20, -5)])
def test_a_change_without_a_rate_is_said_in_money(scene, before, now):
    """Where nothing was exported the year before, there was a dash for the change."""
    years = pd.DataFrame([year_of(2017, before, 0), year_of(2018, now, 0)])
    then, this = records(turnover(years))
    fact = moved(scene(flow="export"), this, then)
    assert plain(fact.value) == ("+$20.0 million" if now > 0 else "−$25.0 million")
    assert fact.detail == "no rate of growth: zero or below in one of the years"
    assert fact.amount.value == (now - before) * 1e6


def test_where_both_years_had_nothing_no_rate_is_missed(scene):
    years = pd.DataFrame([year_of(2017, 0, 0), year_of(2018, 0, 0)])
    then, this = records(turnover(years))
    fact = moved(scene(flow="export"), this, then)
    assert (plain(fact.value), fact.detail) == ("no change", "")
