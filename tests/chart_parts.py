"""What office programs refuse in the part of a chart: they open the file "repaired", without it.

The order of elements is that of ECMA-376, part 1, 21.2 (transitional); where labels may stand is
what PowerPoint and Excel take, of which the standard says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

AXIS = (
    "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt",
    "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses",
    "crossesAt",
)  # fmt: skip
SHOWN = ("dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
         "showBubbleSize", "separator")  # fmt: skip
ORDER: dict[str, tuple[str, ...]] = {
    "chartSpace": ("date1904", "lang", "roundedCorners", "style", "clrMapOvr", "pivotSource",
                   "protection", "chart", "spPr", "txPr", "externalData", "printSettings",
                   "userShapes"),
    "chart": ("title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall", "backWall",
              "plotArea", "legend", "plotVisOnly", "dispBlanksAs", "showDLblsOverMax"),
    "plotArea": ("layout", "barChart", "lineChart", "axes", "dTable", "spPr"),
    "barChart": ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap",
                 "serLines", "axId"),
    "lineChart": ("grouping", "varyColors", "ser", "dLbls", "dropLines", "hiLowLines",
                  "upDownBars", "marker", "smooth", "axId"),
    "barChart/ser": ("idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "dPt",
                     "dLbls", "trendline", "errBars", "cat", "val", "shape"),
    "lineChart/ser": ("idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "trendline",
                      "errBars", "cat", "val", "smooth"),
    "dPt": ("idx", "invertIfNegative", "marker", "bubble3D", "explosion", "spPr"),
    "dLbls": ("dLbl", "delete", "numFmt", "spPr", "txPr", *SHOWN, "showLeaderLines",
              "leaderLines"),
    "dLbl": ("idx", "delete", "layout", "tx", "numFmt", "spPr", "txPr", *SHOWN),
    "catAx": (*AXIS, "auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip",
              "noMultiLvlLbl"),
    "dateAx": (*AXIS, "auto", "lblOffset", "baseTimeUnit", "majorUnit", "majorTimeUnit",
               "minorUnit", "minorTimeUnit"),
    "valAx": (*AXIS, "crossBetween", "majorUnit", "minorUnit", "dispUnits"),
    "legend": ("legendPos", "legendEntry", "layout", "overlay", "spPr", "txPr"),
    "scaling": ("logBase", "orientation", "max", "min"),
    "marker": ("symbol", "size", "spPr"),
}  # fmt: skip
PLACES = {
    "clustered": {"ctr", "inBase", "inEnd", "outEnd"},
    "stacked": {"ctr", "inBase", "inEnd"},
    "standard": {"b", "ctr", "l", "r", "t"},
}
"""Where a label may stand, by how series of bars or lines are grouped."""


def faults(part: bytes) -> list[str]:
    """What an office program would refuse in the part of a chart."""
    root = etree.fromstring(part)
    return [*_misplaced(root), *_labels(root), *_numbers(root)]


def _misplaced(root: Any) -> Iterator[str]:
    for one in root.iter("{*}*"):
        if not etree.QName(one).namespace.endswith("/chart"):
            continue
        name = _named(one)
        above = _named(one.getparent()) if one.getparent() is not None else ""
        order = ORDER.get(f"{above}/{name}", ORDER.get(name))
        if order is None:
            continue
        names = ["axes" if _named(child).endswith("Ax") and name == "plotArea" else _named(child)
                 for child in one if _named(child) != "extLst"]  # fmt: skip
        strange = [child for child in names if child not in order]
        if strange:
            yield f"{name} has {strange}"
        elif [order.index(child) for child in names] != sorted(map(order.index, names)):
            yield f"{name} has {names}"


def _labels(root: Any) -> Iterator[str]:
    for drawn in (*root.iter("{*}barChart"), *root.iter("{*}lineChart")):
        grouping = drawn.find("{*}grouping").get("val")
        found = {one.get("val") for one in drawn.iter("{*}dLblPos")}
        if found - PLACES[grouping]:
            yield f"{grouping} labels at {sorted(found - PLACES[grouping])}"


def _numbers(root: Any) -> Iterator[str]:
    """Numbers of series and of their points: each once, those of points one after another."""
    series = [one.find("{*}idx").get("val") for one in root.iter("{*}ser")]
    if len(set(series)) < len(series):
        yield f"series {series}"
    for one in root.iter("{*}ser", "{*}dLbls"):
        for name in ("dPt", "dLbl"):
            points = [int(point.find("{*}idx").get("val")) for point in one.findall(f"{{*}}{name}")]
            if points != sorted(set(points)):
                yield f"{name} {points}"


def _named(element: Any) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def own_series(chart: Any) -> list[Any]:
    """The series of a native chart in the order of their numbers, without the light line beneath
    another, which has the same cells."""
    every = [one for plot in chart.plots for one in plot.series]
    cells = {one._element.find("{*}val//{*}f").text: one for one in every}
    return sorted(cells.values(), key=lambda one: int(one._element.find("{*}idx").get("val")))
