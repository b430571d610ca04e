"""The page of why trade changed: who and what made the growth."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.pages.components.menus import CHANGES, DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import Page, Shown


def body(shown: Shown) -> list[Any]:
    """The charts; that odd rows are looked for in chosen sectors, where none is chosen: all of
    them take longer than a page may."""
    if shown.query.sectors or not shown.scene.imported:
        return grid(shown)
    return [*grid(shown), html.P(shown.words.t("oddities.choose"), className="chart-subtitle")]


PAGE = Page(
    noun="why",
    title=lambda shown: shown.words.t("page.why_in_full"),
    body=body,
    place=25,
    cards=True,
    wide=("contribution",),
    documents=(*CHANGES, *DOCUMENTS),
)
