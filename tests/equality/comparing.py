"""One state compared with itself everywhere: `table` is the measure, the rest must say the same.

Every function answers the list of differences, in words; an empty list is equality. What is
absent somewhere for a stated reason is named here: ``ABSENT``.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import openpyxl
import pandas as pd
from docx import Document as read_docx
from pptx import Presentation

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY
from dashboard.charts import charts_on
from dashboard.charts.chart import Chart, Declaration, chart_of
from dashboard.charts.plot import Plot
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.exports.tables import csv_text
from dashboard.exports.write import write
from dashboard.language import language
from dashboard.loaders.records import records
from dashboard.measures.headline import headlines
from dashboard.query import Query
from dashboard.store.ask import Ask

from .reading import numbers, printable

KEYS: Mapping[str, Callable[[Any], str]] = {
    "turnover": lambda row: str(row.year),
    "balance": lambda row: str(row.year),
    "partners": lambda row: row.partner,
    "partner_map": lambda row: row.partner,
    "sectors": lambda row: row.sector,
    "months": lambda row: f"{row.year}/{row.month}",
    "goods": lambda row: row.code,
    "partner_sectors": lambda row: f"{row.partner}/{row.sector}",
}
"""Charts of trade → the key of a row of the table behind them."""

ABSENT = {
    ("partners", "REST"): "the other countries are no partner of a table",
}
CENT = 0.006


def reference(
    ask: Ask, query: Query, declared: Declaration, *, chosen: bool = False
) -> pd.DataFrame:
    """The table behind a chart, as ``table`` and the downloads give it. The chart marks chosen
    partners among all of them; ``chosen``: of those alone."""
    asked = declared.scope(query)
    if declared.every_year:
        asked = asked.with_(year=None, months=query.months)
    name = "partners" if declared.name == "partner_map" else declared.table
    if name == "partners" and not chosen:
        asked = asked.with_(partners=())
    return EVERY["codes" if name == "goods" and "goods" not in EVERY else name].frame(ask, asked)


def same(one: float | None, other: float | None) -> bool:
    """Whether two values are the same number to the cent, or both missing."""
    one, other = (None if v is None or math.isnan(v) else v for v in (one, other))
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=CENT)


def table_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    """Every amount of the chart's table against the table behind it."""
    if chart.name not in KEYS:
        return []
    if chart.name == "partner_sectors":
        return _grid_differences(chart, frame)
    if chart.name == "months":
        return _month_differences(chart, frame)
    rows = {KEYS[chart.name](row): row for row in records(frame)}
    found = []
    for row in chart.table.rows:
        if row.key not in rows:
            if _money(row.cells) and (chart.name, row.key) not in ABSENT:
                found.append(f"{chart.name}: {row.key} is not in the table behind the chart")
            continue
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            name = f"{column.key}_{column.unit}"
            if isinstance(cell, Amount) and hasattr(rows[row.key], name):
                value = getattr(rows[row.key], name)
                if name == "share_pct" and chart.name == "partners":
                    continue  # rounded so that all add up to 100.0; see printed_differences
                if not same(cell.value, value):
                    found.append(f"{chart.name}: {row.key} {name}: {cell.value} ≠ {value}")
    return found


def _money(cells: Iterable[object]) -> bool:
    """Whether a row says an amount of trade; rows of relations and events count these alone."""
    return any(isinstance(cell, Amount) and cell.known and cell.unit == "usd" for cell in cells)


def _grid_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    values = {(row.partner, row.sector): row.turnover_usd for row in records(frame)}
    found = []
    for row in chart.table.rows:
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            if isinstance(cell, Amount) and not same(
                cell.value or 0.0, values.get((row.key, column.key), 0.0)
            ):
                found.append(f"{chart.name}: {row.key}/{column.key}: {cell.value}")
    return found


def _month_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    values = {str(row.month): row for row in records(frame)}
    found = []
    for row in chart.table.rows:
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            if isinstance(cell, Amount) and column.key in ("exports", "imports"):
                value = getattr(values.get(row.key), f"{column.key}_usd", None)
                if not same(cell.value, value):
                    found.append(f"months: {row.key} {column.key}: {cell.value} ≠ {value}")
    return found


def plot_differences(chart: Chart) -> list[str]:
    """Every amount that is drawn stands in the chart's table, to the cent; what is folded into
    one bar is what the rows that are not drawn add up to."""
    listed = [cell.plain() for row in chart.table.rows for cell in row.cells
              if isinstance(cell, Amount) and cell.known]  # fmt: skip
    folded = [
        amount
        for amount in _drawn(chart.plot)
        if amount.known
        and not any(same(amount.plain(), one) or same(-amount.plain(), one) for one in listed)
    ]
    if not folded:
        return []
    drawn, rows = _by_unit(chart.plot.amounts()), _by_unit(
        cell for row in chart.table.rows for cell in row.cells if isinstance(cell, Amount)
    )
    return [
        f"{chart.name}: {amount.value} {amount.unit} is drawn and not in the table"
        for amount in folded
        if not (amount.unit == "count" and amount.value in _others(chart))
        and not any(same(one, drawn[amount.unit]) for one in _partial(chart, amount.unit, rows))
    ]


