"""The details panel of the one partner that is chosen."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.callbacks.desk import Desk
from dashboard.pages.details import details_panel
from dashboard.measures.partner_details import partner_details


def partner_panel(own: Desk) -> list[Any]:
    """What is known of the chosen partner; nothing unless exactly one is chosen."""
    if len(own.selection.partners) != 1:
        return []
    trade = own.replaced(year=None, flow=None, sectors=(), months=None).everyone()
    relations, registers = own.library.relations, own.library.registers
    found = partner_details(
        own.selection.partners[0],
        trade,
        relations.relations,
        relations.events,
        registers.regions,
        today=dt.date.today(),
    )
    scene = own.scene
    return details_panel(found, own.language, scene.partner, scene.sector)
