"""The chart of a query: what it asks of the store becomes the chart, with its sources and what
these disagree about."""

from __future__ import annotations

import logging

from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.marking import explained, lacking, marked
from dashboard.copies import replace
from dashboard.errors import StoreUnavailable
from dashboard.loaders.records import Rows, records
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import whys
from dashboard.narrative.linked import plain
from dashboard.narrative.scene import Scene, mark_of_rows, of_contacts, scene_of
from dashboard.narrative.sources import source_line
from dashboard.narrative.traded import of_goods
from dashboard.narrative.wording import once
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask

LOG = logging.getLogger(__name__)


def chart_of(declared: Declaration, ask: Ask, query: Query) -> Chart:
    """The chart of a query. What cannot be asked is said in its place; the log says why.

    Raises:
        StoreUnavailable: the dataset itself cannot be asked.
    """
    scene = scene_of(ask, declared.scope(query))
    if not declared.traded(scene.query):
        scene = replace(scene, mark="", source="", until="", searched=of_contacts(ask))
    scene, beside = of_goods(scene) if _is_of_trade_alone(declared, scene) else (scene, "")
    t = scene.language.t
    if declared.needs is not None and declared.needs not in ask.can(query):
        title, hint = lacking(scene, declared.needs)
        named = t(title, chart=t(f"chart_name.{declared.name}"))
        lost = empty_chart(declared, scene, named, hint=t(hint))
        return traced(lost, None, scene)
    try:
        found = [ask.rows(question, scene.query) for question in declared.asks]
        evidence = None if declared.evidence is None else ask.rows(declared.evidence, scene.query)
    except StoreUnavailable as error:
        LOG.warning("chart %s of %s: %s", declared.name, query.to_query() or "the defaults", error)
        hint = t("chart.unavailable_hint")
        lost = empty_chart(declared, scene, t("chart.unavailable"), hint=hint)
        return replace(traced(lost, None, scene), lost=True)
    made = explained(declared.draw(*found, scene), scene, of_trade=declared.traded(scene.query))
    drawn = traced(replace(made, notes=once((*made.notes, beside))), evidence, scene)
    drawn = replace(drawn, mark=mark_of_rows(ask, scene.language, drawn.mark, drawn.evidence))
    return marked(disputed(declared, drawn, ask, scene), declared.sums, scene)


def _is_of_trade_alone(declared: Declaration, scene: Scene) -> bool:
    """Whether a chart shows trade, and neither relations nor each chosen sector beside it."""
    relations = declared.evidence is not None and "sector" not in declared.sums
    return declared.traded(scene.query) and not (relations or declared.beside)


def traced(chart: Chart, evidence: Rows | None, scene: Scene) -> Chart:
    """A chart with its source line: of the sources of its amounts and of its ``evidence``: ``row,
    source`` of the relations and events that it is made of."""
    rows: tuple[str, ...] = ()
    cited = chart.cited
    if evidence is not None:
        found = records(evidence)
        rows = tuple(row.row for row in found)
        named = (one for row in found for one in codes_in(row.source))
        cited = tuple(dict.fromkeys((*cited, *named)))
    of_trade = evidence is None or any(
        amount.known and amount.unit == "usd" for amount in chart.plot.amounts()
    )
    line = source_line(scene, (*chart.sources, *cited), of_trade=of_trade)
    named_too = " ".join(one for one in (line, chart.besides) if one)
    return replace(chart, source=named_too, cited=cited, evidence=rows)


def disputed(declared: Declaration, chart: Chart, ask: Ask, scene: Scene) -> Chart:
    """A chart with the contradictions that concern what it shows, and why of several values one
    was taken."""
    years = _years_of(declared, scene) if declared.traded(scene.query) and not chart.empty else None
    found = at_odds(ask, scene, (*chart.rows, *chart.evidence), years)
    why = whys(ask.library, scene.language, found, chart.rows)
    return replace(chart, disputes=found, whys=why, notes=once((*chart.notes, *map(plain, why))))


def _years_of(declared: Declaration, scene: Scene) -> tuple[int, ...]:
    """The years of which a chart shows trade; none named: all of them."""
    if declared.every_year:
        return ()
    compared = any("against" in question.fields for question in declared.asks)
    return scene.query.pair if compared else (scene.year,)
