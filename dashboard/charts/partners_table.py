"""The table of partners: what is traded with each in a year, and how much more than before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import place_of
from dashboard.charts.on_year_before import OnYearBefore
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import MEASURES
from dashboard.loaders.records import Rows
from dashboard.measures.shares import REST, listed_whole
from dashboard.narrative.partner import Partner, partner_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_in
from dashboard.row_amounts import amount_of


def order(one: Partner) -> str:
    """What a click on a partner chooses; none of what all others have."""
    return f"partner:{one.code}" if one.named else ""


def listed(rows: Sequence[Any]) -> Sequence[Any]:
    """The rows of the table: where the others stand in it one by one, they are not counted together
    too, for no column would add up."""
    return [row for row in rows if row.partner != REST] if listed_whole(rows) else rows


def partners_table(scene: Scene, rows: Sequence[Any], before: Rows) -> Table:
    """Million US dollars, share and growth of each partner.

    ``rows``: `dashboard.answers.trade.shares`; ``before``:
    `dashboard.answers.year_before.partners`.
    """
    words, unit = scene.language, scene.language.t("unit.millions")
    rows, grown = listed(rows), OnYearBefore(scene, before, "partner")
    return Table(
        columns=(
            Column("rank", words.t("chart.column.rank"), "count"),
            Column("partner", words.t("chart.column.partner")),
            *(Column(noun, f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow, noun in MEASURES),
            Column("share", words.t("chart.column.share"), "pct"),
            *grown.columns,
            Column("status", words.t("chart.column.status")),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    place_of(one.rank, one.amount),
                    one.name,
                    *(amount_of(row, noun) for _, noun in MEASURES),
                    one.share,
                    *grown.cells(row),
                    status_in(scene, str(row.status)),
                ),
                order=order(one),
                key=one.code,
            )
            for row in rows
            for one in [partner_of(scene, row)]
        ),
        keys=(row.partner for row in rows),
    )
