"""Files of a state read back: workbook, slide, factsheet and CSV against the table behind them."""

from __future__ import annotations

import io
import math
from bisect import bisect_left
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pandas as pd
from pptx import Presentation

from dashboard.answers import trade
from dashboard.answers.tables import EVERY
from dashboard.charts.chart import Chart, Declaration
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.tables import csv_text
from dashboard.exports.write import write
from dashboard.loaders.records import records
from dashboard.measures.steps import steps
from dashboard.measures.sums import total
from dashboard.narrative.digits import as_written
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask
from tests.equality.comparing import reference, same
from tests.equality.reading import numbers, printable, rounded


class NoPictures(ChromiumRenderer):
    """A renderer that no compared file needs: only maps are pictures."""

    def __init__(self) -> None:
        pass


def workbook_differences(ask: Ask, query: Query, declared: Declaration, chart: Chart) -> list[str]:
    """The numbers of the sheet of data against the table, cell by cell."""
    if declared.name == "partner_map":
        return []  # its sheet of data is the table of regions, which has no amounts
    frame = reference(ask, query, declared, chosen=True)
    made = _file(ask, "workbook", "xlsx", query, chart)
    name = ask.library.language(query.lang).t("workbook.data")
    sheet = openpyxl.load_workbook(io.BytesIO(made))[name]
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    numeric = [name for name in frame.columns if str(name).endswith(("_usd", "_pct"))]
    wanted = sorted(float(v) for name in numeric for v in frame[name].tolist() if v == v)
    heads = [str(cell) for cell in next(sheet.iter_rows(min_row=5, max_row=5, values_only=True))]
    whole = {n for n, head in enumerate(heads) if head == heads[0]}
    got = sorted(
        float(v)
        for row in rows
        for n, v in enumerate(row)
        if isinstance(v, int | float) and n not in whole
    )
    missing = [value for value in wanted if not _near(value, got)]
    return [f"{chart.name}: {value} of the table is not in the workbook" for value in missing[:3]]


def slide_differences(ask: Ask, query: Query, chart: Chart) -> list[str]:
    """The numbers of the native chart against those of the plot, about as surely as they are
    written beside it; a gap is a gap."""
    made = Presentation(io.BytesIO(_file(ask, "chart", "pptx", query, chart)))
    drawn = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    if not drawn:
        return []
    values = [v for plot in drawn[0].plots for series in plot.series for v in series.values]
    got = [abs(v) for v in values if v is not None]
    wanted = [abs(as_written(one).plain()) for one in chart.plot.amounts() if one.known]
    scaled = [value / 1e6 for value in wanted]
    first = chart.plot.series[0].amounts if chart.plot.series else ()
    found = [
        f"{chart.name}: {amount.value} is not on the slide"
        for amount in first
        if amount.known
        and not _among(abs(as_written(amount).plain()), [v * s for v in got for s in (1, 1e6)])
    ]
    left_out = len(chart.plot.categories) - len(drawn[0].plots[0].categories)
    said = ask.library.language(query.lang).t("export.and_more", count=left_out)
    if left_out > 0 and any(said in line for line in _lines(made)):
        # What a slide has no room for is counted on it: so many may lack, and no more.
        found = found[left_out:]
    allowed = [*wanted, *scaled]
    sums = _sums(chart)
    return found + [
        f"{chart.name}: {value} is on the slide and not in the plot"
        for value in got
        if not _among(value, [*allowed, *sums])
    ]


def _lines(made: Any) -> list[str]:
    """The texts of all slides."""
    return [shape.text_frame.text for slide in made.slides for shape in slide.shapes
            if shape.has_text_frame]  # fmt: skip


def _among(value: float, others: list[float]) -> bool:
    return any(math.isclose(value, one, rel_tol=1e-6, abs_tol=1e-6) for one in others)


