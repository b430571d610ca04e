"""Links of saved views, as the browser writes them: assets/views.js."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard.documents.views import NAMES, View


def views_to_query(views: Iterable[View]) -> str:
    """The views as a query, in order; `dashboard.documents.views.views_from_query` reads it."""
    pairs: list[tuple[str, str]] = []
    plain = View("")
    for view in views:
        pairs.append(("view", view.name))
        given = ((name, getattr(view, name)) for name in NAMES[1:])
        pairs += [(name, text) for name, text in given if text != getattr(plain, name)]
    return urlencode(pairs, safe="/-,")
