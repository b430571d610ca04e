"""The page of relations: its charts, its list of partners, what a change of filters changes."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pandas as pd

from dashboard.callbacks.desk import Desk
from dashboard.callbacks.drawing import DRAWERS
from dashboard.callbacks.partner import partner_panel
from dashboard.charts.chart import Chart
from dashboard.charts.partner_map import Paint, Zoom, partner_map_chart
from dashboard.pages import ids
from dashboard.pages.relations_page import Entry, map_tools, region_list, relations_body
from dashboard.loaders.records import records
from dashboard.measures.partner_list import in_order, partner_list
from dashboard.query import KINDS

FIRST = 1987
"""The year in which the first agreement was signed, and a walk through the years begins."""


def relations_charts(own: Desk) -> dict[str, Chart]:
    """The four charts of the page."""
    chosen = own.selection
    return {
        ids.PARTNER_MAP: partner_map_chart(
            own.countries(),
            own.regions(),
            own.scene,
            zoom=cast(Zoom, chosen.zoom),
            paint=cast(Paint, chosen.colour),
        ),
        ids.TIMELINE: DRAWERS[ids.TIMELINE](own),
        ids.MATRIX: DRAWERS[ids.MATRIX](own),
        ids.SECTORS: DRAWERS[ids.SECTORS](own),
    }


def relations_inside(own: Desk, charts: dict[str, Chart]) -> list[Any]:
    """The body of the page."""
    return relations_body(
        charts,
        entries(own),
        partner_panel(own),
        own.selection,
        (FIRST, max(own.store.choices.years)),
        kind_counts(own),
        own.language,
    )


def relations_props(own: Desk) -> dict[str, dict[str, Any]]:
    """What a change of filters changes beside the charts."""
    tools = map_tools(own.selection, kind_counts(own), own.language)
    return {
        ids.RELATIONS_TOOLS: {"children": tools},
        ids.REGION_LIST: {"children": region_list(entries(own), own.selection, own.language)},
        ids.YEAR_WALK: {"value": own.year},
        ids.YEAR_SHOWN: {"children": str(own.year)},
        ids.DETAILS: {"children": partner_panel(own)},
    }


def kind_counts(own: Desk) -> dict[str, int]:
    """How many relations and events there are of each kind, in the order of the kinds."""
    known = own.library.relations
    both = pd.concat([known.relations["kind"], known.events["kind"]]).value_counts()
    return {kind: int(both[kind]) for kind in KINDS if kind in both.index}


def partners(own: Desk) -> pd.DataFrame:
    """Every partner: `dashboard.measures.partner_list.partner_list`."""
    known, today = own.library.relations, dt.date.today()
    regions = own.library.registers.regions
    return own.kept(
        "partners",
        today,
        lambda: partner_list(known.relations, known.events, regions, today=today),
    )


def entries(own: Desk) -> list[Entry]:
    """The list of partners in the reader's order and language."""
    now = set(own.regions()["region"])
    rows = records(in_order(partners(own), own.selection.sort))
    return [_entry(row, own, row.code in now) for row in rows]


def _entry(row: Any, own: Desk, now: bool) -> Entry:
    words, registers = own.language, own.library.registers
    country = {code: registers.country_name(row.country, code) for code in ("en", "ru")}
    name = country
    if row.region:
        name = {code: registers.region_name(row.region, code) for code in ("en", "ru")}
    told = [words.t(f"state.{row.state}"), words.plural("timeline.events", int(row.events))]
    if own.selection.sort == "anniversary" and row.due:
        years = words.plural("details.years", int(row.years))
        told = [words.t("relations_page.list.due", date=words.date(row.due), years=years)]
    return Entry(
        code=row.code,
        country=row.country,
        name=name[words.code],
        where=country[words.code] if row.region else words.t("relations_page.list.country"),
        state=row.state,
        told=" · ".join(told),
        found_by=" ".join([*name.values(), *country.values(), row.code, row.country]).casefold(),
        now=now,
    )
