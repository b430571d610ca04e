"""A ``Plot`` of columns as plain SVG: the chart of a factsheet, with no browser."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.amount import Amount
from dashboard.charts.plot import Plot, Series
from dashboard.language import Language
from dashboard.measures.sums import total
from dashboard.narrative.amounts import cell, plain, qualified
from dashboard.narrative.digits import rough
from dashboard.render.axes import digits_of, round_step
from dashboard.render.theme import colour

WIDTH, HEIGHT = 660.0, 210.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 6.0, 34.0, 26.0
FACE = "Liberation Sans, Arial, Noto Sans, PT Sans, DejaVu Sans, Libertinus Serif"
SIZE = 11.0
BELOW, LINE = 12.0, 11.5
"""From the columns to the line of their name, and from that to the line of what is noted of it."""
ROOM_BELOW = 16.0
"""For the sum of a column that hangs below zero."""
MOST = 10
"""The latest so many years are drawn."""
MILLION = 1e6


@dataclass(frozen=True, slots=True)
class _Scale:
    """Million US dollars on the page: what is drawn lies between ``low`` ≤ 0 and ``top``."""

    low: float
    top: float

    @property
    def each(self) -> float:
        """The height of a million."""
        room = ROOM_BELOW if self.low < 0 else 0
        return (HEIGHT - TOP - BOTTOM - room) / (self.top - self.low)

    def y(self, millions: float) -> float:
        """How far down an amount is."""
        return TOP + (self.top - millions) * self.each


def columns_svg(plot: Plot, words: Language) -> str:
    """Stacked columns with their sums, a key, and words where nothing is published; what is below
    zero hangs from the line at zero."""
    first = max(0, len(plot.categories) - MOST)
    bars, places = plot.of("bar"), range(first, len(plot.categories))
    scale = _Scale(
        min(_reach(bars, n, below=True) for n in places) * 1.12,
        max([*(_reach(bars, n) for n in places), 1e-3]) * 1.12,
    )
    wide = (WIDTH - LEFT - RIGHT) / max(len(places), 1)
    parts = [_patterns(bars), *_axis(words, scale)]
    for place in places:
        x = LEFT + wide * (place - first + 0.5)
        parts += _column(bars, place, x, wide * 0.62, scale)
        category, sum_of = plot.categories[place], _sum(bars, place)
        for line, text in enumerate(filter(None, (category.label, category.note))):
            y = HEIGHT - BOTTOM + BELOW + line * LINE
            parts.append(_text(text, x, y, "middle", "ink-2" if line else "ink"))
        if sum_of.known:
            below = sum_of.plain() < 0
            end = scale.y(_reach(bars, place, below=below))
            parts += _at_end(words, sum_of, x, end, below=below)
        elif category.gap:
            parts.append(_missing(category.gap, x))
    parts.append(_key(bars, words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def spoken(plot: Plot, words: Language) -> str:
    """The sums of the columns in words, for who does not see them."""
    bars = plot.of("bar")
    sums = [(f"{one.label} ({one.note})" if one.note else one.label, _sum(bars, n))
            for n, one in enumerate(plot.categories)]  # fmt: skip
    return "; ".join(f"{name}: {cell(words, one)}" for name, one in sums if one.known)


def _sum(bars: Sequence[Series], place: int) -> Amount:
    return total(one.amounts[place] for one in bars if one.amounts[place].known)


def _reach(bars: Sequence[Series], place: int, *, below: bool = False) -> float:
    """How far the bars of a place reach above zero, or below, in millions."""
    values = [one.amounts[place].value or 0.0 for one in bars]
    return sum(value for value in values if (value < 0) is below) / MILLION


def _axis(words: Language, scale: _Scale) -> list[str]:
    parts, step = [], round_step(scale.top - scale.low, 4)
    digits = digits_of(step)
    for n in range(math.ceil(scale.low / step), math.floor(scale.top / step) + 1):
        y, shade = scale.y(n * step), colour("muted" if n == 0 else "grid")
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{shade}"/>')
        parts.append(_text(words.number(n * step, digits), LEFT - 6, y + 4, "end", "ink-2"))
    return parts


def _column(bars: Sequence[Series], place: int, x: float, wide: float, scale: _Scale) -> list[str]:
    parts, ends = [], {True: 0.0, False: 0.0}
    for n, one in enumerate(bars):
        amount = one.amounts[place]
        if not amount.known:
            continue
        value, shade = amount.plain() / MILLION, colour(one.noun)
        base = ends[value < 0]
        ends[value < 0] += value
        fill = f"url(#h{n})" if amount.derived else shade
        parts.append(
            f'<rect x="{x - wide / 2:.1f}" y="{scale.y(max(base, base + value)):.1f}" '
            f'width="{wide:.1f}" height="{abs(value) * scale.each:.1f}" fill="{fill}" '
            f'stroke="{shade}"/>'
        )
    return parts


def _at_end(words: Language, amount: Amount, x: float, end: float, *, below: bool) -> list[str]:
    """The sum at the end of a column; the word of a bound stands above its number."""
    figure = "\n" + plain(words, amount)
    text = cell(words, amount) if rough(amount) else qualified(words, figure, amount.qualifier)
    lines = text.replace(" \n", "\n").strip().split("\n")
    y = end + SIZE * 1.1 * len(lines) if below else end - 5
    return [
        _text(line, x, y - up * SIZE * 1.1, "middle", "ink", bold=True)
        for up, line in enumerate(reversed(lines))
    ]


def _patterns(bars: Sequence[Series]) -> str:
    surface = colour("surface")
    made = "".join(
        f'<pattern id="h{n}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{surface}"/>'
        f'<rect width="2" height="5" fill="{colour(one.noun)}"/></pattern>'
        for n, one in enumerate(bars)
    )
    return f"<defs>{made}</defs>"


def _missing(text: str, x: float) -> str:
    y = HEIGHT - BOTTOM - 8
    return (
        f'<text transform="translate({x + 4:.1f} {y:.1f}) rotate(-90)" font-size="{SIZE}" '
        f'font-family="{FACE}" fill="{colour("ink-2")}">{escape(text)}</text>'
    )


def _key(bars: Sequence[Series], words: Language) -> str:
    parts, x = [], LEFT
    for one in bars:
        shade = colour(one.noun)
        parts.append(f'<rect x="{x}" y="5" width="10" height="10" fill="{shade}"/>')
        parts.append(_text(one.label, x + 15, 14, "start", "ink-2"))
        x += 15 + 7.0 * len(one.label) + 18
    if any(amount.derived for one in bars for amount in one.amounts):
        parts.append(
            f'<rect x="{x}" y="5" width="10" height="10" fill="url(#h0)" '
            f'stroke="{colour(bars[0].noun)}"/>'
        )
        parts.append(_text(words.t("chart.derived"), x + 15, 14, "start", "ink-2"))
    return "".join(parts)


def _text(
    text: str, x: float, y: float, anchor: str, shade: str, *, bold: bool = False
) -> str:  # fmt: skip
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{SIZE}" text-anchor="{anchor}" '
        f'font-family="{FACE}" fill="{colour(shade)}"{weight}>{escape(text)}</text>'
    )
