"""Axes of money and of years: round steps, few lines, numbers in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.amount import Unit
from dashboard.charts.plot import Category
from dashboard.language import Language
from dashboard.render.fitting import width_of
from dashboard.render.line import place_of
from dashboard.render.texts import safe
from dashboard.render.theme import Figure, colour

MILLION = 1e6
LABEL = 12
"""Size of the labels of an axis, pixels."""
LEFT, BESIDE = 44, 14
"""Pixels left of an axis of values: at the least, and beside its widest label."""
BELOW, LINE = 30, 16
"""Pixels below an axis with labels of one line, and for every other line."""
EDGE, WIDEST_EDGE = 8, 12
"""Pixels at the edge of a figure with nothing beside it; at most so many are left by labels."""
LABELS_WIDE, BETWEEN_LABELS = 400, 8
"""Pixels that labels below a chart have together where two charts stand side by side, and those
between two of them; on narrower screens the browser leaves out more."""


def round_step(span: float, most: int = 5, whole: float = 0.0) -> float:
    """The least of 1, 2, 2.5, 5 × 10ⁿ that divides a span into at most ``most`` steps, each so many
    times ``whole`` where that is given."""
    if span <= 0:
        return whole or 1.0
    power: float = 10.0 ** math.floor(math.log10(span / most))
    steps = (power * lead for lead in (1, 2, 2.5, 5, 10) if power * lead * most >= span)
    return next((one for one in steps if not whole or (one >= whole and one % whole == 0)), whole)


def digits_of(step: float) -> int:
    """The decimals that the ticks of a step need: 2.5 is neither 2 nor 3."""
    return next(digits for digits in range(16) if math.isclose(round(step, digits), step))


def usd_axis(
    words: Language,
    low: float,
    high: float,
    *,
    above: float = 0.18,
    below: float = 0.0,
    least: float = 0.0,
) -> Figure:
    """An axis of US dollars through zero, its ticks in millions.

    ``low`` and ``high`` are what is drawn, zero between them but where it is cut off; ``above`` and
    ``below`` are room for labels, as parts of the span. ``least``: what lies between two ticks at
    least, or some times that.
    """
    span = (high - low) or 1e6
    step = round_step(span, 4, least)
    ticks = [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    digits = digits_of(step / MILLION)
    return {
        "tickvals": ticks,
        "ticktext": [words.number(tick / MILLION, digits) for tick in ticks],
        "tickfont": {"size": LABEL, "color": colour("ink-2")},
        "range": [low - below * span, high + above * span],
        "zeroline": True,
    }


def value_axis(
    words: Language, unit: Unit, low: float, high: float, *, above: float = 0.18, below: float = 0.0
) -> Figure:
    """An axis of amounts of a unit through zero: money in millions, per cent and counts whole."""
    if unit == "usd":
        return usd_axis(words, low, high, above=above, below=below)
    # There is no half of an event.
    least = MILLION if unit in ("count", "index") else 0.0
    axis = usd_axis(words, low * MILLION, high * MILLION, above=above, below=below, least=least)
    sign = words.percent_signs("%") if unit == "pct" else ""
    return {
        **axis,
        "tickvals": [tick / MILLION for tick in axis["tickvals"]],
        "ticktext": [f"{text}{sign}" for text in axis["ticktext"]],
        "range": [end / MILLION for end in axis["range"]],
    }


def year_places(categories: Sequence[Category]) -> list[int]:
    """Where the columns of years stand: at their numbers; where years between them are left out,
    side by side up to the last one."""
    years = [int(category.key) for category in categories]
    return [years[-1] - len(years) + place for place in range(1, len(years) + 1)] if years else []


def years_axis(categories: Sequence[Category], at: Sequence[int] = ()) -> Figure:
    """An axis of years: the chosen one bold, the one compared with underlined; notes below. ``at``:
    where each stands, if that is not at its number.

    More years than have room are labelled every second, third … one, counted from the chosen year.
    """

    def written(category: Category) -> str:
        text = safe(category.label)
        if category.emphasis == "strong":
            text = f"<b>{text}</b>"
        elif category.compared:
            text = f"<u>{text}</u>"
        return f"{text}<br>{safe(category.note)}" if noted else text

    noted = any(category.note for category in categories)
    step = _every(
        [one.label for one in categories], len(categories), [one.note for one in categories]
    )
    strong = (n for n, one in enumerate(categories) if one.emphasis == "strong")
    anchor = next(strong, len(categories) - 1)
    at = at or [int(category.key) for category in categories]
    shown = [n for n in range(len(categories)) if (n - anchor) % step == 0]
    return {
        "tickvals": [at[n] for n in shown],
        "ticktext": [written(categories[n]) for n in shown],
        "tickangle": 0,
        "tickfont": {"size": LABEL, "color": colour("ink")},
        "range": [at[0] - 0.55, at[-1] + 0.55],
        "showgrid": False,
        "zeroline": False,
    }


def months_axis(categories: Sequence[Category]) -> Figure:
    """An axis of the months of several years: each year is named at its first month, or every
    second, third … one, so that the last one is."""
    starts = [one for one in categories if one.key.endswith("-01")] or [categories[0]]
    step = _every([one.key.partition("-")[0] for one in starts], len(starts))
    shown = starts[::-1][::step][::-1]
    return {
        "tickvals": [place_of(one) for one in shown],
        "ticktext": [safe(one.key.partition("-")[0]) for one in shown],
        "tickangle": 0,
        "tickfont": {"size": LABEL, "color": colour("ink")},
        "range": [place_of(categories[0]) - 1, place_of(categories[-1]) + 1],
        "showgrid": False,
        "zeroline": False,
    }


def _every(labels: Sequence[str], count: int, notes: Sequence[str] = ()) -> int:
    """1 where so many labels have room side by side, else of how many one is shown: by the widest
    of them, which may be bold, and of the notes below, which are not."""
    widest = max(
        max((width_of(one, LABEL, bold=True) for one in labels), default=0),
        max((width_of(one, LABEL) for one in notes), default=0),
    )
    return math.ceil(count * (widest + BETWEEN_LABELS) / LABELS_WIDE) or 1


def margins(names: Figure, values: Figure, above: int, right: int = EDGE) -> Figure:
    """Margins in which the labels of an axis below and of one on the left have room from the start;
    ``above`` and ``right``: pixels there. Plotly makes room by itself, but draws a figure twice for
    it; beside labels it wants as much as the narrowest margin has, up to `WIDEST_EDGE`."""
    lines = max(text.count("<br>") for text in names["ticktext"]) if names["ticktext"] else 0
    more = max(min(WIDEST_EDGE, above, right) - EDGE, 0)
    return {
        "l": left_of(values["ticktext"], LABEL, BESIDE + more),
        "r": right,
        "t": above,
        "b": BELOW + more + LINE * lines,
        "pad": 4,
    }


def left_of(texts: Sequence[str], size: int, beside: int) -> int:
    """Pixels that labels on the left need, which may be of several lines."""
    lines = [line for text in texts for line in text.split("<br>")]
    widest = max((width_of(line, size) for line in lines), default=0.0)
    return max(LEFT, math.ceil(widest) + beside)
