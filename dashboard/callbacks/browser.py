"""What happens in the browser alone, as far as Dash must know: assets/main.js registers these.

Everything else of the browser's side listens to the document.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, State

from dashboard import ids
from dashboard.charts import every_chart


def register(app: Dash) -> None:
    """Register the clientside callbacks: filters, marks of charts, months, answers."""
    clickable = dict.fromkeys(one.chart_id for one in every_chart() if one.clickable)
    months = ids.filter_of("months")
    _call(app, "filters", *[_changed(ids.filter_of(noun), "value") for noun in ids.FILTERS])
    _call(app, "marks", *[_changed(chart_id, "clickData") for chart_id in clickable])
    _call(
        app,
        "months",
        _changed(ids.FIRST_MONTH, "value"),
        _changed(ids.LAST_MONTH, "value"),
        State(months, "value", allow_optional=True),
    )
    _call(app, "monthLists", _changed(months, "value"))
    _call(app, "paint", Input(ids.DRAWN, "data"), initially=True)


def _changed(component: str, prop: str) -> Input:
    """A property of a component that not every page has."""
    return Input(component, prop, allow_optional=True)


def _call(app: Dash, name: str, *given: Input | State, initially: bool = False) -> None:
    function = ClientsideFunction(namespace="trade", function_name=name)
    app.clientside_callback(function, *given, prevent_initial_call=not initially)
