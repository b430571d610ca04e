"""The one server callback: a choice (path and query) becomes what the page shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import orjson
from dash import Dash, Input, Output, html, no_update
from dash.development.base_component import Component

from dashboard.callbacks.brief import BRIEF
from dashboard.callbacks.depth import depth_props, depth_tools
from dashboard.callbacks.desk import Desk, desk, incomplete, subject
from dashboard.callbacks.drawing import ON_PAGE, draw, drawn_title
from dashboard.callbacks.findings import finding, telling
from dashboard.callbacks.headline import cards
from dashboard.callbacks.options import options
from dashboard.callbacks.partner import partner_panel
from dashboard.callbacks.relation_pages import (
    is_relation_page,
    known_path,
    profile_country,
    relation_charts,
    relation_inside,
    relation_props,
    relation_title,
    told_of,
)
from dashboard.callbacks.releases_page import PATH as RELEASES
from dashboard.callbacks.releases_page import releases_inside
from dashboard.errors import StoreUnavailable
from dashboard.charts.chart import Chart
from dashboard.pages import ids
from dashboard.pages.cards import card_props
from dashboard.pages.data_page import data_page
from dashboard.pages.frames import chart_props, table_html
from dashboard.pages.pages import body
from dashboard.pages.shell import PAGES, Shell, shell
from dashboard.loaders.about import load_about
from dashboard.query import Problem, Query, from_query
from dashboard.store.customs import CustomsStore
from dashboard.store.library import Library

CARD_PAGES = ("/", "/trade")
TABLES = {
    ids.TURNOVER: "turnover",
    ids.BALANCE: "turnover",
    ids.CONTRIBUTION: "turnover",
    ids.PARTNER_SHARE: "partners",
    ids.SECTORS: "sectors",
    ids.PARTNER_MAP: "regions",
    ids.TIMELINE: "events",
    ids.MATRIX: "events",
    ids.MONTHLY: "months",
    ids.TREEMAP: "codes",
    ids.HEATMAP: "partner_sectors",
}
"""The downloadable table behind each chart."""


class Seen(NamedTuple):
    """A page that was drawn: its key, its desk and its charts."""

    key: str
    path: str
    own: Desk
    charts: dict[str, Chart]
    chosen: Query
    problems: tuple[Problem, ...]


def page_key(path: str, selection: Query) -> str:
    """What the surroundings of a page depend on; the rest is changed in place."""
    return f"{path}|{selection.lang}|{selection.dataset}|{selection.release or ''}"


def see(library: Library, path: str, query: str) -> Seen:
    """Draw a page. A dataset that cannot be asked falls back to the published one and says so."""
    library = library.current()
    there = path in PAGES or path == RELEASES or known_path(path, library)
    known = path if there else "/"
    chosen = from_query(query, library.store_published.choices)
    problems = chosen.problems
    if known != path:
        problems = (*problems, Problem("page", path[:60]))
    if chosen.release is not None and not has_release(library, chosen):
        problems = (*problems, Problem("release", str(chosen.release)))
        chosen = chosen.with_(release=None)
    try:
        own = desk(library, chosen)
    except StoreUnavailable:
        problems = (*problems, Problem("dataset", chosen.dataset))
        chosen = chosen.with_(dataset="published", release=None)
        own = desk(library, chosen)
    charts = relation_charts(own, known) if is_relation_page(known) else draw(own, known)
    key = f"{page_key(known, chosen)}|{own.store.version}"
    shown, which = told_of(own, known)
    about = telling(shown)
    told = {
        chart_id: chart
        if chart.empty or (which is not None and chart_id not in which)
        else replace(chart, finding=finding(shown, chart_id, about))
        for chart_id, chart in charts.items()
    }
    return Seen(key, known, own, told, chosen, problems)


def has_release(library: Library, chosen: Query) -> bool:
    """Whether the chosen release can be asked; published figures have none."""
    try:
        return isinstance(library.store(chosen.dataset, chosen.release), CustomsStore)
    except StoreUnavailable:
        return False


def props(seen: Seen) -> dict[str, dict[str, Any]]:
    """What a change of filters changes on the page: properties by component id."""
    found: dict[str, dict[str, Any]] = {}
    for chart_id, chart in seen.charts.items():
        found |= chart_props(chart_id, chart)
    if seen.path in CARD_PAGES:
        for card in cards(seen.own):
            found[ids.card(card.noun)] = card_props(card)
    if is_relation_page(seen.path):
        found |= relation_props(seen.own, seen.path)
    elif ids.PARTNER_MAP in seen.charts:
        found[ids.DETAILS] = {"children": partner_panel(seen.own)}
    found |= depth_props(seen.own, seen.charts)
    found[ids.CAPTION] = {"children": caption(seen.own)}
    found[ids.PROBLEMS] = {"children": [html.P(text) for text in problem_texts(seen)]}
    return found


def caption(own: Desk) -> str:
    """The selection in words: year against year, filters."""
    words, chosen = own.language, own.selection
    told = words.t("page.caption", year=chosen.year, against=chosen.against)
    filters = subject(chosen, own.library, words)
    return " · ".join(part for part in (told, filters, incomplete(own)) if part)


def problem_texts(seen: Seen) -> list[str]:
    """What was not understood of the address, a sentence each."""
    words = seen.own.language
    return [words.t(f"problem.{problem.name}", value=problem.value) for problem in seen.problems]


def heading(seen: Seen) -> str:
    """The heading of a page."""
    if is_relation_page(seen.path):
        return relation_title(seen.own, seen.path)
    if seen.path == RELEASES:
        return seen.own.language.t("releases.title")
    return seen.own.language.t(f"page.{PAGES[seen.path]}")


def drawn(seen: Seen, *, first: bool = False) -> dict[str, Any]:
    """What the browser needs to show a page: see assets/paint.js."""
    own = seen.own
    page = heading(seen)
    query = seen.chosen.with_(theme="light", present=False).to_query()
    tables = {
        ids.table(chart_id): table_html(
            chart.table, own.language, chart.title, download_link(seen, chart_id)
        )
        for chart_id, chart in seen.charts.items()
    }
    return {
        "key": seen.key,
        "lang": own.language.code,
        "title": drawn_title(own, page),
        "page": page_kind(seen.path),
        "partner": profile_country(seen.path, own.library),
        "query": query,
        "latest": own.store.choices.latest,
        "current": current_release(seen),
        "first": first,
        "words": {
            "copied": own.language.t("page.copied"),
            "not_copied": own.language.t("page.not_copied"),
            "picture_copied": own.language.t("tools.copied"),
            "picture_not_copied": own.language.t("tools.not_copied"),
        },
        "props": {} if first else props(seen),
        "tables": tables,
    }


def has_charts(path: str) -> bool:
    """Whether charts are drawn on a page."""
    return path not in ("/data", RELEASES, BRIEF)


def page_kind(path: str) -> str:
    """What kind of page it is, for the styles: its noun; of a partner's page, profile."""
    return PAGES.get(path) or ("profile" if path.startswith("/relations/") else path[1:])


