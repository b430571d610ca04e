"""Years as an index: lines of which the first year that all of them know is 100."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard.amount import Amount
from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Entry, Plot, Series
from dashboard.charts.table import Column
from dashboard.charts.years import year_categories
from dashboard.language import Language
from dashboard.measures.time_series import base_of, relative
from dashboard.narrative.linked import Place
from dashboard.narrative.scene import Scene
from dashboard.narrative.time_series import Valued, index_hover

LEAST = 2
"""Of fewer years an index says nothing."""
Lines = Mapping[str, Sequence[Amount]]
"""Key of a line → its amounts, one a year."""


class Indexed(NamedTuple):
    """Lines against their values in the year of the ``base``, "" where there is none; ``amounts``
    are what they are themselves. ``unlike`` are the years that stand for other months than it, and
    are not measured by it."""

    years: tuple[int, ...]
    amounts: Lines
    values: Lines
    base: str
    unlike: tuple[int, ...] = ()

    def named(self, words: Language) -> str:
        """The year of the base in words; empty where there is none."""
        return words.t("time_series.year", year=self.base) if self.base else ""

    def column(self, key: str) -> str:
        """The column of the table in which the index of a line stands."""
        return f"{key}_index.{self.base}"

    def at(self, year: int, keys: Collection[str]) -> int | None:
        """The year that is said of some lines: the last one known up to a year, or where that is
        the base, of which all is 100, the last one; None where none of them has two."""
        lines = [self.values[key] for key in keys]
        if all(sum(one.known for one in line) < LEAST for line in lines):
            return None
        known = [
            one for place, one in enumerate(self.years) if any(ln[place].known for ln in lines)
        ]
        early = [one for one in known if one <= year and str(one) != self.base]
        return early[-1] if early else known[-1]

    def of(self, year: int) -> list[tuple[str, Amount]]:
        """Each line with its index in a year."""
        place = self.years.index(year)
        return [(key, line[place]) for key, line in self.values.items()]

    def valued(self, table: str, year: int) -> list[Valued]:
        """Each line with its index in a year, which stands in the table of a chart."""
        at = Place(table, str(year))
        return [Valued(key, value, at, self.column(key)) for key, value in self.of(year)]

    def columns(self, words: Language, name: Callable[[str], str]) -> list[Column]:
        """Their columns in the table of a chart."""
        base = words.t("time_series.base", base=self.named(words))
        return [Column(self.column(key), f"{name(key)}, {base}", "relative")
                for key in self.values if self.base]  # fmt: skip

    def cells(self, year: int) -> list[Amount]:
        """Their cells of a year."""
        return [value for _, value in self.of(year)] if self.base else []


def indexed(scene: Scene, years: Sequence[int], amounts: Lines) -> Indexed:
    """Lines as an index; all are measured by one year, so that they can be compared."""
    first = base_of(list(amounts.values()))
    if first is None:
        nothing = {key: [Amount(unit="relative")] * len(years) for key in amounts}
        return Indexed(tuple(years), amounts, nothing, "")
    query = scene.query
    alike = [query.choices.like(query, year) for year in years]
    values = {
        key: [
            relative(one if alike[place] == alike[first] else Amount(), line[first])
            for place, one in enumerate(line)
        ]
        for key, line in amounts.items()
    }
    unlike = tuple(
        year
        for place, year in enumerate(years)
        if alike[place] != alike[first] and any(line[place].known for line in amounts.values())
    )
    return Indexed(tuple(years), amounts, values, str(years[first]), unlike)


def index_plot(
    scene: Scene, found: Indexed, name: Callable[[str], str], noun: Callable[[str], str]
) -> Plot:
    """The lines of an index on one axis; ``name`` and ``noun`` are those of a line."""
    known = [year for place, year in enumerate(found.years)
             if any(line[place].known for line in found.values.values())]  # fmt: skip
    base = found.named(scene.language)
    return Plot(
        shape="lines",
        unit="relative",
        categories=year_categories(scene, found.years, known, {}),
        series=tuple(
            Series(
                noun=noun(key),
                column=found.column(key),
                label=name(key),
                amounts=tuple(line),
                form="line",
                emphasis="pale" if noun(key) == "muted" else "strong",
                hovers=tuple(
                    index_hover(scene, name(key), str(year), base, pair)
                    for year, pair in zip(
                        found.years, zip(line, found.amounts[key], strict=True), strict=True
                    )
                ),
            )
            for key, line in found.values.items()
        ),
        entries=tuple(Entry(noun(key), SQUARE, name(key)) for key in found.values),
    )
