"""Why a page opens on its year follows from the data."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from dashboard.narrative.default_year import why_default_year
from tests.scenes import CHOICES, plain

LATER = [SimpleNamespace(year=2020, status="implied"), SimpleNamespace(year=2021, status="implied")]


def test_years_after_it_that_are_implied_are_named(scene) -> None:
    assert plain(why_default_year(scene(), LATER)) == (
        "the latest year with full figures (2020 and 2021: implied)"
    )
    assert plain(why_default_year(scene("ru"), LATER)) == (
        "последний год с полными данными (2020 и 2021 — расчётная оценка)"
    )


def test_years_of_which_only_months_are_known_are_named_as_such(scene) -> None:
    choices = replace(CHOICES, months={2019: frozenset({1, 2})})
    later = [SimpleNamespace(year=2019, status="published")]
    text = why_default_year(scene(choices=choices), later)
    assert plain(text) == "the latest complete year (2019: only some months)"


def test_nothing_is_said_where_there_is_nothing_to_explain(scene) -> None:
    assert why_default_year(scene(), []) == ""
    assert why_default_year(scene(year=2020), LATER) == ""
    assert why_default_year(scene(partners=("CHN",)), LATER) == ""
    assert why_default_year(scene(chosen_months=frozenset(range(1, 7))), LATER) == ""