def _sums(chart: Chart) -> list[float]:
    """Sums of a column of bars, which are as certain as their parts, where the steps of a waterfall
    begin, and the line at which both flows are even."""
    panel = chart.plot
    found: list[float] = [panel.even[0]] if panel.even else []
    for plot in (panel, *([panel.below] if panel.below else [])):
        for place in range(len(plot.categories)):
            for bars in (plot.series, plot.of("bar")):
                column = [abs(as_written(one.amounts[place]).plain()) for one in bars
                          if one.amounts[place].known]  # fmt: skip
                whole = total(one.amounts[place] for one in bars if one.amounts[place].known)
                for value in (sum(column), abs(as_written(whole).plain()) if column else 0.0):
                    found += [value, value / 1e6]
    if panel.shape == "waterfall":
        values = [as_written(amount).plain() for amount in panel.series[0].amounts]
        for step in steps(values):
            found += [abs(v) / 1e6 for v in (step.start, step.end, step.foot, step.top)]
    return found


def factsheet_differences(ask: Ask, query: Query, allowed: set[Decimal]) -> list[str]:
    """Every number of the factsheet's tables can be computed from what `table` says."""
    request = read_request("factsheet", "docx", query.to_query(), ask.library)
    made = write(compose(ask, request), "docx", NoPictures())
    document = docx.Document(io.BytesIO(made))
    found = []
    for table in document.tables:
        for row in table.rows[1:]:
            for cell in row.cells[1:]:
                found += [f"factsheet: {number} in “{cell.text}”"
                          for number in numbers(cell.text, query.lang)
                          if number not in allowed]  # fmt: skip
    return found


def _file(ask: Ask, what: str, form: str, query: Query, chart: Chart) -> bytes:
    text = f"{query.to_query()}&chart={chart.chart_id}".lstrip("&")
    request = read_request(what, form, text, ask.library)
    return write(compose(ask, request), form, NoPictures())


def csv_differences(frame: pd.DataFrame) -> list[str]:
    """The CSV read back is the frame."""
    back = pd.read_csv(io.StringIO(csv_text(frame, bom=False)), keep_default_na=True)
    found = []
    for name in frame.columns:
        if str(name).endswith(("_usd", "_pct")):
            for one, other in zip(frame[name].tolist(), back[name].tolist(), strict=True):
                if not same(one, other):
                    found.append(f"CSV: {name}: {one} ≠ {other}")
    return found


def factsheet_numbers(ask: Ask, query: Query) -> set[Decimal]:
    """What the tables of a factsheet may print: years, partners and groups of `table`."""
    asked = query.with_(partners=())
    frames = [EVERY["turnover"].frame(ask, query.with_(year=None, months=query.months)),
              EVERY["partners"].frame(ask, asked), EVERY["sectors"].frame(ask, query)]  # fmt: skip
    found: list[float] = []
    for frame in frames:
        for name in frame.columns:
            if str(name).endswith(("_usd", "_pct", "rank")):
                known = [float(v) for v in frame[name].tolist() if v is not pd.NA and v == v]
                found += [*known, *(sum(known) - sum(known[:n]) for n in range(len(known) + 1))]
                rest = [100 - sum(known[:n]) for n in range(len(known) + 1)]
                found += rest
                if name != "rank" and len(known) < 40:
                    found += [100 * a / b - 100 * less for a in known for b in known if b > 0
                              for less in (0, 1)]  # fmt: skip
    turnovers = [float(v) for v in frames[0]["turnover_usd"].tolist() if v == v]
    parts = [float(v) for v in frames[1]["turnover_usd"].tolist() if v == v]
    found += [whole - sum(parts[:n]) for whole in turnovers for n in range(len(parts) + 1)]
    amounts = [amount_of(row, noun) for row in records(ask(trade.years, query))
               for noun in ("exports", "imports", "turnover", "balance")]  # fmt: skip
    amounts += [amount_of(row, "turnover") for row in records(ask(trade.shares, query))]
    relations = ask.library.relations.relations
    ends = [text[:4] for name in ("since", "until") for text in relations[name].tolist() if text]
    return printable([*found, *map(float, range(200)), *map(float, ends)]) | rounded(amounts)


def _near(value: float, among: list[float]) -> bool:
    """Whether a sorted list has the value to half a cent: a sheet prints six decimals, and what
    lies on the edge of a rounding is not rounded a second time."""
    place = bisect_left(among, value - 0.005)
    return place < len(among) and among[place] <= value + 0.005
