"""Lines over columns: python-pptx draws charts of one kind, so some series are moved by hand."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from dashboard.render.theme import colour

HALO, AROUND = 25_400, 4
"""EMU by which a halo is wider than its line, and points by which it is larger than its mark."""


def lines_over(chart: Any, places: Sequence[int], haloed: Sequence[int] = ()) -> None:
    """Move the series at some places out of the bar plot into a line plot on the same axes; those
    that are ``haloed`` with a light line of the same cells beneath: LibreOffice draws no edge of a
    mark, and a dark one on a dark column is not seen."""
    bars = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    every = bars.findall(qn("c:ser"))
    line = etree.Element(qn("c:lineChart"))
    bars.addnext(line)
    etree.SubElement(line, qn("c:grouping")).set("val", "standard")
    etree.SubElement(line, qn("c:varyColors")).set("val", "0")
    for n in places:
        made = _line_series(every[n])
        if n in haloed:
            line.append(_halo(made, len(every) + n))
        line.append(made)
    if haloed:
        _in_order(line, len(every) - len(places))
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


def _halo(series: Any, number: int) -> Any:
    """A light line beneath that of a series, under a number that no other has."""
    beneath = deepcopy(series)
    beneath.find(qn("c:idx")).set("val", str(number))
    for label in beneath.findall(qn("c:dLbls")):
        beneath.remove(label)
    for shade in beneath.iter(qn("a:srgbClr")):
        shade.set("val", colour("surface").lstrip("#").upper())
    line, size = beneath.find(f"{qn('c:spPr')}/{qn('a:ln')}"), beneath.find(f".//{qn('c:size')}")
    line.set("w", str(int(line.get("w")) + 2 * HALO))
    size.set("val", str(int(size.get("val")) + AROUND))
    return beneath


def _in_order(line: Any, first: int) -> None:
    """Draw the lines one over another as they stand in the file, above the columns."""
    for order, series in enumerate(line.findall(qn("c:ser")), start=first):
        series.find(qn("c:order")).set("val", str(order))


def _solid(series: Any) -> Any:
    """The fill of a marker, in the colour of its line."""
    shade = series.find(f".//{qn('a:ln')}//{qn('a:srgbClr')}").get("val")
    fill = etree.Element(qn("c:spPr"))
    solid = etree.SubElement(fill, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", shade)
    return fill
