"""The column of a table of one year: how much more each row is than in the year before."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.table import Column
from dashboard.loaders.records import Rows, records
from dashboard.measures.growth import growth
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of


class OnYearBefore:
    """The growth of partners or groups on the year before, of the turnover or the chosen flow; no
    column where it is known of none. Its cells are made when they are asked for.

    ``before``: `dashboard.answers.year_before.partners` or ``sectors``; ``by``: the column of what
    a row is of.
    """

    def __init__(self, scene: Scene, before: Rows, by: str) -> None:
        self._scene = scene
        self._before = before
        self._by = by

    @cached_property
    def _amounts(self) -> dict[str, Amount]:
        """What was traded in the year before, as far as it is known."""
        read = ((getattr(row, self._by), amount_of(row, self._scene.noun))
                for row in records(self._before))  # fmt: skip
        return {key: amount for key, amount in read if amount.known}

    @property
    def columns(self) -> tuple[Column, ...]:
        """The column, if there is any growth."""
        label = self._scene.language.t("chart.column.growth_on", year=self._scene.year - 1)
        column = Column("growth_on_year_before", label, "pct", change=True)
        return (column,) if self._amounts else ()

    @property
    def nothing(self) -> tuple[Amount, ...]:
        """The cell of a row that is not of trade."""
        return tuple(Amount(unit="pct") for _ in self.columns)

    def cells(self, row: Any) -> tuple[Amount, ...]:
        """The cell of a row of the year."""
        then = self._amounts.get(getattr(row, self._by), Amount())
        rate = growth(amount_of(row, self._scene.noun), then)
        return tuple(rate for _ in self.columns)
