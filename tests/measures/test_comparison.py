"""Choices side by side: what is compared, growth, share, and how often lines cross."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.loaders.records import records
from dashboard.measures.comparison import WHOLE, Sides, compared, crossings, sides_of
from dashboard.query import Query
from tests.frames import turnover
from tests.scenes import year_of


def test_two_to_four_partners_are_compared_and_more_are_left_out():
    assert sides_of(Query(partners=("CHN",))) is None
    assert sides_of(Query(partners=("CHN", "DEU"))) == Sides("partner", ("CHN", "DEU"))
    six = ("CHN", "DEU", "FIN", "NLD", "USA", "NOR")
    assert sides_of(Query(partners=six)) == Sides("partner", six[:4], six[4:])


def test_a_group_of_partners_is_one_choice():
    assert sides_of(Query(partners=("CHN", "BRA"), group="brics")) is None


def test_sectors_are_compared_where_no_partners_are():
    both = Query(partners=("CHN", "DEU"), sectors=("wood", "minerals"))
    assert sides_of(both) == Sides("partner", ("CHN", "DEU"))
    one = Query(partners=("CHN",), sectors=("wood", "minerals"))
    assert sides_of(one) == Sides("sector", ("wood", "minerals"))


def _years(*rows):
    return records(turnover(pd.DataFrame(rows)))


def test_growth_is_on_the_year_compared_with_and_share_in_the_whole():
    china = _years(year_of(2016, 50, 50), year_of(2017, 60, 60), year_of(2018, 100, 50))
    whole = _years(year_of(2016, 500, 500), year_of(2017, 500, 500), year_of(2018, 400, 200))
    found = compared("partner", {"CHN": china}, whole, "turnover", 2016, {2016, 2018})
    of = {(row.key, row.year): row for row in found}
    assert of["CHN", 2018].value_usd == 150e6
    assert of["CHN", 2018].growth_pct == pytest.approx(50)
    assert of["CHN", 2018].share_pct == pytest.approx(25)
    assert of[WHOLE, 2018].growth_pct == pytest.approx(-40)
    assert of[WHOLE, 2018].share_pct != of[WHOLE, 2018].share_pct


def test_years_of_other_months_and_the_year_itself_have_no_growth():
    china = _years(year_of(2016, 50, 50), year_of(2017, 60, 60))
    found = compared("partner", {"CHN": china}, china, "exports", 2016, {2016})
    assert [row.growth_pct == row.growth_pct for row in found] == [False] * 4


def test_what_is_not_known_has_neither_growth_nor_share():
    china = _years(year_of(2017, 50, 50), year_of(2018))
    whole = _years(year_of(2017, 500, 500), year_of(2018, 400, 200))
    row = compared("partner", {"CHN": china}, whole, "turnover", 2017, {2017, 2018})[1]
    assert row.status == "not published"
    assert all(value != value for value in (row.value_usd, row.growth_pct, row.share_pct))


def test_nothing_follows_from_a_bound():
    china = _years(year_of(2017, 50, 50), year_of(2018, 100, 50, qualifier="more_than"))
    row = compared("partner", {"CHN": china}, china, "turnover", 2017, {2017, 2018})[1]
    assert (row.value_usd, row.value_qualifier) == (150e6, "more_than")
    assert row.growth_pct != row.growth_pct


def test_crossings_are_counted_by_pairs_and_pass_over_gaps():
    assert crossings([[1, 3, 1], [2, 2, 2]]) == 2
    assert crossings([[1, None, 3], [2, 9, 2]]) == 1
    assert crossings([[1, 2], [3, 4], [5, 6]]) == 0
    assert crossings([[2, 2, 3], [2, 2, 2]]) == 0
