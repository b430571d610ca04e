from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.measures.discrepancies import Thing, compared

THING = Thing(2018, "", "exports")


@pytest.mark.parametrize(
    ("imported", "published", "differs"),
    [
        (7_109_040_000, Amount(7_109e6, digits=5), False),
        (7_109_060_000, Amount(7_109e6, digits=5), True),
        (7_109_040_000, Amount(7_109e6), False),
        (7_112_000_000, Amount(7_109e6), True),
        (8_350_000_000, Amount(8_357e6, low=8_320e6, high=8_420e6, digits=3), False),
        (8_300_000_000, Amount(8_357e6, low=8_320e6, high=8_420e6, digits=3), True),
        (741_000_000, Amount(750e6, qualifier="approx"), False),
        (700_000_000, Amount(750e6, qualifier="approx"), True),
        (900_000_000, Amount(700e6, qualifier="more-than"), False),
        (690_000_000, Amount(700e6, qualifier="more-than"), True),
        (990_000_000, Amount(1_000e6, qualifier="less-than"), False),
        (1_010_000_000, Amount(1_000e6, qualifier="less-than"), True),
        (159.0, Amount(160.0, "count"), True),
        (160.0, Amount(160.0, "count"), False),
        (5.0, Amount(), False),
    ],
)
def test_a_value_that_the_published_one_may_stand_for_is_no_contradiction(
    imported: float, published: Amount, differs: bool
) -> None:
    assert any(row.differs for row in compared({THING: imported}, {THING: published})) == differs


def test_both_are_told_with_the_rows_and_what_one_alone_knows_is_not() -> None:
    published = {THING: Amount(7_109e6, status="published", sources=("S01",), rows=("T003",)),
                 Thing(2017, "", "exports"): Amount(5e9)}  # fmt: skip
    (row,) = compared({THING: 7e9, Thing(2019, "", "exports"): 1e9}, published)
    assert (row.year, row.noun, row.imported, row.published) == (2018, "exports", 7e9, 7_109e6)
    assert (row.published_source, row.published_rows) == ("S01", "T003")
