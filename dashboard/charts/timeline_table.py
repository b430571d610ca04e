"""The table of the timeline: every event with who took part, and where it is known from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import text_in
from dashboard.narrative.events import event_date, field_names, partner_names, year_of
from dashboard.narrative.scene import Scene

HEADS = ("date", "partner", "event", "kind", "counted_as", "participants", "sectors", "source")


def timeline_table(scene: Scene, rows: Sequence[Any]) -> Table:
    """The events, newest first, those without a date last, and as what each counts."""
    words = scene.language
    return Table(
        columns=tuple(
            Column(head, words.t(f"timeline.table.{head}"), leads=head == "event") for head in HEADS
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    event_date(scene, row),
                    partner_names(scene, row),
                    text_in(row, "title", words.code),
                    words.t(f"kind.{row.kind}"),
                    words.t(f"timeline.counted_as.{row.counted_as}"),
                    text_in(row, "participants", words.code),
                    field_names(scene, row),
                    scene.names.publisher(row.source) if row.source else "",
                ),
                key=row.event,
            )
            for row in sorted(rows, key=_began, reverse=True)
        ),
        keys=(row.event for row in rows),
    )


def _began(row: Any) -> str:
    """What an event without a date is put by: its year, or nothing, which comes last."""
    return row.start or str(year_of(row) or "")
