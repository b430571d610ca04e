"""The first page: the headline figures and every chart of the published figures."""

from __future__ import annotations

from typing import Any

from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import Page, Shown
from dashboard.pages.partner import PANELS, panel_section


def _body(shown: Shown) -> list[Any]:
    return grid(shown, below={"partner_map": panel_section(shown)})


PAGE = Page(
    noun="overview",
    title=lambda shown: shown.words.t("page.overview"),
    body=_body,
    place=10,
    panels=PANELS,
    cards=True,
    documents=DOCUMENTS,
)
