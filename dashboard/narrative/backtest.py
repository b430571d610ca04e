"""What is said of how far the outlook was off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.flows import noun_of
from dashboard.measures.time_series import YEAR
from dashboard.narrative.amounts import figure
from dashboard.narrative.linked import Place, linked_text
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short
from dashboard.narrative.wording import ended, hover

WAYS = ("error", "plain", "smoothed")
"""The outlook, and what it is held against."""
HALF = YEAR // 2
"""Months of which title and finding speak where those of the year are all known, or none."""


def _at(rows: Sequence[Any], known: int) -> Any:
    """The row of as many months as are known of the year: so far off its outlook may be."""
    months = known if 0 < known < YEAR else HALF
    return min(rows, key=lambda row: abs(row.months - months))


def _values(scene: Scene, row: Any) -> dict[str, str]:
    words = scene.language
    return {
        "months": words.plural("backtest.first", row.months),
        "years": words.plural("backtest.of_years", row.years),
        **{way: _said(scene, row, way) for way in WAYS},
    }


def _said(scene: Scene, row: Any, way: str) -> str:
    """A mean error with so many months known."""
    amount = scene.computed(getattr(row, f"{way}_pct"), "pct")
    return Place("backtest", str(row.months)).said(figure(scene.language, amount), amount, way)


def title(scene: Scene, rows: Sequence[Any], known: int) -> str:
    """``From 9 months the outlook was off by 2.0% on average (4 years)``"""
    return linked_text(scene.language, "backtest.title", **_values(scene, _at(rows, known)))


def finding(scene: Scene, rows: Sequence[Any], known: int) -> str:
    """The same, of what, over how many years, and beside the plain way."""
    words, row = scene.language, _at(rows, known)
    text = linked_text(
        words,
        "backtest.finding",
        measure=in_short(scene, noun_of(row.flow)),
        **_values(scene, row),
    )
    return ended(text)


def hover_of(scene: Scene, row: Any) -> str:
    """The errors with so many months known."""
    words, values = scene.language, _values(scene, row)
    lines = [ended(f"{words.t(f'backtest.{way}')}: {values[way]}") for way in WAYS]
    return hover(scene, words.plural("backtest.months", row.months), lines)
