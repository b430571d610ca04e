"""How the series and the axes of a native chart look: fills, hatching, numbers, ticks."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.language import Language
from dashboard.render.fitting import width_of
from dashboard.render.line import CROWDED
from dashboard.render.office_formats import language_tag, number_format
from dashboard.render.office_labels import in_dip, point_label, within
from dashboard.render.office_reach import (
    LABEL,
    LEAST_ROW,
    SMALL,
    beginning,
    both_ends,
    ends_of_columns,
    reach,
    row_height,
    steps,
    two_sided,
)
from dashboard.render.office_shades import (
    BAR_RECEDING,
    FAINT,
    HATCHED_RECEDING,
    blended,
    dark,
)
from dashboard.render.office_time_axis import time_axis
from dashboard.render.office_values import FEW, Numbers, OfficeData
from dashboard.render.theme import colour

FACE = "Arial"
DASHES = tuple(getattr(MSO_LINE_DASH_STYLE, name)
               for name in ("ROUND_DOT", "LONG_DASH", "DASH_DOT", "LONG_DASH_DOT"))  # fmt: skip
"""How a line is drawn that recedes, and those chosen beside the strong one."""


def rgb(shade: str) -> RGBColor:
    """A colour of the theme (``#rrggbb``) as python-pptx wants it."""
    return RGBColor.from_string(shade.lstrip("#").upper())


def paint(native: Any, one: Numbers, *, horizontal: bool) -> None:
    """Fill a series: solid what is published, hatched what is derived, unseen what only lifts."""
    if one.kind in ("line", "even") or (one.kind == "sum" and not horizontal):
        _paint_line(native, one)
        return
    if one.kind in ("foot", "sum"):
        native.format.fill.background()
        native.format.line.fill.background()
        return
    native.invert_if_negative = False
    # The key shows the series as a whole: hatched where all of it is, pale where all of it recedes.
    derived = bool(one.known) and one.known <= one.hatched
    _fill(native.format, colour(one.noun), hatched=derived, receding=one.known <= one.pale)
    for n, value in enumerate(one.values):
        if value is not None:
            _paint_point(native.points[n], one, n)


def _fill(shape: Any, shade: str, *, hatched: bool, receding: bool) -> None:
    """Fill a point, or the series whose sign stands in the key."""
    if receding:
        shade = blended(shade, HATCHED_RECEDING if hatched else BAR_RECEDING)
    fill = shape.fill
    if not hatched:
        fill.solid()
        fill.fore_color.rgb = rgb(shade)
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = rgb(shade), rgb(colour("surface"))
    shape.line.color.rgb = rgb(shade)
    shape.line.width = Pt(1.25)


def _paint_point(point: Any, one: Numbers, place: int) -> None:
    shade, hatched, pale = colour(one.noun_of(place)), place in one.hatched, place in one.pale
    _fill(point.format, shade, hatched=hatched, receding=pale)
    if pale and not hatched and one.values[place]:
        # Parts that recede may come to one colour: their edge says which they are. That of nothing
        # would be drawn over the axis.
        point.format.line.color.rgb, point.format.line.width = rgb(shade), Pt(1)


def _paint_line(native: Any, one: Numbers) -> None:
    native.smooth = False
    if one.kind == "sum":
        native.format.line.fill.background()
        return
    if one.kind == "even":
        native.format.line.color.rgb, native.format.line.width = rgb(colour(one.noun)), Pt(1.5)
        native.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        return
    if one.unnamed:
        _paint_behind(native, one)
        return
    shade = blended(colour(one.noun)) if one.thin or one.dashes else colour(one.noun)
    native.format.line.color.rgb = rgb(shade)
    native.format.line.width = Pt(1.5 if one.thin or one.dashes else 2.5)
    if one.thin or one.dashes:
        native.format.line.dash_style = DASHES[one.dashes % len(DASHES)]
    if hasattr(native, "marker"):  # a line moved out of a chart of columns gets its native later
        crowded = len(one.values) > CROWDED
        native.marker.style = (
            XL_MARKER_STYLE.NONE if crowded or one.dashes else XL_MARKER_STYLE.CIRCLE
        )
        native.marker.size = 4 if one.thin else 7
        native.marker.format.fill.solid()
        native.marker.format.fill.fore_color.rgb = rgb(shade)
        native.marker.format.line.color.rgb = rgb(shade)


def _paint_behind(native: Any, one: Numbers) -> None:
    """A line that only gives scale: thin, and without marks."""
    native.format.line.color.rgb = rgb(blended(colour(one.noun), FAINT))
    native.format.line.width = Pt(0.75)
    native.marker.style = XL_MARKER_STYLE.NONE


def labels(native: Any, one: Numbers, data: OfficeData, words: Language, height: float) -> None:
    """The numbers of a series: at the ends of single bars, inside the parts of stacked ones that
    have room, over the points of a line, and the sums over columns or behind bars. ``height`` of
    the chart in points."""
    narrow = row_height(data, height) < LEAST_ROW if data.horizontal else len(
        data.categories) > FEW  # fmt: skip
    size = SMALL if narrow else LABEL
    for n in sorted(one.labelled):
        point_label(
            native,
            n,
            number_format(words, one.unit, one.digits(n), turned=one.turned, signed=one.changes),
            ink(one, n, data),
            plate=plated(one, n, data),
            position="b" if in_dip(one, n, data) else label_position(one, data, n),
            bold=one.kind in ("sum", "line"),
            text=one.texts.get(n, ""),
            tag=language_tag(words),
            size=size,
        )


def label_position(one: Numbers, data: OfficeData, place: int | None = None) -> str:
    """Where the labels of a series stand: ``t`` above, ``r`` and ``l`` beside lone points by turns,
    ``ctr``, ``inBase``, ``inEnd``, ``outEnd``; that of one ``place``, or of most of them."""
    if one.kind == "sum":
        return "inBase" if data.horizontal else "t"
    if one.kind == "line":
        return "rl"[data.lone.index(one) % 2] if one in data.lone else "t"
    if not data.stacked:
        return "outEnd"
    return within(one, data, place)


def plated(one: Numbers, place: int, data: OfficeData) -> bool:
    """A white plate where a number would lie on hatching or on a column."""
    if one.kind == "line":
        return bool(data.of("bar"))
    return one.kind == "bar" and data.stacked and place in one.hatched


def ink(one: Numbers, place: int, data: OfficeData) -> str:
    """The colour of the label of a place: light where it lies on a dark part."""
    inside = one.kind == "bar" and data.stacked
    solid = place not in one.hatched and place not in one.pale
    return colour("surface" if inside and solid and dark(colour(one.noun_of(place))) else "ink")


def axes(chart: Any, data: OfficeData, words: Language, width: float) -> None:
    """Few grid lines, bars from zero, names in ink; ``width``: that of the chart beside the names
    of bars, in points."""
    value, category = chart.value_axis, chart.category_axis
    for axis in (value, category):
        axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(LABEL), FACE
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.format.line.color.rgb = rgb(colour("line"))
    category.tick_labels.font.color.rgb = rgb(colour("ink"))
    category.format.line.color.rgb = rgb(colour("muted"))
    category.has_major_gridlines = False
    if not data.horizontal and not data.dates:
        each = width / len(data.categories)
        longest = max(
            width_of(line, LABEL) for name in data.categories for line in name.split("\n")
        )
        category.tick_labels.font.size = Pt(SMALL if longest > each > 0 else LABEL)
    negative = any((v or 0) < 0 for one in data.series for v in one.values)
    low = category._element.find(qn("c:tickLblPos"))
    if low is not None and negative:
        low.set("val", "low")
    value.has_major_gridlines = not data.horizontal
    value.visible = not data.horizontal
    if not negative and data.unit != "relative":
        value.minimum_scale = beginning(data)
    if value.has_major_gridlines:
        value.major_unit, decimals = steps(data)
        if two_sided(data):
            value.minimum_scale, value.maximum_scale = ends_of_columns(data)
        if data.span == 0:
            value.maximum_scale = 1
        value.major_gridlines.format.line.color.rgb = rgb(colour("grid"))
        value.tick_labels.number_format = number_format(words, data.unit, decimals)
        value.tick_labels.number_format_is_linked = False
        value.format.line.fill.background()
    if data.dates:
        time_axis(category, data.dates, words)
    if data.horizontal:
        category.reverse_order = True
        _every_name(category)
        if data.of("sum") or (not negative and any(one.texts for one in data.of("bar"))):
            value.maximum_scale = reach(data, width, words)
        elif negative:
            value.minimum_scale, value.maximum_scale = both_ends(data, width, words)


def _every_name(category: Any) -> None:
    """Each bar is named, however many there are."""
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", "1")
    category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