def _drawn(plot: Plot) -> Iterable[Amount]:
    """The amounts of a plot but counts of a row that stands for several: they add up to no cell."""
    panels = [plot, *([plot.below] if plot.below else [])]
    for panel in panels:
        for series in panel.series:
            for place, amount in enumerate(series.amounts):
                folded = place < len(panel.categories) and panel.categories[place].key == "rest"
                if not (folded and amount.unit == "count"):
                    yield amount


def _others(chart: Chart) -> set[float]:
    """Of each row, the count of all years but the chosen one: the pale part of its bar."""
    found = set()
    for row in chart.table.rows:
        counts = [cell.plain() for cell in row.cells if isinstance(cell, Amount)
                  and cell.known and cell.unit == "count"]  # fmt: skip
        found |= {abs(one - other) for one in counts for other in counts}
    return found


def _by_unit(amounts: Iterable[Amount]) -> dict[str, float]:
    found: dict[str, float] = {}
    for amount in amounts:
        found[amount.unit] = found.get(amount.unit, 0.0) + (amount.value or 0.0)
    return found


def _partial(chart: Chart, unit: str, rows: Mapping[str, float]) -> list[float]:
    """Sums of the columns of a unit that a plot may draw: all, or all but one of them."""
    sums = []
    for place, column in enumerate(chart.table.columns):
        if column.unit == unit:
            cells = [row.cells[place] for row in chart.table.rows]
            sums.append(sum(cell.plain() for cell in cells
                            if isinstance(cell, Amount) and cell.known))  # fmt: skip
    return [rows[unit], *(rows[unit] - one for one in sums), *sums]


def word_differences(chart: Chart, allowed: set[Any], lang: str) -> list[str]:
    """Every number of title and finding can be computed from what `table` says."""
    return [
        f"{chart.name}: {number} in “{text}”"
        for text in (chart.title, chart.finding)
        for number in numbers(text, lang)
        if number not in allowed
    ]


def allowed_numbers(ask: Ask, query: Query, chart: Chart, frame: pd.DataFrame) -> set[Any]:
    """What may be printed beside a chart: its table, the headlines, years, months and counts."""
    values = [float(v) for name in frame.columns if str(name).endswith(("_usd", "_pct", "rank"))
              for v in frame[name].tolist() if isinstance(v, int | float) and v == v]  # fmt: skip
    cells = [cell.plain() for row in chart.table.rows for cell in row.cells
             if isinstance(cell, Amount) and cell.known]  # fmt: skip
    scoped = query.with_(flow=None) if chart.name == "contribution" else query
    from dashboard.answers import trade

    for one in headlines(ask(trade.years, scoped), query):
        values += [a.plain() for a in (one.value, one.change, one.growth) if a.known]
    counts = ask(trade.partner_counts, query)["countries"].tolist()
    rows = len(chart.table.rows)
    cells += _month_sums(chart) if chart.name == "months" else []
    whole = [float(n) for n in (*range(0, 101), rows, *counts, *query.pair, *range(1987, 2041))]
    return printable([*values, *cells, *_together(cells), *_differences(chart), *whole])


def _month_sums(chart: Chart) -> list[float]:
    """Exports and imports of each month together."""
    places = [n for n, column in enumerate(chart.table.columns)
              if column.key in ("exports", "imports")]  # fmt: skip
    return [sum(row.cells[n].plain() for n in places) for row in chart.table.rows
            if all(row.cells[n].known for n in places)]  # fmt: skip


def _together(cells: list[float]) -> list[float]:
    """Sums of the first few of a column: "together 48.8%"; the distance from 100."""
    return [*(abs(100 - value) for value in cells)]


def _differences(chart: Chart) -> list[float]:
    """Sums, growths and shares that sentences make of neighbouring cells of a column."""
    found: list[float] = []
    for place in range(len(chart.table.columns)):
        column = [row.cells[place] for row in chart.table.rows]
        known = [cell.plain() for cell in column if isinstance(cell, Amount) and cell.known]
        for count in range(1, min(len(known), 12) + 1):
            found.append(sum(known[:count]))
        found.append(sum(known))
        if len(known) <= 60:
            ratios = [100 * a / b for a in known for b in known if b > 0]
            found += [*ratios, *(ratio - 100 for ratio in ratios)]
            found += [a - b for a in known for b in known]
            found += [100 * a / sum(known) for a in known if sum(known) > 0]
    return found


