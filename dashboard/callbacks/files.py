"""Every file that leaves the program, made from what was asked: a kind, a format, a selection.

The pages (`exporting`) and the command line (`dashboard.commands.export`) both ask here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.callbacks.briefs import account, book, table_frame
from dashboard.callbacks.desk import Desk, desk, subject
from dashboard.callbacks.drawing import DRAWERS, ON_PAGE, draw
from dashboard.callbacks.gathering import slide
from dashboard.errors import ExportRefused, UnknownSelection
from dashboard.exports.camera import Camera, Format
from dashboard.exports.deck import MOST_SLIDES, deck
from dashboard.documents.factsheet import ORDERS, Order, factsheet
from dashboard.exports.factsheet_docx import factsheet_docx
from dashboard.exports.factsheet_pdf import factsheet_pdf
from dashboard.exports.pictures import PAGE_SIZES, SIZES, Caption, chart_picture, page_picture
from dashboard.exports.slides import Slide
from dashboard.exports.tables import csv_text
from dashboard.documents.views import View
from dashboard.exports.workbook import workbook
from dashboard.language import language
from dashboard.pages import ids
from dashboard.query import Query, from_query
from dashboard.store.library import Library

FORMATS: dict[str, tuple[str, ...]] = {
    "chart": ("pptx", "xlsx", "csv", "png", "svg"),
    "page": ("pptx", "png", "svg"),
    "deck": ("pptx",),
    "factsheet": ("pdf", "docx"),
    "workbook": ("xlsx",),
    "table": ("csv",),
}
"""What can be made as what; ``table`` is the chart's table as it is displayed."""
PREFIX = "leningrad-region"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. ``link`` is the address of the pages, without a path, or empty."""

    what: str
    form: str
    selection: Query
    path: str = "/"
    chart: str = ids.TURNOVER
    size: str = "1920x1080"
    order: Order = "international"
    views: tuple[View, ...] = ()
    link: str = ""
    template: Path | None = None


def check(wanted: Wanted) -> None:
    """Raise ``UnknownSelection`` naming what is not known and what is."""
    words = language(wanted.selection.lang)
    if wanted.what not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownSelection(words.t("export.unknown", name=wanted.what[:60], known=known))
    if wanted.form not in FORMATS[wanted.what]:
        known = ", ".join(FORMATS[wanted.what])
        told = words.t("export.bad_format", what=wanted.what, format=wanted.form[:20], known=known)
        raise UnknownSelection(told)
    for name, value, choices in (
        ("chart", wanted.chart, DRAWERS), ("page", wanted.path, ON_PAGE),
        ("size", wanted.size, SIZES), ("order", wanted.order, ORDERS),
    ):  # fmt: skip
        if value not in choices:
            known = ", ".join(choices)
            raise UnknownSelection(words.t("export.unknown_part", part=name, name=value[:60],
                                           known=known))  # fmt: skip


def make(library: Library, camera: Camera, wanted: Wanted) -> bytes:
    """The file. Raises ``UnknownSelection``, ``StoreUnavailable`` or ``ExportRefused``."""
    check(wanted)
    own = desk(library, wanted.selection)
    return _MAKERS[wanted.what](own, camera, wanted)


def file_name(wanted: Wanted) -> str:
    """A name that says what is in the file: ``leningrad-region-turnover-chart-2018-ru.pptx``."""
    chosen = wanted.selection
    own = {"chart": wanted.chart, "table": f"{wanted.chart}-table", "workbook": wanted.chart,
           "page": f"page-{wanted.path.strip('/') or 'overview'}"}  # fmt: skip
    parts = [PREFIX, own.get(wanted.what, wanted.what)]
    parts += [wanted.order] if wanted.what == "factsheet" and wanted.order == "note" else []
    parts += [chosen.dataset] if chosen.dataset != "published" else []
    parts += [str(chosen.year)] if chosen.year else []
    parts += [chosen.flow] if chosen.flow else []
    parts += [*chosen.partners[:4], *chosen.sectors[:4], chosen.lang]
    return "-".join(parts) + "." + wanted.form


def address(wanted: Wanted, path: str, query: str) -> str:
    """The address of a view: absolute where the host of the pages is known."""
    return f"{wanted.link.rstrip('/')}{path}" + (f"?{query}" if query else "")


def _chart(own: Desk, camera: Camera, wanted: Wanted) -> bytes:
    if wanted.form == "csv":
        return csv_text(table_frame(own, wanted.chart), bom=True).encode()
    if wanted.form == "xlsx":
        return _workbook(own, camera, wanted)
    drawn = DRAWERS[wanted.chart](own)
    link = address(wanted, wanted.path, wanted.selection.to_query())
    if wanted.form == "pptx":
        made = slide(own, wanted.chart, drawn, camera, link)
        return deck([made], own.language, wanted.template)
    form: Format = "svg" if wanted.form == "svg" else "png"
    size, theme = SIZES[wanted.size], own.selection.theme
    return chart_picture(camera, drawn, _caption(own), size, form, theme)


def _table(own: Desk, _: Camera, wanted: Wanted) -> bytes:
    table = DRAWERS[wanted.chart](own).table
    return csv_text(pd.DataFrame(list(table.rows), columns=list(table.headers)), bom=True).encode()


def _workbook(own: Desk, _: Camera, wanted: Wanted) -> bytes:
    drawn = DRAWERS[wanted.chart](own)
    link = address(wanted, wanted.path, wanted.selection.to_query())
    return workbook(book(own, wanted.chart, drawn, link))


def _page(own: Desk, camera: Camera, wanted: Wanted) -> bytes:
    charts = draw(own, wanted.path)
    if not charts:
        raise ExportRefused(own.language.t("export.empty_page"))
    link = address(wanted, wanted.path, wanted.selection.to_query())
    if wanted.form == "pptx":
        made = [slide(own, name, chart, camera, link) for name, chart in charts.items()]
        return deck(made, own.language, wanted.template)
    title = own.language.t("export.page_title", page=_page_name(own, wanted.path))
    form: Format = "svg" if wanted.form == "svg" else "png"
    size, theme = PAGE_SIZES[wanted.size], own.selection.theme
    drawn = list(charts.values())
    return page_picture(camera, title, drawn, _caption(own), size, form, theme)


def _page_name(own: Desk, path: str) -> str:
    return own.language.t(f"page.{path.strip('/') or 'overview'}")


def _caption(own: Desk) -> Caption:
    words, chosen = own.language, own.selection
    told = words.t("page.caption", year=own.year, against=own.against)
    filters = subject(chosen, own.library, words)
    own_words = f"{told} · {filters}" if filters else told
    return Caption(own_words, own.scene.source, own.scene.mark)


def _deck(own: Desk, camera: Camera, wanted: Wanted) -> bytes:
    """The views one after another; a view without a chart is its whole page."""
    words = own.language
    slides: list[Slide] = []
    for view in wanted.views:
        chosen = from_query(view.query, own.library.store_published.choices)
        if chosen.problems:
            parts = ", ".join(f"{one.name}={one.value}" for one in chosen.problems)
            raise UnknownSelection(words.t("download.not_understood", parts=parts))
        at = desk(own.library, chosen.with_(lang=own.selection.lang, theme="light"))
        names = (view.chart,) if view.chart else ON_PAGE.get(view.path, ())
        for name in names:
            if name not in DRAWERS:
                known = ", ".join(DRAWERS)
                raise UnknownSelection(words.t("export.unknown_part", part="chart",
                                               name=name[:60], known=known))  # fmt: skip
            link = address(wanted, view.path, chosen.to_query())
            slides.append(slide(at, name, DRAWERS[name](at), camera, link))
        if len(slides) > MOST_SLIDES:
            raise ExportRefused(words.t("export.long_deck", count=len(slides), most=MOST_SLIDES))
    return deck(slides, words, wanted.template)


def _factsheet(own: Desk, _: Camera, wanted: Wanted) -> bytes:
    page = factsheet(account(own), wanted.order)
    return factsheet_pdf(page) if wanted.form == "pdf" else factsheet_docx(page)


_MAKERS: dict[str, Callable[[Desk, Camera, Wanted], bytes]] = {
    "chart": _chart,
    "table": _table,
    "workbook": _workbook,
    "page": _page,
    "deck": _deck,
    "factsheet": _factsheet,
}
