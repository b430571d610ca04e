"""What surrounds every page: header, navigation, filter bar, problems, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import ids
from dashboard.language import Language, language, languages
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.chips import chips_row
from dashboard.pages.components.keys import keys_button, keys_dialog
from dashboard.pages.components.menus import page_menu, views_dialog
from dashboard.pages.components.provenance import figure_dialog
from dashboard.pages.components.search import search_button, search_dialog


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the navigation; ``here`` is the one that is shown."""

    path: str
    label: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The words that surround a page; ``as_of`` says of when its data are.

    ``sources`` is the path of the page about the data, ``releases`` that of the page of releases,
    "" where there are none; ``dated``: whether the date leads there. ``documents`` are those of
    `dashboard.pages.components.menus`; ``first_chart`` is the id of the first one of the page.
    """

    path: str
    title: str
    links: Sequence[Link]
    language: Language
    as_of: str
    caption: Sequence[Any] = ()
    chips: Sequence[Any] = ()
    problems: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sources: str = ""
    releases: str = ""
    dated: bool = False
    first_chart: str = ""


def shell(around: Shell, filters: Any, body: list[Any]) -> list[Any]:
    """The whole page: surroundings, the bar of filters, and the body."""
    t = around.language.t
    return [
        html.A(t("page.skip"), href=f"#{ids.MAIN}", className="skip"),
        _header(around),
        filters,
        html.Main(main(around, body), id=ids.MAIN),
        _footer(around),
        views_dialog(around.language),
        search_dialog(around.language),
        keys_dialog(around.language),
        figure_dialog(around.language),
    ]


def main(around: Shell, body: list[Any]) -> list[Any]:
    """What stands between the bar of filters and the footer."""
    return [_problems(around.problems), *_to_charts(around), _head(around), *body]


def _to_charts(around: Shell) -> list[Any]:
    """What leads past the tools and the figures of the page."""
    if not around.first_chart:
        return []
    place = f"#{ids.figure(around.first_chart)}"
    return [html.A(around.language.t("page.skip_charts"), href=place, className="skip")]


def paragraphs(texts: Sequence[str]) -> list[Any]:
    """Sentences, a paragraph each."""
    return [html.P(text) for text in texts]


def _problems(texts: Sequence[str]) -> Any:
    return html.Div(paragraphs(texts), id=ids.PROBLEMS, className="problems", role="alert")


def _head(around: Shell) -> Any:
    return html.Div(
        [
            html.H1(around.title, tabIndex="-1", id=ids.PAGE_TITLE),
            chips_row([*around.chips], around.language),
            html.P([*around.caption], id=ids.CAPTION, className="caption"),
            page_menu(
                around.path, around.documents, around.language, slides=bool(around.first_chart)
            ),
        ],
        className="page-head",
    )


def _header(around: Shell) -> Any:
    t = around.language.t
    brand = html.Div(
        [
            html.Span(t("territory.region"), className="region-name"),
            html.Span(t("page.product"), className="product-name"),
        ],
        className="brand",
    )
    links = html.Nav(
        [_link(one) for one in around.links],
        className="pages",
        **{"aria-label": t("page.navigation")},
    )
    switches = html.Div(
        [
            _as_of(around),
            search_button(around.language),
            _language_switch(around.language),
            _theme(t),
        ],
        className="switches",
    )
    return html.Header([brand, links, switches], className="masthead")


def _link(one: Link) -> Any:
    current = {"aria-current": "page"} if one.here else {}
    kind = "nav-link here" if one.here else "nav-link"
    return html.A(one.label, href=one.path, className=kind, **{"data-go": one.path, **current})


def _as_of(around: Shell) -> Any:
    text = around.as_of
    if not around.dated:
        return html.Span(text, id=ids.AS_OF, className="as-of")
    leads = {"title": around.language.t("releases.link"), "data-go": around.releases}
    return html.A(text, href=around.releases, id=ids.AS_OF, className="as-of", **leads)


def _language_switch(words: Language) -> Any:
    """To the other language, or a menu of all the others; each is named in itself."""
    others = [code for code in languages() if code != words.code]
    if len(others) == 1:
        return _language(others[0], className="switch", id=ids.LANGUAGE)
    here = html.Summary(words.t("language.name"), className="switch", id=ids.LANGUAGE)
    menu = html.Ul(
        [html.Li(_language(code, className="entry")) for code in others], className="menu"
    )
    return html.Details([here, menu], className="chart-menu")


def _language(code: str, **given: str) -> Any:
    order = {"data-order": f"lang:{code}"}
    return html.Button(
        language(code).t("language.name"), type="button", lang=code, **given, **order
    )


def _theme(t: Any) -> Any:
    return html.Button(
        icon("circle-half", t("page.theme")),
        id=ids.THEME,
        type="button",
        className="switch",
        **{"aria-label": t("page.theme")},
    )


def _footer(around: Shell) -> Any:
    t = around.language.t
    lines: list[Any] = [
        html.P(t("page.basis")),
        html.P(t("figure.hint"), className="of-pointers"),
        html.P([t("page.sources_at"), " ", _go(t("page.data"), around.sources)]),
    ]
    if around.releases:
        lines.append(html.P(_go(t("releases.link"), around.releases)))
    return html.Footer(
        [
            *lines,
            html.P([keys_button(around.language), " · ", _shortcuts(t)], className="of-keys"),
            html.P(t("frame.points"), id=ids.POINTS_HOW, hidden=True),
            html.P(id=ids.STATUS, role="status", className="status"),
            html.Div(id=ids.REPLACED, role="status", className="replaced"),
            html.P(id=ids.SAID, role="status", className="visually-hidden"),
        ],
        className="foot",
    )


def _shortcuts(t: Any) -> Any:
    """Switches keys of one letter off and on (assets/shortcuts.js): who dictates needs them off."""
    on, off = t("page.shortcuts_on"), t("page.shortcuts_off")
    labels = {"data-on": on, "data-off": off}
    return html.Button(off, id=ids.SHORTCUTS, type="button", className="chosen-by", **labels)


def _go(label: str, path: str) -> Any:
    return html.A(label, href=path, **{"data-go": path})
