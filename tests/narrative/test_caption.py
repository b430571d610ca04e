"""The line that says what is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.choices import between
from dashboard.narrative.caption import caption, narrowed
from tests.scenes import plain


def test_a_group_says_of_which_day_its_members_are(scene):
    assert "eu as it has been since 1 February 2020" in plain(caption(scene(group="eu")))
    russian = plain(caption(scene("ru", group="eu")))
    assert "eu в составе с 1 февраля 2020" in russian and russian.endswith("— во всех годах")
    assert "since" not in caption(scene(group="others"))


@pytest.mark.parametrize(
    ("lang", "known"),
    [("en", "2017 is known for January–March, May only"), ("ru", "январь–март, май")],
)
def test_a_gap_of_the_year_compared_with_is_said_as_one(scene, lang, known):
    asked = scene(lang, against=2017)
    months = {2017: frozenset({1, 2, 3, 5}), 2018: frozenset(range(1, 13))}
    query = replace(
        asked.query, months=between(1, 5), choices=replace(asked.query.choices, months=months)
    )
    assert known in narrowed(replace(asked, query=query))


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "the last year before it with known"), ("ru", "последним до него")]
)
def test_a_comparison_that_passes_over_unknown_years_says_so(scene, lang, why):
    asked = scene(lang, year=2018, against=2014)
    choices = replace(asked.query.choices, traded=(2014, 2018))
    passed_over = replace(asked, query=replace(asked.query, choices=choices))
    assert why in plain(caption(passed_over))
    chosen = replace(choices, traded=(2014, 2017, 2018))
    assert why not in plain(caption(replace(asked, query=replace(asked.query, choices=chosen))))
