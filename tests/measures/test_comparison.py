"""Choices side by side: what is compared, growth, share, and how often lines cross."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.loaders.records import records
from dashboard.measures.comparison import WHOLE, Sides, compared, crossings, sides_of
from dashboard.query import Query
from tests.frames import turnover
from tests.scenes import NAN, year_of


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


LIKE = {"CHN": {}, WHOLE: {}}
"""All years stand for the same months as the year before them."""


def plain(value):
    return None if value != value else value


def _years(*rows):
    return records(turnover(pd.DataFrame(rows)))


def test_growth_is_on_the_year_before_and_share_in_the_whole():
    china = _years(year_of(2016, 50, 50), year_of(2017, 60, 60), year_of(2018, 100, 50))
    whole = _years(year_of(2016, 500, 500), year_of(2017, 500, 500), year_of(2018, 400, 200))
    found = compared("partner", {"CHN": china}, whole, "turnover", LIKE)
    of = {(row.key, row.year): row for row in found}
    assert of["CHN", 2018].value_usd == 150e6
    assert of["CHN", 2018].growth_pct == pytest.approx(25)
    assert of["CHN", 2017].growth_pct == pytest.approx(20)
    assert of["CHN", 2016].growth_pct != of["CHN", 2016].growth_pct
    assert of["CHN", 2018].share_pct == pytest.approx(25)
    assert of[WHOLE, 2018].growth_pct == pytest.approx(-40)
    assert of[WHOLE, 2018].share_pct != of[WHOLE, 2018].share_pct


def test_a_year_of_other_months_grows_over_those_of_both_or_not_at_all():
    china = _years(year_of(2016, 50, 50), year_of(2017, 60, 60), year_of(2018, 70, 70))
    over = {"CHN": {2017: (5.0, 3), 2018: (NAN, 0)}, WHOLE: {}}
    rows = compared("partner", {"CHN": china}, china, "exports", over)[:3]
    assert [plain(row.growth_pct) for row in rows] == [None, 5.0, None]
    assert [plain(row.growth_months) for row in rows] == [None, 3, 0]


def test_a_gap_of_years_is_not_bridged():
    china = _years(year_of(2018, 50, 50), year_of(2020, 60, 60))
    rows = compared("partner", {"CHN": china}, china, "turnover", LIKE)
    assert [plain(row.growth_pct) for row in rows] == [None] * 4


def test_what_is_not_known_has_neither_growth_nor_share():
    china = _years(year_of(2017, 50, 50), year_of(2018))
    whole = _years(year_of(2017, 500, 500), year_of(2018, 400, 200))
    row = compared("partner", {"CHN": china}, whole, "turnover", LIKE)[1]
    assert row.status == "not published"
    assert all(value != value for value in (row.value_usd, row.growth_pct, row.share_pct))


def test_nothing_follows_from_a_bound():
    china = _years(year_of(2017, 50, 50), year_of(2018, 100, 50, qualifier="more_than"))
    row = compared("partner", {"CHN": china}, china, "turnover", LIKE)[1]
    assert (row.value_usd, row.value_qualifier) == (150e6, "more_than")
    assert row.growth_pct != row.growth_pct


def test_crossings_are_counted_by_pairs_and_pass_over_gaps():
    assert crossings([[1, 3, 1], [2, 2, 2]]) == 2
    assert crossings([[1, None, 3], [2, 9, 2]]) == 1
    assert crossings([[1, 2], [3, 4], [5, 6]]) == 0
    assert crossings([[2, 2, 3], [2, 2, 2]]) == 0
