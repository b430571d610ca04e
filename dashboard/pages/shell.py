"""What surrounds every page: header, navigation, filter bar, problems, footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.pages import ids
from dashboard.pages.controls import Options, filter_bar
from dashboard.pages.menus import page_menu, views_dialog
from dashboard.pages.search import search_button, search_dialog
from dashboard.query import Query

PAGES = {"/": "overview", "/trade": "trade", "/partners": "partners", "/relations": "relations",
         "/data": "data"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shell:
    """The words and choices that surround a page; ``as_of`` is a date in words, ``releases`` the
    path of the page of releases where there are any."""

    path: str
    title: str
    selection: Query
    options: Options
    language: Language
    as_of: str
    caption: str = ""
    problems: tuple[str, ...] = ()
    releases: str = ""
    charts: bool = True
    """Whether the page is made of charts, and can be taken away as slides."""


def shell(own: Shell, body: list[Any]) -> list[Any]:
    """The whole page: surroundings and body."""
    t = own.language.t
    return [
        html.A(t("page.skip"), href=f"#{ids.MAIN}", className="skip"),
        _header(own),
        filter_bar(own.selection, own.options, own.language),
        html.Main(
            [
                html.Div(
                    [html.P(text) for text in own.problems],
                    id=ids.PROBLEMS,
                    className="problems",
                    role="alert",
                ),
                html.Div(
                    [
                        html.H1(own.title, tabIndex="-1", id=ids.PAGE_TITLE),
                        html.P(
                            own.caption,
                            id=ids.CAPTION,
                            className="caption",
                            **{"aria-live": "polite"},
                        ),
                        page_menu(own.path, own.language, charts=own.charts),
                    ],
                    className="page-head",
                ),
                *body,
            ],
            id=ids.MAIN,
        ),
        _footer(own),
        views_dialog(own.language),
        search_dialog(own.language),
    ]


def _header(own: Shell) -> Any:
    t = own.language.t
    links = [
        html.A(
            t(f"page.{noun}"),
            href=path,
            className="nav-link" + (" here" if path == own.path else ""),
            **{"data-go": path, **({"aria-current": "page"} if path == own.path else {})},
        )
        for path, noun in PAGES.items()
    ]
    return html.Header(
        [
            html.Div(
                [
                    html.Span(t("territory.region"), className="region-name"),
                    html.Span(t("page.product"), className="product-name"),
                ],
                className="brand",
            ),
            html.Nav(links, className="pages", **{"aria-label": t("page.navigation")}),
            html.Div(
                [
                    _as_of(own),
                    search_button(own.language),
                    _switch(
                        ids.LANGUAGE,
                        "Русский" if own.language.code == "en" else "English",
                        lang="ru" if own.language.code == "en" else "en",
                    ),
                    html.Button(
                        html.I(className="bi bi-circle-half", **{"aria-hidden": "true"}),
                        id=ids.THEME,
                        type="button",
                        className="switch",
                        title=t("page.theme"),
                        **{"aria-label": t("page.theme")},
                    ),
                ],
                className="switches",
            ),
        ],
        className="masthead",
    )


def _as_of(own: Shell) -> Any:
    said = own.language.t("page.as_of", date=own.as_of)
    if not own.releases or own.selection.dataset == "published":
        return html.Span(said, className="as-of")
    told = {"title": own.language.t("releases.link"), "data-go": own.releases}
    return html.A(said, href=own.releases, className="as-of", **told)


def _switch(own: str, label: str, lang: str) -> Any:
    return html.Button(label, id=own, type="button", className="switch", lang=lang)


def _footer(own: Shell) -> Any:
    t = own.language.t
    return html.Footer(
        [
            html.P(t("page.basis")),
            html.P(
                [
                    t("page.sources_at"),
                    " ",
                    html.A(t("page.data"), href="/data", **{"data-go": "/data"}),
                ]
            ),
            *(
                [html.P(html.A(t("releases.link"), href=own.releases, **{"data-go": own.releases}))]
                if own.releases
                else []
            ),
            html.P(id=ids.STATUS, role="status", className="status"),
        ],
        className="foot",
    )
