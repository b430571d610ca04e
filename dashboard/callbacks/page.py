"""The one server callback: a choice (path and query) becomes what the page shows."""

from __future__ import annotations

from typing import Any, NamedTuple

from dash import Dash, Input, Output, html, no_update

from dashboard.callbacks.drawing import Desk, desk, draw, drawn_title, subject
from dashboard.callbacks.headline import cards
from dashboard.callbacks.options import options
from dashboard.errors import DashboardError, StoreUnavailable
from dashboard.figures.chart import Chart
from dashboard.layout import ids
from dashboard.layout.cards import card_children
from dashboard.layout.frames import chart_props, table_html
from dashboard.layout.pages import body
from dashboard.layout.shell import PAGES, Shell, shell
from dashboard.selection import Problem, Selection, from_query
from dashboard.store.cache import Answers
from dashboard.store.library import Library

CARD_PAGES = ("/", "/trade")


class Seen(NamedTuple):
    """A page that was drawn: its key, its desk and its charts."""

    key: str
    path: str
    own: Desk
    charts: dict[str, Chart]
    problems: tuple[Problem, ...]


def page_key(path: str, selection: Selection) -> str:
    """What the surroundings of a page depend on; the rest is changed in place."""
    return f"{path}|{selection.lang}|{selection.dataset}|{selection.release or ''}"


def see(library: Library, path: str, query: str) -> Seen:
    """Draw a page. A dataset that cannot be asked falls back to the published one and says so."""
    known = path if path in PAGES else "/"
    selection = from_query(query, library.store_published.choices)
    problems = selection.problems
    if known != path:
        problems = (*problems, Problem("page", path[:60]))
    try:
        own = desk(library, selection)
    except StoreUnavailable:
        problems = (*problems, Problem("dataset", selection.dataset))
        own = desk(library, selection.with_(dataset="published", release=None))
    return Seen(page_key(known, own.selection), known, own, draw(own, known), problems)


def props(seen: Seen) -> dict[str, dict[str, Any]]:
    """What a change of filters changes on the page: properties by component id."""
    found: dict[str, dict[str, Any]] = {}
    for chart_id, chart in seen.charts.items():
        found |= chart_props(chart_id, chart)
    if seen.path in CARD_PAGES:
        for card in cards(seen.own):
            found[ids.card(card.noun)] = {"children": card_children(card)}
    found[ids.CAPTION] = {"children": caption(seen.own)}
    found[ids.PROBLEMS] = {"children": [html.P(text) for text in problem_texts(seen)]}
    return found


def caption(own: Desk) -> str:
    """The selection in words: year against year, filters."""
    words, chosen = own.language, own.selection
    told = words.t("page.caption", year=chosen.year, against=chosen.against)
    filters = subject(chosen, own.library, words)
    return f"{told} · {filters}" if filters else told


def problem_texts(seen: Seen) -> list[str]:
    """What was not understood of the address, a sentence each."""
    words = seen.own.language
    return [words.t(f"problem.{problem.name}", value=problem.value) for problem in seen.problems]


def drawn(seen: Seen, *, first: bool = False) -> dict[str, Any]:
    """What the browser needs to show a page: see assets/paint.js."""
    own = seen.own
    page = own.language.t(f"page.{PAGES[seen.path]}")
    tables = {
        ids.table(chart_id): table_html(chart.table, own.language, chart.title)
        for chart_id, chart in seen.charts.items()
    }
    return {
        "key": seen.key,
        "lang": own.language.code,
        "title": drawn_title(own, page),
        "query": own.selection.with_(theme="light", present=False).to_query(),
        "year": own.selection.year,
        "against": own.selection.against,
        "props": {} if first else props(seen),
        "tables": tables,
    }


def page(seen: Seen) -> list[Any]:
    """The whole page as a component tree."""
    own = seen.own
    around = Shell(
        path=seen.path,
        selection=own.selection,
        options=options(own),
        language=own.language,
        as_of=own.language.date(own.store.as_of),
    )
    inside = body(seen.path, seen.charts, cards(own) if seen.path in CARD_PAGES else [], own)
    return shell(around, inside)


def register(app: Dash, library: Library) -> None:
    """Join the page to the library."""
    kept = Answers[tuple[Any, dict[str, Any]]](library.settings.cache_answers)

    @app.callback(
        Output(ids.SHELL, "children"),
        Output(ids.DRAWN, "data"),
        Input(ids.CHOICE, "data"),
        prevent_initial_call=True,
    )
    def show(choice: dict[str, str] | None) -> tuple[Any, dict[str, Any]]:
        asked = choice or {}
        path, query = asked.get("path", "/"), asked.get("query", "")
        question = (library.version(), path, query)
        seen = kept.ask(question, lambda: see(library, path, query))
        same = asked.get("key") == seen.key
        return (no_update if same else page(seen)), drawn(seen, first=not same)


__all__ = ["DashboardError", "drawn", "page", "register", "see"]
