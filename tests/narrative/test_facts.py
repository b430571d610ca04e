"""The figures beside a chart on its slide."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.loaders.records import records
from dashboard.narrative.facts import level
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
    fact = level(scene(**choice), row)
    assert plain(fact.label) == label
    assert plain(fact.value) == "$30.0 million"
