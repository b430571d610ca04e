"""The page of trade: totals, what they are made of, months and goods where they are known."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.pages.chart_control import control_of
from dashboard.pages.components.code_path import code_path, code_tools
from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.goods_path import steps_of
from dashboard.pages.grid import grid
from dashboard.pages.page import USUAL_FILTERS, Page, Shown
from dashboard.pages.part import text_part

GOODS, YEARS = "goods", "chosen_years"


def _body(shown: Shown) -> list[Any]:
    above = {YEARS: control_of(shown, "years")}
    if shown.drawn(GOODS) is not None:
        above[GOODS] = text_part(
            shown, "path of goods", lambda: code_tools(steps_of(shown), shown.words)
        )
    return grid(shown, above=above)


def _changes(shown: Shown) -> dict[str, Any]:
    if shown.drawn(GOODS) is None:
        return {}
    return {ids.CODE_PATH: {"children": code_path(steps_of(shown))}}


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
