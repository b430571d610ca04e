"""Years as the categories of a chart: the chosen one strong, those of nothing known as gaps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from dashboard.charts.plot import Category, Emphasis
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.language import Language
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import gap_hover

FEW = 6
"""Up to so many years have room for a decimal each."""


def year_categories(
    scene: Scene, years: Sequence[int], known: Collection[int], notes: Mapping[int, str]
) -> tuple[Category, ...]:
    """The years in order. ``known``: those of which something is drawn; ``notes``: what stands
    under the label of a year."""
    gap = absent(scene)
    return tuple(
        Category(
            key=str(year),
            label=str(year),
            order=f"year:{year}",
            emphasis=_emphasis(scene, year, known),
            compared=year == scene.against and scene.query.comparable,
            note=notes.get(year, ""),
            gap="" if year in known else gap,
            hover="" if year in known else gap_hover(scene, str(year)),
        )
        for year in years
    )


def without_gaps(years: Collection[int]) -> list[int]:
    """Every year from the first to the last of some: a line breaks where one is missing."""
    return list(range(min(years), max(years) + 1)) if years else []


def year_table(
    words: Language,
    years: Collection[int],
    columns: Iterable[Column],
    cells: Callable[[int], Iterable[Cell]],
) -> Table:
    """A row a year, in the order in which they come; ``cells``: those beside the year itself."""
    return Table(
        columns=(Column("year", words.t("chart.column.year")), *columns),
        rows=lambda: tuple(
            Row((str(year), *cells(year)), f"year:{year}", str(year)) for year in years
        ),
        keys=map(str, years),
    )


def _emphasis(scene: Scene, year: int, known: Collection[int]) -> Emphasis:
    """The chosen year is strong and the others recede, if anything is known of it."""
    if year == scene.year:
        return "strong"
    return "pale" if scene.year in known else "plain"
