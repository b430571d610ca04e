"""What follows from published values: amount, status and formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.amount import STRENGTH, weakest
from dashboard.certainty import BOUNDS
from dashboard.store.derivation import (
    NOT_PUBLISHED,
    Value,
    implied_before,
    implied_by_share,
    published,
    summed,
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


def test_a_value_from_a_share_stands_for_half_a_tenth_of_the_whole() -> None:
    china = implied_by_share(published(11_224.9, "S01"), 15.6, "S01")
    assert (china.high - china.usd) / 1e6 == pytest.approx(5.6, abs=0.05)
    assert (china.usd - china.low) / 1e6 == pytest.approx(5.6, abs=0.05)
    assert china.digits == 3


def test_a_value_from_a_growth_rate_stands_for_all_that_rounds_to_it() -> None:
    before = implied_before(published(7109.0, "S01"), 25.7, "S01")
    assert 100 * (7109e6 / before.high - 1) == pytest.approx(25.65)
    assert 100 * (7109e6 / before.low - 1) == pytest.approx(25.75)


def test_ranges_of_the_parts_of_a_sum_add_up() -> None:
    exports = implied_by_share(published(42_216, "S06"), 12.8, "S06")
    imports = implied_by_share(published(34_505, "S06"), 10.3, "S06")
    both = summed(exports, imports)
    assert [round(end / 1e6) for end in both.ends] == [8_919, 8_996]
    assert both.formula == "42216 × 12.8% + 34505 × 10.3%"


@pytest.mark.parametrize("qualifier", BOUNDS)
def test_nothing_follows_from_a_bound(qualifier: str) -> None:
    bound = published(1000, "S23", qualifier)
    assert implied_by_share(bound, 12.8, "S06") is NOT_PUBLISHED
    assert implied_before(bound, 25.7, "S06") is NOT_PUBLISHED


@pytest.mark.parametrize(
    ("qualifiers", "of_sum"),
    [
        (("more-than", "exact"), "more-than"),
        (("at-least", "more-than"), "more-than"),
        (("less-than", "exact"), "less-than"),
        (("less-than", "more-than"), None),
        (("approx", "more-than"), None),
        (("approx", "exact"), "approx"),
    ],
)
def test_a_sum_with_a_bound_is_one_of_its_direction(
    qualifiers: tuple[str, str], of_sum: str | None
) -> None:
    found = summed(*(published(500, "S20", one) for one in qualifiers))
    assert (found.qualifier if found.known else None) == of_sum
