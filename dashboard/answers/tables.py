"""The tables that leave the program: those behind the charts and those of the analysis by the
command line, these and four more, three of which only imported data fill, by the downloads and
workbooks of the pages.

A table is a question, or one of several that a word chooses between, its columns in the order of
the contract, and the filters that apply to it. Its rows come from the questions of the charts, so
a chart and its table cannot differ. A query whose year was not chosen asks for every year.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.answers import outlook, rows_side_by_side, table_rows
from dashboard.answers.analyses import ANALYSIS, CERTAINTY, OF_ONE_YEAR
from dashboard.answers.named_table import FILTERS, NamedTable
from dashboard.answers.year_before import ON_YEAR_BEFORE
from dashboard.query import Query

MONEY = ("exports_usd", "imports_usd", "turnover_usd")
BY = "-"
"""What stands between the name of a table and what it is by, where a file is named after both."""
GROWTH = tuple(f"{ON_YEAR_BEFORE}_{one}"
               for one in ("pct", "qualifier", "low_pct", "high_pct", "status"))  # fmt: skip
OF_RELATIONS = ("year", "group", "partner", "sector")


def every_year(query: Query) -> Query:
    """The query of all years in the months that are in force: what a chart of years shows."""
    return query.with_(year=None, months=query.months)


TABLES: Mapping[str, NamedTable] = {
    "turnover": NamedTable(
        table_rows.turnover,
        ("year", *MONEY, "balance_usd", "coverage_pct", "turnover_growth_pct", "status"),
        (*CERTAINTY, "months", "growth_months", "exports_status", "exports_qualifier",
         "exports_low_usd", "exports_high_usd", "imports_status", "imports_qualifier",
         "imports_low_usd", "imports_high_usd", "formula", "source",
         "turnover_growth_low_pct", "turnover_growth_high_pct", "turnover_growth_qualifier",
         "balance_qualifier", "balance_low_usd", "balance_high_usd",
         "coverage_qualifier", "coverage_low_pct", "coverage_high_pct",
         "turnover_growth_status", "balance_status", "coverage_status", "extent"),
    ),
    "partners": NamedTable(
        table_rows.partners,
        ("year", "partner", *MONEY, "share_pct", "rank", "status"),
        (*CERTAINTY, "share_status", "formula", "source", "months",
         "share_qualifier", "share_low_pct", "share_high_pct", "extent", *GROWTH),
    ),
    "sectors": NamedTable(
        table_rows.sectors,
        ("year", "sector", *MONEY, "share_pct", "status"),
        (*CERTAINTY, "source", "months", "share_status", "extent", *GROWTH),
    ),
    "regions": NamedTable(
        table_rows.regions,
        ("region", "country", "name_en", "name_ru", "kind", "since", "until", "sectors",
         "status", "source"),
        filters=OF_RELATIONS,
        of_relations=True,
    ),
    "events": NamedTable(
        table_rows.events,
        ("start", "end", "year", "region", "country", "kind", "title_en", "title_ru", "sectors",
         "participants", "source"),
        ("counted_as",),
        filters=OF_RELATIONS,
        of_relations=True,
    ),
    "reconciliation": NamedTable(
        table_rows.reconciliation,
        ("figure", "year", "published_usd", "computed_usd", "difference_usd", "verdict", "note"),
        ("kind",),
        filters=("year", "group", "partner", "release"),
    ),
}  # fmt: skip
"""The tables behind the charts, which every dataset answers; made-up data have no ledger."""

PRINTED: Mapping[str, NamedTable] = {**TABLES, **ANALYSIS}
"""The tables of the command line."""

EVERY: Mapping[str, NamedTable] = {
    **PRINTED,
    "growth": NamedTable(
        table_rows.growth,
        table_rows.OF_GROWTH,
        (*CERTAINTY, *table_rows.ENDS_OF_GROWTH, "source"),
        filters=tuple(name for name in FILTERS if name != "flow"),
        one_year=True,
    ),
    "months": NamedTable(
        table_rows.months,
        ("year", "month", "exports_usd", "imports_usd", "turnover_usd", "exports_kg",
         "imports_kg"),
        ("status",), needs="months",
    ),
    "compare_months": NamedTable(
        rows_side_by_side.compare_months,
        ("year", "month", "kind", "key", "exports_usd", "imports_usd"),
        ("status",), needs="months",
    ),
    "backtest": NamedTable(
        outlook.tried, ("months", "error_pct", "plain_pct"),
        ("smoothed_pct", "years", "status", "flow"),
        computed=True, results=("error_pct",), filters=OF_ONE_YEAR, newest=True, needs="months",
    ),
    "goods": NamedTable(
        table_rows.goods,
        ("year", "kind", "code", "exports_usd", "imports_usd", "net_mass_kg", "share_pct"),
        ("status", "former", "changed", "editions", "share_status"),
        one_year=True,
        needs="codes",
    ),
    "partner_sectors": NamedTable(
        table_rows.partner_sectors, ("year", "partner", "sector", "turnover_usd"), ("status",),
        needs="partner_sectors",
    ),
}  # fmt: skip
"""Those of the command line, that of the contributions, and those that imported data alone fill."""
