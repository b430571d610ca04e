"""The table of how good the order of prospects was in the years of which that can be tried."""

from __future__ import annotations

from dashboard.answers import prospects
from dashboard.charts.table import Column, Row, Table
from dashboard.narrative.prospects import PRECISIONS, precisions
from dashboard.narrative.scene import Scene
from dashboard.store.ask import Ask


def trials_table(ask: Ask, scene: Scene) -> Table:
    """The means over the years tried, of each partner that has prospects in the year; per cent.

    Raises:
        StoreUnavailable: the dataset has no codes, or cannot be asked.
    """
    words, rows = scene.language, ask.rows(prospects.by_chapter, scene.query)
    first = {row.partner: row for row in reversed(rows)}
    heads = (words.t(f"workbook.column.{name}_pct") for name in PRECISIONS)
    return Table(
        columns=(
            Column("partner", words.t("chart.column.partner")),
            *(Column(name, head, "pct") for name, head in zip(PRECISIONS, heads, strict=True)),
        ),
        rows=tuple(
            Row((scene.names.country(code), *precisions(scene, row).values()), key=code)
            for code, row in first.items()
        ),
    )