def current_release(seen: Seen) -> str:
    """The number of the dataset's current release; empty for published figures."""
    store = seen.own.library.store(seen.own.selection.dataset)
    return str(store.release.number) if isinstance(store, CustomsStore) else ""


def download_link(seen: Seen, chart_id: str) -> str:
    """Where the whole table behind a chart is: of all years where the chart shows all years."""
    table = TABLES[chart_id]
    year = None if table in ("turnover", "events", "months") else seen.own.selection.year
    months = seen.own.selection.months
    country = profile_country(seen.path, seen.own.library)
    partners = (country,) if country else seen.chosen.partners
    chosen = seen.chosen.with_(year=year, against=None, months=months, partners=partners)
    query = chosen.with_(theme="light", present=False).to_query()
    return f"/download/{table}.csv?{query}"


def page(seen: Seen) -> list[Any]:
    """The whole page as a component tree."""
    own = seen.own
    around = Shell(
        path=seen.path,
        title=heading(seen),
        selection=own.selection,
        options=options(own),
        language=own.language,
        as_of=own.language.date(own.store.as_of),
        caption=caption(own),
        charts=bool(ON_PAGE.get(seen.path)),
        problems=tuple(problem_texts(seen)),
        releases=RELEASES if len([name for name, is_there in own.library.datasets().items()
                                  if is_there]) > 1 else "",
    )  # fmt: skip
    if is_relation_page(seen.path):
        return shell(around, relation_inside(own, seen.path, seen.charts))
    if seen.path == "/data":
        about = load_about(own.library.settings.data, own.library.published)
        return shell(around, data_page(own.library, about, seen.chosen, own.language))
    if seen.path == RELEASES:
        return shell(around, releases_inside(own))
    shown = cards(own) if seen.path in CARD_PAGES else []
    above = depth_tools(own, seen.charts)
    inside = body(seen.charts, shown, partner_panel(own), own.language, above)
    return shell(around, inside)


def answer(library: Library, path: str, query: str, key: str | None) -> tuple[Any, str]:
    """The page's surroundings, if they are not those that are shown, and what changes in it."""
    seen = see(library, path, query)
    same = key == seen.key
    return (no_update if same else page(seen)), encoded(drawn(seen, first=not same))


def encoded(told: dict[str, Any]) -> str:
    """JSON as one text: written once when it is kept, not at every answer."""
    return orjson.dumps(told, default=_plain, option=orjson.OPT_SERIALIZE_NUMPY).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, Component):
        return value.to_plotly_json()
    raise TypeError(f"{type(value).__name__} cannot be sent to a page")


def register(app: Dash, library: Library) -> None:
    """Join the page to the library."""

    @app.callback(
        Output(ids.SHELL, "children"),
        Output(ids.DRAWN, "data"),
        Input(ids.CHOICE, "data"),
        prevent_initial_call=True,
    )
    def show(choice: dict[str, str] | None) -> tuple[Any, str]:
        asked = choice or {}
        path, query = asked.get("path", "/"), asked.get("query", "")
        return answer(library, path, query, asked.get("key"))
