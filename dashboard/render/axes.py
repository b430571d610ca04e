"""Axes of money and of years: round steps, few lines, numbers in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dashboard.render.theme import Figure, colour
from dashboard.language import Language

YEARS_LABELLED = 8
"""More years than this are labelled every second, third … one, counted from the chosen year."""


def round_step(span: float, most: int = 5) -> float:
    """The least of 1, 2, 2.5, 5 × 10ⁿ that divides a span into at most ``most`` steps."""
    if span <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(span / most))
    return next(power * lead for lead in (1, 2, 2.5, 5, 10) if power * lead * most >= span)


def usd_axis(
    words: Language, low: float, high: float, *, above: float = 0.18, below: float = 0.0
) -> Figure:
    """An axis of US dollars through zero, its ticks in millions.

    ``low`` ≤ 0 ≤ ``high`` are what is drawn; ``above`` and ``below`` are room for labels, as
    parts of the span.
    """
    span = (high - low) or 1e6
    step = round_step(span, 4)
    ticks = [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    digits = max(0, -math.floor(math.log10(step / 1e6)))
    return {
        "tickvals": ticks,
        "ticktext": [words.number(tick / 1e6, digits) for tick in ticks],
        "tickfont": {"size": 12, "color": colour("ink-2")},
        "range": [low - below * span, high + above * span],
        "zeroline": True,
    }


def years_labelled(years: Sequence[int], chosen: int | None) -> list[int]:
    """The years that get a label; the chosen one is always among them."""
    step = math.ceil(len(years) / YEARS_LABELLED) or 1
    anchor = chosen if chosen in years else years[-1]
    return [year for year in years if (year - (anchor or 0)) % step == 0]


def year_axis(
    years: Sequence[int],
    chosen: int | None,
    against: int | None,
    *,
    under: Mapping[int, str] | None = None,
) -> Figure:
    """An axis of years: the chosen one bold, the one compared with underlined.

    ``under`` is a second line below a year's label.
    """

    def written(year: int) -> str:
        text = str(year)
        if year == chosen:
            text = f"<b>{text}</b>"
        elif year == against:
            text = f"<u>{text}</u>"
        return f"{text}<br>{(under or {}).get(year, '')}" if under else text

    shown = years_labelled(years, chosen)
    return {
        "tickvals": shown,
        "ticktext": [written(year) for year in shown],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [years[0] - 0.55, years[-1] + 0.55],
        "showgrid": False,
        "zeroline": False,
    }
