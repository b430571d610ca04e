"""The table of a chart as the cells of a sheet."""

from __future__ import annotations

from functools import partial

from dashboard.amount import Amount
from dashboard.charts.chart import Chart
from dashboard.charts.table import Column
from dashboard.documents.apart import set_apart
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.signs import sign_of
from dashboard.documents.tables import Cell, Table
from dashboard.language import Language
from dashboard.narrative.amounts import cell, signed
from dashboard.narrative.digits import as_written, rough

MILLION = 1e6
ABOUT, PERCENT = "approx", "%"


def chart_sheet(chart: Chart, words: Language, links: Links = NOWHERE) -> Table:
    """What stands in the chart's table, as numbers: money in millions, a missing value empty."""
    columns, rows = chart.table.columns, chart.table.rows
    number, changes = partial(_number, words), [column.change for column in columns]
    signs = tuple(tuple(map(_sign, row.cells)) for row in rows)
    return Table(
        name="Shown",
        title=chart.title,
        headings=tuple(_heading(words, column) for column in columns),
        rows=tuple(tuple(map(number, row.cells, changes)) for row in rows),
        columns=tuple(column.unit or "" for column in columns),
        links=links.table(chart.table, chart.name),
        signs=signs if any(map(any, signs)) else (),
        apart=set_apart([row.apart for row in rows]),
    )


def _heading(words: Language, column: Column) -> str:
    """The head of a column, with the unit that stands in each of its cells on the page."""
    unit = {"pct": PERCENT, "points": words.t("unit.points")}.get(column.unit or "", "")
    return column.label if not unit or unit in column.label else f"{column.label}, {unit}"


def _number(words: Language, found: Amount | str, change: bool) -> Cell:
    """A cell as a number. A bound is written with its sign, as a text: nothing adds it up. What is
    only about right is the number that the page writes, its sign a part of its look: as a text
    that leads somewhere LibreOffice would paint it blue beside exact ones. The sheet of data has
    its value with its range. What a source prints without decimals is a whole number."""
    if isinstance(found, str):
        return found
    if found.value is None:
        return None
    if found.qualifier not in ("", ABOUT):
        return signed(words, found) if change else cell(words, found)
    value = as_written(found).plain()
    value = round(value / MILLION, 8) if found.unit == "usd" else value
    return int(value) if float(value).is_integer() and not found.decimals() else value


def _sign(found: Amount | str) -> str:
    if isinstance(found, str) or found.value is None:
        return ""
    return sign_of(found.qualifier or (ABOUT if rough(found) else ""))
