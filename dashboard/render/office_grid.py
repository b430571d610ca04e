"""A ``Plot`` of the shape ``grid`` as a native table of PowerPoint: darker cells are larger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.amount import Amount
from dashboard.charts.mark_addresses import grid_cell
from dashboard.charts.plot import Category, Plot
from dashboard.language import Language
from dashboard.narrative.amounts import cell
from dashboard.render.fitting import LINE, fitted, lines_of, width_of
from dashboard.render.office_formats import language_tag
from dashboard.render.office_grid_parts import SIZES, Layout, layout
from dashboard.render.office_links import lead
from dashboard.render.office_paint import FACE, rgb
from dashboard.render.office_shades import blended, dark
from dashboard.render.theme import colour

PALEST = 0.12
POINT = 12_700
INSIDE = 7
"""Points at both sides of the text of a square."""
USUAL = 7.2
"""Points above and below the text of a square that says nothing of them. LibreOffice saves no
others: a slide that it saved again has these."""
WHITE, FINE = 19_050, 6_350
"""The lines between squares, EMU; where rows are low a wide one would cut the letters of a slide
that was saved again."""
DESCENT, CAPITAL = 0.21, 0.72
"""How far letters reach below their line, and capitals above it, as parts of their size."""
AROUND_HEAD, UNDER_HEAD = 8, 2
"""Points above and below the headings, and those below: white lines are drawn between squares, and
would cut a letter that reaches down."""

Box = tuple[int, int, int, int]
NOWHERE: Mapping[str, str] = MappingProxyType({})


def has_grid(plot: Plot) -> bool:
    """Whether a plot is one that a table shows."""
    return plot.shape == "grid" and not plot.empty


def largest(plot: Plot) -> float:
    """The amount of the darkest square."""
    return max((abs(amount.plain()) for amount in plot.amounts() if amount.known), default=0) or 1.0


def add_grid(
    shapes: Any, plot: Plot, box: Box, words: Language, led: Mapping[str, str] = NOWHERE,
    darkest: float = 0.0,
) -> Any:  # fmt: skip
    """Draw the table into a box (left, top, width, height in EMU); the graphic frame. ``led``:
    where the number of a cell leads, by row and column of the table of its chart. ``darkest``: the
    amount of the darkest square where the grid goes on on another slide."""
    left, top, width, height = box
    laid = layout(plot, width / POINT)
    frame = shapes.add_table(len(laid.down) + 1, len(laid.across) + 1, left, top, width, height)
    table = frame.table
    table.horz_banding = False
    # Names of rows are heads too, for who hears the table.
    table.first_col = True
    size, head = _heads(laid)
    high = (height / POINT - head) / len(laid.down)
    sizes = _sizes(laid, high)
    for column, wide in zip(table.columns, (laid.names, *laid.widths), strict=True):
        column.width = Emu(int(wide * POINT))
    for n, row in enumerate(table.rows):
        row.height = Emu(int((high if n else head) * POINT))
    _write(table.cell(0, 0), "", laid.names, head, words, sizes)
    for n, (one, wide) in enumerate(zip(laid.across, laid.widths, strict=True), start=1):
        square = table.cell(0, n)
        _write(square, one.label, wide, head, words, (size,), bold=one.emphasis == "strong")
        square.vertical_anchor, square.margin_bottom = MSO_ANCHOR.BOTTOM, Emu(UNDER_HEAD * POINT)
        square.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    most = darkest or largest(plot)
    for down, name in enumerate(laid.down):
        bold = name.emphasis == "strong"
        _write(table.cell(down + 1, 0), name.label, laid.names, high, words, sizes, bold=bold)
        for n, wide in enumerate(laid.widths):
            place, of = (down, n) if laid.turned else (n, down)
            series = plot.series[of]
            amount = series.amounts[place]
            shade = _shade(amount, series.noun, most)
            text = series.labels[place] if series.labels else cell(words, amount, 0)
            square = table.cell(down + 1, n + 1)
            to = led.get(grid_cell(plot.rows[of], series, plot.categories[place]), "")
            shown = text if amount.known else ""
            _write(square, shown, wide, high, words, sizes, shade=shade, to=to)
            square.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    return frame


def _sizes(laid: Layout, high: float) -> tuple[float, ...]:
    """The sizes at which a row and the longest of their names have room; names are of one size."""
    wide = laid.names - INSIDE
    longest = max(width_of(one.label, 1, bold=one.emphasis == "strong") for one in laid.down)
    return tuple(one for one in SIZES if one * LINE <= high and one * longest <= wide) or SIZES[-1:]


def _heads(laid: Layout) -> tuple[float, float]:
    """The size of all headings, at which each word of them is whole, and their height."""
    heads = list(zip(laid.across, laid.widths, strict=True))
    size = next(
        (size for size in SIZES if all(_holds(one, wide, size) for one, wide in heads)), SIZES[-1]
    )
    lines = max(
        len(lines_of(one.label, wide - INSIDE, size, bold=one.emphasis == "strong"))
        for one, wide in heads
    )
    return size, lines * size * LINE + AROUND_HEAD


def _holds(one: Category, wide: float, size: float) -> bool:
    bold = one.emphasis == "strong"
    return all(width_of(word, size, bold=bold) <= wide - INSIDE for word in one.label.split(" "))


def _shade(amount: Amount, noun: str, most: float) -> str:
    if not amount.known:
        return colour("surface")
    return blended(colour(noun), PALEST + (1 - PALEST) * abs(amount.plain()) / most)


def _write(
    square: Any, text: str, width: float, height: float, words: Language,
    sizes: Sequence[float], *, bold: bool = False, shade: str = "", to: str = "",
) -> None:  # fmt: skip
    """A cell: its text at the size at which it fits (points), on its shade."""
    square.margin_left = square.margin_right = Emu(40_000)
    square.margin_top = square.margin_bottom = Emu(0)
    square.vertical_anchor = MSO_ANCHOR.MIDDLE
    square.fill.solid()
    square.fill.fore_color.rgb = rgb(shade or colour("surface"))
    # A row that is a little lower than a line holds it: nothing is cut for that.
    room = max(height, sizes[-1] * LINE)
    found = fitted(text, width - INSIDE, room, sizes, bold=bold)
    line = square.text_frame.paragraphs[0]
    # Without a size of its square an empty cell is as high as a line of the usual size.
    size = found.size if found.text else max(1.0, min(sizes[-1], (height - USUAL) / LINE))
    line._p.get_or_add_endParaRPr().set("sz", str(int(100 * size)))
    if found.text:
        run = line.add_run()
        run.text = found.text
        run.font.size, run.font.name, run.font.bold = Pt(found.size), FACE, bold
        run.font.color.rgb = rgb(colour("surface" if shade and dark(shade) else "ink"))
        run._r.get_or_add_rPr().set("lang", language_tag(words))
        lead(run, to)
    tight = height - USUAL < sizes[-1] * LINE
    if tight and found.text:
        _tightened(square, size, height - USUAL)
    _bordered(square, FINE if tight else WHITE)


def _tightened(square: Any, size: float, room: float) -> None:
    """Keep a row as high as it is that has no room for the usual margins: its line is as high as
    what these leave, and stands in the middle of the row all the same."""
    square.text_frame.paragraphs[0].line_spacing = Pt(round(room, 1))
    above = size * (DESCENT + CAPITAL / 2) - room / 2
    square.margin_top = Emu(int(2 * max(above, 0) * POINT))


def _bordered(square: Any, wide: int) -> None:
    """Thin white lines between the cells, as on the screen."""
    parts = square._tc.get_or_add_tcPr()
    for place, name in enumerate(("lnL", "lnR", "lnT", "lnB")):
        line = parts.makeelement(qn(f"a:{name}"), {"w": str(wide)})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour("surface").lstrip("#")}))
        line.append(fill)
        parts.insert(place, line)  # the schema wants them before the fill
