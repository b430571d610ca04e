"""A ``Plot`` of columns as plain SVG: the chart of a factsheet, with no browser."""

from __future__ import annotations

from html import escape

from dashboard.exports.series import Plot, Series
from dashboard.language import Language
from dashboard.render.axes import round_step
from dashboard.render.theme import colour

WIDTH, HEIGHT = 660.0, 210.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 6.0, 34.0, 26.0
FACE = "Liberation Sans, Arial, Noto Sans, PT Sans, DejaVu Sans, Libertinus Serif"
SIZE = 11.0
MOST = 10
"""The latest so many years are drawn."""


def columns_svg(plot: Plot, words: Language) -> str:
    """Stacked columns with their sums, a key, and words where nothing is published."""
    first = max(0, len(plot.categories) - MOST)
    places = range(first, len(plot.categories))
    bars = plot.of("bar")
    tops = {n: _sum(bars, n) for n in places}
    top = max([*(v for v in tops.values() if v is not None), 1e-9]) * 1.12
    step = round_step(top, 4)
    scale = (HEIGHT - TOP - BOTTOM) / top
    wide = (WIDTH - LEFT - RIGHT) / max(len(places), 1)
    parts = [_patterns(bars)]
    tick = 0.0
    while tick <= top:
        y = HEIGHT - BOTTOM - tick * scale
        shade = colour("muted" if tick == 0 else "grid")
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{shade}"/>')
        digits = 0 if step >= 1 else 1
        parts.append(_text(words.number(tick, digits), LEFT - 6, y + 4, "end", "ink-2"))
        tick += step
    for place in places:
        x = LEFT + wide * (place - first + 0.5)
        parts += _column(plot, bars, place, x, wide * 0.62, scale)
        name = plot.categories[place].split("\n")[0]
        parts.append(_text(name, x, HEIGHT - BOTTOM + 15, "middle", "ink"))
        total = tops[place]
        if total is not None:
            y = HEIGHT - BOTTOM - total * scale - 5
            told = plot.words.get(place) or words.number(total)
            for up, line in enumerate(reversed(told.split("\n"))):
                parts.append(_text(line, x, y - up * SIZE * 1.1, "middle", "ink", bold=True))
        elif place in plot.missing:
            parts.append(_missing(words.t("status.not_published"), x))
    parts.append(_key(bars, words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def _sum(bars: list[Series], place: int) -> float | None:
    known = [value for one in bars if (value := one.values[place]) is not None]
    return sum(known) if known else None


def _column(
    plot: Plot, bars: list[Series], place: int, x: float, wide: float, scale: float
) -> list[str]:  # fmt: skip
    parts, base = [], 0.0
    for n, one in enumerate(bars):
        value = one.values[place]
        if value is None:
            continue
        y = HEIGHT - BOTTOM - (base + value) * scale
        shade = one.colours[place]
        fill = f"url(#h{n})" if place in one.hatched else shade
        parts.append(
            f'<rect x="{x - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" '
            f'height="{value * scale:.1f}" fill="{fill}" stroke="{shade}"/>'
        )
        base += value
    return parts


def _patterns(bars: list[Series]) -> str:
    surface = colour("surface")
    made = "".join(
        f'<pattern id="h{n}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{surface}"/>'
        f'<rect width="2" height="5" fill="{one.colours[0]}"/></pattern>'
        for n, one in enumerate(bars)
    )
    return f"<defs>{made}</defs>"


def _missing(text: str, x: float) -> str:
    y = HEIGHT - BOTTOM - 8
    return (
        f'<text transform="translate({x + 4:.1f} {y:.1f}) rotate(-90)" font-size="{SIZE}" '
        f'font-family="{FACE}" fill="{colour("ink-2")}">{escape(text)}</text>'
    )


def _key(bars: list[Series], words: Language) -> str:
    parts, x = [], LEFT
    named = [one for one in bars if one.name]
    for one in named:
        parts.append(f'<rect x="{x}" y="5" width="10" height="10" fill="{one.colours[0]}"/>')
        parts.append(_text(one.name, x + 15, 14, "start", "ink-2"))
        x += 15 + 7.0 * len(one.name) + 18
    if any(one.hatched for one in bars):
        parts.append(
            f'<rect x="{x}" y="5" width="10" height="10" fill="url(#h0)" '
            f'stroke="{bars[0].colours[0]}"/>'
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
