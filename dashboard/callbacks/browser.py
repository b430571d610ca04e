"""What happens in the browser alone: the address, the painting, the theme (assets/*.js)."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.pages import ids

FILTERS = (ids.DATASET, ids.YEAR, ids.AGAINST, ids.FLOW, ids.PARTNER, ids.SECTOR, ids.MONTHS,
           ids.RELEASE)  # fmt: skip
"""In the order of FILTERS in assets/route.js."""


def _in_browser(name: str) -> ClientsideFunction:
    return ClientsideFunction(namespace="trade", function_name=name)


def register(app: Dash) -> None:
    """Register the clientside callbacks."""
    app.clientside_callback(
        _in_browser("route"),
        Output(ids.CHOICE, "data"),
        *[Input(own, "value", allow_optional=True) for own in FILTERS],
        Input(ids.RESET, "n_clicks", allow_optional=True),
        Input(ids.LANGUAGE, "n_clicks", allow_optional=True),
        Input(ids.CLICKED, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _in_browser("charts"),
        *[Input(own, "clickData", allow_optional=True) for own in ids.CLICKED_CHARTS],
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _in_browser("months"),
        Input(ids.FIRST_MONTH, "value", allow_optional=True),
        Input(ids.LAST_MONTH, "value", allow_optional=True),
        State(ids.MONTHS, "value", allow_optional=True),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _in_browser("monthLists"),
        Input(ids.MONTHS, "value", allow_optional=True),
        prevent_initial_call=True,
    )
    app.clientside_callback(_in_browser("paint"), Input(ids.DRAWN, "data"))
    app.clientside_callback(
        _in_browser("theme"),
        Input(ids.THEME, "n_clicks", allow_optional=True),
        prevent_initial_call=True,
    )
