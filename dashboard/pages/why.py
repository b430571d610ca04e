"""The page of why trade changed: who and what made the growth, and what if some of it were lost."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import ids
from dashboard.narrative.what_if import banner
from dashboard.pages.components.controls import WITHOUT, Filters, scenario_field
from dashboard.pages.components.menus import CHANGES, DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.options import filters_of
from dashboard.pages.page import Page, Props, Shown
from dashboard.pages.part import part

SCENARIO = "what_if"


def body(shown: Shown) -> list[Any]:
    """What is said of a scenario; the charts; that odd rows are looked for in chosen sectors, where
    none is chosen: all of them take longer than a page may."""
    parts = [
        html.P(banner(shown.scene), id=ids.SCENARIO, className="scenario"),
        *grid(shown, above={SCENARIO: _choice(shown)}),
    ]
    if shown.query.sectors or not shown.scene.imported:
        return parts
    return [*parts, html.P(shown.words.t("oddities.choose"), className="chart-subtitle")]


def _choice(shown: Shown) -> list[Any]:
    """What chooses a scenario, of a dataset that can answer it."""
    none: Filters = {}
    offered = part(shown, "filters", lambda: filters_of(shown), lambda: none).get(WITHOUT)
    return [] if offered is None else [scenario_field(shown.query, offered, shown.words)]


def changes(shown: Shown) -> Props:
    """What is said of another scenario."""
    return {ids.SCENARIO: {"children": banner(shown.scene)}}


PAGE = Page(
    noun="why",
    title=lambda shown: shown.words.t("page.why_in_full"),
    body=body,
    place=25,
    changes=changes,
    filters=ids.FILTERS,
    cards=True,
    wide=("contribution",),
    documents=(*CHANGES, *DOCUMENTS),
)
