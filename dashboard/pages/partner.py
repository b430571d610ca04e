"""What is known of one partner, asked for; and the panel of it under the map."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html

from dashboard import ids
from dashboard.answers import trade
from dashboard.measures.partner_details import PartnerDetails, partner_details
from dashboard.pages.components.details import details_panel
from dashboard.pages.page import Shown
from dashboard.pages.part import text_part


def known_of(shown: Shown, code: str) -> PartnerDetails:
    """All that is known of a partner country or region. Raises ``StoreUnavailable``."""
    library = shown.library
    return partner_details(
        code,
        _trade(shown),
        library.relations.relations,
        library.relations.events,
        library.registers.regions,
        today=shown.ask.today,
    )


def _trade(shown: Shown) -> pd.DataFrame:
    """Trade of every year with every partner, whatever is chosen."""
    everyone = shown.query.with_(
        year=None, against=None, partners=(), sectors=(), flow=None, chosen_months=None
    )
    return shown.ask(trade.partners, everyone).assign(note="")


def panel(shown: Shown) -> list[Any]:
    """The details of the chosen partner; nothing unless exactly one is chosen."""
    chosen = shown.query.partners
    if len(chosen) != 1:
        return []
    names = shown.scene.names
    return text_part(
        shown,
        "details",
        lambda: details_panel(known_of(shown, chosen[0]), shown.words, names.partner, names.sector),
    )


def panel_section(shown: Shown) -> Any:
    """The place of the details on a page."""
    return html.Section(panel(shown), id=ids.DETAILS, className="details chart wide")


def panel_changes(shown: Shown) -> dict[str, Any]:
    """What a change of filters changes in it."""
    return {ids.DETAILS: {"children": panel(shown)}}
