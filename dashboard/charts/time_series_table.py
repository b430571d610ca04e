"""The months of all years without gaps, and the tables of their sums and of their index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.language import Language
from dashboard.measures.growth import growth
from dashboard.measures.time_series import YEAR, Month, base_of, key_of, relative
from dashboard.narrative import time_series as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import period

Lines = Mapping[str, Sequence[Amount]]
"""Noun → its amounts, one a month."""


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """The months of all years without gaps, and by noun what is known of each; the ``nouns`` are
    drawn, by their ``names``; the ``measure`` is what is asked for. ``there``: the months of which
    the same is held."""

    months: tuple[Month, ...]
    amounts: Mapping[str, Sequence[Amount]]
    names: Mapping[str, str]
    measure: str
    there: Collection[Month]

    @property
    def nouns(self) -> tuple[str, ...]:
        """What is drawn, in its order."""
        return tuple(self.names)

    @property
    def alike(self) -> Lines:
        """The amounts that can be added up and measured by each other."""
        kept = [month in self.there for month in self.months]
        return {
            noun: [one if alike else Amount() for one, alike in zip(amounts, kept, strict=True)]
            for noun, amounts in self.amounts.items()
        }

    def index(self) -> tuple[int | None, Lines]:
        """The place of the first month that all lines know, None of none, and what each month is
        where that is 100."""
        lines = {noun: self.alike[noun] for noun in self.nouns}
        first = base_of([*lines.values()])
        nothing = Amount(unit="relative")
        return first, {
            noun: [nothing if first is None else relative(one, line[first]) for one in line]
            for noun, line in lines.items()
        }

    def shown(self, year: int, places: Sequence[int]) -> int | None:
        """The last of some places up to the end of a year; where none is so early, the first."""
        early = [place for place in places if self.months[place][0] <= year]
        return early[-1] if early else next(iter(places), None)

    def span(self, words: Language) -> str:
        """The years that its months are of."""
        years = sorted({year for year, _ in self.months})
        return period(words, years) if years else ""

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
        *amount_columns(scene, series),
        *(Column(f"{noun}_sum", f"{of[noun]}, {unit}", "usd") for noun in sums),
        Column("sum_growth", grown, "pct", change=True),
    )

    def cells(place: int) -> tuple[Cell, ...]:
        before = sums[measure][place - YEAR] if place >= YEAR else Amount()
        return (*(sums[noun][place] for noun in sums), growth(sums[measure][place], before))

    return table_of_months(scene, series, columns, cells)


def index_table(scene: Scene, series: TimeSeries, values: Lines, key: str, base: str) -> Table:
    """The amounts of each month, and what they are where those of the ``base`` are 100; ``key`` is
    that of its row."""
    words = scene.language
    named = words.t("time_series.base", base=base)
    columns = (
        *amount_columns(scene, series),
        *(
            Column(f"{noun}_index.{key}", f"{name}, {named}", "relative")
            for noun, name in series.names.items()
        ),
    )
    return table_of_months(
        scene, series, columns, lambda place: tuple(values[noun][place] for noun in series.nouns)
    )


def amount_columns(scene: Scene, series: TimeSeries) -> list[Column]:
    """The column of the month, and those of the amounts of each line."""
    words, unit = scene.language, scene.language.t("unit.millions")
    amounts = [Column(noun, f"{name}, {unit}", "usd") for noun, name in series.names.items()]
    return [Column("month", words.t("months.month")), *amounts]


def table_of_months(
    scene: Scene,
    series: TimeSeries,
    columns: Sequence[Column],
    cells: Callable[[int], Sequence[Cell]],
) -> Table:
    """A row a month with its amounts, then the ``cells`` of its place."""
    return Table(
        columns=tuple(columns),
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
