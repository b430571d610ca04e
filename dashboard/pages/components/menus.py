"""From the screen to a file: the menu of a chart, the menu of a page, the list of saved views.

Links carry ``data-export``; the browser adds the filters of the address to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dashboard import ids
from dashboard.documents.forms import PIXELS, SIZES
from dashboard.documents.views import MOST_VIEWS
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.close_button import close_button

PICTURES = ("png", "svg")
SHAPES = ("square", "a4")
"""Of pictures that have other proportions than the screen."""
FACTSHEETS = ("factsheet_pdf", "factsheet_docx", "note_pdf", "note_docx")
"""The documents about what is chosen: of the region, or of a partner."""
DOCUMENTS = ("page_pptx", "workbook", *FACTSHEETS, "page_png")
"""The documents of a page of charts."""
CHANGES = ("changes_pdf", "changes_docx", "changes_pptx")
"""The note on what changed, of the page that says why."""
_ADDRESSES: Mapping[str, str] = {
    "page_pptx": "/export/page.pptx?path={path}",
    "workbook": "/export/page.xlsx?path={path}",
    "factsheet_pdf": "/export/factsheet.pdf?order=international",
    "factsheet_docx": "/export/factsheet.docx?order=international",
    "note_pdf": "/export/factsheet.pdf?order=note",
    "note_docx": "/export/factsheet.docx?order=note",
    "changes_pdf": "/export/note.pdf?path={path}",
    "changes_docx": "/export/note.docx?path={path}",
    "changes_pptx": "/export/note.pptx?path={path}",
    "page_png": "/export/page.png?path={path}&size=a4",
}


def sized(name: str, *, upright: bool = False) -> str:
    """A size of pictures in pixels, as it is said: ``1920 × 1080``."""
    pixels = PIXELS[name]
    return " × ".join(map(str, reversed(pixels) if upright else pixels))


ANY_CHART = "*"
"""What stands for the id of a chart in the one menu that the charts of a page have."""


def chart_menu(chart_id: str, name: str, language: Language) -> Any:
    """The menu of a chart, which the browser fills when it is opened: assets/menus.js.

    ``name`` of the chart tells it from the menus of the others.
    """
    label = f"{language.t('tools.chart')}: {name}"
    return _menu(label, "download", [], icon_only=True, of=chart_id)


def chart_entries(path: str, language: Language, chart_id: str = ANY_CHART) -> list[Any]:
    """As a picture, to the clipboard, as a native slide, as a workbook; ``path``: of its page."""
    t = language.t
    entries = [
        *[_button(t(f"tools.{form}", size=sized(SIZES[0])), "data-picture", f"{chart_id}:{form}")
          for form in PICTURES],
        _button(t("tools.copy"), "data-picture", f"{chart_id}:copy"),
        *[_link(*one) for one in chart_documents(path, language, chart_id)],
    ]  # fmt: skip
    return [html.Li(entry) for entry in entries]


def chart_documents(path: str, language: Language, chart_id: str) -> list[tuple[str, str]]:
    """What the server makes of a chart, each with its address: a native slide, a workbook, its
    table, a picture."""
    t = language.t
    given = f"chart={chart_id}&path={quote(path)}"
    return [
        *((t(f"tools.{form}"), f"/export/chart.{form}?{given}")
          for form in ("pptx", "xlsx", "csv")),
        *((t(f"tools.{name}", size=sized(name)), f"/export/chart.png?{given}&size={name}")
          for name in SHAPES),
    ]  # fmt: skip


def page_documents(
    path: str, documents: Sequence[str], language: Language
) -> list[tuple[str, str]]:
    """The documents of a page by their names in ``DOCUMENTS``, each with its address."""
    size = sized("a4", upright=True)
    return [
        (language.t(f"tools.{name}", size=size), _ADDRESSES[name].format(path=quote(path)))
        for name in documents
    ]


def page_menu(
    path: str, documents: Sequence[str], language: Language, *, slides: bool = True
) -> Any:
    """What is done with a page: its documents by their names in ``DOCUMENTS``, saved views, its
    link, the meeting mode where it has charts to show, ``slides``."""
    t = language.t
    entries = [_link(*one) for one in page_documents(path, documents, language)]
    return html.Div(
        [
            *([_menu(t("tools.page"), "file-earmark", entries)] if entries else []),
            html.Button(
                [icon("collection"), html.Span(t("views.title"))],
                id=ids.VIEWS_OPEN,
                type="button",
                className="action",
            ),
            icon_button(ids.COPY_LINK, "link-45deg", t("filter.copy_link")),
            *([icon_button(ids.PRESENT, "easel", t("filter.present"))] if slides else []),
        ],
        className="page-tools",
    )


def icon_button(button_id: str, sign: str, label: str) -> Any:
    """A button with a picture and its words, which are left out where there is no room."""
    return html.Button(
        [icon(sign, label), html.Span(label, className="spare")],
        id=button_id,
        type="button",
        className="action",
        **{"aria-label": label},
    )


def views_dialog(language: Language) -> Any:
    """The list of saved views; assets/views.js fills it and keeps it in the browser."""
    t = language.t
    words = ("up", "down", "remove", "show", "name", "empty", "full", "shared", "removed",
             "failed")  # fmt: skip
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(t("views.title"), id=ids.VIEWS_TITLE),
                    close_button(language, "tool", **{"data-views": "close"}),
                ],
                className="chart-head",
            ),
            html.P(t("views.lead"), className="chart-subtitle"),
            html.Ol(id=ids.VIEWS_LIST, className="saved"),
            html.Div(
                [
                    _button(t("views.add"), "data-views", "add", kind="action first"),
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
        **{f"data-word-{word}": t(f"views.{word}", most=MOST_VIEWS) for word in words},
    )


def _menu(
    label: str, sign: str, entries: list[Any], *, icon_only: bool = False, of: str = ""
) -> Any:
    given = {"data-menu": of} if of else {}
    unseen = {"className": "visually-hidden"} if icon_only else {}
    return html.Details(
        [
            html.Summary(
                [icon(sign, label if icon_only else ""), html.Span(label, **unseen)],
                className="tool" if icon_only else "action",
            ),
            html.Ul([html.Li(entry) for entry in entries], className="menu", **given),
        ],
        className="chart-menu",
    )


def _link(label: str, address: str) -> Any:
    return html.A(label, href=address, download="", **{"data-export": address})


def _button(label: str, data: str, value: str, *, kind: str = "entry") -> Any:
    return html.Button(label, type="button", className=kind, **{data: value})
