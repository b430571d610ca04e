"""The views that a text in words wants to see, as searches find them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from dashboard.answers import trade
from dashboard.answers.inquiry import IMPORTED
from dashboard.charts import chart_named
from dashboard.charts.chart import Declaration
from dashboard.charts.from_store import chart_of
from dashboard.charts.parts import parts
from dashboard.copies import replace
from dashboard.documents.address import path_of
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.inquiry_moved import (
    BALANCES,
    BEGUN_OR_ENDED,
    COUNTED,
    GROWTH,
    TOGETHER,
    UNBALANCED,
)
from dashboard.measures.inquiry_view import GOODS, GRID
from dashboard.measures.inquiry_whom import COMPARED, PARTNERS
from dashboard.measures.search import Entry
from dashboard.measures.view_asked import MONTHS, View
from dashboard.narrative import sectors
from dashboard.narrative.caption import caption
from dashboard.narrative.inquiry import coded
from dashboard.narrative.scene import Scene, scene_of
from dashboard.pages.search_files import chart_files
from dashboard.pages.search_known import knows, other_year, spanned
from dashboard.pages.search_moved import most_detailed, title_of_moved
from dashboard.pages.search_regions import asks_for_regions, regions_found
from dashboard.pages.search_whom import (
    names_of_largest,
    title_of_balances,
    title_of_count,
    title_of_news,
)
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

Pairs = Mapping[str, str]
NOTHING: Pairs = MappingProxyType({})
USUAL = {"trade": "turnover", "partners": "partners"}
"""The chart of a page that every dataset has."""
BY_MONTH = "compare_months"
"""The chart of choices side by side by month."""
SECTORS = "sectors"
"""The chart of trade by commodity group, and of fields of cooperation."""


def views_found(
    ask: Ask, view: View, words: Language, dataset: str = "", kept: Pairs = NOTHING
) -> list[dict[str, str]]:
    """What a text wants to see: one view; of several partners or sectors by a chart that would add
    them up, them side by side and each by itself. ``kept``: what is chosen on the page from which
    it is asked, by the names of an address, of which the text says nothing."""
    if view.chart != COMPARED and view.several and _adds_up(view):
        side_by_side = BY_MONTH if view.chart == MONTHS else COMPARED
        views = [replace(view, chart=side_by_side), *view.several]
        return [view_found(ask, one, words, dataset, kept) for one in views]
    if asks_for_regions(view):
        return [regions_found(ask, view, words, dataset)]
    return [view_found(ask, view, words, dataset, kept)]


def files_found(
    ask: Ask,
    view: View,
    forms: Collection[str],
    words: Language,
    dataset: str = "",
    kept: Pairs = NOTHING,
) -> list[dict[str, str]]:
    """The files of the chart that a text wants to see, in the forms that it names."""
    page = _page(view)
    declared, query, _ = _shown(ask, view, page, words, dataset, kept)
    if view.code and declared.name != view.chart:
        return []
    return chart_files(ask, page, declared, query, forms)


def view_found(
    ask: Ask, view: View, words: Language, dataset: str = "", kept: Pairs = NOTHING
) -> dict[str, str]:
    """The chart that a text wants to see: its title, the page that it stands on and what is chosen
    there, and where it is opened (``href``). Of ``dataset``, else of the published figures; of the
    imported ones, where these alone have the chart or the values; of a chart that neither has, what
    the page shows of any. Of a commodity code that none has, that it is not imported."""
    page = _page(view)
    declared, query, dated = _shown(ask, view, page, words, dataset, kept)
    if view.code and declared.name != view.chart:
        none = words.t("status.not_imported")
        return {"title": none, "detail": words.t("inquiry.code", code=view.code)}
    placed = _placed(ask, query, view)
    scene = scene_of(ask, placed or query)
    if view.way:
        declared = most_detailed(ask, declared, query, view.way)
    chosen = [other_year(dated, query, words), caption(scene, comparing=declared.traded(query))]
    monthless = declared.name != view.chart and dated.chart == MONTHS
    if dated.span and declared.name == MONTHS:
        chosen.append(spanned(dated, words))
    if view.code:
        chosen.append(coded(scene, view.code))
    if view.zoom:
        chosen.append(words.t("search.by_country"))
    if view.first and view.way != TOGETHER:
        chosen.append(names_of_largest(ask, declared.name, scene, view.first))
    if not dataset and query.dataset == IMPORTED:
        chosen.append(words.t("dataset.customs"))
    title = _title(ask, view, declared, scene) if placed else words.t("inquiry.absent.undecided")
    if monthless:
        # By year it is not what was asked for.
        title, chosen = words.t("search.only_imported"), [title, *chosen]
    elif view.way in BALANCES and declared.name in UNBALANCED:
        title, chosen = words.t(f"search.balances.by.{declared.name}"), [title, *chosen]
    return {
        "title": title,
        "detail": " · ".join(one for one in (words.t(f"page.{page}"), *chosen) if one),
        "href": _opened_at(page, declared, placed or query),
    }


def chapter_found(
    ask: Ask, entry: Entry, words: Language, dataset: str = "", kept: Pairs = NOTHING
) -> dict[str, str]:
    """A chapter of goods, and where it is opened: as `view_found` of its code."""
    view = View(GOODS, code=entry.code)
    page = _page(view)
    declared, query, _ = _shown(ask, view, page, words, dataset, kept)
    title = f"{entry.code} {text_in(entry, 'title', words.code)}"
    kind = words.t("search.kind.chapter")
    if declared.name != view.chart:
        return {"title": title, "detail": f"{kind} · {words.t('status.not_imported')}"}
    detail = f"{kind} · {caption(scene_of(ask, query))}"
    return {"title": title, "detail": detail, "href": _opened_at(page, declared, query)}


def _title(ask: Ask, view: View, declared: Declaration, scene: Scene) -> str:
    """The title of a chart; of a map of a part of the world what it is, since it counts the partner
    regions of the whole; where goods are asked for and a chart has fields of cooperation alone,
    that nothing is published of goods."""
    query = scene.query
    if view.zoom:
        return scene.language.t("search.map_of", view=scene.names.view(view.zoom))
    if declared.name == SECTORS and not any(
        parts(row, query.flow) for row in ask.rows(trade.sectors, query)
    ):
        return sectors.not_published(scene)
    if view.chart == PARTNERS and view.way in BALANCES:
        return title_of_balances(ask, view.way, scene)
    chart = chart_of(declared, ask, query)
    if view.chart == PARTNERS and view.way in (TOGETHER, COUNTED):
        return title_of_count(ask, scene) if view.way == COUNTED else chart.title
    if view.way in BEGUN_OR_ENDED:
        return title_of_news(ask, chart, declared, view.way, scene)
    return title_of_moved(chart, view.way, declared.by, scene) if view.way else chart.title


def _opened_at(page: str, declared: Declaration, query: Query) -> str:
    """The address of a chart on its page, with what is chosen there."""
    text = query.to_query()
    return f"{path_of(page)}{text and f'?{text}'}#{declared.chart_id}-figure"


def _page(view: View) -> str:
    """The page of a chart that stands by itself: of what partners do that of partners."""
    if view.chart == GRID or (view.chart == COMPARED and len(view.partners) > 1):
        return "partners"
    declared = chart_named(view.chart, "trade")
    pages = declared.pages if declared else ()
    return next((one for one in ("trade", "partners", *pages) if one in pages), "trade")


def _adds_up(view: View) -> bool:
    """Whether the chart adds up the several that are chosen, so that no page has it of them."""
    declared = chart_named(view.chart, _page(view))
    return bool(declared and {"partner", "sector"} & {*declared.sums})


def _placed(ask: Ask, query: Query, view: View) -> Query | None:
    """The same of the one partner that stands at a place, or of the first few together, where they
    are asked for; None: none is known there, or others stand there too."""
    together = view.way == TOGETHER
    if not (view.place or together):
        return query
    first, last = (1, view.first) if together else (view.place, view.place)
    ranks = {row.partner: row.rank for row in ask.rows(trade.partners, query) if row.rank}
    there = tuple(one for one, rank in ranks.items() if first <= rank <= last)
    return query.with_(partners=there) if len(there) == last - first + 1 else None


def _shown(
    ask: Ask, view: View, page: str, words: Language, dataset: str, kept: Pairs
) -> tuple[Declaration, Query, View]:
    """The chart, the query of the first dataset that knows what is asked, else of the first that
    has the chart, and the view with the years of it."""
    wanted = chart_named(view.chart, page)
    usual = chart_named(USUAL.get(page, view.chart), page)
    # Months, and what parts of trade gave to its growth, are known of imported data alone.
    deep = view.months or view.chart in GROWTH.values()
    either = (IMPORTED, PUBLISHED) if deep else (PUBLISHED, IMPORTED)
    there: list[tuple[Declaration, Query, View]] = []
    for named in (dataset,) if dataset else either:
        query, dated = _query(ask, view, words, named, kept)
        if wanted and query.dataset == named and _has(ask, wanted, query):
            there.append((wanted, query, dated))
            year = {**kept, **dated.pairs()}.get("year", "")
            if deep or dataset or knows(ask, view, wanted, query, year):
                return there[-1]
    if there:
        return there[0]
    assert usual is not None
    return usual, *_query(ask, view, words, dataset or PUBLISHED, kept)


def _query(ask: Ask, view: View, words: Language, dataset: str, kept: Pairs) -> tuple[Query, View]:
    try:
        choices = ask.library.choices(dataset)
        dated = view.until(choices.latest, choices.traded)
    except StoreUnavailable:
        dated = view
    of_code = {"sector": ask.library.registers.groups.get(view.code[:2], "")} if view.code else {}
    pairs = {"dataset": dataset, **kept, **dated.pairs(), **of_code, "lang": words.code}
    relations = _page(view) == "relations"
    return read_query(urlencode(pairs, safe=","), ask.library, relations=relations), dated


def _has(ask: Ask, chart: Declaration, query: Query) -> bool:
    """Whether a dataset can be asked for a chart at all."""
    try:
        return not chart.needs or chart.needs in ask.store(query).capabilities
    except StoreUnavailable:
        return False
