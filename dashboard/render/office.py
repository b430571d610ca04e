"""A ``Plot`` as a native, editable chart of PowerPoint: its numbers can be opened and changed.

python-pptx draws charts of one kind; the line over columns (a balance, the unseen line that
carries the sums) is the same chart with some of its series moved into a line plot.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.series import Plot, Series
from dashboard.exports.tables import FORMULA_STARTS
from dashboard.language import NOTHING
from dashboard.render.office_lines import lines_over
from dashboard.render.office_paint import FACE, FORMATS, axes, line_labels, paint, paint_point, rgb
from dashboard.render.theme import colour

GAP_WIDTH, GAP_OF_FEW = 45, 160
WORDED = 6
"""Up to so many columns have room for "not published" below their name."""


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
    _unsigned(chart)
    if plot.of("slice"):
        _slices(chart, plot)
        return frame
    drawn = chart.plots[0]
    drawn.gap_width = GAP_WIDTH if len(plot.categories) > 3 else GAP_OF_FEW
    if plot.stacked and plot.of("bar"):
        drawn.overlap = 100
    for own, one in zip(chart.series, series, strict=True):
        paint(own, one, plot)
    axes(chart, plot)
    named = {one.name for one in plot.series if one.name and one.kind != "foot"}
    lines = [n for n, one in enumerate(series) if one.kind == "line"]
    for n in lines:
        line_labels(chart.series[n], plot, series[n])
    if lines and plot.of("bar"):
        lines_over(chart, lines)
    _legend(chart, series, shown=len(named) > 1 and not plot.of("foot"))
    _gaps(chart)
    return frame


def _unsigned(chart: Any) -> None:
    """Numbers of axes as the format asks for: python-pptx writes some below zero."""
    for tag in ("c:axId", "c:crossAx"):
        for number in chart._chartSpace.iter(qn(tag)):
            number.set("val", str(int(number.get("val")) % 2**32))


def dashed(plot: Plot) -> bool:
    """Whether what is not published is marked with a dash instead of words."""
    return bool(plot.missing) and len(plot.categories) > WORDED and not plot.horizontal


class ChartWords:
    """The few words that a native chart adds: of what is missing, and of sums."""

    __slots__ = ("missing", "sums")

    def __init__(self, missing: str, sums: str) -> None:
        self.missing = missing
        self.sums = sums


def _kind(plot: Plot) -> Any:
    if plot.of("slice"):
        return XL_CHART_TYPE.DOUGHNUT
    if not plot.of("bar"):
        return XL_CHART_TYPE.LINE_MARKERS
    stacked = plot.stacked and not plot.single
    if plot.horizontal:
        return XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _sums(plot: Plot, words: ChartWords) -> list[Series]:
    """An unseen line over stacked columns, which carries the label of each whole column."""
    bars = [one for one in plot.series if one.kind in ("bar", "foot")]
    negative = any((value or 0) < 0 for one in bars for value in one.values)
    if plot.horizontal or not plot.stacked or negative or plot.single or plot.of("line"):
        return []
    tops = []
    for n in range(len(plot.categories)):
        known = [value for one in bars if (value := one.values[n]) is not None]
        tops.append(sum(known) if known else None)
    shades = (colour("ink"),) * len(tops)
    return [Series(words.sums, tuple(tops), shades, "line", hatched=frozenset(range(len(tops))))]


def _category(plot: Plot, place: int, words: ChartWords) -> str:
    name = plot.categories[place]
    if place not in plot.missing:
        return _safe(name)
    # Where there is no room for the words a dash stands for them; the footer says what it means.
    return _safe(f"{name}\n{NOTHING if dashed(plot) else words.missing}")


def _safe(text: str) -> str:
    """A name that the embedded workbook cannot take for a formula or an address."""
    risky = text.startswith((*FORMULA_STARTS, "{=", "http", "ftp", "mailto:", "internal:",
                             "external:"))  # fmt: skip
    return f"'{text}" if risky else text


def _rounded(value: float | None) -> float | None:
    """A number without the noise of its division by a million (a cent is 1e-8)."""
    return None if value is None else round(value, 8)


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
            paint_point(chart.plots[0].series[0].points[n], one, n)
    labels = chart.plots[0].data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = FORMATS[plot.unit], False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
