"""How the series and the axes of a native chart look: fills, hatching, numbers, ticks."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.series import Plot, Series
from dashboard.render.office_labels import point_label
from dashboard.render.theme import colour

FACE = "Arial"
FORMATS = {"usd": "#,##0.0", "percent": '0.0"%"', "number": "#,##0"}
FEW = 8
"""Up to so many categories, every part of a column has room for its number."""
LEAST_PART = 0.09
"""A part smaller than this of the longest column has no room for its number."""
RECEDING = 0.55


def rgb(shade: str) -> RGBColor:
    """A colour of the theme (``#rrggbb``) as python-pptx wants it."""
    return RGBColor.from_string(shade.lstrip("#").upper())


def blended(shade: str, part: float = RECEDING) -> str:
    """A colour receding into the white of a slide."""
    own = [int(shade[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - c) * part):02x}" for c in own)


def paint(own: Any, one: Series, plot: Plot) -> None:
    """Fill a series: solid what is published, hatched what is derived, unseen what only lifts."""
    if one.kind == "line":
        _paint_line(own, one)
        return
    if one.kind == "foot":
        own.format.fill.background()
        own.format.line.fill.background()
        return
    own.invert_if_negative = False
    own.format.fill.solid()
    own.format.fill.fore_color.rgb = rgb(one.colours[0])
    for n, value in enumerate(one.values):
        if value is not None:
            paint_point(own.points[n], one, n)
    _bar_labels(own, one, plot)


def paint_point(point: Any, one: Series, place: int) -> None:
    """Fill one bar or slice."""
    shade = one.colours[place]
    if place in one.pale:
        shade = blended(shade, 0.8 if place in one.hatched else RECEDING)
    fill = point.format.fill
    if place in one.hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(shade), rgb(colour("surface"))
        point.format.line.color.rgb = rgb(shade)
        point.format.line.width = Pt(1.25)
        return
    fill.solid()
    fill.fore_color.rgb = rgb(shade)


def _paint_line(own: Any, one: Series) -> None:
    own.smooth = False
    hidden = bool(one.hatched)
    if hidden:
        own.format.line.fill.background()
        return
    own.format.line.color.rgb = rgb(one.colours[0])
    own.format.line.width = Pt(2.5)


def _bar_labels(own: Any, one: Series, plot: Plot) -> None:
    """Numbers at the ends of single bars; inside the parts of stacked ones that have room."""
    if plot.single or not plot.stacked:
        labels = own.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = FORMATS[plot.unit], False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.name = Pt(12), FACE
        labels.font.color.rgb = rgb(colour("ink"))
        for n, told in plot.words.items():
            if one.values[n] is not None:
                point_label(own, n, FORMATS[plot.unit], colour("ink"), position="outEnd", text=told)
        return
    if plot.of("foot") or len(plot.categories) > (FEW if not plot.horizontal else 2 * FEW):
        return
    longest = _longest(plot)
    # At the foot of a column a number stays clear of the line that is drawn over the columns.
    place = "inBase" if plot.of("line") else ""
    for n, value in enumerate(one.values):
        if not value or abs(value) < LEAST_PART * longest:
            continue
        dark = n not in one.hatched and n not in one.pale and _dark(one.colours[n])
        shade = colour("surface" if dark else "ink")
        point_label(own, n, FORMATS[plot.unit], shade, plate=n in one.hatched, position=place)


def _longest(plot: Plot) -> float:
    bars = [one for one in plot.series if one.kind in ("bar", "foot")]
    return max(
        sum(abs(one.values[n] or 0) for one in bars) for n in range(len(plot.categories))
    ) or 1.0  # fmt: skip


def _ceiling(value: float) -> float:
    """The next round number: an end of an axis that leaves room for words over the columns."""
    power: float = 10.0 ** (len(str(int(value))) - 1)
    return next(power * lead for lead in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if power * lead >= value)


def _dark(shade: str) -> bool:
    red, green, blue = (int(shade[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 150


def axes(chart: Any, plot: Plot) -> None:
    """Few grid lines, bars from zero, names in ink."""
    value, category = chart.value_axis, chart.category_axis
    for axis in (value, category):
        axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(12), FACE
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.format.line.color.rgb = rgb(colour("line"))
    category.tick_labels.font.color.rgb = rgb(colour("ink"))
    category.format.line.color.rgb = rgb(colour("muted"))
    category.has_major_gridlines = False
    negative = any((v or 0) < 0 for one in plot.series for v in one.values)
    low = category._element.find(qn("c:tickLblPos"))
    if low is not None and negative:
        low.set("val", "low")
    value.has_major_gridlines = not plot.horizontal
    value.visible = not plot.horizontal
    if not negative:
        value.minimum_scale = 0
    if plot.of("foot"):
        value.maximum_scale = _ceiling(1.2 * _longest(plot))
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = rgb(colour("grid"))
        value.tick_labels.number_format = "#,##0" if plot.unit == "usd" else FORMATS[plot.unit]
        value.tick_labels.number_format_is_linked = False
        value.format.line.fill.background()
    if plot.horizontal:
        category.reverse_order = True


def line_labels(own: Any, plot: Plot, one: Series) -> None:
    """Numbers over the points: the sums of columns, or a line's own values if they are few."""
    if len(plot.categories) > 2 * FEW:
        return
    for n, value in enumerate(one.values):
        if value is not None:
            point_label(own, n, FORMATS[plot.unit], colour("ink"), position="t", bold=True,
                        plate=not one.hatched, text=plot.words.get(n, ""))  # fmt: skip
