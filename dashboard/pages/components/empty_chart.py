"""What stands in the frame of a chart that has nothing to draw: a line with its name, why, and the
one button that mends it."""

from __future__ import annotations

from typing import Any

from dashboard.charts.chart import Chart
from dashboard.language import Language
from dashboard.pages import html
from dashboard.typography import headed

COLON = ": "
"""What parts the name of a chart from why it has nothing to draw."""


def title_of(chart: Chart) -> Any:
    """The title of a chart; of one that has nothing to draw its name apart from why: what others
    have nothing to draw for too is said once (assets/alike.js)."""
    name, colon, reason = str(chart.title).partition(COLON)
    if not (chart.empty and reason):
        return headed(chart.title)
    return [html.Span(name, className="what"), html.Span(colon + reason, className="why")]


def sign_of(chart: Chart, *, invites: bool) -> str | None:
    """What marks the frame of a chart that has nothing to draw; ``invites``: until something is
    chosen with it."""
    return None if not chart.empty else "invites" if invites else ""


def mending(mended_by: str, words: Language) -> Any:
    """The one button of a chart that has nothing to show for what is chosen. It says what it
    undoes: one filter, or all ``filters``."""
    given = {"data-clear": ""} if mended_by == "filters" else {"data-order": f"{mended_by}:"}
    text = words.t(f"frame.clear_{mended_by}")
    return html.Button(text, type="button", className="chosen-by", **given)
