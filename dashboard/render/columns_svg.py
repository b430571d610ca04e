"""A ``Plot`` of columns as plain SVG: the chart of a factsheet, with no browser."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.amount import Amount
from dashboard.charts.plot import Plot, Series
from dashboard.language import Language
from dashboard.measures.sums import total
from dashboard.narrative.amounts import cell, plain, qualified, rough
from dashboard.render.axes import round_step
from dashboard.render.theme import colour

WIDTH, HEIGHT = 660.0, 210.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 6.0, 34.0, 26.0
FACE = "Liberation Sans, Arial, Noto Sans, PT Sans, DejaVu Sans, Libertinus Serif"
SIZE = 11.0
MOST = 10
"""The latest so many years are drawn."""
MILLION = 1e6


def columns_svg(plot: Plot, words: Language) -> str:
    """Stacked columns with their sums, a key, and words where nothing is published."""
    first = max(0, len(plot.categories) - MOST)
    bars, places = plot.of("bar"), range(first, len(plot.categories))
    sums = {n: _sum(bars, n) for n in places}
    top = max([*(one.plain() for one in sums.values() if one.known), 1e-3]) * 1.12 / MILLION
    step = round_step(top, 4)
    scale = (HEIGHT - TOP - BOTTOM) / top
    wide = (WIDTH - LEFT - RIGHT) / max(len(places), 1)
    parts = [_patterns(bars), *_axis(words, top, step, scale)]
    for place in places:
        x = LEFT + wide * (place - first + 0.5)
        parts += _column(bars, place, x, wide * 0.62, scale)
        category = plot.categories[place]
        parts.append(_text(category.label, x, HEIGHT - BOTTOM + 15, "middle", "ink"))
        if sums[place].known:
            parts += _over(words, sums[place], x, scale)
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
    sums = [(one.label, _sum(bars, n)) for n, one in enumerate(plot.categories)]
    return "; ".join(f"{name}: {cell(words, one)}" for name, one in sums if one.known)


def _sum(bars: Sequence[Series], place: int) -> Amount:
    return total(one.amounts[place] for one in bars if one.amounts[place].known)


def _axis(words: Language, top: float, step: float, scale: float) -> list[str]:
    parts, tick = [], 0.0
    while tick <= top:
        y = HEIGHT - BOTTOM - tick * scale
        shade = colour("muted" if tick == 0 else "grid")
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{shade}"/>')
        digits = 0 if step >= 1 else 1
        parts.append(_text(words.number(tick, digits), LEFT - 6, y + 4, "end", "ink-2"))
        tick += step
    return parts


def _column(bars: Sequence[Series], place: int, x: float, wide: float, scale: float) -> list[str]:
    parts, base = [], 0.0
    for n, one in enumerate(bars):
        amount = one.amounts[place]
        if not amount.known:
            continue
        height, shade = amount.plain() / MILLION * scale, colour(one.noun)
        fill = f"url(#h{n})" if amount.derived else shade
        parts.append(
            f'<rect x="{x - wide / 2:.1f}" y="{HEIGHT - BOTTOM - base - height:.1f}" '
            f'width="{wide:.1f}" height="{height:.1f}" fill="{fill}" stroke="{shade}"/>'
        )
        base += height
    return parts


def _over(words: Language, amount: Amount, x: float, scale: float) -> list[str]:
    """The sum over a column; the word of a bound stands above its number."""
    y = HEIGHT - BOTTOM - amount.plain() / MILLION * scale - 5
    figure = "\n" + plain(words, amount)
    text = cell(words, amount) if rough(amount) else qualified(words, figure, amount.qualifier)
    lines = text.replace(" \n", "\n").strip().split("\n")
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
