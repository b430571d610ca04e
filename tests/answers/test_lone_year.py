"""Of a release of one year, or of one month, no reason names months of a year that it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.narrative.caption import caption
from dashboard.narrative.comparability import unlike
from dashboard.pages.headline import cards_of
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.answers.test_narrowed import YEAR, rows
from tests.imports.customs_files import Cells, asks_of
from tests.scenes import plain

EXPORTS = [one for one in rows(2020, YEAR) if one[0] == "ЭК"]
MARCH = rows(2020, range(3, 4))


@pytest.fixture(scope="module", params=[EXPORTS, MARCH], ids=["exports", "march"])
def alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """2020 alone: its exports, or its March."""
    made: Sequence[Cells] = request.param
    return asks_of(tmp_path_factory.mktemp("alone"), made)


@pytest.mark.parametrize(
    ("lang", "said", "brief", "head"),
    [
        ("en", "No figure for 2019.", "in 2019: no figure", "no figure for 2019 to compare with"),
        ("ru", "За 2019 год данных нет.", "в 2019 году — нет данных",
         "данных за 2019 год для сравнения нет"),
    ],
)  # fmt: skip
def test_that_nothing_is_known_of_the_other_year_is_the_reason(
    alone: Ask, lang: str, said: str, brief: str, head: str
) -> None:
    scene = show(alone, "/why", f"dataset=customs&lang={lang}").scene
    assert (scene.year, scene.against) == (2020, 2019)
    assert not unlike(scene)
    (exports,) = [card for card in cards_of(alone, scene) if card.noun == "exports"]
    assert plain("".join(map(str, exports.change))) == brief
    assert plain(caption(scene)).split(" · ")[1] == head
    for name in ("partner_growth", "sector_growth", "chapter_growth", "code_growth"):
        chart = chart_of(chart_named(name), alone, scene.query)
        assert chart.empty
        assert said in map(plain, chart.known)


def test_no_key_and_no_subtitle_names_a_year_that_is_not_drawn(alone: Ask, tmp_path: Path) -> None:
    scene = show(alone, "/trade", "dataset=customs").scene
    chart = chart_of(chart_named("months"), alone, scene.query)
    assert "2019" not in chart.subtitle
    assert "2019" not in [entry.label for entry in chart.plot.entries]
    # Of one month that is known no line is drawn.
    assert chart.empty or {series.end for series in chart.plot.series} == {"2020"}


def test_the_one_month_that_is_known_is_not_the_largest(tmp_path: Path) -> None:
    ask = asks_of(tmp_path, MARCH)
    for lang, title in (
        ("en", "Turnover in March 2020: $4,800"),
        ("ru", "Оборот в марте 2020 года — 4 800 долл. США"),
    ):
        scene = show(ask, "/trade", f"dataset=customs&lang={lang}").scene
        assert plain(chart_of(chart_named("months"), ask, scene.query).title) == title
