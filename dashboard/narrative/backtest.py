"""What is said of how far the outlook was off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.narrative.amounts import figure
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short
from dashboard.narrative.wording import ended, hover

HALF = 6
"""Months known of which title and finding speak."""


def _at(rows: Sequence[Any]) -> Any:
    return min(rows, key=lambda row: abs(row.months - HALF))


def _values(scene: Scene, row: Any) -> dict[str, str]:
    words = scene.language
    return {
        "months": words.plural("outlook.months", row.months),
        **{way: figure(words, Amount(getattr(row, f"{way}_pct"), "pct", scene.status))
           for way in ("error", "plain")},
    }  # fmt: skip


def title(scene: Scene, rows: Sequence[Any]) -> str:
    """``From six months the outlook erred by 2.0%``"""
    return scene.language.t("backtest.title", **_values(scene, _at(rows)))


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """The same, of what, over how many years, and beside the plain way."""
    words, row = scene.language, _at(rows)
    text = words.t(
        "backtest.finding",
        measure=in_short(scene, scene.noun),
        years=words.plural("backtest.of_years", row.years),
        **_values(scene, row),
    )
    return ended(text)


def hover_of(scene: Scene, row: Any) -> str:
    """Both errors with so many months known."""
    words, values = scene.language, _values(scene, row)
    lines = [ended(f"{words.t(f'backtest.{way}')}: {values[way]}") for way in ("error", "plain")]
    return hover(scene, values["months"], lines)
