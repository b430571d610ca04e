"""Names of controls that are read aloud once.

What a screen reader says of a control is its name and then its description, which browsers take
from a title, and of a summary with an `aria-label` from its words: either would repeat the name.
"""

from __future__ import annotations

from typing import Any

from dashboard.pages import html


def icon(name: str, tip: str = "") -> Any:
    """A picture for the eye alone; ``tip`` is what a mouse over its button shows: it stands around
    the picture, for of what is beside a mask no mouse finds anything."""
    picture = html.I(className=f"bi bi-{name}", **{"aria-hidden": "true"})
    return html.Span(picture, title=tip, **{"aria-hidden": "true"}) if tip else picture


def apart(text: str, of: str) -> list[Any]:
    """The words of a control that a page has several times, with what tells it from the others:
    that is seen by where it stands, and has to be said."""
    return [text, html.Span(f"({of})", className="visually-hidden")]
