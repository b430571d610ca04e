"""The search dialog of every page and the button that opens it; assets/search.js runs it."""

from __future__ import annotations

from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.close_button import close_button


def search_button(language: Language) -> Any:
    """Opens the search; the ``/`` key does the same, and is named where there is room."""
    label = language.t("search.open")
    return html.Button(
        [
            icon("search", f"{label} ( / )"),
            html.Span(label, className="spare"),
            html.Kbd("/", className="spare"),
        ],
        id=ids.SEARCH_OPEN,
        type="button",
        className="switch",
        **{"aria-label": label, "aria-keyshortcuts": "/"},
    )


def search_dialog(language: Language) -> Any:
    """The dialog: a field, what was found, and how to go through it."""
    t = language.t
    return html.Dialog(
        [
            html.Label(t("search.label"), htmlFor=ids.SEARCH_FIELD, className="field-label"),
            html.Div(
                [
                    dcc.Input(
                        id=ids.SEARCH_FIELD,
                        type="search",
                        placeholder=t("search.placeholder"),
                        autoComplete="off",
                        debounce=False,
                    ),
                    close_button(language, "switch", id=ids.SEARCH_CLOSE),
                ],
                className="search-row",
            ),
            html.Ul(id=ids.SEARCH_FOUND, **{"aria-label": t("search.found")}),
            html.P(id=ids.SEARCH_STATUS, role="status", className="caption",
                   **{"data-none": t("search.none"), "data-count": t("search.found"),
                      "data-failed": t("goods.failed")}),
            html.P(t("search.hint"), className="caption search-hint"),
        ],
        id=ids.SEARCH_DIALOG,
        **{"aria-label": t("search.label"), "data-lang": language.code},
    )  # fmt: skip
