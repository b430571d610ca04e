"""The tables that leave the program: those behind the charts and those of the analysis by the
command line, these and four more, three of which only imported data fill, by the downloads and
workbooks of the pages.

A table is a question, or one of several that a word chooses between, its columns in the order of
the contract, and the filters that apply to it. Its rows come from the questions of the charts, so
a chart and its table cannot differ. A query whose year was not chosen asks for every year.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.amount import SCENARIO
from dashboard.answers import (
    changes,
    chosen_years,
    comparison,
    contributions,
    dependence,
    mirror,
    oddities,
    outlook,
    price_volume,
    season,
    specialisation,
    table_rows,
    what_if,
)
from dashboard.answers.named_table import FILTERS, NamedTable
from dashboard.query import Query

MONEY = ("exports_usd", "imports_usd", "turnover_usd")
OF_ONE_YEAR = tuple(name for name in FILTERS if name != "against")
BY = "-"
"""What stands between the name of a table and what it is by, where a file is named after both."""
CERTAINTY = ("qualifier", "low_usd", "high_usd")
"""How exactly the value of a row is known: they come first of the further columns."""
OF_ALL_YEARS = ("flow", "group", "partner", "sector", "release")
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
         "coverage_qualifier", "coverage_low_pct", "coverage_high_pct"),
    ),
    "partners": NamedTable(
        table_rows.partners,
        ("year", "partner", *MONEY, "share_pct", "rank", "status"),
        (*CERTAINTY, "share_status", "formula", "source", "months",
         "share_qualifier", "share_low_pct", "share_high_pct"),
    ),
    "sectors": NamedTable(
        table_rows.sectors,
        ("year", "sector", *MONEY, "share_pct", "status"),
        (*CERTAINTY, "source", "months"),
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

ANALYSIS: Mapping[str, NamedTable] = {
    "contributions": NamedTable(
        contributions.by_partner,
        ("key", "flow", "before_usd", "now_usd", "change_usd", "points", "kind"),
        (*CERTAINTY, "status", *contributions.CERTAINTY_OF_ENDS),
        computed=True,
        results=("points", "change_usd"),
        one_year=True,
        by=contributions.BY,
    ),
    "compare": NamedTable(table_rows.compare, comparison.COLUMNS, comparison.FURTHER),
    "chosen_years": NamedTable(
        table_rows.chosen_years,
        chosen_years.COLUMNS,
        chosen_years.FURTHER,
        filters=("year", "years", "flow", "group", "partner", "sector", "months", "release"),
        one_year=True,
    ),
    "dependence": NamedTable(
        dependence.by_partner,
        ("flow", "hhi_low", "hhi_high", "equivalent", "top_key", "top_share_pct"),
        ("equivalent_high", "status"),
        computed=True,
        results=("hhi_low", "hhi_high"),
        one_year=True,
        by=dependence.BY,
    ),
    "outlook": NamedTable(
        outlook.expected,
        ("flow", "months_known", "expected_usd", "low_usd", "high_usd", "backtest_error_pct"),
        ("status",),
        computed=True,
        results=("expected_usd",),
        filters=OF_ONE_YEAR,
        newest=True,
        needs="months",
    ),
    "changes": NamedTable(
        changes.by_partner,
        ("key", "flow", "news_usd", "revision_usd", "total_usd"),
        ("status",),
        computed=True,
        results=("total_usd",),
        filters=(*OF_ONE_YEAR, "against_release"),
        needs="releases",
    ),
    "what_if": NamedTable(
        what_if.what_if,
        ("of", "key", "flow", "fact_usd", "left_out_usd", "scenario_usd", "fact_share_pct",
         "scenario_share_pct", "fact_rank", "scenario_rank"),
        ("without", "status"),
        computed=True,
        known_as=SCENARIO,
        results=("scenario_usd",),
        filters=(*OF_ONE_YEAR, "without"),
        one_year=True,
        needs="codes",
    ),
    "price_volume": NamedTable(
        price_volume.parted,
        ("flow", "value_pct", "price_pct", "volume_pct", "covered_pct"),
        ("whole_pct", "cells", "terms_of_trade_pct", "status"),
        computed=True,
        results=("value_pct", "price_pct", "volume_pct"),
        one_year=True,
        needs="codes",
    ),
    "season": NamedTable(
        season.pattern,
        ("flow", "month", "share_pct", "low_pct", "high_pct", "years"),
        ("status",),
        computed=True,
        results=("share_pct",),
        filters=OF_ALL_YEARS,
        needs="months",
    ),
    "adjusted": NamedTable(
        season.adjusted,
        ("year", "month", "flow", "value_usd", "adjusted_usd", "season_pct"),
        ("status",),
        computed=True,
        results=("adjusted_usd",),
        filters=OF_ALL_YEARS,
        needs="months",
    ),
    "mirror": NamedTable(
        mirror.mirror,
        ("year", "partner", "flow", "chapter", "ours_usd", "theirs_usd", "share_pct",
         "allowance_usd", "timing_usd", "rest_usd"),
        ("of", "basis", "status"),
        computed=True,
        results=("theirs_usd",),
        filters=("year", "flow", "group", "partner", "sector", "release"),
        needs="mirror",
    ),
    "specialisation": NamedTable(
        specialisation.by_chapter,
        ("year", "flow", "reference", "code", "ours_usd", "reference_usd", "share_pct",
         "advantage", "national_usd", "goods_usd", "regional_usd"),
        ("change_usd", "against", "ours_share_pct", "reference_share_pct", "covered_pct",
         "status"),
        computed=True,
        results=("share_pct", "advantage"),
        filters=("year", "against", "flow", "sector", "release"),
        one_year=True,
        by=specialisation.BY,
        needs="codes",
    ),
    "oddities": NamedTable(
        oddities.oddities,
        ("period", "flow", "partner", "code", "value_usd", "net_mass_kg", "usd_per_kg", "reason"),
        ("usual_usd_per_kg", "times", "verdict", "why", "status"),
        computed=True,
        results=("value_usd", "net_mass_kg"),
        filters=OF_ONE_YEAR,
        needs="codes",
    ),
}  # fmt: skip
"""What explains the totals. Imported data answer all of it, published figures what they can."""

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
        ("year", "month", "exports_usd", "imports_usd", "exports_kg", "imports_kg"),
        ("status",), needs="months",
    ),
    "backtest": NamedTable(
        outlook.tried, ("months", "error_pct", "plain_pct"), ("smoothed_pct", "years", "status"),
        computed=True, results=("error_pct",), filters=OF_ONE_YEAR, newest=True, needs="months",
    ),
    "goods": NamedTable(
        table_rows.goods,
        ("year", "kind", "code", "exports_usd", "imports_usd", "net_mass_kg", "share_pct"),
        ("status",),
        one_year=True,
        needs="codes",
    ),
    "partner_sectors": NamedTable(
        table_rows.partner_sectors, ("year", "partner", "sector", "turnover_usd"), ("status",),
        needs="partner_sectors",
    ),
}  # fmt: skip
"""Those of the command line, that of the contributions, and those that imported data alone fill."""
