"""A change of what stands for a range stands for one, and so does what parts leave of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.measures.contribution_ranges import ranged, rest_ranged
from dashboard.measures.contributions import UNEXPLAINED, PartOfGrowth
from dashboard.trade_rows import NAN


def part(key: str, change: float) -> PartOfGrowth:
    return PartOfGrowth(key, "export", 100.0, 100.0 + change, change, NAN, "risen")


def of(usd: float, half: float = NAN) -> SimpleNamespace:
    return SimpleNamespace(exports_usd=usd, exports_low_usd=usd - half, exports_high_usd=usd + half)


def test_a_change_is_as_wide_as_both_its_ends() -> None:
    found = ranged(part("CHN", 20.0), of(100.0, 3.0), of(120.0, 2.0))
    assert (found.qualifier, found.low_usd, found.high_usd) == ("approx", 15.0, 25.0)


def test_a_change_of_exact_amounts_or_of_none_has_no_range() -> None:
    exact, unknown = part("CHN", 20.0), part("CHN", NAN)
    assert ranged(exact, of(100.0), of(120.0)) == exact
    found = ranged(unknown, None, of(120.0, 2.0))
    assert (found.qualifier, str(found.low_usd)) == ("", "nan")
    # What is known of one year alone is no more certain for that.
    assert (found.now_qualifier, found.now_low_usd, found.now_high_usd) == ("approx", 118, 122)
    assert (found.before_qualifier, str(found.before_low_usd)) == ("", "nan")


def test_what_is_unexplained_is_as_wide_as_whole_and_parts() -> None:
    rest = part(UNEXPLAINED, 30.0)
    whole = ranged(rest, of(400.0, 4.0), of(450.0, 1.0))
    known = ranged(part("CHN", 20.0), of(100.0, 3.0), of(120.0, 2.0))
    found = rest_ranged(rest, whole, [known])
    assert (found.low_usd, found.high_usd) == pytest.approx((20.0, 40.0))
    assert rest_ranged(rest, rest, [part("CHN", 20.0)]) == rest
