"""The tables of the analyses: what explains the totals, as `dashboard.answers.tables` has them."""

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
    prospects,
    rows_side_by_side,
    season,
    specialisation,
    what_if,
)
from dashboard.answers.extents import marked_parts
from dashboard.answers.named_table import FILTERS, NamedTable

OF_ONE_YEAR = tuple(name for name in FILTERS if name != "against")
OF_ALL_YEARS = ("flow", "group", "partner", "sector", "release")
CERTAINTY = ("qualifier", "low_usd", "high_usd")
"""How exactly the value of a row is known: they come first of the further columns."""

ANALYSIS: Mapping[str, NamedTable] = {
    "contributions": NamedTable(
        contributions.by_partner,
        ("key", "flow", "before_usd", "now_usd", "change_usd", "points", "kind"),
        (*CERTAINTY, "status", *contributions.CERTAINTY_OF_ENDS, "nomenclature", "extent"),
        computed=True,
        results=("points", "change_usd"),
        one_year=True,
        by=contributions.BY,
        extent=marked_parts,
    ),
    "compare": NamedTable(rows_side_by_side.compare, comparison.COLUMNS, comparison.FURTHER),
    "chosen_years": NamedTable(
        rows_side_by_side.chosen_years,
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
        ("tried_years", "spans", "held", "status"),
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
    "prospects": NamedTable(
        prospects.by_chapter,
        ("key", "their_imports_usd", "our_exports_usd", "advantage", "ties", "score"),
        ("year", "partner", "reference", "our_share_pct", "precision_pct", "by_size_pct",
         "by_chance_pct", "tried", "status"),
        computed=True,
        results=("score",),
        filters=("year", "group", "partner", "sector", "release"),
        one_year=True,
        by=prospects.BY,
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
