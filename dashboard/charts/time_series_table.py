"""The months of all years without gaps, and the tables of their sums and of their index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.measures.growth import growth
from dashboard.measures.time_series import YEAR, Month, key_of
from dashboard.narrative import time_series as narrative
from dashboard.narrative.scene import Scene

Lines = Mapping[str, Sequence[Amount]]
"""Noun → its amounts, one a month."""


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """The months of all years without gaps, and by noun what is known of each; the ``nouns`` are
    drawn, the ``measure`` is what is asked for. ``there``: the months of which the same is held."""

    months: tuple[Month, ...]
    amounts: Mapping[str, Sequence[Amount]]
    nouns: tuple[str, ...]
    measure: str
    there: Collection[Month]

    @property
    def alike(self) -> Lines:
        """The amounts that can be added up and measured by each other."""
        kept = [month in self.there for month in self.months]
        return {
            noun: [one if alike else Amount() for one, alike in zip(amounts, kept, strict=True)]
            for noun, amounts in self.amounts.items()
        }

    def key(self, place: int) -> str:
        """The key of a month in plot and table: ``2021-03``."""
        return key_of(self.months[place])

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of all months."""
        return tuple(map(key_of, self.months))


def rolling_table(scene: Scene, series: TimeSeries, sums: Lines) -> Table:
    """The amounts of each month, the sums of twelve to it, and how much that of what is asked for
    is more than the sum of the twelve before."""
    words, unit, measure = scene.language, scene.language.t("unit.millions"), series.measure
    names = {noun: words.t(f"chart.part.{noun}") for noun in sums}
    of = {noun: words.t("time_series.column.sum", measure=names[noun]) for noun in sums}
    grown = words.t("time_series.column.growth", measure=names[measure])
    columns = (
        *_columns(scene, series),
        *(Column(f"{noun}_sum", f"{of[noun]}, {unit}", "usd") for noun in sums),
        Column("sum_growth", grown, "pct", change=True),
    )

    def cells(place: int) -> tuple[Cell, ...]:
        before = sums[measure][place - YEAR] if place >= YEAR else Amount()
        return (*(sums[noun][place] for noun in sums), growth(sums[measure][place], before))

    return _table(scene, series, columns, cells)


def index_table(scene: Scene, series: TimeSeries, values: Lines, key: str, base: str) -> Table:
    """The amounts of each month, and what they are where those of the ``base`` are 100; ``key`` is
    that of its row."""
    words = scene.language
    named = words.t("time_series.base", base=base)
    columns = (
        *_columns(scene, series),
        *(
            Column(f"{noun}_index.{key}", f"{words.t(f'chart.part.{noun}')}, {named}", "relative")
            for noun in series.nouns
        ),
    )
    return _table(
        scene, series, columns, lambda place: tuple(values[noun][place] for noun in series.nouns)
    )


def _columns(scene: Scene, series: TimeSeries) -> list[Column]:
    words, unit = scene.language, scene.language.t("unit.millions")
    amounts = [Column(noun, f"{words.t(f'chart.part.{noun}')}, {unit}", "usd")
               for noun in series.nouns]  # fmt: skip
    return [Column("month", words.t("months.month")), *amounts]


def _table(
    scene: Scene,
    series: TimeSeries,
    columns: tuple[Column, ...],
    cells: Callable[[int], tuple[Cell, ...]],
) -> Table:
    return Table(
        columns=columns,
        rows=lambda: tuple(
            Row(
                (
                    narrative.month_of(scene, month),
                    *(series.amounts[noun][place] for noun in series.nouns),
                    *cells(place),
                ),
                key=series.key(place),
            )
            for place, month in enumerate(series.months)
        ),
        keys=series.keys,
    )
