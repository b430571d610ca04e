"""The months that lines go through: those of which files hold a part alone are none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.flows import FLOW_OF, NOUNS
from dashboard.measures.months import Years, in_part
from dashboard.narrative.line_breaks import line_breaks
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of
from dashboard.trade_rows import NAN

SIDES = {"": "year", "_before": "against"}
"""The end of a column → the year that it is of."""


def without_parts(scene: Scene, rows: Sequence[Any]) -> list[Any]:
    """Months as from `dashboard.measures.months.months_of`, without the value of what is held in
    part of them: beside months that are held in full it would be drawn as a fall of trade."""
    gaps = _gaps(scene, rows)
    return [
        row._replace(**{f"{column}_usd": NAN for column, months in gaps.items()
                        if row.month in months})
        for row in rows
    ] if any(gaps.values()) else [*rows]  # fmt: skip


def years_without_parts(scene: Scene, years: Years, noun: str) -> Years:
    """The months of other years, as `without_parts` leaves them."""
    choices, query, flow = scene.query.choices, scene.query, FLOW_OF[noun]
    return {
        year: {month: of[month] for month in of.keys() - in_part(choices, query, year, of, flow)}
        for year, of in years.items()
    }


def parts_said(scene: Scene, rows: Sequence[Any]) -> str:
    """Through which months of both years no line goes for that, and of which flow; else empty."""
    words, gaps = scene.language, _gaps(scene, rows)
    if not any(gaps.values()):
        return ""
    parts = {
        getattr(scene, side): {
            words.t(f"finding.measure.{noun}"): sorted(gaps[f"{noun}{end}"])
            for flow, noun in NOUNS.items() if scene.query.flow in (None, flow)
        }
        for end, side in SIDES.items()
    }  # fmt: skip
    return line_breaks(scene, parts, "months.in_part")


def _gaps(scene: Scene, rows: Sequence[Any]) -> Mapping[str, frozenset[int]]:
    """The months of which a part alone is held, of each flow of both years by its column."""
    query = scene.query
    if not query.choices.scopes:
        return {}
    return {
        f"{noun}{end}": in_part(
            query.choices, query, getattr(scene, side),
            (row.month for row in rows if amount_of(row, f"{noun}{end}").known), flow,
        )
        for end, side in SIDES.items() for noun, flow in FLOW_OF.items()
    }  # fmt: skip
