"""Labels of single points of a native chart, written as the schema of DrawingML orders them.

python-pptx makes an object for each point and each property; a label is plain enough to write.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dashboard.render.office_reach import beginning, ends_of_columns
from dashboard.render.office_values import Numbers, OfficeData

_LABEL = (
    '<c:dLbl xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<c:idx val="{place}"/>{text}<c:numFmt formatCode="{code}" sourceLinked="0"/>'
    "<c:spPr>{plate}<a:ln><a:noFill/></a:ln></c:spPr>"
    '<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr sz="{size}" b="{bold}"><a:solidFill>'
    '<a:srgbClr val="{shade}"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="{tag}"/></a:p></c:txPr>'
    '{position}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
)
MOST_OF_FORMAT = 120
"""Letters of a text that may stand in a format of numbers twice: Excel takes 255."""
BELOW = 0.12
"""Part of the height of a chart that the number below a point of a line takes."""
HIGH, MARK = 0.08, 0.035
"""Parts of the height of a chart that a number takes, and half a mark with what is around it."""
WITHIN = ("inBase", "ctr", "inEnd")
"""Where a number may stand in a column: at its foot, in the middle, at its end."""
_PLATE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def point_label(
    native: Any, place: int, code: str, shade: str, *, plate: bool = False, position: str = "",
    bold: bool = False, text: str = "", tag: str = "en-US", size: int = 12,
) -> None:  # fmt: skip
    """The number of one point, linked to its cell, or a text in the language of a tag; on a plate
    where it lies on hatching or across a line.

    A text of one line is written as the format of its number: LibreOffice saves a text of its own
    without its `wrap`, and then breaks it where it is longer than a fifth of the chart, over the
    labels of other bars.

    ``position``: ``t`` above, ``ctr``, ``outEnd``; empty is the default of the chart.
    """
    if text and not set(text) & {"\n", '"'} and len(text) <= MOST_OF_FORMAT:
        code, text = f'"{text}";"{text}"', ""
    xml = _LABEL.format(
        place=place,
        text=_rich(text, shade, tag, size, bold=bold) if text else "",
        code=escape(code, {'"': "&quot;"}),
        tag=tag,
        size=100 * size,
        bold=int(bold),
        shade=shade.lstrip("#").upper(),
        plate=_PLATE if plate else "<a:noFill/>",
        position=f'<c:dLblPos val="{position}"/>' if position else "",
    )
    labels = native._element.get_or_add_dLbls()
    labels._insert_dLbl_in_sequence(place)
    old = next(one for one in labels.findall(qn("c:dLbl")) if one.idx_val == place)
    labels.replace(old, parse_xml(xml))


def in_dip(one: Numbers, place: int, data: OfficeData) -> bool:
    """Whether a point of a line is lower than those beside it, so that its number has room below it
    and none above, where the line rises from it."""
    value, span = one.values[place], data.span
    if one.kind != "line" or one in data.lone or data.of("bar") or value is None:
        return False
    beside = [point for n in (place - 1, place + 1) if 0 <= n < len(one.values)
              if (point := one.values[n]) is not None]  # fmt: skip
    others = [each.values[place] for each in data.of("line") if each is not one]
    room = [value - low for low in (beginning(data), *others) if low is not None]
    return (
        bool(beside)
        and all(point > value for point in beside)
        and all(gap < 0 or gap > BELOW * span for gap in room)
    )


def within(one: Numbers, data: OfficeData, place: int | None = None) -> str:
    """Where the number of a part of a column stands so that no line over the columns, its mark or
    its number lies on it: at its foot, if that is clear; alike in all columns, if there is such a
    place; else that of one ``place``. In the middle, where there is no such line."""
    if not data.of("line"):
        return "ctr"
    clear = {n: _clear(one, data, n) for n in sorted(one.labelled)}
    alike = [at for at in WITHIN if all(at in found for found in clear.values())]
    if alike or place is None:
        return (alike or sorted(WITHIN, key=lambda at: -sum(at in f for f in clear.values())))[0]
    return (clear[place] or list(WITHIN))[0]


def _clear(one: Numbers, data: OfficeData, place: int) -> list[str]:
    """The places within the part of a column at which no line lies, nor the number above its
    point."""
    value = one.values[place] or 0.0
    low, high = ends_of_columns(data)
    number, mark = HIGH * (high - low), MARK * (high - low)
    points = [each.values[place] for each in data.of("line")]
    taken = [(at - mark, at + mark + number) for at in points if at is not None]
    half = number / 2 if value >= 0 else -number / 2
    middles = {"inBase": half, "ctr": value / 2, "inEnd": value - half}
    return [at for at in WITHIN
            if all(middles[at] + number / 2 <= begin or middles[at] - number / 2 >= end
                   for begin, end in taken)]  # fmt: skip


def _rich(text: str, shade: str, tag: str, size: int, *, bold: bool) -> str:
    lines = "".join(
        f'<a:p><a:r><a:rPr lang="{tag}" sz="{100 * size}" b="{int(bold and n == 0)}"><a:solidFill>'
        f'<a:srgbClr val="{shade.lstrip("#").upper()}"/></a:solidFill>'
        f'<a:latin typeface="Arial"/></a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>'
        for n, line in enumerate(text.split("\n"))
    )
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/>{lines}</c:rich></c:tx>'
