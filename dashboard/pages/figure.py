"""The page of one number: where it comes from, at an address that can be shared."""

from __future__ import annotations

from typing import Any

from dashboard.documents.address import Address, query_at, shared_query
from dashboard.documents.provenance import provenance_at
from dashboard.language import FALLBACK
from dashboard.pages import html
from dashboard.pages.components.provenance import provenance_panel
from dashboard.pages.page import Page, Shown
from dashboard.pages.part import text_part
from dashboard.query import Query
from dashboard.store.ask import Ask

SEVERAL = 2
"""Sections from which on a panel stands in two columns where there is room."""


def panel_of(ask: Ask, address: Address, query: Query) -> tuple[list[Any], bool]:
    """The panel of the number of an address, and whether there is such a number; ``query`` is the
    reader's.

    Raises:
        StoreUnavailable: the dataset cannot be asked.
    """
    asked = query_at(query, address, ask.library.registers)
    found = provenance_at(ask, asked, address.figure, address.code)
    panel = provenance_panel(found, _shared(ask, address, query), ask.library.language(query.lang))
    return panel, found is not None


def _shared(ask: Ask, address: Address, query: Query) -> str:
    """The address of a number, to be shared. A row of the data is the same whatever is chosen;
    any other number is of a query, with the release that answers it."""
    if "/" not in address.figure:
        text = f"lang={query.lang}" if query.lang != FALLBACK else ""
    else:
        text = shared_query(query.with_(release=ask.store(query).release))
    return f"{address.path}?{text}" if text else address.path


def _body(shown: Shown) -> list[Any]:
    inside = text_part(
        shown, "provenance", lambda: panel_of(shown.ask, shown.address, shown.query)[0]
    )
    several = sum(isinstance(one, html.Section) for one in inside) >= SEVERAL
    name = f"provenance-panel chart wide{' in-columns' if several else ''}"
    return [html.Article(inside, className=name)]


PAGE = Page(
    noun="figure",
    title=lambda shown: shown.words.t("figure.title"),
    body=_body,
    filters=(),
)
