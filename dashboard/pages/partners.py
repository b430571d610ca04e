"""The page of partners: shares, map, and partners by group of goods where they are known."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.pages.components.map_tools import trade_bar, trade_tools
from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import COMPARING_NOTHING, Page, Shown
from dashboard.pages.partner import PANELS, panel_section


def _body(shown: Shown) -> list[Any]:
    tools = {"partner_map": [trade_bar(shown.query, shown.scene.names, shown.words)]}
    return grid(shown, above=tools, below={"partner_map": panel_section(shown)})


def _changes(shown: Shown) -> dict[str, Any]:
    return {ids.MAP_TOOLS: {"children": trade_tools(shown.query, shown.scene.names, shown.words)}}


PAGE = Page(
    noun="partners",
    title=lambda shown: shown.words.t("page.partners"),
    body=_body,
    place=30,
    changes=_changes,
    panels=PANELS,
    filters=COMPARING_NOTHING,
    documents=DOCUMENTS,
)
