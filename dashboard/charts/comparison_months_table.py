"""The tables of choices side by side by month: a row a month, of one year or of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.amount import Amount
from dashboard.charts.comparison_table import label_of
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.charts.time_series_table import Lines, TimeSeries
from dashboard.measures.comparison import Sides
from dashboard.measures.growth import change, growth
from dashboard.measures.time_series import YEAR
from dashboard.narrative.dates import month_name
from dashboard.narrative.scene import Scene
from dashboard.narrative.time_series import month_of


def of_months(scene: Scene, sides: Sides, series: TimeSeries, places: Sequence[int]) -> Table:
    """Of each choice the months of a year, which stand at some ``places``, what they differ by and
    how much more they are than the same month a year before."""
    grown = "compare.column.growth"
    columns = _columns(scene, sides, _compared(scene, sides, "", grown))

    def row(place: int) -> Row:
        (_, month), amounts = series.months[place], series.amounts
        cells = _cells(sides, amounts, series.alike, place)
        name = month_name(scene.language, month)
        return Row((name, *(amounts[key][place] for key in sides.keys), *cells), key=str(month))

    keys = (str(series.months[place][1]) for place in places)
    return Table(columns, lambda: tuple(map(row, places)), keys)


def added_up(scene: Scene, sides: Sides, series: TimeSeries, sums: Lines) -> Table:
    """Of each choice the months, the sums of twelve to each, what these differ by and how much more
    they are than those of the twelve before."""
    words, unit = scene.language, scene.language.t("unit.millions")
    columns = [
        Column(f"{key}_sum", f"{words.t('time_series.column.sum', measure=name)}, {unit}", "usd")
        for key, name in _names(scene, sides).items()
    ]
    compared = _compared(scene, sides, "sum_", "time_series.column.growth")
    return _of_all(
        scene, sides, series, [*columns, *compared],
        lambda place: [*(sums[key][place] for key in sides.keys),
                       *_cells(sides, sums, sums, place)],
    )  # fmt: skip


def indexed(
    scene: Scene, sides: Sides, series: TimeSeries, values: Lines, at: str, base: str
) -> Table:
    """Of each choice the months, and what they are where those of the ``base`` are 100; ``at`` is
    the key of its row."""
    based = scene.language.t("time_series.base", base=base)
    columns = [Column(f"{key}_index.{at}", f"{name}, {based}", "relative")
               for key, name in _names(scene, sides).items() if at]  # fmt: skip
    return _of_all(scene, sides, series, columns,
                  lambda place: [values[key][place] for key in sides.keys if at])  # fmt: skip


def _names(scene: Scene, sides: Sides) -> dict[str, str]:
    return {key: label_of(scene, sides, key) for key in sides.keys}


def _compared(scene: Scene, sides: Sides, of: str, grown: str) -> list[Column]:
    """The columns of what choices differ by and of how they grew; ``of``: what their keys begin
    with, ``grown``: the message of a heading."""
    words, unit, names = scene.language, scene.language.t("unit.millions"), _names(scene, sides)
    first = names[sides.keys[0]]
    apart = [
        Column(
            f"{of}difference.{key}",
            f"{words.t('compare.column.difference', names=f'{first} − {names[key]}')}, {unit}",
            "usd",
            change=True,
        )
        for key in sides.keys[1:]
    ]
    heads = {key: words.t(grown, name=name, measure=name) for key, name in names.items()}
    rates = [Column(f"{of}growth.{key}", head, "pct", change=True) for key, head in heads.items()]
    return [*apart, *rates]


def _cells(sides: Sides, values: Lines, alike: Lines, place: int) -> list[Cell]:
    """What choices differ by at a month, and how much more each is than twelve months before, of
    what is ``alike``."""
    first, *others = (values[key][place] for key in sides.keys)
    before = [alike[key][place - YEAR] if place >= YEAR else Amount() for key in sides.keys]
    now = [alike[key][place] for key in sides.keys]
    return [*(change(first, one) for one in others), *map(growth, now, before)]


def _columns(scene: Scene, sides: Sides, more: Sequence[Column]) -> tuple[Column, ...]:
    words, unit = scene.language, scene.language.t("unit.millions")
    amounts = [Column(key, f"{name}, {unit}", "usd") for key, name in _names(scene, sides).items()]
    return (Column("month", words.t("months.month")), *amounts, *more)


def _of_all(
    scene: Scene,
    sides: Sides,
    series: TimeSeries,
    columns: Sequence[Column],
    cells: Callable[[int], list[Cell]],
) -> Table:
    """The months of all years, then what follows from them."""

    def row(place: int) -> Row:
        amounts = [series.amounts[key][place] for key in sides.keys]
        name = month_of(scene, series.months[place])
        return Row((name, *amounts, *cells(place)), key=series.key(place))

    places = range(len(series.months))
    every = _columns(scene, sides, columns)
    return Table(every, lambda: tuple(map(row, places)), series.keys)
