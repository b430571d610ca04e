"""The table of sectors: commodity groups with their trade, then fields of cooperation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.fields import count_columns, counts, order
from dashboard.charts.on_year_before import OnYearBefore
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import MEASURES
from dashboard.language import NOTHING
from dashboard.loaders.records import Rows
from dashboard.narrative.fields import Field
from dashboard.narrative.scene import Scene
from dashboard.narrative.sectors import Group
from dashboard.narrative.statuses import status_in
from dashboard.row_amounts import amount_of

NO_COUNT = Amount(unit="count")
"""Of trade nothing is counted."""


def sectors_table(
    scene: Scene,
    found: Sequence[Group],
    rows: dict[str, Any],
    below: Sequence[Field],
    before: Rows,
) -> Table:
    """Million US dollars, share and growth of each group; below them the fields of cooperation.

    ``rows``: code → row of `dashboard.answers.trade.sectors`; ``before``:
    `dashboard.answers.year_before.sectors`.
    """
    grown = OnYearBefore(scene, before, "sector")
    words, unit = scene.language, scene.language.t("unit.millions")
    money = [Column(noun, f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow, noun in MEASURES]

    def group_row(group: Group) -> Row:
        row = rows[group.code]
        amounts = (amount_of(row, noun) for _, noun in MEASURES)
        status = status_in(scene, str(row.status))
        money_of = (*amounts, group.share, *grown.cells(row))
        return Row((group.name, *money_of, status, *(NO_COUNT,) * 3), order(group.code), group.code)

    def field_row(one: Field) -> Row:
        no_trade = (*(Amount(),) * len(MEASURES), Amount(unit="pct"), *grown.nothing)
        return Row((one.name, *no_trade, NOTHING, *counts(one)), order(one.code), one.code)

    return Table(
        columns=(
            Column("sector", words.t("chart.column.sector")),
            *money,
            Column("share", words.t("chart.column.share"), "pct"),
            *grown.columns,
            Column("status", words.t("chart.column.status")),
            *count_columns(scene),
        ),
        rows=lambda: (*map(group_row, found), *map(field_row, below)),
        keys=(*(group.code for group in found), *(one.code for one in below)),
    )
