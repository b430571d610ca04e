"""The workbook behind a native chart, as who changes a number in it meets it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from dashboard.charts.plot import Plot
from dashboard.language import language
from dashboard.render.office_data import office_data

from . import plots
from .test_office import drawn


def sheets(plot: Plot, lang: str = "en") -> list[Any]:
    """The sheets behind the charts of a plot, their formulas as such."""
    blobs = [chart.part.chart_workbook.xlsx_part.blob for chart in drawn(plot, language(lang))]
    return [openpyxl.load_workbook(io.BytesIO(blob)).active for blob in blobs]


@pytest.mark.parametrize("name", plots.EVERY)
def test_sums_follow_the_parts_that_are_changed(name: str) -> None:
    """A sum over its column stayed as it was when a part was changed under "Edit data"."""
    plot = plots.EVERY[name]
    for sheet, data in zip(sheets(plot), office_data(plot, language("en")), strict=True):
        for across, one in enumerate(data.series, start=2):
            for place, value in enumerate(one.values):
                cell = sheet.cell(place + 2, across).value
                if isinstance(cell, str):
                    named = re.findall(r"[A-Z]+\d+", cell)
                    parts = [sheet[at].value or 0.0 for at in named]
                    assert cell.startswith("=SUM(") and value is not None
                    assert sum(parts) == pytest.approx(value, abs=1e-6)
                else:
                    assert cell == value


def test_turnover_and_balance_are_sums_of_exports_and_imports() -> None:
    for plot, kind in ((plots.turnover(), "sum"), (plots.balance(), "line")):
        (sheet,), (data,) = sheets(plot), office_data(plot, language("en"))
        place = next(n for n, one in enumerate(data.series, start=2) if one.kind == kind)
        column = [cell.value for cell in next(sheet.iter_cols(place, place, 2)) if cell.value]
        assert column and all(str(cell).startswith("=SUM(") for cell in column)


def test_names_stand_as_they_are_and_can_be_read() -> None:
    """A name that looks like a formula had an apostrophe before it, on the slide too."""
    plot = plots.balance()
    first = replace(plot.categories[0], label="=2+2 of a partner with a long name")
    plot = replace(plot, categories=(first, *plot.categories[1:]))
    (sheet,) = sheets(plot, "ru")
    assert sheet["A2"].value == first.label and sheet["A2"].data_type == "s"
    assert sheet["A1"].value == "млн\u00a0долл.\u00a0США"
    assert sheet.column_dimensions["A"].width > len(first.label)
    assert drawn(plot)[0].plots[0].categories[0] == first.label
