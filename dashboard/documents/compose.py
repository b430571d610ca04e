"""A request becomes a document: the values that it holds, asked and worded; nothing is written."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.charts import charts_on
from dashboard.charts.chart import Declaration
from dashboard.charts.from_store import chart_of
from dashboard.copies import replace
from dashboard.documents.address import (
    CHANGES,
    OVERVIEW,
    Address,
    address_of,
    query_at,
    title_of,
)
from dashboard.documents.brief import brief_sheet
from dashboard.documents.document import Deck, Document, Slide
from dashboard.documents.factsheet import factsheet
from dashboard.documents.links import Links, links_of
from dashboard.documents.note import note, note_deck
from dashboard.documents.opening import opening_of
from dashboard.documents.page_workbook import page_workbook
from dashboard.documents.picture import picture_of
from dashboard.documents.request import (
    Request,
    chart_on,
    check,
    understood,
    unknown,
)
from dashboard.documents.slide import filled, slide, worth_showing
from dashboard.documents.tables import Table
from dashboard.documents.views import MOST_VIEWS, View
from dashboard.documents.workbook import data_table, workbook
from dashboard.errors import ExportRefused
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask


def compose(ask: Ask, request: Request) -> Document:
    """The document that is asked for, as values.

    Raises:
        UnknownSelection: a kind, form, page or chart that there is not.
        StoreUnavailable: the dataset cannot be asked.
        ExportRefused: nothing can be made of what is asked, with the reason.
    """
    check(request, ask.library)
    document = _COMPOSERS[request.what](ask, request)
    if isinstance(document, Table):
        words = ask.library.language(request.query.lang)
        return replace(document, decimal=words.t("language.decimal"))
    return document


def _chart(ask: Ask, request: Request) -> Document:
    declared = _declared(request)
    match request.form:
        case "pptx":
            return Deck((_slide(ask, declared, request),), ask.library.language(request.query.lang))
        case "xlsx":
            return _workbook(ask, request)
        case "csv":
            return data_table(ask, declared, request.query)
    return picture_of(ask, request, (chart_of(declared, ask, request.query),), declared)


def _table(ask: Ask, request: Request) -> Document:
    """The table of a chart as it is displayed."""
    words = ask.library.language(request.query.lang)
    chart = chart_of(_declared(request), ask, request.query)
    headings = tuple(column.label for column in chart.table.columns)
    return Table(chart.name, chart.title, headings, chart.table.texts(words))


def _workbook(ask: Ask, request: Request) -> Document:
    declared = _declared(request)
    link, short = opening_of(ask, request, request.address, request.query, declared)
    return workbook(ask, declared, request.query, link, short, _links(ask, request))


def _page(ask: Ask, request: Request) -> Document:
    found = _on_page(ask, request.address, request.query)
    words = ask.library.language(request.query.lang)
    if not found:
        key = "noted_page" if request.address == CHANGES else "empty_page"
        raise ExportRefused(words.t(f"export.{key}"))
    page = title_of(request.address, ask.library.registers, words)
    title = words.t("export.page_title", page=page)
    if request.form == "pptx":
        return Deck(
            tuple(worth_showing([_slide(ask, one, request) for one in found])), words, title
        )
    if request.form == "xlsx":
        return page_workbook(ask, request, found, title)
    charts = filled([chart_of(one, ask, request.query) for one in found])
    return picture_of(ask, request, charts, None, title)


def _deck(ask: Ask, request: Request) -> Document:
    """The views one after another; a view without a chart is its whole page. Without views the
    deck is that of its page."""
    words = ask.library.language(request.query.lang)
    if not request.views:
        return _page(ask, request)
    slides: list[Slide] = []
    for view in request.views:
        slides += _of_view(ask, request, view)
        if len(slides) > MOST_VIEWS:
            raise ExportRefused(words.t("export.long_deck", count=len(slides), most=MOST_VIEWS))
    if not slides:
        raise ExportRefused(words.t("export.empty_page"))
    title = words.t("export.page_title", page=words.t("export.kind.deck"))
    return Deck(tuple(slides), words, title if len(slides) > 1 else "")


def _of_view(ask: Ask, request: Request, view: View) -> list[Slide]:
    """The slides of a saved view, in the language of the deck and the light theme.

    A path that is no page of ours is refused: its link would lead elsewhere.
    """
    library, words = ask.library, ask.library.language(request.query.lang)
    address = address_of(view.path, library.registers)
    if address is None:
        raise unknown(words, "page", view.path)
    chosen = read_query(view.query, library, relations=address.about_relations)
    understood(chosen, words)
    query = query_at(chosen, address, library.registers)
    query = query.with_(lang=words.code, theme="light", present=False)
    if not view.chart:
        found = _on_page(ask, address, query)
    else:
        declared = chart_on(address, view.chart)
        if declared is None:
            raise unknown(words, "chart", view.chart)
        found = (declared,)
    links = links_of(ask, request.link, query, address.code)
    made = [slide(ask, one, query, *opening_of(ask, request, address, query, one), links)
            for one in found]  # fmt: skip
    return made if view.chart else worth_showing(made)


def _on_page(ask: Ask, address: Address, query: Query) -> tuple[Declaration, ...]:
    """The charts of a page that its dataset can fill."""
    can = ask.can(query)
    found = [one for one in charts_on(address.page, query) if one.needs is None or one.needs in can]
    # Where nothing is left out a page offers to; a document has nothing to show.
    return tuple(one for one in found if one.chosen(query))


def _slide(ask: Ask, declared: Declaration, request: Request) -> Slide:
    opening = opening_of(ask, request, request.address, request.query, declared)
    return slide(ask, declared, request.query, *opening, _links(ask, request))


def _links(ask: Ask, request: Request) -> Links:
    return links_of(ask, request.link, request.query, request.address.code)


def _declared(request: Request) -> Declaration:
    declared = chart_on(request.address, request.chart)
    assert declared is not None, "check has seen to it"
    return declared


def _factsheet(ask: Ask, request: Request) -> Document:
    """With the reference of the first page with the same choices."""
    links = links_of(ask, request.link, request.query)
    made = factsheet(ask, request.query, request.order, links)
    return replace(made, reference=opening_of(ask, request, OVERVIEW, request.query)[1])


def _note(ask: Ask, request: Request) -> Document:
    """With the reference of the page of changes with the same choices."""
    opening = opening_of(ask, request, CHANGES, request.query)
    if request.form == "pptx":
        return note_deck(ask, request.query, *opening, _links(ask, request))
    made = note(ask, request.query, links_of(ask, request.link, request.query))
    return replace(made, reference=opening[1])


_COMPOSERS: dict[str, Callable[[Ask, Request], Document]] = {
    "chart": _chart,
    "table": _table,
    "workbook": _workbook,
    "page": _page,
    "deck": _deck,
    "factsheet": _factsheet,
    "note": _note,
    "brief": lambda ask, request: brief_sheet(ask, request.query, request.link),
}
