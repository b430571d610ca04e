"""What rose or fell most, as searches tell of it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.amount import Amount
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.from_store import chart_of
from dashboard.errors import StoreUnavailable
from dashboard.flows import noun_of
from dashboard.language import Language
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.measures.inquiry_moved import GROWTH
from dashboard.narrative.amounts import rise
from dashboard.narrative.scene import Scene
from dashboard.query import Query
from dashboard.store.ask import Ask

CHAPTERS = "chapter_growth"
"""The chart of what stands below the commodity groups."""


def most_detailed(ask: Ask, declared: Declaration, query: Query, way: str) -> Declaration:
    """The chart of chapters, where no commodity group rose or fell as is asked, but one of these
    did; else the same."""
    chapters = chart_named(CHAPTERS, "why")
    if declared.name != GROWTH["sectors"] or chapters is None:
        return declared
    words = ask.library.language(query.lang)
    if _going(way, _moved(chart_of(declared, ask, query), words)):
        return declared
    try:
        below = _moved(chart_of(chapters, ask, query), words)
    except StoreUnavailable:
        return declared
    return chapters if _going(way, below) else declared


def title_of_moved(chart: Chart, way: str, by: str, scene: Scene) -> str:
    """The title of a chart of rises and falls ``by`` partner, commodity group or chapter, where its
    largest change goes the way that is asked for; else what rose or fell most, or that nothing of
    what it shows did, which may be one flow alone; the title of any other chart."""
    words, flow = scene.language, scene.query.flow
    if chart.name not in (*GROWTH.values(), CHAPTERS) or not (moved := _moved(chart, words)):
        return chart.title
    going = _going(way, moved)
    if not going:
        if flow:
            of_flow = words.t(f"card.{noun_of(flow)}")
            return words.t(f"search.moved.none_of.{by}.{way}", flow=of_flow)
        return words.t(f"search.moved.none.{by}.{way}")
    part, most = max(going.items(), key=_size)
    if most == max(moved.items(), key=_size)[1]:
        return chart.title
    return words.t(f"search.moved.{way}", part=part, change=rise(words, most))


def _going(way: str, moved: Mapping[str, Amount]) -> dict[str, Amount]:
    """What of all that changed rose, or fell."""
    sign = 1 if way == "rise" else -1
    return {part: change for part, change in moved.items() if sign * change.plain() > 0}


def _size(change: tuple[str, Amount]) -> float:
    return abs(change[1].plain())


def _moved(chart: Chart, words: Language) -> dict[str, Amount]:
    """What changed, by its name and flow, of a chart of rises and falls, and by how much, the
    smallest too, which have no bar; but what no part explains, and codes that the nomenclature
    changed. Nothing of a chart without bars."""
    if not chart.plot.categories:
        return {}
    changed = [one.key for one in chart.table.columns].index("change")
    found = {}
    for row in chart.table.rows:
        amount, (key, flow, *kind) = row.cells[changed], row.key.split("/")
        if key != UNEXPLAINED and not kind and isinstance(amount, Amount) and amount.known:
            found[f"{row.cells[0]}, {words.t(f'finding.measure.{noun_of(flow)}')}"] = amount
    return found
