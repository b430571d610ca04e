"""A ``Plot`` as a native, editable chart of PowerPoint: its numbers can be opened and changed.

python-pptx draws charts of one kind; the line over columns (a balance, the unseen line that
carries the sums) is the same chart with some of its series moved into a line plot.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.native_labels import point_label
from dashboard.exports.native_lines import lines_over
from dashboard.exports.series import Plot, Series
from dashboard.exports.tables import FORMULA_STARTS
from dashboard.figures.theme import colour

FACE = "Arial"
FORMATS = {"usd": "#,##0.0", "percent": '0.0"%"', "number": "#,##0"}
FEW = 8
"""Up to so many categories, every part of a column has room for its number."""
LEAST_PART = 0.09
"""A part smaller than this of the longest column has no room for its number."""
RECEDING = 0.55
GAP_WIDTH = 45
SUMS = "sums"


def add_chart(shapes: Any, plot: Plot, box: tuple[int, int, int, int], words: ChartWords) -> Any:
    """Draw a plot into a box (left, top, width, height in EMU); answers the graphic frame."""
    series = [*plot.series, *_sums(plot, words)]
    data = CategoryChartData(number_format=FORMATS[plot.unit])
    data.categories = [_category(plot, i, words) for i in range(len(plot.categories))]
    for one in series:
        data.add_series(_safe(one.name), [_rounded(value) for value in one.values])
    frame = shapes.add_chart(_kind(plot), *box, data)
    chart = frame.chart
    chart.font.name, chart.font.size = FACE, Pt(12)
    chart.font.color.rgb = rgb(colour("ink-2"))
    chart.has_title = False
    if plot.of("slice"):
        _slices(chart, plot)
        return frame
    drawn = chart.plots[0]
    drawn.gap_width = GAP_WIDTH
    if plot.stacked and plot.of("bar"):
        drawn.overlap = 100
    for own, one in zip(chart.series, series, strict=True):
        _paint(own, one, plot)
    _axes(chart, plot)
    named = {one.name for one in plot.series if one.name and one.kind != "foot"}
    lines = [n for n, one in enumerate(series) if one.kind == "line"]
    for n in lines:
        _line_labels(chart.series[n], plot, series[n])
    if lines and plot.of("bar"):
        lines_over(chart, lines)
    _legend(chart, series, shown=len(named) > 1 and not plot.words)
    _gaps(chart)
    return frame


class ChartWords:
    """The few words that a native chart adds: of what is missing, and of sums."""

    __slots__ = ("missing", "sums")

    def __init__(self, missing: str, sums: str) -> None:
        self.missing = missing
        self.sums = sums


def rgb(shade: str) -> RGBColor:
    """A colour of the theme (``#rrggbb``) as python-pptx wants it."""
    return RGBColor.from_string(shade.lstrip("#").upper())


def blended(shade: str, part: float = RECEDING) -> str:
    """A colour receding into the white of a slide."""
    own = [int(shade[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - c) * part):02x}" for c in own)


def _kind(plot: Plot) -> Any:
    if plot.of("slice"):
        return XL_CHART_TYPE.DOUGHNUT
    if not plot.of("bar"):
        return XL_CHART_TYPE.LINE_MARKERS
    stacked = plot.stacked and not _single(plot)
    if plot.horizontal:
        return XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _single(plot: Plot) -> bool:
    """Whether no category has more than one bar, so that its number may stand at its end."""
    bars = [one for one in plot.series if one.kind in ("bar", "foot")]
    return all(
        sum(one.values[n] is not None for one in bars) <= 1 for n in range(len(plot.categories))
    )


def _sums(plot: Plot, words: ChartWords) -> list[Series]:
    """An unseen line over stacked columns, which carries the label of each whole column."""
    bars = [one for one in plot.series if one.kind in ("bar", "foot")]
    negative = any((value or 0) < 0 for one in bars for value in one.values)
    if plot.horizontal or not plot.stacked or negative or _single(plot) or plot.of("line"):
        return []
    tops = []
    for n in range(len(plot.categories)):
        known = [value for one in bars if (value := one.values[n]) is not None]
        tops.append(sum(known) if known else None)
    shades = (colour("ink"),) * len(tops)
    return [Series(words.sums, tuple(tops), shades, "line", hatched=frozenset(range(len(tops))))]


def _category(plot: Plot, place: int, words: ChartWords) -> str:
    name = plot.categories[place]
    return _safe(f"{name}\n{words.missing}" if place in plot.missing else name)


def _safe(text: str) -> str:
    """A name that the embedded workbook cannot take for a formula or an address."""
    risky = text.startswith((*FORMULA_STARTS, "{=", "http", "ftp", "mailto:", "internal:",
                             "external:"))  # fmt: skip
    return f"'{text}" if risky else text


def _rounded(value: float | None) -> float | None:
    """A number without the noise of its division by a million (a cent is 1e-8)."""
    return None if value is None else round(value, 8)


def _paint(own: Any, one: Series, plot: Plot) -> None:
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
            _paint_point(own.points[n], one, n)
    _bar_labels(own, one, plot)


def _paint_point(point: Any, one: Series, place: int) -> None:
    shade = one.colours[place]
    if place in one.pale:
        shade = blended(shade, 0.8 if place in one.hatched else RECEDING)
    fill = point.format.fill
    if place in one.hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(shade), rgb("#ffffff")
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
    if _single(plot) or not plot.stacked:
        labels = own.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = FORMATS[plot.unit], False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.name = Pt(12), FACE
        labels.font.color.rgb = rgb(colour("ink"))
        return
    if plot.words or len(plot.categories) > (FEW if not plot.horizontal else 2 * FEW):
        return
    longest = _longest(plot)
    # At the foot of a column a number stays clear of the line that is drawn over the columns.
    place = "inBase" if plot.of("line") else ""
    for n, value in enumerate(one.values):
        if not value or abs(value) < LEAST_PART * longest:
            continue
        dark = n not in one.hatched and n not in one.pale and _dark(one.colours[n])
        shade = "#ffffff" if dark else colour("ink")
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


def _axes(chart: Any, plot: Plot) -> None:
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
    if plot.words:
        value.maximum_scale = _ceiling(1.2 * _longest(plot))
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = rgb(colour("grid"))
        value.tick_labels.number_format = "#,##0" if plot.unit == "usd" else FORMATS[plot.unit]
        value.tick_labels.number_format_is_linked = False
        value.format.line.fill.background()
    if plot.horizontal:
        category.reverse_order = True


def _line_labels(own: Any, plot: Plot, one: Series) -> None:
    """Numbers over the points: the sums of columns, or a line's own values if they are few."""
    if len(plot.categories) > 2 * FEW:
        return
    for n, value in enumerate(one.values):
        if value is not None:
            point_label(own, n, FORMATS[plot.unit], colour("ink"), position="t", bold=True,
                        plate=not one.hatched, text=plot.words.get(n, ""))  # fmt: skip


def _legend(chart: Any, series: list[Series], *, shown: bool) -> None:
    chart.has_legend = shown
    if not shown:
        return
    legend = chart.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    legend.font.size, legend.font.name = Pt(12), FACE
    hidden = [n for n, one in enumerate(series) if one.kind == "foot" or _unseen(one)]
    place = legend._element.find(qn("c:legendPos"))
    for n in reversed(hidden):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(n))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        place.addnext(entry)


def _gaps(chart: Any) -> None:
    """What is not known is a gap, never a zero."""
    own = chart._chartSpace.chart
    shown = own.find(qn("c:dispBlanksAs"))
    if shown is None:
        shown = etree.Element(qn("c:dispBlanksAs"))
        own.find(qn("c:plotVisOnly")).addnext(shown)
    shown.set("val", "gap")


def _unseen(one: Series) -> bool:
    return one.kind == "line" and bool(one.hatched)


def _slices(chart: Any, plot: Plot) -> None:
    one = plot.series[0]
    for n, value in enumerate(one.values):
        if value is not None:
            _paint_point(chart.plots[0].series[0].points[n], one, n)
    labels = chart.plots[0].data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = FORMATS[plot.unit], False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
