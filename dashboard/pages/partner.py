"""What is known of one partner, asked for; and the panel of it under the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import ids
from dashboard.answers import relations, trade
from dashboard.copies import replace
from dashboard.documents.address import country_of
from dashboard.loaders.records import records
from dashboard.measures.partner_details import PartnerDetails, partner_details
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import Dispute
from dashboard.narrative.linked import Line
from dashboard.narrative.statements import stated_lines
from dashboard.pages import html
from dashboard.pages.chart_control import control_of
from dashboard.pages.components.details import details_panel
from dashboard.pages.components.map_tools import trade_bar, trade_tools
from dashboard.pages.grid import grid
from dashboard.pages.page import Shown
from dashboard.pages.part import text_part
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.library import Library


def known_of(shown: Shown, code: str) -> PartnerDetails:
    """All that is known of a partner country or region. Raises ``StoreUnavailable``."""
    library, everyone = shown.library, _everyone(shown.query)
    return partner_details(
        code,
        shown.ask.rows(trade.partners, everyone),
        relations.every_relation(library),
        relations.every_event(library),
        library.once(_regions),
        today=shown.ask.today,
        standing=shown.ask.rows(relations.standings, everyone),
    )


def _regions(library: Library) -> Sequence[Any]:
    return records(library.registers.regions)


def _everyone(query: Query) -> Query:
    """Trade of every year with every partner, whatever is chosen."""
    return query.with_(
        year=None, against=None, partners=(), sectors=(), flow=None, chosen_months=None
    )


def notes_of(shown: Shown, country: str) -> dict[int, Line]:
    """Year → what other sources state of the turnover with a country, where they differ."""
    everyone = _everyone(shown.query)
    rows = shown.ask.rows(trade.partners, everyone)
    rows = [row for row in rows if row.partner == country]
    notes = stated_lines(shown.scene, rows, shown.ask.rows(trade.stated, everyone))
    return {year: note for (year, _), note in notes.items()}


def disputes_with(shown: Shown, found: PartnerDetails) -> tuple[Dispute, ...]:
    """What sources disagree about of a partner: its relations, events and trade."""
    rows = [one.relation for one in (*found.relations, *found.beside)]
    rows += [one.event for one in (*found.events, *found.beside_events)]
    rows += [row for year in found.trade for row in year.turnover.rows]
    rows += [row for one in shown.ask.rows(trade.stated, _everyone(shown.query))
             if one.partner == found.code for row in codes_in(one.rows)]  # fmt: skip
    country = country_of(found.code, shown.library.registers)
    query = _everyone(shown.query).with_(partners=(country,))
    return at_odds(shown.ask, replace(shown.scene, query=query), rows, ())


def panel(shown: Shown) -> list[Any]:
    """The details of the chosen partner; nothing unless exactly one is chosen."""
    chosen = shown.query.partners
    if len(chosen) != 1:
        return []
    return text_part(shown, "details", lambda: _details(shown, chosen[0]))


def _details(shown: Shown, code: str) -> list[Any]:
    found = known_of(shown, code)
    return details_panel(
        found,
        notes_of(shown, code),
        disputes_with(shown, found),
        shown.scene,
    )


def panel_section(shown: Shown) -> Any:
    """The place of the details on a page."""
    inside = panel(shown) if shown.holds(ids.DETAILS) else []
    given = {"data-part": ids.DETAILS}
    return html.Section(inside, id=ids.DETAILS, className="details chart wide", **given)


PANELS = {ids.DETAILS: panel}
"""What a change of filters changes in it."""


def charts_and_panel(shown: Shown) -> list[Any]:
    """The charts of a page with the tools of its map above it and the panel of a partner below."""
    tools = {
        "partner_map": [trade_bar(shown.query, shown.scene.names, shown.words)],
        "chosen_years": control_of(shown, "years"),
    }
    return grid(shown, above=tools, below={"partner_map": panel_section(shown)})


def map_changes(shown: Shown) -> dict[str, Any]:
    """What a choice changes of the tools above the map."""
    return {ids.MAP_TOOLS: {"children": trade_tools(shown.query, shown.scene.names, shown.words)}}
