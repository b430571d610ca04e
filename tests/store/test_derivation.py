"""What follows from published values: amount, status and formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store.derivation import (
    NOT_PUBLISHED,
    STRENGTH,
    Value,
    implied_before,
    implied_by_share,
    published,
    summed,
    weakest,
)


def test_a_published_figure_is_in_plain_dollars() -> None:
    assert published(7109, "S01") == Value(7_109_000_000, "published", "7109", "S01", "")
    assert published(500, "S20", "more-than").qualifier == "more-than"


def test_the_year_before_follows_from_the_growth() -> None:
    before = implied_before(published(7109.0, "S01"), 25.7, "S01")
    assert before.usd / 1e6 == pytest.approx(5655.5, abs=0.05)
    assert before.status == "implied"
    assert before.formula == "7109 / 1.257"


@given(st.floats(1, 1e6), st.floats(-99, 500))
def test_growth_applied_again_gives_the_value_back(millions: float, growth: float) -> None:
    value = published(millions, "S01")
    before = implied_before(value, growth, "S01")
    assert before.usd * (1 + growth / 100) == pytest.approx(value.usd)


def test_a_part_follows_from_its_share() -> None:
    part = implied_by_share(published(11_224.9, "S01"), 15.6, "S01")
    assert part.usd == pytest.approx(1_751_084_400)
    assert (part.status, part.formula) == ("implied", "11224.9 × 15.6%")


def test_a_sum_is_computed_or_as_uncertain_as_its_parts() -> None:
    exports, imports = published(7109, "S01"), published(4115.9, "S02")
    both = summed(exports, imports)
    assert both.usd == pytest.approx(11_224_900_000)
    assert (both.status, both.formula, both.source) == ("computed", "7109.0 + 4115.9", "S01;S02")
    assert summed(exports, implied_before(imports, 14.8, "S01")).status == "implied"
    assert summed(exports) == exports


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert summed(published(1, "S01"), NOT_PUBLISHED) is NOT_PUBLISHED
    assert summed() is NOT_PUBLISHED


@given(st.lists(st.sampled_from(STRENGTH), min_size=1))
def test_the_weakest_is_one_of_them_and_none_is_weaker(statuses: list[str]) -> None:
    found = weakest(statuses)
    assert found in statuses
    assert all(STRENGTH.index(status) <= STRENGTH.index(found) for status in statuses)


def test_of_nothing_nothing_is_known() -> None:
    assert weakest([]) == "not published"
