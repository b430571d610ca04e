from __future__ import annotations

from dashboard.charts.years import year_categories
from dashboard.choices import Choices

YEARS = [2016, 2017, 2018]


def test_the_chosen_year_is_strong_and_the_other_marked(scene):
    found = year_categories(scene(), YEARS, YEARS, {2018: "172.7%"})
    assert [(one.emphasis, one.compared) for one in found] == [
        ("pale", False), ("pale", True), ("strong", False),
    ]  # fmt: skip
    assert [one.note for one in found] == ["", "", "172.7%"]


def test_a_year_of_other_months_is_not_marked_as_compared_with(scene):
    months = {2017: frozenset({1, 2, 3}), 2018: frozenset({1, 3})}
    choices = Choices((2017, 2018), 2018, frozenset(), frozenset(), months=months)
    found = year_categories(scene(choices=choices), YEARS, YEARS, {})
    assert not any(one.compared for one in found)


def test_a_year_of_nothing_says_so_and_makes_none_recede(scene):
    found = year_categories(scene("ru", mark="Демо"), YEARS, [2016, 2017], {})
    assert [one.gap for one in found] == ["", "", "не опубликовано"]
    assert found[2].hover.split("\n")[:2] == ["2018", "не опубликовано."]
    assert [one.emphasis for one in found] == ["plain", "plain", "strong"]
