"""From the screen to a file: the menu of a chart, the menu of a page, the list of saved views.

Links carry ``data-export``; assets/paint.js adds the filters of the address to them.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import html

from dashboard.language import Language
from dashboard.pages import ids

PICTURES = ("png", "svg")


def chart_menu(chart_id: str, language: Language) -> Any:
    """As a picture, to the clipboard, as a native slide, as a workbook."""
    t = language.t
    given = f"chart={chart_id}"
    entries = [
        *[_button(t(f"tools.{form}"), "data-picture", f"{chart_id}:{form}") for form in PICTURES],
        _button(t("tools.copy"), "data-picture", f"{chart_id}:copy"),
        _link(t("tools.pptx"), f"/export/chart.pptx?{given}"),
        _link(t("tools.xlsx"), f"/export/chart.xlsx?{given}"),
        _link(t("tools.csv"), f"/export/chart.csv?{given}"),
    ]
    return _menu(t("tools.chart"), "download", entries, icon_only=True)


def page_menu(path: str, language: Language, *, charts: bool) -> Any:
    """The page as slides, workbook or picture, if it is one of ``charts``; the factsheet of what
    is chosen, also of a partner's page; saved views."""
    t = language.t
    given = f"path={quote(path)}"
    entries = [
        _link(t("tools.factsheet_pdf"), "/export/factsheet.pdf?order=international"),
        _link(t("tools.factsheet_docx"), "/export/factsheet.docx?order=international"),
        _link(t("tools.note_pdf"), "/export/factsheet.pdf?order=note"),
        _link(t("tools.note_docx"), "/export/factsheet.docx?order=note"),
    ]
    if charts:
        entries = [
            _link(t("tools.page_pptx"), f"/export/page.pptx?{given}"),
            _link(t("tools.workbook"), f"/export/workbook.xlsx?{given}"),
            *entries,
            _link(t("tools.page_png"), f"/export/page.png?{given}&size=a4"),
        ]
    files = charts or path.startswith("/relations/")
    return html.Div(
        [
            *([_menu(t("tools.page"), "file-earmark", entries)] if files else []),
            html.Button(
                [html.I(className="bi bi-collection", **_HIDDEN), html.Span(t("views.title"))],
                id=ids.VIEWS_OPEN,
                type="button",
                className="action",
            ),
        ],
        className="page-tools",
    )


def views_dialog(language: Language) -> Any:
    """The list of saved views; assets/views.js fills it and keeps it in the browser."""
    t = language.t
    words = ("up", "down", "remove", "show", "name", "empty", "shared", "removed")
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(t("views.title"), id=ids.VIEWS_TITLE),
                    html.Button(
                        "×",
                        type="button",
                        className="tool",
                        **{"data-views": "close", "aria-label": t("frame.close")},
                    ),
                ],
                className="chart-head",
            ),
            html.P(t("views.lead"), className="chart-subtitle"),
            html.Ol(id=ids.VIEWS_LIST, className="saved"),
            html.Div(
                [
                    _button(t("views.add"), "data-views", "add", kind="action"),
                    _button(t("views.present"), "data-views", "present", kind="action"),
                    _button(t("views.share"), "data-views", "share", kind="action"),
                    _button(t("views.deck"), "data-views", "deck", kind="action"),
                ],
                className="filter-actions",
            ),
            html.P(id=ids.VIEWS_STATUS, role="status", className="status"),
        ],
        id=ids.VIEWS,
        className="views",
        **{"aria-labelledby": ids.VIEWS_TITLE},
        **{f"data-word-{word}": t(f"views.{word}") for word in words},
    )


_HIDDEN = {"aria-hidden": "true"}


def _menu(label: str, icon: str, entries: list[Any], *, icon_only: bool = False) -> Any:
    shown: list[Any] = [html.I(className=f"bi bi-{icon}", **_HIDDEN)]
    if not icon_only:
        shown.append(html.Span(label))
    return html.Details(
        [
            html.Summary(
                shown,
                className="tool" if icon_only else "action",
                title=label,
                **{"aria-label": label},
            ),
            html.Ul([html.Li(entry) for entry in entries], className="menu"),
        ],
        className="chart-menu",
    )


def _link(label: str, address: str) -> Any:
    return html.A(label, href=address, download="", **{"data-export": address})


def _button(label: str, own: str, value: str, *, kind: str = "entry") -> Any:
    return html.Button(label, type="button", className=kind, **{own: value})
