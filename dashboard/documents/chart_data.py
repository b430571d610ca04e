"""The data of a chart that is drawn by another form than plain amounts: what it shows, as numbers.

A table of the contract has the amounts that such a chart is made of, not the sums over twelve
months or the index that it draws; its file has them all, row by row as the chart's own table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.amount import Amount, weakest
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.table import Cell as Shown
from dashboard.charts.table import Column, Row
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.signs import sign_of
from dashboard.documents.tables import Cell, Table
from dashboard.language import Language
from dashboard.narrative.amounts import qualified
from dashboard.narrative.statuses import status_word
from dashboard.query import Query

NO_UNIT = ("relative", "count")
"""Units that a name does not end with: an index says by its name what it is."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A column of the data: its name in a file, its heading in words, its unit, its cells, where
    they lead, and the signs before them, if any."""

    name: str
    heading: str
    unit: str
    cells: tuple[Cell, ...]
    links: tuple[str, ...]
    signs: tuple[str, ...] = ()


def is_other_view(declared: Declaration, query: Query) -> bool:
    """Whether a chart of a query is drawn by another form than the first one of its trade."""
    return declared.views == "view" and declared.scope(query).view in declared.forms[1:]


def data_of_view(
    chart: Chart, words: Language, links: Links = NOWHERE, *, worded: bool = False
) -> Table:
    """The table of a chart as plain cells: money in US dollars, a missing value as None, what is
    not exact with how exactly it is stated and its range, and the status of each row. ``worded``:
    with headings and words of the reader's language, of a sheet; else with names of a file."""
    rows, table = chart.table.rows, chart.table
    led = links.table(table, chart.name) or tuple(("",) * len(table.columns) for _ in rows)
    made = list(_periods(rows, words))
    for place, column in enumerate(table.columns[1:], start=1):
        cells = [row.cells[place] for row in rows]
        made += _numbers(column, cells, [row[place] for row in led], words, worded=worded)
    made.append(_status(rows, words, worded=worded))
    return Table(
        name="Data",
        title=chart.title,
        headings=tuple(one.heading if worded else one.name for one in made),
        rows=tuple(zip(*(one.cells for one in made), strict=True)),
        columns=tuple(one.unit for one in made),
        links=tuple(zip(*(one.links for one in made), strict=True)) if links.leads else (),
        signs=tuple(zip(*(one.signs or ("",) * len(rows) for one in made), strict=True)),
    )


def _periods(rows: Sequence[Row], words: Language) -> Iterator[_Made]:
    """Year, and month where there are months, from the keys of the rows: ``2021``, ``2021-03``."""
    keys = [row.key.split("-") for row in rows]
    names = ("year", "month")[: max(map(len, keys), default=1)]
    for place, name in enumerate(names):
        heading, cells = words.t(f"workbook.column.{name}"), tuple(int(key[place]) for key in keys)
        yield _Made(name, heading, name if name == "year" else "", cells, ("",) * len(rows))


def _numbers(
    column: Column, cells: Sequence[Shown], led: Sequence[str], words: Language, *, worded: bool
) -> Iterator[_Made]:
    amounts = [cell if isinstance(cell, Amount) else Amount() for cell in cells]
    unit, nothing = column.unit or "", ("",) * len(cells)
    stem = column.key.replace(".", "_")
    end = "" if unit in NO_UNIT else f"_{unit}"
    heading = column.label.replace(words.t("unit.millions"), words.t("workbook.dollars"))
    # The formats of a sheet in plain dollars go by names of the contract.
    look = "_usd" if unit == "usd" else unit
    exactly = [one.qualifier or ("approx" if one.ranged else "") for one in amounts]
    values, signs = tuple(one.value for one in amounts), tuple(map(sign_of, exactly))
    yield _Made(f"{stem}{end}", heading, look, values, tuple(led), signs)
    if any(exactly):
        said = tuple(
            (qualified(words, "", one).strip() if worded else one) or None for one in exactly
        )
        named = words.t("workbook.chart_data.qualifier", column=heading)
        yield _Made(f"{stem}_qualifier", named, "", said, nothing)
    if any(one.ranged for one in amounts):
        for name, ends in (("low", [one.low for one in amounts]),
                           ("high", [one.high for one in amounts])):  # fmt: skip
            named = words.t(f"workbook.chart_data.{name}", column=heading)
            yield _Made(f"{stem}_{name}{end}", named, look, tuple(ends), nothing)


def _status(rows: Sequence[Row], words: Language, *, worded: bool) -> _Made:
    """The least certain status of the known amounts of each row."""
    found: list[Cell] = []
    for row in rows:
        status = weakest([one.status for one in row.cells
                          if isinstance(one, Amount) and one.known])  # fmt: skip
        found.append(status_word(words, status) if worded else status)
    heading = words.t("workbook.column.status")
    return _Made("status", heading, "", tuple(found), ("",) * len(rows))
