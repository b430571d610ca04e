"""Lines over columns: python-pptx draws charts of one kind, so some series are moved by hand."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn


def lines_over(chart: Any, places: Sequence[int]) -> None:
    """Move the series at some places out of the bar plot into a line plot on the same axes."""
    bars = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    every = bars.findall(qn("c:ser"))
    line = etree.Element(qn("c:lineChart"))
    bars.addnext(line)
    etree.SubElement(line, qn("c:grouping")).set("val", "standard")
    etree.SubElement(line, qn("c:varyColors")).set("val", "0")
    for n in places:
        line.append(_line_series(every[n]))
    etree.SubElement(line, qn("c:marker")).set("val", "1")
    for axis in bars.findall(qn("c:axId")):
        line.append(deepcopy(axis))


_LINE_ORDER = ("idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "cat", "val", "smooth")


def _line_series(series: Any) -> Any:
    """A bar series with the children of a line series, in the order of the schema."""
    line = f"{qn('c:spPr')}/{qn('a:ln')}"
    # Unseen, or a line that parts the columns and has no points of its own.
    unmarked = any(series.find(f"{line}/{qn(sign)}") is not None
                   for sign in ("a:noFill", "a:prstDash"))  # fmt: skip
    for name in ("invertIfNegative", "dPt", "marker", "smooth"):
        for child in series.findall(qn(f"c:{name}")):
            series.remove(child)
    marker = etree.SubElement(series, qn("c:marker"))
    etree.SubElement(marker, qn("c:symbol")).set("val", "none" if unmarked else "circle")
    if not unmarked:
        etree.SubElement(marker, qn("c:size")).set("val", "8")
        marker.append(deepcopy(_solid(series)))
    etree.SubElement(series, qn("c:smooth")).set("val", "0")
    children = {name: series.findall(qn(f"c:{name}")) for name in _LINE_ORDER}
    for name in _LINE_ORDER:
        for child in children[name]:
            series.append(child)
    return series


def _solid(series: Any) -> Any:
    """The fill of a marker, in the colour of its line."""
    shade = series.find(f".//{qn('a:ln')}//{qn('a:srgbClr')}").get("val")
    fill = etree.Element(qn("c:spPr"))
    solid = etree.SubElement(fill, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", shade)
    return fill
