"""The axes of the native chart of a workbook: where they end, and what stands at them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.exports.workbook_places import SIZE
from dashboard.exports.workbook_styles import FACE
from dashboard.language import Language
from dashboard.render.office_formats import number_format
from dashboard.render.office_months import axis_format, each, yearly
from dashboard.render.office_reach import beginning, both_ends, ends_of_columns, steps, two_sided
from dashboard.render.office_values import OfficeData
from dashboard.render.theme import colour

SMALL: Mapping[str, Any] = {"name": FACE, "size": 9}
"""Type of the names and numbers of a chart."""
BARS = 0.5
"""Part of its width that bars have in a chart at least, beside their names."""
POINTS = 0.75
"""Points of type that a pixel is."""


def axes(chart: Any, data: OfficeData, words: Language) -> None:
    """Few grid lines, names in small type, amounts from where columns begin to where they end."""
    step, decimals = steps(data)
    values: dict[str, Any] = {
        "num_format": number_format(words, data.unit, decimals),
        "num_font": SMALL,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": colour("grid")}},
    }
    if data.unit == "usd":
        values |= {"name": words.t("unit.millions"), "name_font": SMALL}
    if data.horizontal:
        hidden = {"visible": False, "major_gridlines": {"visible": False}}
        chart.set_x_axis({**values, **_ends(data, words), **hidden})
        # Names stand beside all bars, those of falls as well.
        names = {"reverse": True, "interval_unit": 1, "label_position": "low"}
        chart.set_y_axis({"num_font": SMALL, **names})
        return
    time = time_axis(data, words)
    chart.set_x_axis({"num_font": SMALL, "label_position": "low", **time})
    if step:
        values["major_unit"] = step
    if data.span == 0:
        values["max"] = 1
    if two_sided(data):
        values["min"], values["max"] = ends_of_columns(data)
    if data.floor:
        values["min"] = beginning(data)
    chart.set_y_axis(values)


def _ends(data: OfficeData, words: Language) -> dict[str, float]:
    """Where an axis of bars ends: what is written behind them has room."""
    if data.of("sum"):
        return {"max": 1.3 * data.highest()}
    if all((value or 0) >= 0 for one in data.series for value in one.values):
        return {}
    low, high = both_ends(data, BARS * SIZE["width"] * POINTS, words)
    return {"min": low, "max": high}


def time_axis(data: OfficeData, words: Language) -> dict[str, Any]:
    """What makes an axis one of time, where the categories are months of years."""
    if not data.dates:
        return {}
    number, unit = each(data.dates)
    if yearly(data.dates):
        # A year is read as one in a cell, and not as its first day. LibreOffice leaves none out of
        # names that may slant.
        return {"interval_unit": number, "num_font": {**SMALL, "rotation": 0}}
    return {
        "date_axis": True,
        "major_unit": number,
        "major_unit_type": unit,
        "num_format": axis_format(data.dates, words),
    }
