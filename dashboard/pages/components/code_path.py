"""The path to the goods that are shown, and the search for a commodity code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.language import Language
from dashboard.narrative.goods import Step
from dashboard.pages import html


def code_path(steps: Sequence[Step]) -> list[Any]:
    """The steps as buttons, the last one as the place where the reader is."""
    *before, here = steps
    items = [
        html.Li(
            html.Button(
                step.label, type="button", className="chosen-by", **{"data-order": step.order}
            )
        )
        for step in before
    ]
    return [html.Ol([*items, html.Li(here.label, **{"aria-current": "location"})])]


def code_tools(steps: Sequence[Step], language: Language) -> list[Any]:
    """Path and search, over the chart; assets/codes.js asks and shows what is found."""
    t = language.t
    search = t("goods.search")
    said = {f"data-{name}": t(f"goods.{name}") for name in ("nothing", "failed")}
    return [
        html.Div(
            [
                html.Nav(
                    code_path(steps),
                    id=ids.CODE_PATH,
                    className="goods-path",
                    **{"aria-label": t("goods.path")},
                ),
                html.Div(
                    [
                        html.Label(search, htmlFor=ids.CODE_SEARCH, className="visually-hidden"),
                        dcc.Input(
                            id=ids.CODE_SEARCH,
                            type="search",
                            placeholder=search,
                            autoComplete="off",
                            debounce=False,
                            maxLength=60,
                        ),
                        html.Div(
                            id=ids.CODE_RESULTS,
                            className="goods-results",
                            role="region",
                            hidden=True,
                            **{"aria-label": t("goods.results"), "aria-live": "polite", **said},
                        ),
                    ],
                    className="goods-search",
                ),
            ],
            className="code-tools",
        )
    ]
