"""The page of trade: totals, what they are made of, months and goods where they are known."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.measures.goods import path_to
from dashboard.narrative.goods import Step, steps
from dashboard.pages.chart_control import control_of
from dashboard.pages.components.code_path import code_path, code_tools
from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import USUAL_FILTERS, Page, Shown
from dashboard.pages.part import text_part

GOODS, YEARS = "goods", "chosen_years"


def _body(shown: Shown) -> list[Any]:
    above = {YEARS: control_of(shown, "years")}
    if shown.drawn(GOODS) is not None:
        above[GOODS] = text_part(
            shown, "path of goods", lambda: code_tools(_steps(shown), shown.words)
        )
    return grid(shown, above=above)


def _changes(shown: Shown) -> dict[str, Any]:
    if shown.drawn(GOODS) is None:
        return {}
    return {ids.CODE_PATH: {"children": code_path(_steps(shown))}}


def _steps(shown: Shown) -> list[Step]:
    """The path to the goods that the chart of goods shows."""
    return steps(shown.scene, path_to(shown.scene.query, shown.library.registers))


PAGE = Page(
    noun="trade",
    title=lambda shown: shown.words.t("page.trade"),
    body=_body,
    place=20,
    changes=_changes,
    filters=(*USUAL_FILTERS, "years"),
    cards=True,
    documents=DOCUMENTS,
)
