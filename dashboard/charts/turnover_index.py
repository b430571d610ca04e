"""Turnover, exports and imports of years as an index: the other form of the chart of turnover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.index import Indexed, index_plot, indexed
from dashboard.charts.table import Column, Table
from dashboard.charts.years import year_table
from dashboard.flows import NOUNS
from dashboard.narrative import time_series as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import in_period, once, period, small, subtitle
from dashboard.narrative.years import parts_note
from dashboard.row_amounts import amount_of


def turnover_index(declared: Declaration, rows: Mapping[int, Any], scene: Scene) -> Chart:
    """A line each of exports, imports and turnover, or of the chosen flow, over the years.

    ``rows``: year → row, as from `dashboard.measures.balance.turnover`.
    """
    words, found = scene.language, _lines(scene, rows)
    base = found.named(words)
    lead = subtitle(
        scene.with_flow_in_measure,
        words.t(f"time_series.years.{scene.flow}"),
        base and words.t("time_series.base", base=base),
        period(words, list(rows)) if rows else "",
        unit=False,
    )
    table = _table(scene, found)
    year = found.at(scene.year, found.values)
    if year is None:
        title = words.t("time_series.empty.years")
        hints = (words.t("time_series.empty.hint"),)
        return empty_chart(declared, scene, title, hints, subtitle=lead, table=table)
    when = small(in_period(scene, year))
    values = narrative.in_both(scene, found.valued(declared.name, year))
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=index_plot(scene, found, lambda noun: _name(scene, noun), lambda noun: noun),
        title=narrative.index_title(scene, when, base, *values),
        subtitle=lead,
        finding=narrative.index_finding(scene, when, base, values[0]),
        table=table,
        notes=once([narrative.unlike_base(scene, found.unlike, base), parts_note(scene, rows)]),
        mark=scene.mark,
    )


def _lines(scene: Scene, rows: Mapping[int, Any]) -> Indexed:
    """Those lines of which enough is known; where no year is common to all, that of what is asked
    for alone."""
    flow = scene.query.flow
    nouns = (*NOUNS.values(), "turnover") if flow is None else (NOUNS[flow],)
    every = {noun: [amount_of(row, noun) for row in rows.values()] for noun in nouns}
    some = {noun: line for noun, line in every.items() if any(one.exact for one in line)}
    found = indexed(scene, list(rows), some)
    alone = {scene.noun: every[scene.noun]}
    return found if found.base or not some else indexed(scene, list(rows), alone)


def _name(scene: Scene, noun: str) -> str:
    return scene.language.t(f"chart.part.{noun}")


def _table(scene: Scene, found: Indexed) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    columns = (
        *(Column(noun, f"{_name(scene, noun)}, {unit}", "usd") for noun in found.amounts),
        *found.columns(words, lambda noun: _name(scene, noun)),
    )

    def cells(year: int) -> list[Amount]:
        place = found.years.index(year)
        return [*(line[place] for line in found.amounts.values()), *found.cells(year)]

    return year_table(words, found.years, columns, cells)
