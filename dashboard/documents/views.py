"""Saved views ⇄ an address: a deck is a list of views, kept in a link and nowhere else.

Each view is four pairs of the query, ``view=name``, ``path=…``, ``query=…``, ``chart=…``, the
empty ones left out; ``view`` begins the next one. No account, no store, no server.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import parse_qsl

from dashboard.copies import replace
from dashboard.values import VIEWS

LONGEST_NAME = 120
MOST_VIEWS = 60
"""Views of a deck at most; whoever makes one refuses more."""


@dataclass(frozen=True, slots=True)
class View:
    """A screen that can be shown again: its name, page, filters, and one chart or the page.

    It is as the link says it: whether there is such a page or chart is asked by who shows it.
    """

    name: str
    path: str = "/"
    query: str = ""
    chart: str = ""


_FIELDS = ("path", "query", "chart")
NAMES = ("view", *_FIELDS)
"""The names that a link of views has of each."""
FORMS = VIEWS["view"]


def views_from_query(query: str) -> tuple[View, ...]:
    """The views of a query, all of them; other names in it are left alone, long names are cut."""
    views: list[View] = []
    for name, text in parse_qsl(query.lstrip("?"), keep_blank_values=True, errors="replace"):
        if name == "view":
            views.append(View(text[:LONGEST_NAME]))
        elif name in _FIELDS and views:
            views[-1] = replace(views[-1], **{name: text})
    return tuple(views)


def deck_of(query: str) -> tuple[list[tuple[str, str]], tuple[View, ...]]:
    """The pairs of a deck itself, which stand before its first view, and its views.

    ``view`` is also a name of the address of a page: one alone that says a form of charts, and no
    query or chart beside it, is of the page whose deck this is.
    """
    pairs, views = parse_qsl(query.lstrip("?"), errors="replace"), views_from_query(query)
    of_page = [one for one in views if one.name in FORMS and not one.query and not one.chart]
    if len(views) == len(of_page) == 1:
        return pairs, ()
    return list(takewhile(lambda pair: pair[0] != "view", pairs)), views
