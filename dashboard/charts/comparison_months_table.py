"""The tables of choices side by side by month: a row a month, of one year or of all."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.charts.time_series_table import (
    Lines,
    TimeSeries,
    amount_columns,
    table_of_months,
)
from dashboard.measures.growth import change, growth
from dashboard.measures.time_series import YEAR
from dashboard.narrative.dates import month_name
from dashboard.narrative.scene import Scene


def of_months(scene: Scene, series: TimeSeries, places: Sequence[int]) -> Table:
    """Of each choice the months of a year, which stand at some ``places``, what they differ by and
    how much more they are than the same month a year before."""
    grown = "compare.column.growth"
    columns = (*amount_columns(scene, series), *_compared(scene, series, "", grown))
    amounts, alike = series.amounts, series.alike

    def row(place: int) -> Row:
        _, month = series.months[place]
        found = [amounts[key][place] for key in series.nouns]
        cells = (*found, *_cells(series, amounts, alike, place))
        return Row((month_name(scene.language, month), *cells), key=str(month))

    keys = (str(series.months[place][1]) for place in places)
    return Table(columns, lambda: tuple(map(row, places)), keys)


def added_up(scene: Scene, series: TimeSeries, sums: Lines) -> Table:
    """Of each choice the months, the sums of twelve to each, what these differ by and how much more
    they are than those of the twelve before."""
    words, unit = scene.language, scene.language.t("unit.millions")
    of_sums = [
        Column(f"{key}_sum", f"{words.t('time_series.column.sum', measure=name)}, {unit}", "usd")
        for key, name in series.names.items()
    ]
    compared = _compared(scene, series, "sum_", "time_series.column.growth")
    return table_of_months(
        scene, series, [*amount_columns(scene, series), *of_sums, *compared],
        lambda place: [*(sums[key][place] for key in series.nouns),
                       *_cells(series, sums, sums, place)],
    )  # fmt: skip


def amounts_table(scene: Scene, series: TimeSeries) -> Table:
    """Of each choice the months alone."""
    return table_of_months(scene, series, amount_columns(scene, series), lambda _: ())


def _compared(scene: Scene, series: TimeSeries, of: str, grown: str) -> list[Column]:
    """The columns of what choices differ by and of how they grew; ``of``: what their keys begin
    with, ``grown``: the message of a heading."""
    words, unit, names = scene.language, scene.language.t("unit.millions"), series.names
    first = names[series.nouns[0]]
    apart = [
        Column(
            f"{of}difference.{key}",
            f"{words.t('compare.column.difference', names=f'{first} − {names[key]}')}, {unit}",
            "usd",
            change=True,
        )
        for key in series.nouns[1:]
    ]
    heads = {key: words.t(grown, name=name, measure=name) for key, name in names.items()}
    rates = [Column(f"{of}growth.{key}", head, "pct", change=True) for key, head in heads.items()]
    return [*apart, *rates]


def _cells(series: TimeSeries, values: Lines, alike: Lines, place: int) -> list[Cell]:
    """What choices differ by at a month, and how much more each is than twelve months before, of
    what is ``alike``."""
    first, *others = (values[key][place] for key in series.nouns)
    before = [alike[key][place - YEAR] if place >= YEAR else Amount() for key in series.nouns]
    now = [alike[key][place] for key in series.nouns]
    return [*(change(first, one) for one in others), *map(growth, now, before)]
