"""Pictures that carry what they show: title, subtitle, filters, source and date are inside.

The chart is drawn by the browser as SVG; the words are put around it here, wrapped and fitted, so
that a picture taken out of its page still says what, where, when and from whom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts.chart import Chart
from dashboard.documents.document import Caption, Picture
from dashboard.documents.forms import PIXELS
from dashboard.exports.chromium_renderer import ChromiumRenderer, Format
from dashboard.exports.picture_words import described_png, described_svg
from dashboard.language import Language
from dashboard.narrative.wording import MARKS, unmarked
from dashboard.render.bar_names import names_in_room
from dashboard.render.figure import figure
from dashboard.render.fitting import LINE, Fitted, fitted, whole_words, width_of
from dashboard.render.grid import heads_in_room
from dashboard.render.key_lines import in_lines
from dashboard.render.theme import FONT, colour, swap
from dashboard.render.tile_names import codes_in_room
from dashboard.typography import counted, spanned

MARGIN = 28.0


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels of a picture, and how many of them make one unit of type."""

    width: int
    height: int
    scale: float

    @property
    def canvas(self) -> tuple[int, int]:
        """Width and height in units of type: what is laid out before it is sharpened."""
        return round(self.width / self.scale), round(self.height / self.scale)


SHARPNESS = {"1920x1080": 2.0, "1280x720": 4 / 3, "square": 1.5, "a4": 3.508}
SIZES = {name: Size(*pixels, SHARPNESS[name]) for name, pixels in PIXELS.items()}
"""Of the sizes that may be asked for, in their order."""
PAGE_SIZES = {**SIZES, "a4": Size(*PIXELS["a4"][::-1], SHARPNESS["a4"])}
PANEL, NARROWEST = 460, 560
"""Height of a chart on the picture of a page, and its width at least, units of type: as on the page
itself."""
WIDE = frozenset({"map", "grid"})
"""Shapes of charts that have the room of two."""
HIGH = {"grid": 1.35}
"""Shapes that are higher than others, in parts of their height."""
LONE_MAP = 1.4
"""The same of a map that has a row of its own: its words and its key stand above and below it, so
that it would be a low strip in the middle of it."""
HEAD, FOOT = 86, 34
TITLES = (26, 22, 18)
"""Sizes of the title of a page, which is never cut."""


def picture(renderer: ChromiumRenderer, made: Picture, form: Format) -> bytes:
    """One chart, or a page of them, as PNG or SVG. Raises ``NoChromium`` without chromium."""
    if made.title:
        return _page(renderer, made, PAGE_SIZES[made.size], form)
    size = SIZES[made.size]
    svg = framed(renderer, made.charts[0], made.language, made.caption, size.canvas, made.theme)
    return _made(renderer, svg, size, form, made)


def _page(renderer: ChromiumRenderer, made: Picture, size: Size, form: Format) -> bytes:
    """A whole page: its charts in rows under one title, laid out large and then sharpened."""
    caption, shape = made.caption, size.height / size.width
    columns = _columns(sum(map(_span, made.charts)), size.width, size.height)
    rows = _rows(made.charts, columns)
    heights = [_high(row, columns) for row in rows]
    least = NARROWEST * max(sum(map(_span, row)) for row in rows)
    titled = width_of(made.title, TITLES[-1], bold=True) + 2 * MARGIN + 2
    width = round(max((sum(heights) * PANEL + HEAD + FOOT) / shape, least, titled))
    height = round(width * shape)
    unit = (height - HEAD - FOOT) / sum(heights)
    room = width - 2 * MARGIN
    head = _text(made.title, MARGIN, 24, room, 34, TITLES, colour("ink"), bold=True)
    head += _text(_filters(caption), MARGIN, 60, room, 20, (14, 12), colour("ink-2"))
    source = _sourced(caption.source, caption, room, 26, (12, 11))
    foot = _lines(source.lines, MARGIN, height - FOOT + 2, source.size, colour("ink-2"))
    parts, top = [], float(HEAD)
    for row, high in zip(rows, heights, strict=True):
        # A row is shared out among those that it has, so that no corner stays empty.
        left, each = MARGIN / 2 + 4, (width - MARGIN) / sum(map(_span, row))
        for chart in row:
            wide = each * _span(chart)
            canvas = (round(wide - 8), round(unit * high - 8))
            svg = framed(renderer, chart, made.language, Caption("", ""), canvas, made.theme)
            parts.append(_placed(svg, left, top))
            left += wide
        top += unit * high
    svg = _sheet(width, height, made.theme, head + foot, "".join(parts), page=True)
    return _made(renderer, svg, size, form, made)


def _span(chart: Chart) -> int:
    """How many places of a row a chart takes."""
    return 2 if chart.plot.shape in WIDE else 1


def _high(row: Sequence[Chart], columns: int) -> float:
    """How high a row is, in parts of the height of others."""
    if row[0].plot.shape == "map" and _span(row[0]) == columns:
        return LONE_MAP
    return max(HIGH.get(one.plot.shape, 1.0) for one in row)


def _rows(charts: Sequence[Chart], columns: int) -> list[list[Chart]]:
    """The charts in their order, row by row, each with as many as have room."""
    rows, free = list[list[Chart]](), 0
    for chart in charts:
        if not rows or _span(chart) > free:
            rows.append([])
            free = columns
        rows[-1].append(chart)
        free -= _span(chart)
    return rows


