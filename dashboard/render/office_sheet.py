"""The workbook behind a native chart of a slide: what "Edit data" opens, to be changed by hand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard.language import Language
from dashboard.render.office_formats import number_format
from dashboard.render.office_values import DIGITS, Kind, Numbers, OfficeData

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Nothing that is named like a formula or an address can run."""
NARROWEST, WIDEST, SPARE = 10, 50, 2
"""Letters of a column, and those beside its longest text."""
PARTS: tuple[Kind, ...] = ("bar", "foot")


class EditableData(CategoryChartData):  # type: ignore[misc]
    """The chart data of python-pptx, with a workbook of our own; ``unit`` stands in its corner."""

    def __init__(self, data: OfficeData, words: Language) -> None:
        super().__init__(number_format=number_format(words, data.unit))
        self.drawn = data
        self.unit = words.t("unit.millions") if data.unit == "usd" else ""

    @cached_property
    def _workbook_writer(self) -> _Sheet:
        return _Sheet(self)


class _Sheet(CategoryWorkbookWriter):  # type: ignore[misc]
    """A sheet of it: sums are formulas, so that they follow when a part is changed."""

    _chart_data: EditableData

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        with xlsxwriter.Workbook(xlsx_file, {"in_memory": True, **AS_TEXT}) as workbook:
            yield workbook, workbook.add_worksheet()

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        data = self._chart_data.drawn
        worksheet.freeze_panes(1, 1)
        # As after an apostrophe: it stays a text when somebody edits the cell.
        text = workbook.add_format({"quote_prefix": True})
        names = [(self._chart_data.unit, *(() if data.dates else data.categories)),
                 *((series.name,) for series in self._chart_data)]  # fmt: skip
        for across, column in enumerate(names):
            for down, name in enumerate(column):
                worksheet.write_string(down, across, name, text)
            longest = max(map(len, column)) + SPARE
            worksheet.set_column(across, across, max(NARROWEST, min(WIDEST, longest)))
        parts = [n for n, one in enumerate(data.series, start=1) if one.kind in PARTS]
        for across, (one, series) in enumerate(
            zip(data.series, self._chart_data, strict=True), start=1
        ):
            look = workbook.add_format({"num_format": series.number_format})
            for place in summed(one, data):
                down = place + 1
                cells = ",".join(xl_rowcol_to_cell(down, part) for part in parts)
                worksheet.write_formula(down, across, f"=SUM({cells})", look, one.values[place])


def summed(one: Numbers, data: OfficeData) -> Sequence[int]:
    """The places at which a number is the sum of the parts of its column or bar; of a line, such as
    the balance of exports and imports, those of all its points, for one could be so by chance."""
    if one.kind not in ("sum", "line"):
        return ()
    parts = [[part.values[n] for part in data.of(*PARTS)] for n in range(len(data.categories))]
    found = [n for n in sorted(one.known)
             if any(part is not None for part in parts[n])
             and round(sum(part or 0.0 for part in parts[n]), DIGITS)
             == round(one.values[n] or 0.0, DIGITS)]  # fmt: skip
    return found if one.kind == "sum" or len(found) == len(one.known) else ()