def workbook_differences(ask: Ask, query: Query, declared: Declaration, chart: Chart) -> list[str]:
    """The numbers of the sheet of data against the table, cell by cell."""
    if declared.name == "partner_map":
        return []  # its sheet of data is the table of regions, which has no amounts
    frame = reference(ask, query, declared, chosen=True)
    made = _file(ask, "workbook", "xlsx", query, chart)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    numeric = [name for name in frame.columns if str(name).endswith(("_usd", "_pct"))]
    wanted = sorted(round(float(v), 2) for name in numeric for v in frame[name].tolist() if v == v)
    heads = [str(cell) for cell in next(sheet.iter_rows(min_row=5, max_row=5, values_only=True))]
    whole = {n for n, head in enumerate(heads) if head == heads[0]}
    got = sorted(
        round(float(v), 2)
        for row in rows
        for n, v in enumerate(row)
        if isinstance(v, int | float) and n not in whole
    )
    missing = [value for value in wanted if value not in set(got)]
    return [f"{chart.name}: {value} of the table is not in the workbook" for value in missing[:3]]


def slide_differences(ask: Ask, query: Query, chart: Chart) -> list[str]:
    """The numbers of the native chart against those of the plot; a gap is a gap."""
    made = Presentation(io.BytesIO(_file(ask, "chart", "pptx", query, chart)))
    drawn = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    if not drawn:
        return []
    values = [v for plot in drawn[0].plots for series in plot.series for v in series.values]
    got = [abs(v) for v in values if v is not None]
    wanted = [abs(amount.plain()) for amount in chart.plot.amounts() if amount.known]
    scaled = [value / 1e6 for value in wanted]
    found = []
    for amount in chart.plot.series[0].amounts if chart.plot.series else ():
        if amount.known and not any(
            math.isclose(value, abs(amount.plain()) / scale, rel_tol=1e-6, abs_tol=1e-6)
            for value in got for scale in (1.0, 1e6)
        ):  # fmt: skip
            found.append(f"{chart.name}: {amount.value} is not on the slide")
    allowed = [*wanted, *scaled]
    sums = _sums(chart)
    for value in got:
        if not any(math.isclose(value, one, rel_tol=1e-6, abs_tol=1e-6)
                   for one in (*allowed, *sums)):  # fmt: skip
            found.append(f"{chart.name}: {value} is on the slide and not in the plot")
    return found


def _sums(chart: Chart) -> list[float]:
    """Sums of a column of bars, and where the steps of a waterfall begin: unseen helper values."""
    found: list[float] = []
    panel = chart.plot
    for plot in (panel, *([panel.below] if panel.below else [])):
        for place in range(len(plot.categories)):
            for bars in (plot.series, plot.of("bar")):
                column = [abs(one.amounts[place].plain()) for one in bars
                          if one.amounts[place].known]  # fmt: skip
                found += [sum(column), sum(column) / 1e6]
    if panel.shape == "waterfall":
        from dashboard.measures.steps import steps

        values = [amount.plain() for amount in panel.series[0].amounts]
        for step in steps(values):
            found += [abs(v) / 1e6 for v in (step.start, step.end, step.foot, step.top)]
    return found


def factsheet_differences(ask: Ask, query: Query, allowed: set[Any]) -> list[str]:
    """Every number of the factsheet's tables can be computed from what `table` says."""
    request = read_request("factsheet", "docx", query.to_query(), ask.library)
    made = write(compose(ask, request), "docx", None, None)
    document = read_docx(io.BytesIO(made))
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
    return write(compose(ask, request), form, None, None)


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


def factsheet_numbers(ask: Ask, query: Query) -> set[Any]:
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
                found += [*(100 - sum(known[:n]) for n in range(len(known)))]
                if name != "rank" and len(known) < 40:
                    found += [100 * a / b - 100 * less for a in known for b in known if b > 0
                              for less in (0, 1)]  # fmt: skip
    turnovers = [float(v) for v in frames[0]["turnover_usd"].tolist() if v == v]
    parts = [float(v) for v in frames[1]["turnover_usd"].tolist() if v == v]
    found += [whole - sum(parts[:n]) for whole in turnovers for n in range(len(parts) + 1)]
    return printable([*found, *map(float, range(200))])


def charts_of(ask: Ask, query: Query, page: str) -> list[tuple[Declaration, Chart]]:
    """The charts of a page that the dataset can fill."""
    known = ask.store(query).capabilities
    return [
        (one, chart_of(one, ask, query))
        for one in charts_on(page)
        if one.needs is None or one.needs in known
    ]
