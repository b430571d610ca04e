"""A document that is asked for: what, in which form, of what; its checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dashboard.charts import chart_named
from dashboard.charts.chart import Declaration
from dashboard.copies import replace
from dashboard.documents.address import (
    OVERVIEW,
    PATHS,
    Address,
    address_of,
    code_written,
    query_at,
)
from dashboard.documents.forms import CHARTS, FORMATS, ORDERS, SIZES, Order
from dashboard.documents.views import MOST_VIEWS, View, deck_of
from dashboard.errors import ExportRefused, StoreUnavailable, UnknownSelection
from dashboard.language import Language
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.library import Library

FIRST_CHART = "turnover-chart"
FIELDS = ("chart", "path", "size", "order")
"""What the address of a document says beside the query."""
SHOWN = 60
"""Characters of an unknown name that an answer repeats."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    ``query`` is that of the page at ``address``; ``chart`` the name or DOM id of a chart; ``link``
    the address of the pages without a path (``http://host:8050``), or empty. ``size`` is of a
    picture, ``order`` of a factsheet, ``views`` of a deck; a deck without views is that of its
    page.
    """

    what: str
    form: str
    query: Query
    address: Address = OVERVIEW
    chart: str = FIRST_CHART
    size: str = SIZES[0]
    order: Order = ORDERS[0]
    views: tuple[View, ...] = ()
    link: str = ""


def read_request(what: str, form: str, text: str, library: Library, link: str = "") -> Request:
    """The request of an address ``/export/<what>.<form>?<text>``, checked.

    Beside the grammar of the pages ``text`` has ``chart, path, size, order`` and, of a deck, its
    views. ``brief`` takes the code of a region too where the pages have a partner.

    Raises:
        UnknownSelection: a kind, form, page, chart, size or order that there is not.
        StoreUnavailable: the dataset cannot be asked.
        ExportRefused: part of the query was not understood, or there are too many views.
    """
    alone = parse_qsl(text.lstrip("?"), errors="replace"), ()
    pairs, views = deck_of(text) if what == "deck" else alone
    names = (*FIELDS, "partner") if what == "brief" else FIELDS
    pairs = list(dict.fromkeys(pairs))
    given = {name: value for name, value in pairs if name in names}
    chosen = urlencode([(name, value) for name, value in pairs if name not in names])
    path = given.get("path", "/")
    words = library.language(read_query(chosen, library).lang)
    counted = Counter(name for name, _ in pairs)
    if twice := [name for name in given if counted[name] > 1]:
        raise ExportRefused(words.t("download.not_understood", parts=", ".join(twice)))
    if what == "brief":
        path = _brief_path(given.get("partner", ""), path, library, words)
    address = address_of(path, library.registers)
    if address is None:
        raise unknown(words, "page", path)
    query = read_query(chosen, library, relations=address.about_relations)
    request = Request(
        what=what,
        form=form,
        query=query_at(query, address, library.registers),
        address=address,
        chart=given.get("chart", FIRST_CHART),
        size=given.get("size", SIZES[0]),
        order=given.get("order", ORDERS[0]),  # type: ignore[arg-type]
        views=views,
        link=link,
    )
    check(request, library)
    return request


def _brief_path(partner: str, path: str, library: Library, words: Language) -> str:
    """The path of the brief of a partner, or of the partner that a path is of."""
    at = address_of(path, library.registers)
    code = code_written(partner, library.registers) if partner else at.code if at else ""
    if not code:
        is_one = partner and "," not in partner
        about = words.t("problem.partner", value=partner[:SHOWN]) + " " if is_one else ""
        raise UnknownSelection(about + words.t("brief.of_one"))
    return f"/brief/{code}"


def check(request: Request, library: Library) -> None:
    """Refuse what cannot be made; see `read_request`."""
    words = library.language(request.query.lang)
    if request.what not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownSelection(words.t("export.unknown", name=request.what[:SHOWN], known=known))
    if request.form not in FORMATS[request.what]:
        known = ", ".join(FORMATS[request.what])
        raise UnknownSelection(
            words.t("export.bad_format", what=request.what, format=request.form[:20], known=known)
        )
    if chart_on(request.address, request.chart) is None:
        raise unknown(words, "chart", request.chart)
    _known(words, "size", request.size, SIZES)
    _known(words, "order", request.order, ORDERS)
    understood(request.query, words)
    if len(request.views) > MOST_VIEWS:
        count = len(request.views)
        raise ExportRefused(words.t("export.long_deck", count=count, most=MOST_VIEWS))


def chart_on(address: Address, name: str) -> Declaration | None:
    """The chart of a name, a DOM id, or a DOM id without its last word (``partner-share``); of
    several the one on a page. None if there is none."""
    return chart_named(name, address.page) or chart_named(f"{name}-chart", address.page)


def understood(query: Query, words: Language) -> None:
    """Refuse a query of which part was not understood: a file cannot say that it fell back.

    Raises ``StoreUnavailable`` for a dataset that is not there, else ``ExportRefused``.
    """
    for one in query.problems:
        if one.name == "dataset" and words.has(f"dataset.{one.value}"):
            dataset = words.t(f"dataset.{one.value}")
            raise StoreUnavailable(words.t("download.unavailable", dataset=dataset))
    if query.problems:
        parts = ", ".join(one.part for one in query.problems)
        raise ExportRefused(words.t("download.not_understood", parts=parts))


def _known(words: Language, part: str, name: str, choices: Collection[str]) -> None:
    """Refuse a name that is not one of the choices."""
    if name not in choices:
        raise unknown(words, part, name, choices)


def unknown(
    words: Language, part: str, name: str, choices: Collection[str] = ()
) -> UnknownSelection:
    """That there is no such page, chart, size or order, and which there are."""
    if part == "page":
        choices = tuple(PATHS)
    if part == "chart":
        choices = CHARTS
    values = {"part": part, "name": name[:SHOWN], "known": ", ".join(choices)}
    return UnknownSelection(words.t("export.unknown_part", **values))


def described(request: Request) -> str:
    """What is asked for, as the log says it: ``chart turnover as csv of /trade?year=2018``."""
    of_chart = request.what in ("chart", "table", "workbook")
    what = f"{request.what} {request.chart}" if of_chart else request.what
    if request.views:
        return f"{what} as {request.form} of {len(request.views)} views"
    page = link_to(replace(request, link=""), request.address, request.query)
    return f"{what} as {request.form} of {page}"


def link_to(request: Request, address: Address, query: Query) -> str:
    """The address of a view: absolute where the host of the pages is known."""
    # Of whom a page is its path says; its query need not repeat it.
    text = (query.with_(partners=()) if address.code else query).to_query()
    return request.link.rstrip("/") + address.path + (f"?{text}" if text else "")
