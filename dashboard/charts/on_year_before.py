"""The column of a table of one year: how much more each row is than in the year before."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dashboard.amount import Amount
from dashboard.answers.year_before import ON_YEAR_BEFORE
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
    def columns(self) -> tuple[Column, ...]:
        """The column, if anything is known of the year before."""
        label = self._scene.language.t("chart.column.growth_on", year=self._scene.year - 1)
        column = Column(ON_YEAR_BEFORE, label, "pct", change=True)
        noun = self._scene.noun
        return (column,) * any(amount_of(row, noun).known for row in records(self._before))

    @cached_property
    def _rows(self) -> dict[str, Any]:
        """What was traded in the year before, by what it is of."""
        return {getattr(row, self._by): row for row in records(self._before)}

    @property
    def nothing(self) -> tuple[Amount, ...]:
        """The cell of a row that is not of trade."""
        return tuple(Amount(unit="pct") for _ in self.columns)

    def cells(self, row: Any) -> tuple[Amount, ...]:
        """The cell of a row of the year."""
        now, then = (amount_of(one, self._scene.noun)
                     for one in (row, self._rows.get(getattr(row, self._by))))  # fmt: skip
        rate = growth(now, then)
        return tuple(rate for _ in self.columns)
