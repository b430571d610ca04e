"""The way from what is chosen to its months: a link at the chart that it was chosen in."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.documents.address import path_of
from dashboard.narrative.dates import year_runs
from dashboard.pages import html
from dashboard.pages.page import Drawn, Shown
from dashboard.pages.path_prefix import prefixed
from dashboard.pages.show import offered

OF_MONTHS = "trade"
LEADING = ("partner_sectors", "sectors")
"""The charts whose marks choose partners and groups; of a page one of them leads there."""
MONTHS, BESIDE = "months", "compare_months"
LATEST = 3
"""So many years before the chosen one stand beside it, as far as they are known."""


def by_month(shown: Shown, drawn: Drawn) -> list[Any]:
    """What leads from a chart to the months of the chosen partners and groups in the latest years;
    nothing where none is chosen, or where the page of the months is open."""
    query, name = shown.scene.query, drawn.declared.name
    if name not in LEADING or not query.narrowed or shown.page.noun == OF_MONTHS:
        return []
    there = {one.name: one for one in offered(shown.ask, query, OF_MONTHS)}
    declared = there.get(MONTHS) or there.get(BESIDE)
    if declared is None:
        return []
    path, anchor = path_of(OF_MONTHS), ids.figure(declared.chart_id)
    alone = declared.name != MONTHS
    years = query.years if alone else beside_it(shown)
    # Partners stand side by side in the chosen year alone, whatever other years are chosen.
    drawn_years = {query.pair[0]} if alone else {*query.pair, *years}
    text = shown.words.t("frame.by_month", years=year_runs(shown.words, drawn_years))
    going = query.with_(years=years).to_query()
    listed = ",".join(map(str, years))
    return [
        html.A(
            text,
            href=prefixed(f"{path}?{going}#{anchor}", shown.root),
            **{"data-order": f"years_at:{listed}@{path}#{anchor}"},
        )
    ]


def beside_it(shown: Shown) -> tuple[int, ...]:
    """The years that stand beside the chosen one: those that the reader chose, else those before
    it that are known."""
    query = shown.scene.query
    year, against = query.pair
    known = set(query.choices.years)
    before = range(year - LATEST, year)
    return query.years or tuple(one for one in before if one in known and one != against)
