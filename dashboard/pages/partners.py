"""The page of partners: shares, map, and partners by group of goods where they are known."""

from __future__ import annotations

from typing import Any

from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import Page, Shown
from dashboard.pages.partner import PANELS, panel_section


def _body(shown: Shown) -> list[Any]:
    return grid(shown, below={"partner_map": panel_section(shown)})


PAGE = Page(
    noun="partners",
    title=lambda shown: shown.words.t("page.partners"),
    body=_body,
    place=30,
    panels=PANELS,
    documents=DOCUMENTS,
)
