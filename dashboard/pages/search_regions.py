"""Partner regions that a text in words asks for without a year: how many there are in each state by
the latest source, as the list of partners has them."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from dashboard.answers import relations
from dashboard.charts import chart_named
from dashboard.documents.address import path_of
from dashboard.language import Language
from dashboard.measures.inquiry_view import REGION_MAP
from dashboard.measures.view_asked import View
from dashboard.narrative.partner_map import STATES
from dashboard.narrative.scene import scene_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

NOUN = "relations"


def asks_for_regions(view: View) -> bool:
    """Whether a view is of partner regions of no certain year; their fields are told of a year."""
    return view.chart == REGION_MAP and not (view.years or view.sectors)


def regions_found(ask: Ask, view: View, words: Language, dataset: str = "") -> dict[str, str]:
    """How many partner regions there are, with the chosen countries or with all, by state of
    relations: many are dated by no source, so that no year has them all. Opens the map of the
    latest year that is known."""
    years = ask.library.choices(dataset or PUBLISHED).years
    latest = max((year for year in years if year <= ask.today.year), default=max(years))
    pairs = {**view.pairs(), "dataset": dataset, "year": str(latest), "lang": words.code}
    given = {name: text for name, text in pairs.items() if text}
    query = read_query(urlencode(given, safe=","), ask.library, relations=True)
    states = Counter(
        row.state
        for row in ask.rows(relations.listed_partners, query)
        if row.region and (not query.partners or row.country in query.partners)
    )
    parts = [words.t(f"page.{NOUN}"), words.t("search.regions.latest")]
    if view.zoom:
        parts.append(words.t("search.regions.by_country"))
    else:
        parts.append(scene_of(ask, query).subject)
    text, chart = query.to_query(), chart_named(REGION_MAP, NOUN)
    assert chart is not None
    return {
        "title": _title(states, view, words),
        "detail": " · ".join(part for part in parts if part),
        "href": f"{path_of(NOUN)}{text and f'?{text}'}#{chart.chart_id}-figure",
    }


def _title(states: Counter[str], view: View, words: Language) -> str:
    """Those of each state; that none is known."""
    if not states:
        return words.t("search.regions.none")
    said = [
        f"{words.t(f'search.regions.{state}')}{words.dash}{words.number(states[state], 0)}"
        for state in STATES
        if states[state]
    ]
    key = "of_all" if view.zoom else "counted"
    return words.t(f"search.regions.{key}", states=", ".join(said))
