"""What happens in the browser alone, as far as Dash must know: assets/main.js registers it.

Everything else of the browser's side listens to the document.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input

from dashboard import ids


def register(app: Dash) -> None:
    """Register the clientside callback: the page that came first is painted.

    What is chosen by filters and marks of charts has none: each would cost rounds through all
    components of the page, while what was chosen waits to be painted.
    """
    paint = ClientsideFunction(namespace="trade", function_name="paint")
    app.clientside_callback(paint, Input(ids.DRAWN, "data"))
