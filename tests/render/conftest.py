"""What the tests of figures share: scenes, and the words that stand in a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.charts.chart import Chart
from dashboard.language import language
from dashboard.narrative.scene import Scene
from dashboard.render.figure import figure
from dashboard.render.theme import Figure
from tests.scenes import scene_at


@pytest.fixture
def scene() -> Callable[..., Scene]:
    """``scene(lang, mark=, starred=, **fields of the query)``: see `tests.scenes.scene_at`."""
    return scene_at


@pytest.fixture
def figure_of() -> Callable[..., Figure]:
    """``figure_of(chart, lang)``: the plotly figure of a chart."""

    def drawn(chart: Chart, lang: str = "en") -> Figure:
        return figure(chart, language(lang))

    return drawn


@pytest.fixture
def words_in() -> Callable[[Any], str]:
    """Every annotation of a figure, and what its shapes say, in one text."""

    def texts(drawn: Figure) -> str:
        said = [note["text"] for note in drawn["layout"].get("annotations", ())]
        said += [one["label"]["text"] for one in drawn["layout"].get("shapes", ())
                 if "label" in one]  # fmt: skip
        return " | ".join(map(str, said))

    return texts
