"""A page that was drawn → its component tree, and what the browser is told to show it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.pages import every_page
from dashboard.pages.active_filters import chips_of
from dashboard.pages.browser_words import said_by_browser
from dashboard.pages.components.cards import card_props, row_props
from dashboard.pages.components.controls import Filters, filter_bar
from dashboard.pages.components.menus import chart_entries
from dashboard.pages.components.shell import Link, Shell, main, paragraphs, shell
from dashboard.pages.data_dates import as_of, cards_source, opened_on
from dashboard.pages.grid import props_of
from dashboard.pages.markup import markup
from dashboard.pages.options import filters_of, month_props
from dashboard.pages.page import Props, Shown
from dashboard.pages.part import lost, part, text_part
from dashboard.pages.path_prefix import pieces, prefixed, prefixed_figure, prefixed_tree
from dashboard.pages.problems import problem_texts
from dashboard.pages.tables import tables_of
from dashboard.query import Query
from dashboard.render.sharing import said_once
from dashboard.render.theme import swap
from dashboard.values import THEMES

DARK_THEME = THEMES[1]
ATTRIBUTES = {"className": "class", "href": "href", "title": "title", "tabIndex": "tabindex",
              "data-empty": "data-empty", "data-spoken": "data-spoken"}  # fmt: skip
"""Properties that are attributes of an element, by which the browser changes them itself."""


def tree(shown: Shown) -> list[Any]:
    """The whole page as a component tree."""
    query, words = shown.query, shown.words
    none: Filters = {}
    filters = part(shown, "filters", lambda: filters_of(shown), lambda: none)
    body = [*lost(shown, "filters"), *_body(shown)]
    return _led(shown, shell(_surroundings(shown), filter_bar(query, filters, words), body))


def inside(shown: Shown) -> list[Any]:
    """What stands within its surroundings, which stay."""
    return _led(shown, main(_surroundings(shown), _body(shown)))


def _body(shown: Shown) -> list[Any]:
    return text_part(shown, "body", lambda: shown.page.body(shown))


def _led(shown: Shown, branches: list[Any]) -> list[Any]:
    """What is sent of a page, with every address as it is to be followed."""
    return prefixed_tree(_addressed(branches, shown.query), shown.root)


def _addressed(branches: list[Any], query: Query) -> list[Any]:
    """A page whose numbers lead to where they come from in the same dataset and year, also before
    the scripts of the browser keep them so (assets/links.js) and without them."""
    if text := query.with_(theme="light", present=False).to_query():
        for piece in pieces(branches):
            if path := getattr(piece, "data-figure", ""):
                piece.href = f"{path}?{text}"
    return branches


def _surroundings(shown: Shown) -> Shell:
    words, library = shown.words, shown.library
    paths = {page.noun: page.path for page in every_page()}
    store = shown.ask.store(shown.query)
    imported = sum(library.datasets().values()) > 1
    links = [
        Link(page.path, words.t(f"page.{page.noun}"), page.path == shown.path)
        for page in every_page()
        if page.place
    ]
    return Shell(
        path=shown.path,
        title=heading(shown),
        links=links,
        language=words,
        as_of=as_of(shown),
        caption=opened_on(shown),
        chips=chips_of(shown),
        problems=problem_texts(shown),
        documents=shown.page.documents,
        sources=paths["data"],
        releases=paths["releases"] if imported else "",
        dated=imported and "releases" in store.capabilities,
        first_chart=next((one.chart_id for one in shown.charts), ""),
    )


def coloured(branches: list[Any], theme: str) -> list[Any]:
    """A page with its charts in the colours of a theme: the first one is sent as it is shown."""
    if theme == DARK_THEME:
        for piece in pieces(branches):
            if isinstance(piece, dcc.Graph) and hasattr(piece, "figure"):
                piece.figure = json.loads(swap(json.dumps(piece.figure)))
    return branches


def heading(shown: Shown) -> str:
    """The heading of a page."""
    return shown.page.title(shown)


def changes(shown: Shown) -> Props:
    """What a change of filters changes on the page: properties by component id."""
    found = dict(parts_of(shown))
    found |= {ids.card(card.noun): card_props(card) for card in shown.cards}
    found |= part(shown, "changes", lambda: shown.page.changes(shown), dict)
    found |= part(shown, "months", lambda: month_props(shown), dict)
    if not shown.left_by_choice:
        found |= around(shown)
    if shown.cards:
        found[ids.CARDS_ROW] = row_props(shown.cards)
        found[ids.CARDS_SOURCE] = {"children": cards_source(shown)}
    found[ids.CAPTION] = {"children": opened_on(shown)}
    found[ids.CHIPS] = {"children": chips_of(shown)}
    found[ids.PROBLEMS] = {"children": paragraphs(problem_texts(shown))}
    return found


def around(shown: Shown) -> Props:
    """What it changes of the surroundings. Where parts of a page are left it is told with these: it
    asks for the relations and events that they show."""
    return {ids.AS_OF: {"children": as_of(shown)}}


def parts_of(shown: Shown) -> Props:
    """What it changes of the charts and panels that are to be drawn."""
    found: dict[str, Any] = {}
    for drawn in shown.charts:
        if shown.holds(drawn.chart_id):
            found |= props_of(shown, drawn)
    for panel_id, make in shown.page.panels.items():
        if shown.holds(panel_id):
            found[panel_id] = {"children": make(shown)}
    return found


def placed(props: Props, root: str) -> dict[str, Any]:
    """Properties by component id, as the browser puts them into the page: ``html``, the text of
    elements, ``attributes`` theirs, and ``props`` what components of Dash have beside. Addresses
    are below ``root``."""
    found: dict[str, Any] = {"html": {}, "attributes": {}, "props": {}}
    for component, given in props.items():
        for name, value in given.items():
            if name == "children":
                found["html"][component] = markup(value, root)
            elif name in ATTRIBUTES:
                value = prefixed(value, root) if value and name == "href" else value
                found["attributes"].setdefault(component, {})[ATTRIBUTES[name]] = value
            else:
                of_chart = name == "figure"
                shown = prefixed_figure(said_once(value), root) if of_chart else value
                found["props"].setdefault(component, {})[name] = shown
    return found


def rest_of(shown: Shown, asked: Mapping[str, str]) -> dict[str, Any]:
    """What is told of charts, panels and tables that an earlier answer left: only these."""
    found = {**parts_of(shown), **(around(shown) if shown.wanted else {})}
    return {
        "asked": dict(asked),
        "key": shown.key,
        "first": False,
        "rest": True,
        "left": [],
        **placed(found, shown.root),
        "tables": tables_of(shown),
    }


def state(shown: Shown, asked: Mapping[str, str], *, first: bool = False) -> dict[str, Any]:
    """What the browser is told to show a page: see assets/state.js.

    ``asked`` is the address as it was asked. ``first``: with its frame, which holds everything but
    the tables of the charts and what its surroundings say of the query, and with what is in the
    ``menu`` of every chart and the ``words`` that the browser says. ``left`` are the ids of what is
    not told yet.
    """
    words, query = shown.words, shown.query
    page = heading(shown)
    current = shown.ask.store(query.with_(release=None)).release
    return {
        "asked": dict(asked),
        "key": shown.key,
        "data": shown.data,
        "lang": words.code,
        "title": words.t("page.window", page=page, year=shown.scene.year),
        "page": shown.page.noun,
        "of": shown.address.code,
        "partner": _partner(shown),
        "query": query.with_(theme="light", present=False).to_query(),
        "latest": query.choices.latest,
        "traded": query.choices.traded_with((*query.partners, *query.sectors)),
        "current": "" if current is None else str(current),
        "first": first,
        "rest": False,
        "left": shown.left if first else shown.left_by_choice,
        **(_of_new_page(shown) if first else {}),
        **placed(around(shown) if first else changes(shown), shown.root),
        "tables": tables_of(shown),
    }


def _of_new_page(shown: Shown) -> dict[str, Any]:
    """What no choice changes on a page that stays."""
    words = shown.words
    return {
        "words": said_by_browser(words),
        "menu": markup(chart_entries(shown.path, words), shown.root),
    }


def _partner(shown: Shown) -> str:
    """The country that a partner's page is of: its files are of that country; else empty."""
    narrowed = shown.scene.query.partners != shown.query.partners
    return ",".join(shown.scene.query.partners) if narrowed else ""
