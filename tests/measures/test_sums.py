"""Sums are known where every part is, and no more certain than the weakest."""

from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.measures.sums import together, total

PUBLISHED = Amount(2.0, status="published", sources=("S01",))
IMPLIED = Amount(3.0, status="implied", sources=("S02",))
ABOUT = Amount(5.0, status="published", qualifier="approx", sources=("S01",))


@pytest.mark.parametrize("add", [total, together])
def test_a_sum_is_known_only_where_every_part_is(add) -> None:
    assert add([PUBLISHED, IMPLIED]).value == 5.0
    assert not add([PUBLISHED, Amount()]).known
    assert not add([]).known
    assert add([IMPLIED]) == IMPLIED


@pytest.mark.parametrize("add", [total, together])
def test_a_sum_keeps_the_weakest_status_a_bound_and_its_sources(add) -> None:
    whole = add([PUBLISHED, IMPLIED, ABOUT])
    assert whole.status == "implied"
    assert whole.qualifier == "approx"
    assert whole.sources == ("S01", "S02")


def test_only_a_total_of_published_parts_is_computed() -> None:
    assert total([PUBLISHED, PUBLISHED]).status == "computed"
    assert together([PUBLISHED, PUBLISHED]).status == "published"