def framed(
    renderer: ChromiumRenderer, chart: Chart, words: Language, caption: Caption,
    canvas: tuple[int, int], theme: str,
) -> str:  # fmt: skip
    """A chart with its words as one SVG of a canvas in units of type."""
    width, height = canvas
    room, small = width - 2 * MARGIN, width < 640
    sizes = (17.0, 15.0, 14.0) if small else (24.0, 21.0, 18.0)
    title = fitted(chart.title, room, sizes[0] * 2 * LINE, sizes, bold=True)
    # The mark stands among the filters of a chart alone, and once.
    said = unmarked(chart.subtitle, chart.mark if caption.mark else "")
    lead = fitted(spanned(said), room, 2 * 13 * LINE, (11.0,) if small else (13.0, 12.0))
    # It may end with a warning that the data are a part: it takes the lines that it needs.
    filters = fitted(_filters(caption, said), room, 3 * 12 * LINE, (12.0, 11.0, 10.0))
    source = _sourced(caption.source or chart.source, caption, room, 2 * 12 * LINE,
                      (10.0, 9.0) if small else (12.0, 11.0, 10.0))  # fmt: skip
    y = MARGIN * 0.7
    texts = []
    for found, shade, bold in (
        (title, colour("ink"), True), (lead, colour("ink-2"), False),
        (filters, colour("accent"), False),
    ):  # fmt: skip
        texts.append(_lines(found.lines, MARGIN, y, found.size, shade, bold=bold))
        y += len(found.lines) * found.size * LINE + 3 if found.text else 0
    floor = height - MARGIN * 0.6 - len(source.lines) * source.size * LINE
    texts.append(_lines(source.lines, MARGIN, floor, source.size, colour("ink-2")))
    inner = round(room), max(80, round(floor - y - 12))
    named = codes_in_room(names_in_room(figure(chart, words), *inner), *inner)
    shown = heads_in_room(named, inner[0])
    shown = in_lines(shown, inner[0])
    drawn = renderer.draw(shown, *inner, form="svg", theme=theme).decode()
    return _sheet(width, height, theme, "".join(texts), _placed(drawn, MARGIN, y + 4))


def _filters(caption: Caption, said: str = "") -> str:
    """The selection in a line, without what was ``said`` of it above, and the mark."""
    parts = [one for one in caption.filters.split(MARKS)
             if not (one and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said))]  # fmt: skip
    return MARKS.join(part for part in (*parts, caption.mark) if part)


def _sourced(
    source: str, caption: Caption, width: float, height: float, sizes: Sequence[float]
) -> Fitted:
    """Where it is from, and the reference that opens it, in their room: sources that are too many
    are cut, and the reference never."""
    end = f"{MARKS}{caption.reference}" if source and caption.reference else caption.reference

    def whole(text: str) -> Fitted:
        ((kept, _),) = counted([(f"{text}{end}", "")])
        return fitted(kept, width, height, sizes)

    return whole(whole_words(source, lambda text: not whole(text).cut))


def _columns(count: int, width: float, height: float) -> int:
    """The number of columns at which the panels are nearest to three by two."""

    def miss(columns: int) -> float:
        rows = -(-count // columns)
        return abs((width / columns) / (height / rows) - 1.5)

    return min(range(1, count + 1), key=miss)


def _made(renderer: ChromiumRenderer, svg: str, size: Size, form: Format, made: Picture) -> bytes:
    if form == "svg":
        return described_svg(svg, made).encode()
    return described_png(renderer.rasterized(svg, size.width, size.height), made)


def _sheet(
    width: int, height: int, theme: str, words: str, drawn: str, *, page: bool = False
) -> str:
    """An SVG: its ground, the drawing on it, the words over both, in the theme."""
    shade = colour("page" if page else "surface")
    ground = f'<rect width="{width}" height="{height}" fill="{shade}"/>'
    if theme == "dark":
        ground, words = swap(ground), swap(words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{ground}{drawn}{words}</svg>"
    )


def _placed(svg: str, x: float, y: float) -> str:
    """A whole SVG as a part of another."""
    whole = svg[svg.index("<svg") :]
    return re.sub(r"<svg", f'<svg x="{x:.1f}" y="{y:.1f}"', whole, count=1)


def _text(
    text: str, x: float, y: float, width: float, height: float, sizes: Sequence[float],
    shade: str, *, bold: bool = False,
) -> str:  # fmt: skip
    ((whole, _),) = counted([(text, "")])
    found = fitted(whole, width, height, sizes, bold=bold)
    return _lines(found.lines, x, y, found.size, shade, bold=bold)


END = MARKS.rstrip()
"""What parts a line has between them; at its end it would part nothing."""


def _lines(
    lines: Sequence[str], x: float, y: float, size: float, shade: str, *, bold: bool = False
) -> str:
    face = escape(FONT, quote=True)
    weight = ' font-weight="600"' if bold else ""
    return "".join(
        f'<text x="{x:.1f}" y="{y + size + n * size * LINE:.1f}" font-size="{size}" '
        f'font-family="{face}" fill="{shade}"{weight}>{escape(line.removesuffix(END))}</text>'
        for n, line in enumerate(lines)
        if line
    )
