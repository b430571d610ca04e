"""How a grid lies on slides: headings stand level and can be read from the back of a room, so that
a grid is turned on its side, or goes on on a second slide, rather than set its headings upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dashboard.charts.plot import Category, Plot
from dashboard.copies import replace
from dashboard.render.fitting import width_of

MOST_ROWS = 24
SIZES = (12, 11, 10)
"""Points of the type; nothing on a slide but its sources is smaller."""
AROUND = 8
"""Points beside the text of a square."""
NAMES = 0.24
"""Part of the width that the names of the rows take at most."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The names down and across a slide. ``turned``: the categories stand down, and the rows of
    the plot across. ``names``: points of the column of names, ``widths`` of the others."""

    down: Sequence[Category]
    across: Sequence[Category]
    turned: bool
    names: float
    widths: Sequence[float]


def parts(plot: Plot, width: float) -> list[Plot]:
    """A grid as those that each fit a slide; ``width``: points of a slide."""
    if plot.shape != "grid" or plot.empty:
        return [plot]
    turned, count = _fewest(plot, width)
    most = ceil(len(plot.rows if turned else plot.categories) / count)
    return [_part(plot, slice(n * most, (n + 1) * most), turned=turned) for n in range(count)]


def layout(plot: Plot, width: float) -> Layout:
    """How a grid that fits a slide lies on it."""
    turned, _ = _fewest(plot, width)
    down, across = _sides(plot, turned=turned)
    names = _names(down, width)
    needs = [_need(one) for one in across]
    equal = (width - names) / len(across)
    spare = (width - names - sum(needs)) / len(across)
    widths = [equal if max(needs) <= equal else need + spare for need in needs]
    return Layout(down[:MOST_ROWS], across, turned, names, widths)


def left_out(plot: Plot, width: float) -> int:
    """Rows of a slide that it has no room for."""
    down, _ = _sides(plot, turned=_fewest(plot, width)[0])
    return max(0, len(down) - MOST_ROWS)


def _fewest(plot: Plot, width: float) -> tuple[bool, int]:
    """Whether turned it takes fewer slides, and how many it takes."""
    count, turned = (_slides(*_sides(plot, turned=one), width) for one in (False, True))
    return turned < count, min(count, turned)


def _sides(plot: Plot, *, turned: bool) -> tuple[Sequence[Category], Sequence[Category]]:
    """The names down and across."""
    return (plot.categories, plot.rows) if turned else (plot.rows, plot.categories)


def _slides(down: Sequence[Category], across: Sequence[Category], width: float) -> int:
    """The fewest slides, equally full, on which each heading is as wide as its longest word."""
    room = width - _names(down, width)
    for count in range(1, len(across)):
        most = ceil(len(across) / count)
        starts = range(0, len(across), most)
        if all(sum(map(_need, across[n : n + most])) <= room for n in starts):
            return len(starts)
    return len(across)


def _names(down: Sequence[Category], width: float) -> float:
    whole = max(width_of(one.label, SIZES[-1], bold=_bold(one)) for one in down)
    return min(NAMES * width, whole + AROUND)


def _need(head: Category) -> float:
    words = head.label.split(" ")
    return AROUND + max(width_of(word, SIZES[-1], bold=_bold(head)) for word in words)


def _bold(one: Category) -> bool:
    return one.emphasis == "strong"


def _part(plot: Plot, some: slice, *, turned: bool) -> Plot:
    """Some rows of a grid that is turned, or some of its columns."""
    if turned:
        return replace(plot, rows=plot.rows[some], series=plot.series[some])
    series = (
        replace(one, amounts=one.amounts[some], labels=one.labels[some], hovers=one.hovers[some],
                orders=one.orders[some])
        for one in plot.series
    )  # fmt: skip
    return replace(plot, categories=plot.categories[some], series=tuple(series))
