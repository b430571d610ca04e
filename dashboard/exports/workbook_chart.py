"""The native chart of a workbook: the numbers of a plot in cells, and a chart over those cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.documents.tables import Cell, Table
from dashboard.exports.workbook_axes import SMALL, axes
from dashboard.exports.workbook_labels import in_one_line, labels
from dashboard.exports.workbook_places import CLEAR, SIZE
from dashboard.exports.workbook_styles import DRAWN_SHARE, FACE
from dashboard.language import Language
from dashboard.render.office_months import yearly
from dashboard.render.office_paint import DASHES
from dashboard.render.office_shades import BAR_RECEDING, FAINT, HATCHED_RECEDING, blended
from dashboard.render.office_values import Numbers, OfficeData
from dashboard.render.theme import colour
from dashboard.typography import NBSP

UNSEEN = ("foot", "sum")
LOOKS: Mapping[str, str] = {"pct": DRAWN_SHARE}
"""Units of series that the numbers of their cells say themselves."""
GAP = 45
_LIGHT: Mapping[str, Any] = {
    "line": {"color": colour("surface"), "width": 6.5},
    "marker": {"type": "circle", "size": 9, "fill": {"color": colour("surface")},
               "border": {"color": colour("surface")}},
}  # fmt: skip
"""A line beneath another that lies over columns, some of which are as dark as it is."""


def chart_table(
    data: OfficeData, words: Language, title: str, number: int, led: Mapping[str, str]
) -> Table:
    """The numbers that a native chart draws: a row a category, a column a series; ``led``: where
    the number of a cell of its plot leads."""
    heads = [data.heading or words.t("workbook.category")]
    heads += [one.label or words.t("workbook.unseen") for one in data.series]
    months = () if yearly(data.dates) else data.dates
    named: Sequence[Cell] = [serial(one) for one in months] or [
        name.replace("\n", " ") for name in data.categories
    ]
    rows = zip(named, *(one.values for one in data.series), strict=True)
    return Table(
        name="Chart" if number == 1 else f"Chart{number}",
        title=title,
        headings=tuple(heads),
        rows=tuple(rows),
        columns=(
            "serial" if months else "",
            *("turned" if one.turned else LOOKS.get(one.unit, one.unit) for one in data.series),
        ),
        links=tuple(
            ("", *(_leads(one, place, led) for one in data.series))
            for place in range(len(data.categories))
        )
        if led
        else (),
        signs=tuple(
            ("", *(one.signs[place] if one.signs else "" for one in data.series))
            for place in range(len(data.categories))
        ),
    )


def serial(day: dt.date) -> int:
    """A day as a cell has it: counted from the last one of 1899."""
    return (day - dt.date(1899, 12, 30)).days


def _leads(one: Numbers, place: int, led: Mapping[str, str]) -> str:
    """Where a number leads; one that is only there to draw others leads nowhere."""
    known = bool(one.cells) and one.values[place] is not None
    return led.get(one.cells[place], "") if known else ""


def add_chart(
    made: Any, sheet: Any, data: OfficeData, words: Language, head: int, place: tuple[int, int],
    title: str,
) -> None:  # fmt: skip
    """Draw the chart of `chart_table`, whose header is in the row ``head``, at a place."""
    bars = [n for n, one in enumerate(data.series) if _is_bar(one, data)]
    lines = [n for n in range(len(data.series)) if n not in bars]
    # LibreOffice leaves the description out of an .xlsx that it saves, and keeps the name.
    kind = _kind(data) if bars else {"type": "line"}
    chart = made.add_chart({**kind, "name": title})
    in_one_line(chart)
    for n in bars or lines:
        chart.add_series(_series(sheet, data, n, head, words))
    if bars and lines:
        over = made.add_chart({"type": "line"})
        for n in lines:
            made_of = _series(sheet, data, n, head, words)
            if n in data.haloed:
                over.add_series({**made_of, "data_labels": {}, **_LIGHT})
            over.add_series(made_of)
        chart.combine(over)
    if data.horizontal and not data.stacked:
        _turned(chart)
    axes(chart, data, words)
    # The title is the cell A1: a text here would be taken for an address if it looked like one.
    chart.set_title({"name": [sheet.name, 0, 0], "name_font": {"name": FACE, "size": 11},
                     "overlay": False})  # fmt: skip
    order = [(n, True) for n in bars]
    order += [(n, seen) for n in lines for seen in ((False, True) if n in data.haloed else (True,))]
    hidden = [at for at, (n, seen) in enumerate(order)
              if not seen or _unnamed(data.series[n], data)]  # fmt: skip
    named = {one.label for one in data.series if one.kind not in UNSEEN and not one.unnamed}
    shown = len(named) > 1 and not (data.of("foot") or data.paired)
    chart.set_legend({"position": "top", "font": SMALL, "delete_series": hidden}
                     if shown else {"none": True})  # fmt: skip
    chart.show_blanks_as("gap")
    chart.set_size(SIZE)
    sheet.insert_chart(*place, chart, {"description": title, "y_offset": CLEAR})


def _turned(chart: Any) -> None:
    """Bars side by side in the file from the last to the first, each with its own number:
    LibreOffice names them in the key from the last one on, Excel by the numbers."""
    write = chart._write_ser
    numbers = {id(one): n for n, one in enumerate(chart.series)}

    def numbered(one: dict[str, Any]) -> None:
        chart.series_index = numbers[id(one)]
        write(one)

    chart._write_ser = numbered
    chart.series.reverse()


def _unnamed(one: Numbers, data: OfficeData) -> bool:
    """Whether the key does not name a series."""
    unseen = one.kind in UNSEEN and not (data.horizontal and one.kind == "sum")
    return one.unnamed or unseen


def _is_bar(one: Numbers, data: OfficeData) -> bool:
    return one.kind in ("bar", "foot") or (one.kind == "sum" and data.horizontal)


def _kind(data: OfficeData) -> dict[str, str]:
    kind = {"type": "bar" if data.horizontal else "column"}
    return {**kind, "subtype": "stacked"} if data.stacked else kind


def _series(sheet: Any, data: OfficeData, n: int, head: int, words: Language) -> dict[str, Any]:
    one, last = data.series[n], head + len(data.categories)
    made: dict[str, Any] = {
        "name": [sheet.name, head, n + 1],
        "categories": [sheet.name, head + 1, 0, last, 0],
        "values": [sheet.name, head + 1, n + 1, last, n + 1],
        "data_labels": labels(one, data, words),
    }
    if one.kind == "sum" and data.horizontal:
        # LibreOffice counts the entries of the key of bars from the other end and would leave out
        # the wrong one, so this one stays, without a name.
        made["name"] = NBSP
    if one.kind in UNSEEN:
        unseen = {"fill": {"none": True}, "line": {"none": True}, "border": {"none": True}}
        # Bars have no points, and Excel repairs a chart of which the file says that they have.
        shape = {"gap": GAP} if _is_bar(one, data) else {"marker": {"type": "none"}}
        return {**made, **unseen, **shape}
    shade = colour(one.noun_of(0))
    if one.unnamed:
        faint = {"color": blended(shade, FAINT), "width": 0.75}
        return {**made, "line": faint, "marker": {"type": "none"}}
    if one.kind == "even":
        return {**made, "marker": {"type": "none"},
                "line": {"color": shade, "width": 1.5, "dash_type": "dash"}}  # fmt: skip
    if one.kind == "line":
        recedes = bool(one.thin or one.dashes)
        line = {"color": blended(shade) if recedes else shade, "width": 1.5 if recedes else 2.5}
        if recedes:
            line["dash_type"] = DASHES[one.dashes % len(DASHES)].name.lower()
        return {**made, "line": line, "marker": {"type": "circle", "size": 5,
                "fill": {"color": line["color"]}, "border": {"color": line["color"]}}}  # fmt: skip
    points = [_point(one, at) for at in range(len(one.values))]
    return {**made, "fill": {"color": shade}, "points": points, "gap": GAP, "overlap": 100}


def _point(one: Numbers, place: int) -> dict[str, Any]:
    """Solid what is published, hatched what is derived, lighter what recedes."""
    full, hatched = colour(one.noun_of(place)), place in one.hatched
    shade = full
    if place in one.pale:
        shade = blended(full, HATCHED_RECEDING if hatched else BAR_RECEDING)
    if hatched:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": shade,
                   "bg_color": colour("surface")}  # fmt: skip
        return {"pattern": pattern, "border": {"color": shade, "width": 1.25}}
    edge = {"border": {"color": full, "width": 1}} if shade != full and one.values[place] else {}
    return {"fill": {"color": shade}, **edge}
