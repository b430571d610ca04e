"""The view that a text in words wants to see, as searches find it."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.answers.inquiry import IMPORTED
from dashboard.charts import chart_named
from dashboard.charts.chart import Declaration, chart_of
from dashboard.documents.address import path_of
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.measures.inquiry_view import BESIDE, COMPARED, GRID, MONTHS, View
from dashboard.narrative.caption import caption
from dashboard.narrative.scene import scene_of
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

USUAL = {"trade": "turnover", "partners": "partners"}
"""The chart of a page that every dataset has."""


def view_found(ask: Ask, view: View, words: Language, dataset: str = "") -> dict[str, str]:
    """The chart that a text wants to see: its title, the page that it stands on and what is chosen
    there, and where it is opened (``href``). Of ``dataset``, else of the published figures; of the
    imported ones, where these alone have the chart; of a chart that neither has, what
    the page shows of any."""
    page = "partners" if view.chart == GRID or _are_partners(view) else "trade"
    declared, query = _shown(ask, view, page, words, dataset)
    scene = scene_of(ask, query)
    chosen = caption(scene, comparing=declared.traded(query))
    if view.span and declared.name == MONTHS:
        chosen = f"{chosen} · {_spanned(view, words)}"
    text = query.to_query()
    return {
        "title": chart_of(declared, ask, query).title,
        "detail": f"{words.t(f'page.{page}')} · {chosen}",
        "href": f"{path_of(page)}{text and f'?{text}'}#{declared.chart_id}-figure",
    }


def _spanned(view: View, words: Language) -> str:
    """Which years by month are told apart, and where the others are."""
    first, last = view.span[0], view.span[-1]
    shown = view.span[-BESIDE - 2 :][0]
    if shown == first:
        return words.t("search.span", first=first, last=last)
    before = str(first) if first == shown - 1 else f"{first}–{shown - 1}"
    return words.t("search.long_span", first=shown, last=last, before=before)


def _are_partners(view: View) -> bool:
    """Whether it is partners that stand side by side."""
    return view.chart == COMPARED and len(view.partners) > 1


def _shown(
    ask: Ask, view: View, page: str, words: Language, dataset: str
) -> tuple[Declaration, Query]:
    """The chart, and the query of the first dataset that has it."""
    usual, wanted = chart_named(USUAL[page], page), chart_named(view.chart, page)
    first = _query(ask, view, words, dataset or PUBLISHED)
    for named in (dataset,) if dataset else (PUBLISHED, IMPORTED):
        query = _query(ask, view, words, named)
        if wanted and query.dataset == named and _has(ask, wanted, query):
            return wanted, query
    assert usual is not None
    return usual, first


def _query(ask: Ask, view: View, words: Language, dataset: str) -> Query:
    pairs = {"dataset": dataset, **view.pairs(), "lang": words.code}
    return read_query(urlencode(pairs, safe=","), ask.library)


def _has(ask: Ask, chart: Declaration, query: Query) -> bool:
    """Whether a dataset can be asked for a chart at all."""
    try:
        return not chart.needs or chart.needs in ask.store(query).capabilities
    except StoreUnavailable:
        return False
