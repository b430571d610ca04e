"""Errors of the outlook: against years worked out by hand."""

from __future__ import annotations

import pytest

from dashboard.measures.outlook_errors import errors


def year(first: float, rest: float) -> dict[int, float]:
    return {1: first, **dict.fromkeys(range(2, 13), rest)}


def test_of_years_that_only_grow_the_share_is_right_and_last_year_is_not():
    part = {2015: year(1.0, 1.0), 2016: year(2.0, 2.0), 2017: year(4.0, 4.0)}
    found = errors([part], 2018)
    assert [one.months for one in found] == list(range(1, 12))
    assert [one.error_pct for one in found] == pytest.approx([0.0] * 11)
    # With one month known the plain way says (2 + 11)/24 and (4 + 22)/48: 11/24 too little.
    assert found[0].plain_pct == pytest.approx(100 * 11 / 24)
    assert {one.years for one in found} == {2}


def test_a_shift_within_the_year_is_an_error_of_the_share():
    part = {2015: year(1.0, 1.0), 2016: year(1.0, 1.0), 2017: year(2.0, 1.0)}
    (first, *_) = errors([part], 2018)
    # A twelfth was known of both: right in 2016; in 2017 2 stands for 24, which ended with 13.
    assert first.error_pct == pytest.approx(100 * (24 / 13 - 1) / 2)
    assert (first.plain_pct, first.years) == (pytest.approx(0.0), 2)


def test_of_one_year_tried_nothing_is_said():
    """It may have been right by chance: 0.0 % is no promise."""
    assert errors([{2016: year(1.0, 1.0), 2017: year(2.0, 1.0)}], 2018) == ()


def test_without_full_years_before_it_nothing_was_tried():
    assert errors([{2017: year(1.0, 1.0)}], 2018) == ()
    assert errors([], 2018) == ()
    gap = {2014: year(1.0, 1.0), 2015: year(1.0, 1.0), 2017: year(1.0, 1.0)}
    assert errors([gap], 2018) == ()


def test_smoothing_is_right_of_years_that_are_alike_and_learns_of_a_new_level():
    alike = {one: year(5.0, 2.0) for one in (2015, 2016, 2017)}
    assert [one.smoothed_pct for one in errors([alike], 2018)] == pytest.approx([0.0] * 11)
    part = {2015: year(1.0, 1.0), 2016: year(1.0, 1.0), 2017: year(3.0, 3.0)}
    found = errors([part], 2018)
    assert found[0].smoothed_pct < found[0].plain_pct
    assert found[-1].smoothed_pct < found[0].smoothed_pct


def test_smoothing_begins_anew_after_a_gap():
    part = {2011: year(9.0, 9.0), **{one: year(2.0, 1.0) for one in (2014, 2015, 2016, 2017)}}
    assert [one.smoothed_pct for one in errors([part], 2018)] == pytest.approx([0.0] * 11)
