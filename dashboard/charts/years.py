"""Years as the categories of a chart: the chosen one strong, those of nothing known as gaps."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.charts.plot import Category, Emphasis
from dashboard.narrative.scene import Scene
from dashboard.narrative.years import missing_hover

FEW = 6
"""Up to so many years have room for a decimal each."""


def year_categories(
    scene: Scene, years: Sequence[int], known: Collection[int], notes: Mapping[int, str]
) -> tuple[Category, ...]:
    """The years in order. ``known``: those of which something is drawn; ``notes``: what stands
    under the label of a year."""
    gap = scene.language.t("status.not_published")
    return tuple(
        Category(
            key=str(year),
            label=str(year),
            order=f"year:{year}",
            emphasis=_emphasis(scene, year, known),
            compared=year == scene.against and scene.query.comparable,
            note=notes.get(year, ""),
            gap="" if year in known else gap,
            hover="" if year in known else missing_hover(scene, year),
        )
        for year in years
    )


def _emphasis(scene: Scene, year: int, known: Collection[int]) -> Emphasis:
    """The chosen year is strong and the others recede, if anything is known of it."""
    if year == scene.year:
        return "strong"
    return "pale" if scene.year in known else "plain"
