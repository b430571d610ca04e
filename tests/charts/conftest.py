"""Scenes and frames of the golden figures that the charts of trade are tested on."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.narrative.scene import Scene
from tests.frames import turnover
from tests.scenes import golden_years, scene_at, year_of

SceneMaker = Callable[..., Scene]


@pytest.fixture
def scene() -> SceneMaker:
    """``scene(lang, mark=, starred=, **fields of the query)``: see `tests.scenes.scene_at`."""
    return scene_at


@pytest.fixture
def answer() -> pd.DataFrame:
    """The published years 2017 to 2020 as a store answers; 2019 is not published."""
    return golden_years()


@pytest.fixture
def published(answer: pd.DataFrame) -> pd.DataFrame:
    """The frame of the charts of years."""
    return turnover(answer)


@pytest.fixture
def china() -> pd.DataFrame:
    """One partner of which only the turnover of 2018 is known, by its share."""
    return turnover(pd.DataFrame([year_of(2017), year_of(2018, whole=1751.1, status="implied")]))


@pytest.fixture
def complete() -> pd.DataFrame:
    """Ten years of a dataset that has everything; the last one has nine months."""
    rows = [
        year_of(2016 + n, 5000 + 300 * n, 6000 - 200 * n, months=12 if n < 9 else 9)
        for n in range(10)
    ]
    return turnover(pd.DataFrame(rows))
