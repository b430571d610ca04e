"""A ``Plot`` as native, editable charts of PowerPoint: their numbers can be opened and changed.

python-pptx draws charts of one kind; the line over columns (a balance, the unseen line that
carries the sums) is the same chart with some of its series moved into a line plot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.copies import replace
from dashboard.language import Language
from dashboard.render.fitting import width_of
from dashboard.render.office_formats import language_tag, number_format
from dashboard.render.office_lines import lines_over
from dashboard.render.office_months import cell_format
from dashboard.render.office_paint import (
    FACE,
    axes,
    labels,
    paint,
    rgb,
)
from dashboard.render.office_reach import LABEL, MOST_NAMES, NAMED, name_size
from dashboard.render.office_room import in_one_line
from dashboard.render.office_sheet import EditableData
from dashboard.render.office_values import Numbers, OfficeData
from dashboard.render.theme import colour
from dashboard.typography import NBSP

GAP_WIDTH, GAP_OF_FEW = 45, 160
POINT = 12_700
HEADING, KEY = 26, 28
"""Points of height of a heading and of a key."""
SIGN, LINE, KEY_WIDTH = 20, 15, 0.75
"""Points of the sign of an entry and of a line of the key, and the part of the width that the key
takes at most."""
REACH = 0.97
"""Where the drawing ends, as a part of width and height."""
SCALE = 0.09
"""The part of the width that the numbers of the axis beside columns take."""
AROUND = 3
"""Bars for which heading and key of a panel take the room."""
UNSEEN = ("foot", "sum")

Box = tuple[int, int, int, int]


def add_chart(shapes: Any, data: OfficeData, box: Box, words: Language) -> Any:
    """Draw a native chart into a box (left, top, width, height in EMU); the graphic frame."""
    data = in_one_line(data, box[2] / POINT)
    made = EditableData(data, words)
    made.categories = data.dates or data.categories
    if data.dates:
        made.categories.number_format = cell_format(data.dates, words)
    for one in data.series:
        code = number_format(words, one.unit, turned=one.turned)
        name = NBSP if _nameless(one, data) else one.label
        made.add_series(name, one.values, number_format=code)
    frame = shapes.add_chart(_kind(data), *box, made)
    chart = frame.chart
    chart.font.name, chart.font.size = FACE, Pt(12)
    chart.font.color.rgb = rgb(colour("ink-2"))
    chart.has_title = bool(data.heading)
    if data.heading:
        _title(chart, data.heading)
    drawn = chart.plots[0]
    if data.of("bar"):
        drawn.gap_width = GAP_WIDTH if len(data.categories) > 3 else GAP_OF_FEW
        drawn.overlap = 100
    for native, one in zip(chart.series, data.series, strict=True):
        paint(native, one, horizontal=data.horizontal)
        labels(native, one, data, words, box[3] / POINT)
    wide = (REACH - (_left(data, box) if data.horizontal else SCALE)) * box[2] / POINT
    axes(chart, data, words, wide)
    over = [n for n, one in enumerate(data.series) if one.kind in ("line", "sum", "even")]
    if over and data.of("bar") and not data.horizontal:
        lines_over(chart, over, data.haloed)
    _legend(chart, data)
    if data.horizontal:
        size = name_size(data, box[2] / POINT, box[3] / POINT)
        chart.category_axis.tick_labels.font.size = Pt(size)
        _placed(chart, data, box)
        if chart.has_legend and not data.stacked:
            _turned(chart)
    _gaps(chart)
    _small_ids(chart)
    _spoken(chart, words)
    return frame


def add_charts(shapes: Any, panels: Sequence[OfficeData], box: Box, words: Language) -> list[Any]:
    """Draw panels one below another, each as high as its bars need; the graphic frames."""
    left, top, width, height = box
    if len(panels) == 1:
        # Of what it is the title speaks.
        panels = [replace(panels[0], heading="")]
    weights = [len(one.categories) + AROUND for one in panels]
    frames = []
    for one, weight in zip(panels, weights, strict=True):
        part = height * weight // sum(weights)
        frames.append(add_chart(shapes, one, (left, top, width, part), words))
        top += part
    return frames


def _kind(data: OfficeData) -> Any:
    if not data.of("bar"):
        return XL_CHART_TYPE.LINE_MARKERS
    if data.horizontal:
        return XL_CHART_TYPE.BAR_STACKED if data.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if data.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _title(chart: Any, text: str) -> None:
    frame = chart.chart_title.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(12), True, FACE
    font.color.rgb = rgb(colour("ink"))
    chart.chart_title.include_in_layout = False


def _nameless(one: Numbers, data: OfficeData) -> bool:
    """The sum behind stacked bars has no name: LibreOffice counts the entries of their key from
    the other end, and would leave out the wrong one."""
    return one.kind == "sum" and data.horizontal


def _legend(chart: Any, data: OfficeData) -> None:
    """What the colours mean, where there are several."""
    named = {
        one.label for one in data.series if one.label and one.kind not in UNSEEN and not one.unnamed
    }
    # Of a single flow the title speaks; of a single kind of events nothing does.
    least = 1 if data.unit == "count" and not data.horizontal else 2
    chart.has_legend = len(named) >= least and not (data.of("foot") or data.paired)
    if not chart.has_legend:
        return
    legend = chart.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    legend.font.size, legend.font.name = Pt(12), FACE
    place = legend._element.find(qn("c:legendPos"))
    hidden = _hidden(data)
    for n in reversed(hidden):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(n))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        place.addnext(entry)


def _hidden(data: OfficeData) -> list[int]:
    """The entries of the key, in the order of what is drawn, that are left out: of what is not
    seen, and of halos."""
    shown: list[bool] = []
    for n, one in enumerate(data.series):
        shown += [False] if n in data.haloed else []
        shown.append(not (one.unnamed or (one.kind in UNSEEN and not _nameless(one, data))))
    return [n for n, seen in enumerate(shown) if not seen]


def _turned(chart: Any) -> None:
    """The bars of several series in the file from the last to the first: LibreOffice names them in
    the key from the last one on, PowerPoint by the order that each of them states."""
    bars = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    every = bars.findall(qn("c:ser"))
    for one in every[1:]:
        every[0].addprevious(one)
        every.insert(0, one)


def _gaps(chart: Any) -> None:
    """What is not known is a gap, never a zero."""
    inner = chart._chartSpace.chart
    shown = inner.find(qn("c:dispBlanksAs"))
    if shown is None:
        shown = etree.Element(qn("c:dispBlanksAs"))
        inner.find(qn("c:plotVisOnly")).addnext(shown)
    shown.set("val", "gap")


def _small_ids(chart: Any) -> None:
    """Numbers of axes from one: above 2³¹, or below zero as python-pptx writes them, LibreOffice
    drops the names of categories and turns the chart over."""
    found: dict[str, str] = {}
    for tag in ("c:axId", "c:crossAx"):
        for number in chart._chartSpace.iter(qn(tag)):
            number.set("val", found.setdefault(number.get("val"), str(len(found) + 1)))


def _spoken(chart: Any, words: Language) -> None:
    """The language of the chart, which is that of its numbers too."""
    space = chart._chartSpace
    spoken = space.find(qn("c:lang"))
    if spoken is None:
        spoken = etree.Element(qn("c:lang"))
        first = space.find(qn("c:date1904"))
        if first is None:
            space.insert(0, spoken)
        else:
            first.addnext(spoken)
    spoken.set("val", language_tag(words))


def _left(data: OfficeData, box: Box) -> float:
    """The part of the width that the names of bars take."""
    size = name_size(data, box[2] / POINT, box[3] / POINT)
    longest = max(width_of(name, size) for name in data.categories)
    return min(MOST_NAMES, (longest + NAMED) * POINT / box[2])


def _key_height(data: OfficeData, box: Box) -> float:
    """Points of the key above bars: it has a second line where its entries are wider than that."""
    named = dict.fromkeys(one.label for one in data.series if one.label and one.kind not in UNSEEN)
    wide = sum(width_of(name, LABEL) + SIGN for name in named)
    return KEY + LINE * (math.ceil(wide * POINT / (KEY_WIDTH * box[2])) - 1)


def _placed(chart: Any, data: OfficeData, box: Box) -> None:
    """Room for the names of bars, so that none is broken into lines: LibreOffice would leave out
    every second one."""
    left, height = _left(data, box), box[3] / POINT
    above = (HEADING if data.heading else 0) + (_key_height(data, box) if chart.has_legend else 4)
    layout = parse_xml(
        '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.3f}"/><c:y val="{above / height:.3f}"/>'
        f'<c:w val="{REACH - left:.3f}"/><c:h val="{REACH - above / height:.3f}"/>'
        "</c:manualLayout></c:layout>"
    )
    area = chart._chartSpace.chart.plotArea
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, layout)
