"""Rows that are made of the cells of others have the same columns in the same places."""

from __future__ import annotations

import pytest

from dashboard.answers.locations import RegionOnMap
from dashboard.answers.question_rows import Sector
from dashboard.answers.why import DependenceInYear
from dashboard.measures.dependence import Dependence
from dashboard.measures.relations import RegionInYear
from dashboard.measures.shares import Ranked
from dashboard.trade_rows import PartnerTrade, SectorTrade, Year, YearOfTrade


@pytest.mark.parametrize(
    ("made", "of", "first"),
    [
        (Ranked, PartnerTrade, 0),
        (Sector, SectorTrade, 0),
        (Year, YearOfTrade, 7),
        (DependenceInYear, Dependence, 0),
        (RegionOnMap, RegionInYear, 0),
    ],
)
def test_rows_begin_as_those_whose_cells_they_take(made: type, of: type, first: int) -> None:
    columns = of._fields[first:]
    start = made._fields.index(columns[0])
    assert made._fields[start : start + len(columns)] == columns


def test_the_ranges_of_what_follows_from_a_year_come_last() -> None:
    assert Year._fields[-9:] == tuple(
        f"{noun}_{end}"
        for noun, unit in (("balance", "usd"), ("coverage", "pct"), ("turnover_growth", "pct"))
        for end in (f"low_{unit}", f"high_{unit}", "digits")
    )
