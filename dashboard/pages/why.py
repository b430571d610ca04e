"""The page of why trade changed: who and what made the growth, and what if some of it were lost."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.narrative.what_if import banner
from dashboard.pages import html
from dashboard.pages.chart_control import control_of
from dashboard.pages.components.menus import CHANGES, DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import USUAL_FILTERS, Page, Props, Shown

SCENARIO, WITHOUT = "what_if", "without"


def body(shown: Shown) -> list[Any]:
    """What is said of a scenario, and the charts."""
    return [
        html.P(banner(shown.scene), id=ids.SCENARIO, className="scenario"),
        *grid(shown, above={SCENARIO: control_of(shown, WITHOUT)}),
    ]


def changes(shown: Shown) -> Props:
    """What is said of another scenario."""
    return {ids.SCENARIO: {"children": banner(shown.scene)}}


PAGE = Page(
    noun="why",
    title=lambda shown: shown.words.t("page.why_in_full"),
    body=body,
    place=25,
    changes=changes,
    filters=(*USUAL_FILTERS, WITHOUT),
    cards=True,
    wide=("contribution",),
    documents=(*CHANGES, *DOCUMENTS),
)
