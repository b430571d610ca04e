"""A ``Plot`` of the shape ``grid`` as a native table of PowerPoint: darker cells are larger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.amount import Amount
from dashboard.charts.drawn import grid_cell
from dashboard.charts.plot import Category, Plot
from dashboard.language import Language
from dashboard.narrative.amounts import cell
from dashboard.render.fitting import fitted, width_of
from dashboard.render.office_formats import language_tag
from dashboard.render.office_links import lead
from dashboard.render.office_paint import FACE, blended, dark, rgb
from dashboard.render.theme import colour

MOST_ROWS, MOST_COLUMNS = 15, 12
MOST_OF_COUNTS = 19, 24
"""Rows and columns of counts, which are narrow."""
NAMES = 0.24
"""Part of the width that the names of the rows take."""
PALEST = 0.12
HEAD, MOST_HEAD = 620_000, 1_450_000
UPRIGHT = 7
"""From so many columns on their headings stand upright."""
ONE_LINE = 215_000
"""Height of a line: for an upright heading of two LibreOffice would make the row higher."""
SIZES = (12, 11, 10, 9, 8)
POINT = 12_700
AROUND = 8
"""Points around a heading."""

Box = tuple[int, int, int, int]
NOWHERE: Mapping[str, str] = MappingProxyType({})


def has_grid(plot: Plot) -> bool:
    """Whether a plot is one that a table shows."""
    return plot.shape == "grid" and not plot.empty


def left_out(plot: Plot) -> tuple[int, int]:
    """Rows and columns that the table has no room for."""
    rows, columns = _most(plot)
    return max(0, len(plot.rows) - rows), max(0, len(plot.categories) - columns)


def shown_rows(plot: Plot) -> Sequence[Category]:
    """The rows that the table has room for."""
    return plot.rows[: _most(plot)[0]]


def _most(plot: Plot) -> tuple[int, int]:
    return MOST_OF_COUNTS if plot.unit == "count" else (MOST_ROWS, MOST_COLUMNS)


def _columns(plot: Plot) -> range:
    """The places of the columns that are shown: the first, and of years the last."""
    count, (_, most) = len(plot.categories), _most(plot)
    of_years = all(one.key.isdigit() for one in plot.categories)
    return range(max(0, count - most) if of_years else 0, count if of_years else min(count, most))


def add_grid(
    shapes: Any, plot: Plot, box: Box, words: Language, led: Mapping[str, str] = NOWHERE
) -> Any:
    """Draw the table into a box (left, top, width, height in EMU); the graphic frame. ``led``:
    where the number of a cell leads, by row and column of the table of its chart."""
    rows, places = shown_rows(plot), _columns(plot)
    across = [plot.categories[n] for n in places]
    left, top, width, height = box
    frame = shapes.add_table(len(rows) + 1, len(across) + 1, left, top, width, height)
    table = frame.table
    table.horz_banding = False
    # Names of rows are heads too, for who hears the table.
    table.first_col = True
    names = int(width * NAMES)
    upright = len(across) >= UPRIGHT
    head = _head_height(across) if upright else HEAD
    sizes = _one_size(across, head) if upright else SIZES
    wide, high = (width - names) // len(across), (height - head) // len(rows)
    for n, column in enumerate(table.columns):
        column.width = Emu(names if n == 0 else wide)
    for n, row in enumerate(table.rows):
        row.height = Emu(head if n == 0 else high)
    _write(table.cell(0, 0), "", names, head, words)
    for n, category in enumerate(across):
        square = table.cell(0, n + 1)
        room = (head, ONE_LINE) if upright else (wide, head)
        bold = category.emphasis == "strong"
        _write(square, category.label, *room, words, bold=bold, sizes=sizes)
        square.vertical_anchor = MSO_ANCHOR.MIDDLE
        if upright:
            square._tc.get_or_add_tcPr().set("vert", "vert270")
    most = max(abs(amount.plain()) for amount in plot.amounts() if amount.known) or 1.0
    for down, (row, series) in enumerate(zip(rows, plot.series, strict=False), start=1):
        _write(table.cell(down, 0), row.label, names, high, words, bold=row.emphasis == "strong")
        for n, place in enumerate(places, start=1):
            amount = series.amounts[place]
            shade = _shade(amount, series.noun, most)
            text = series.labels[place] if series.labels else cell(words, amount, 0)
            square = table.cell(down, n)
            to = led.get(grid_cell(row, series, plot.categories[place]), "")
            _write(square, text if amount.known else "", wide, high, words, shade=shade, to=to)
            square.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    return frame


def _head_height(across: Sequence[Category]) -> int:
    """The height of upright headings: the longest is whole, if a third of the chart is enough."""
    longest = max(width_of(one.label, SIZES[1], bold=True) for one in across)
    return min(MOST_HEAD, max(HEAD, int((longest + AROUND) * POINT)))


def _one_size(across: Sequence[Category], height: int) -> tuple[float, ...]:
    """The size of headings that stand side by side: that of the longest of them."""
    longest = max(width_of(one.label, 1, bold=True) for one in across)
    room = height / POINT - AROUND
    return (next((size for size in SIZES if longest * size <= room), SIZES[-1]),)


def _shade(amount: Amount, noun: str, most: float) -> str:
    if not amount.known:
        return colour("surface")
    return blended(colour(noun), PALEST + (1 - PALEST) * abs(amount.plain()) / most)


def _write(
    square: Any, text: str, width: float, height: float, words: Language, *,
    bold: bool = False, shade: str = "", sizes: Sequence[float] = SIZES, to: str = "",
) -> None:  # fmt: skip
    """A cell: its text at the size at which it fits, on its shade."""
    square.margin_left = square.margin_right = Emu(40_000)
    square.margin_top = square.margin_bottom = Emu(10_000)
    square.vertical_anchor = MSO_ANCHOR.MIDDLE
    square.fill.solid()
    square.fill.fore_color.rgb = rgb(shade or colour("surface"))
    found = fitted(text, width / POINT - 7, height / POINT - 2, sizes, bold=bold)
    line = square.text_frame.paragraphs[0]
    # Without a size of its square an empty cell is as high as a line of the usual size.
    size = int(found.size) if found.text else SIZES[-1]
    line._p.get_or_add_endParaRPr().set("sz", str(100 * size))
    if found.text:
        run = line.add_run()
        run.text = found.text
        run.font.size, run.font.name, run.font.bold = Pt(found.size), FACE, bold
        run.font.color.rgb = rgb(colour("surface" if shade and dark(shade) else "ink"))
        run._r.get_or_add_rPr().set("lang", language_tag(words))
        lead(run, to)
    _bordered(square)


def _bordered(square: Any) -> None:
    """Thin white lines between the cells, as on the screen."""
    parts = square._tc.get_or_add_tcPr()
    for place, name in enumerate(("lnL", "lnR", "lnT", "lnB")):
        line = parts.makeelement(qn(f"a:{name}"), {"w": "19050"})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour("surface").lstrip("#")}))
        line.append(fill)
        parts.insert(place, line)  # the schema wants them before the fill
