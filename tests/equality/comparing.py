"""One state compared with itself everywhere: `table` is the measure, the rest must say the same.

Every function answers the list of differences, in words; an empty list is equality. What is
absent somewhere for a stated reason is named here: ``ABSENT``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.amount import Amount
from dashboard.answers import countries, oddities, trade
from dashboard.answers.analyses import ANALYSIS
from dashboard.answers.tables import EVERY
from dashboard.charts import charts_on
from dashboard.charts.addresses import BEYOND
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.from_store import chart_of
from dashboard.charts.plot import Plot
from dashboard.errors import StoreUnavailable
from dashboard.loaders.records import records
from dashboard.measures.headline import headlines
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.equality.reading import numbers, printable, rounded

KEYS: Mapping[str, Callable[[Any], str]] = {
    "turnover": lambda row: str(row.year),
    "balance": lambda row: str(row.year),
    "partners": lambda row: row.partner,
    "partner_map": lambda row: row.partner,
    "sectors": lambda row: row.sector,
    "months": lambda row: f"{row.year}/{row.month}",
    "compare": lambda row: f"{row.year}/{row.key}",
    "compare_months": lambda row: f"{row.month}/{row.key}",
    "goods": lambda row: row.code,
    **dict.fromkeys(
        (
            "partner_growth",
            "sector_growth",
            "partner_sector_growth",
            "chapter_growth",
            "code_growth",
        ),
        lambda row: "/".join((row.key, row.flow, *([row.kind] if row.nomenclature else []))),
    ),
    "what_if": lambda row: f"{row.of}/{row.key or 'all'}/{row.flow}",
    "season": lambda row: f"{row.month}/{row.flow}",
    "adjusted": lambda row: f"{row.year}-{row.month:02d}/{row.flow}",
    "price_volume": lambda row: row.flow,
    "outlook": lambda row: row.flow,
    "oddities": lambda row: f"{row.period}/{row.flow}/{row.partner}/{row.code}",
    "dependence": lambda row: row.flow,
    "partner_sectors": lambda row: f"{row.partner}/{row.sector}",
    "specialisation": lambda row: f"{row.code}",
    "prospects": lambda row: row.key,
}
"""Charts of trade → the key of a row of the table behind them."""

ABSENT = {
    ("partners", "REST"): "the other countries are no partner of a table",
    ("specialisation", "all"): "the sums of the rows stand in the chart alone",
}
OF_SHARES = ("partners", "partner_map")
"""Charts whose shares are rounded so that those of all add up to 100.0: to the next tenth."""
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
    if name == "partner_sectors" and not chosen:
        asked = asked.with_(partners=(), sectors=())
    if name == "oddities" and not (query.sectors or ask.rows(oddities.kept, query)):
        # Nobody looked at all rows when they were imported, nor does the chart.
        return pd.DataFrame(columns=EVERY[name].columns)
    try:
        return EVERY[name].frame(ask, asked, declared.by)
    except StoreUnavailable:
        # The two years have no month in common: then the chart is empty, and its workbook says so.
        assert name in ANALYSIS and chart_of(declared, ask, query).empty
        return pd.DataFrame(columns=EVERY[name].columns)


def same(one: float | None, other: float | None) -> bool:
    """Whether two values are the same number to the cent, or both missing."""
    one, other = (None if pd.isna(v) else v for v in (one, other))
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
    if chart.name in ("season", "adjusted"):
        return _flow_differences(chart, frame)
    if chart.name == "dependence":
        return _dependence_differences(chart, frame)
    if chart.name == "compare":
        return _side_differences(chart, frame)
    if chart.name == "compare_months":
        return _side_months_differences(chart, frame)
    if chart.name == "specialisation":
        frame = _drawn_alone(frame)
    rows = {KEYS[chart.name](row): row for row in records(frame)}
    found = []
    for row in chart.table.rows:
        if row.key not in rows:
            if _money(row.cells) and (chart.name, row.key) not in ABSENT:
                found.append(f"{chart.name}: {row.key} is not in the table behind the chart")
            continue
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            name = f"{column.key}_{column.unit}"
            name = name if hasattr(rows[row.key], name) else column.key
            if isinstance(cell, Amount) and hasattr(rows[row.key], name):
                value = getattr(rows[row.key], name)
                if name == "advantage":
                    value *= 100  # drawn as a weight, beside which theirs is 100
                rounded_up = name == "share_pct" and chart.name in OF_SHARES
                if not (_printed(cell, value) if rounded_up else same(cell.value, value)):
                    found.append(f"{chart.name}: {row.key} {name}: {cell.value} ≠ {value}")
    return found


def _printed(cell: Amount, share: float) -> bool:
    """Whether a share is printed with one of the two tenths that it lies between."""
    return same(cell.value, share) or abs(cell.plain() - share) < 0.1


def _drawn_alone(frame: pd.DataFrame) -> pd.DataFrame:
    """Of all that ours is held against what the chart shows: exports beside the first of it."""
    for column in ("flow", "reference"):
        frame = frame[frame[column].eq(frame[column].iloc[0])] if len(frame) else frame
    return frame


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


def _flow_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    """A table with the columns of each flow beside each other: ``share.export``."""
    if chart.name == "specialisation":
        frame = _drawn_alone(frame)
    rows = {KEYS[chart.name](row): row for row in records(frame)}
    found = []
    for row in chart.table.rows:
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            name, _, flow = column.key.partition(".")
            if isinstance(cell, Amount):
                of = rows.get(f"{row.key}/{flow}")
                value = None if of is None else getattr(of, f"{name}_{column.unit}")
                if not same(cell.value, value):
                    found.append(f"{chart.name}: {row.key} {column.key}: {cell.value} ≠ {value}")
    return found


def _dependence_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    """Indices, equal partners and the largest share of each flow in the year, of `table`."""
    year = chart_year(chart)
    rows = {row.flow: row for row in records(frame)}
    found = []
    for row in (one for one in chart.table.rows if one.key == year):
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            name, _, flow = column.key.partition(".")
            if isinstance(cell, Amount):
                name = "top_share_pct" if name == "top_share" else name
                if not same(cell.value, getattr(rows[flow], name)):
                    found.append(f"dependence: {column.key}: {cell.value}")
    return found


def chart_year(chart: Chart) -> str:
    """The year that a chart of years is asked for."""
    strong = [one.key for one in chart.plot.categories if one.emphasis == "strong"]
    return strong[0] if strong else ""


def _side_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    """Value, growth and share of every choice side by side, against its row of the year."""
    rows = {(str(row.year), row.key): row for row in records(frame)}
    found = []
    for row in chart.table.rows:
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            if not isinstance(cell, Amount) or column.key.startswith("difference."):
                continue
            what, _, key = column.key.rpartition(".")
            what = "growth_on_year_before" if what == "growth" else what
            name = f"{what or 'value'}_{column.unit}"
            value = getattr(rows.get((row.key, key)), name, None)
            if not same(cell.value, value):
                found.append(f"compare: {row.key} {column.key}: {cell.value} ≠ {value}")
    return found


def _side_months_differences(chart: Chart, frame: pd.DataFrame) -> list[str]:
    """The amount of every choice in a month, against its row: the flow that is there, or both."""
    rows = {KEYS[chart.name](row): row for row in records(frame)}
    keys = {row.key for row in records(frame)}
    found = []
    for row in chart.table.rows:
        for column, cell in zip(chart.table.columns, row.cells, strict=True):
            if not isinstance(cell, Amount) or column.key not in keys:
                continue
            of = rows.get(f"{row.key}/{column.key}")
            flows = [] if of is None else [of.exports_usd, of.imports_usd]
            known = [one for one in flows if not pd.isna(one)]
            if cell.known and not same(cell.value, sum(known) if known else None):
                found.append(f"compare_months: {row.key} {column.key}: {cell.value} ≠ {known}")
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
    drawn, rows = (
        _by_unit(chart.plot.amounts()),
        _by_unit(
            cell for row in chart.table.rows for cell in row.cells if isinstance(cell, Amount)
        ),
    )
    return [
        f"{chart.name}: {amount.value} {amount.unit} is drawn and not in the table"
        for amount in folded
        # Where the rows are themselves what is counted, test_counts.py counts them.
        if not (amount.unit == "count" and ("count" not in rows or amount.value in _others(chart)))
        and not any(same(one, drawn[amount.unit]) for one in _partial(chart, amount.unit, rows))
    ]


def _drawn(plot: Plot) -> Iterable[Amount]:
    """The amounts of a plot but counts of a row that stands for several: they add up to no cell."""
    panels = [plot, *([plot.below] if plot.below else [])]
    for panel in panels:
        for series in panel.series:
            for place, amount in enumerate(series.amounts):
                key = panel.categories[place].key if place < len(panel.categories) else ""
                folded = key == "rest" or key.startswith(BEYOND)
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


def word_differences(chart: Chart, allowed: set[Decimal], lang: str) -> list[str]:
    """Every number of title and finding can be computed from what `table` says."""
    return [
        f"{chart.name}: {number} in “{text}”"
        for text in (chart.title, chart.finding)
        for number in numbers(text, lang)
        if number not in allowed
    ]


def allowed_numbers(ask: Ask, query: Query, chart: Chart, frame: pd.DataFrame) -> set[Decimal]:
    """What may be printed beside a chart: its table, the headlines, years, months and counts."""
    numbers_in = ("_usd", "_pct", "rank", "advantage")
    values = [float(v) for name in frame.columns if str(name).endswith(numbers_in)
              for v in frame[name].tolist() if isinstance(v, int | float) and v == v]  # fmt: skip
    values += (
        [float(code) for code in frame["code"] if str(code).isdigit()]
        if chart.name == "oddities"
        else []
    )
    if chart.name == "code_growth":
        values += [float(code) for code in frame["key"] if str(code).isdigit()]
    if {"partner", "share_pct"} <= {*frame.columns}:
        chosen = frame["partner"].isin(query.partners)
        values.append(float(frame.loc[chosen, "share_pct"].sum()))
    cells = [cell.plain() for row in chart.table.rows for cell in row.cells
             if isinstance(cell, Amount) and cell.known]  # fmt: skip
    scoped = query.with_(flow=None) if chart.name == "contribution" else query
    of_year = [
        amount
        for one in headlines(ask(trade.years, scoped), query)
        for amount in (one.value, one.change, one.growth)
    ]
    values += [amount.plain() for amount in of_year if amount.known]
    ranged = rounded([*of_year, *(cell for row in chart.table.rows for cell in row.cells
                                  if isinstance(cell, Amount))])  # fmt: skip
    counts = ask(countries.partner_counts, query)["countries"].tolist()
    rows = len(chart.table.rows)
    cells += [*_month_sums(chart), *_month_growths(chart)] if chart.name == "months" else []
    cells += _scenario_changes(chart) if chart.name == "what_if" else []
    whole = [
        float(n)
        for n in (*range(101), rows, len(query.partners), *counts, *query.pair, *range(1987, 2041))
    ]
    found = printable([*values, *cells, *_together(cells), *_differences(chart), *whole])
    return found | ranged


def _month_sums(chart: Chart) -> list[float]:
    """Exports and imports of each month together."""
    places = [n for n, column in enumerate(chart.table.columns)
              if column.key in ("exports", "imports")]  # fmt: skip
    return [sum(row.cells[n].plain() for n in places) for row in chart.table.rows
            if all(row.cells[n].known for n in places)]  # fmt: skip


def _month_growths(chart: Chart) -> list[float]:
    """The growth of exports and of imports over the months that both years know."""
    keys = [column.key for column in chart.table.columns]
    found = []
    for noun in ("exports", "imports"):
        if noun not in keys:
            continue
        now, before = keys.index(noun), keys.index(f"{noun}_before")
        both = [row.cells for row in chart.table.rows
                if row.cells[now].known and row.cells[before].known]  # fmt: skip
        sums = [sum(cells[place].plain() for cells in both) for place in (now, before)]
        found += [100 * sums[0] / sums[1] - 100] if sums[1] > 0 else []
    return found


def _scenario_changes(chart: Chart) -> list[float]:
    """By how many per cent each total is other in the scenario."""
    keys = [column.key for column in chart.table.columns]
    if not chart.table.rows:
        return []
    fact, scenario = keys.index("fact"), keys.index("scenario")
    return [100 * row.cells[scenario].plain() / row.cells[fact].plain() - 100
            for row in chart.table.rows
            if row.cells[fact].known and row.cells[scenario].known
            and row.cells[fact].plain()]  # fmt: skip


def _together(cells: list[float]) -> list[float]:
    """Sums of the first few of a column: "together 48.8%"; the distance from 100."""
    return [*(abs(100 - value) for value in cells)]


def _differences(chart: Chart) -> list[float]:
    """Sums, growths and shares that sentences make of neighbouring cells of a column."""
    found: list[float] = []
    for place in range(len(chart.table.columns)):
        column = [row.cells[place] for row in chart.table.rows]
        known = [cell.plain() for cell in column if isinstance(cell, Amount) and cell.known]
        found += [sum(known[:count]) for count in range(1, min(len(known), 16) + 1)]
        found.append(sum(known))
        # "+32.4% in December 2021": the last month to the one before it.
        if len(known) > 1 and known[-2] > 0:
            found.append(100 * known[-1] / known[-2] - 100)
        if len(known) <= 60:
            ratios = [100 * a / b for a in known for b in known if b > 0]
            found += [*ratios, *(ratio - 100 for ratio in ratios)]
            found += [a - b for a in known for b in known]
            found += [100 * a / sum(known) for a in known if sum(known) > 0]
    return found


def card_differences(ask: Ask, query: Query) -> list[str]:
    """The headline figures of the cards against the row of the year in `table`."""
    frame = EVERY["turnover"].frame(ask, query)
    row = next(iter(records(frame)), None)
    return [
        f"card {one.noun}: {one.value.value} ≠ {getattr(row, name)}"
        for one in headlines(ask(trade.years, query), query)
        if hasattr(row, name := f"{one.noun}_{one.value.unit}")
        and not same(one.value.value, getattr(row, name))
    ]


def charts_of(ask: Ask, query: Query, page: str) -> list[tuple[Declaration, Chart]]:
    """The charts of a page that the dataset can fill."""
    known = ask.store(query).capabilities
    return [
        (one, chart_of(one, ask, query))
        for one in charts_on(page)
        if one.needs is None or one.needs in known
    ]
