"""Where each number that a chart draws stands: the cells of its table, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.amount import Amount
from dashboard.charts.addresses import BEYOND, amount_path, cell_path
from dashboard.charts.chart import Chart
from dashboard.charts.plot import Category, Plot, Series
from dashboard.measures.sums import total


def mark_addresses(chart: Chart, partner: str = "") -> dict[str, str]:
    """Row and column of every known number that is drawn and stands in the table of a chart → its
    path. An amount that is drawn knows its sources: no table need be made."""
    name, there = chart.plot.table or chart.name, chart.table.keys
    found: dict[str, str] = {}
    for row, column, amount in _cells(chart.plot):
        # All others have no bar where it would be the longest one, and yet their number is said.
        if row.startswith(BEYOND):
            found[f"{row}/{column}"] = cell_path(name, row, column, partner)
        elif amount.known and (chart.plot.table or row in there):
            found[f"{row}/{column}"] = amount_path(amount, name, row, column, partner)
    return found


def _cells(plot: Plot) -> Iterator[tuple[str, str, Amount]]:
    """Row and column of the table in which each amount of a plot stands, as its marks name them."""
    for place, series in enumerate(plot.series):
        row = plot.rows[place] if plot.shape == "grid" else None
        for category, amount in zip(plot.categories, series.amounts, strict=True):
            if row is None:
                yield category.row or category.key, series.column_of(category), amount
                if plot.shape == "tiles" and category.column:
                    yield category.key, series.column or series.noun, amount
            else:
                line, _, column = grid_cell(row, series, category).rpartition("/")
                yield line, column, amount
    for mark in plot.marks:
        if mark.amount is not None:
            yield mark.key, "events", mark.amount
    if plot.whole:
        yield from _wholes(plot)
    if plot.below is not None:
        yield from _cells(plot.below)


def grid_cell(row: Category, series: Series, category: Category) -> str:
    """The cell of the table in which a square of a grid stands: row and column."""
    named = f"{row.key}/{category.key}"
    return f"{named}/{series.column}" if series.column else named


def _wholes(plot: Plot) -> Iterator[tuple[str, str, Amount]]:
    """The sums of the stacks of several parts."""
    bars = plot.of("bar")
    for place, category in enumerate(plot.categories):
        parts = [one.amounts[place] for one in bars if one.amounts[place].known]
        if len(parts) > 1:
            yield category.key, plot.whole, total(parts)
