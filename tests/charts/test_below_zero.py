"""Partners worth less than nothing, and years of which other months are known: each said truly."""

from __future__ import annotations

import pytest

from dashboard.narrative.caption import caption
from dashboard.narrative.scene import scene_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.equality.uneven import PARTNERS, uneven
from tests.imports.customs_files import asks_of
from tests.scenes import plain


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Of 2023 nine months are known, in which two partners are below zero; of 2022 exports of six
    and imports of the other six."""
    return asks_of(tmp_path_factory.mktemp("below"), uneven())


def test_shares_beside_amounts_below_zero_are_not_said_to_lack_partners(ask: Ask) -> None:
    chart = drawn(ask, "partners", "&year=2023&partner=BLR,NOR", "en")
    notes = plain(" ".join(chart.notes))
    assert "Below zero, by corrections: United States" in notes
    assert "not all partners are known" not in notes
    assert f"all {len(PARTNERS)} partner countries" in notes


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("year=2023&lang=en", "Both years can be compared over January–June only"),
        ("year=2023&lang=ru", "Оба года сравнимы только за период январь–июнь"),
        ("year=2023&against=2018&lang=en", "2023 is known for January–September only"),
        ("year=2019&lang=en", "Imports of 2019 are known for January–March, May only"),
    ],
)
def test_a_year_is_said_to_be_known_for_its_own_months(ask: Ask, asked: str, said: str) -> None:
    scene = scene_of(ask, read_query(f"dataset=customs&{asked}", ask.library))
    assert said in plain(caption(scene))
