"""Choices side by side: how do two to four partners or sectors compare, year by year?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import comparison
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.comparison_bars import bars_of_year, known_alone
from dashboard.charts.comparison_lines import named_at_ends
from dashboard.charts.comparison_table import comparison_table, label_of
from dashboard.charts.index import index_plot, indexed
from dashboard.charts.parts import SQUARE, empty_of_choices, empty_of_flows
from dashboard.charts.plot import Entry, Plot, Series
from dashboard.charts.years import year_categories
from dashboard.loaders.records import Rows, records
from dashboard.measures.comparison import WHOLE, Sides, crossings, sides_of
from dashboard.narrative import comparison as narrative
from dashboard.narrative import time_series
from dashboard.narrative.comparison_hovers import side_hovers
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import (
    flow_note,
    in_period,
    once,
    period,
    small,
    subtitle,
)
from dashboard.narrative.years import incomplete_of
from dashboard.query import Query
from dashboard.values import AMOUNTS, INDEX

TOWERING = 3
"""A whole that is more than so many times the largest choice would press the lines together."""
KNOTTED = 1
"""Lines that cross more often than so are drawn in panels of their own."""


def compare_chart(frame: Rows, scene: Scene) -> Chart:
    """A line a choice over the years, on one axis; the whole is pale behind them for scale.

    ``frame``: as from `dashboard.measures.comparison.compared`. More than two lines, or two that
    cross again and again, have a panel each, with the others pale behind: so they can be told
    apart, also on a phone. Where one year alone is known each has a bar, and it is said of which
    year where another is chosen.
    """
    words, sides = scene.language, sides_of(scene.query)
    if sides is None:
        return empty_of_choices(CHART, scene)
    rows = _rows(frame)
    years = sorted({year for of_key in rows.values() for year in of_key})
    span = period(words, years) if years else ""
    drawn = narrative.of_drawn(scene, sides)
    measure = words.t(f"compare.measure.{scene.flow}.{sides.kind}")
    lead = subtitle(drawn, measure, span, *incomplete_of(scene, years))
    table = comparison_table(scene, sides, rows, years)
    values = {key: _values(rows, key, years) for key in sides.keys}
    if not any(one.known for line in values.values() for one in line):
        unknown = words.t(f"compare.unknown.{origin(scene)}")
        return empty_of_flows(CHART, scene, unknown, lead, table)
    if scene.query.view == INDEX:
        return _index(scene, sides, rows, years, span)
    alone = known_alone(values, years)
    shown = scene.of_year(alone) if alone else scene
    if alone:
        lead = subtitle(
            narrative.of_drawn(shown, sides), measure, words.t("chart.year", year=alone)
        )
    plot = (_bars if alone else _plot)(shown, sides, rows, years)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=narrative.title(shown, sides, rows),
        subtitle=lead,
        finding=narrative.finding(shown, sides, rows),
        table=table,
        notes=once(
            [
                narrative.of_only_year(scene, shown.year),
                flow_note(scene),
                *narrative.notes(shown, sides, rows, drawn=plot.series[-1].column == WHOLE),
            ]
        ),
        mark=scene.mark,
    )


def _rows(frame: Rows) -> dict[str, dict[int, Any]]:
    found: dict[str, dict[int, Any]] = {}
    for row in records(frame):
        found.setdefault(row.key, {})[int(row.year)] = row
    return found


def _bars(scene: Scene, sides: Sides, rows: narrative.Rows, years: Sequence[int]) -> Plot:
    year, name_of = scene.year, partial(label_of, scene, sides)
    return bars_of_year(
        scene,
        {key: narrative.value_in(rows, key, year) for key in sides.keys},
        name_of,
        lambda key: side_hovers(scene, sides, key, rows[key], (year,))[0],
    )


def _plot(scene: Scene, sides: Sides, rows: narrative.Rows, years: Sequence[int]) -> Plot:
    lines = {key: _values(rows, key, years) for key in (*sides.keys, WHOLE)}
    largest = max(one.plain() for key in sides.keys for one in lines[key] if one.known)
    whole = [one.plain() for one in lines[WHOLE] if one.known]
    shown = [*sides.keys]
    if whole and max(whole) <= TOWERING * largest:
        shown.append(WHOLE)
    known = [year for place, year in enumerate(years)
             if any(lines[key][place].known for key in shown)]  # fmt: skip
    series = tuple(
        Series(
            noun="muted" if key == WHOLE else f"choice-{place}",
            column=key,
            label=label_of(scene, sides, key),
            amounts=tuple(lines[key]),
            form="line",
            emphasis="pale" if key == WHOLE else "strong",
            hovers=side_hovers(scene, sides, key, rows[key], years),
        )
        for place, key in enumerate(shown, start=1)
    )
    drawn = [[one.value for one in lines[key]] for key in sides.keys]
    apart = len(sides.keys) > narrative.PAIR or crossings(drawn) > KNOTTED
    return Plot(
        shape="lines",
        categories=year_categories(scene, years, known, {}),
        series=series if apart else named_at_ends(series),
        entries=tuple(Entry(one.noun, SQUARE, one.label) for one in series),
        apart=apart,
    )


def _index(
    scene: Scene, sides: Sides, rows: narrative.Rows, years: Sequence[int], span: str
) -> Chart:
    """The same lines with the whole, as an index: all of them have one axis then."""
    words = scene.language
    names = {key: label_of(scene, sides, key) for key in (*sides.keys, WHOLE)}
    found = indexed(scene, years, {key: _values(rows, key, years) for key in names})
    base = found.named(words)
    drawn, measure = narrative.of_drawn(scene, sides), f"compare.measure.{scene.flow}.{sides.kind}"
    lead = subtitle(drawn, words.t(measure),
                    base and words.t("time_series.base", base=base), span,
                    *incomplete_of(scene, years), unit=False)  # fmt: skip
    table = comparison_table(scene, sides, rows, years, found)
    if (year := found.at(scene.year, sides.keys)) is None:
        title, hints = words.t("time_series.empty.years"), (words.t("time_series.empty.hint"),)
        return empty_chart(CHART, scene, title, hints, subtitle=lead, table=table)
    nouns = {key: f"choice-{place}" for place, key in enumerate(sides.keys, 1)} | {WHOLE: "muted"}
    when = small(in_period(scene, year))
    *values, whole = [
        one._replace(name=names.get(one.name, "")) for one in found.valued(CHART.name, year)
    ]
    said = [*values, whole._replace(name=narrative.whole_name(scene, sides))]
    measure = words.t(f"finding.measure.{scene.noun}")
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=index_plot(scene, found, names.__getitem__, nouns.__getitem__),
        title=time_series.index_title(scene, when, base, values, measure=measure),
        subtitle=lead,
        finding=time_series.index_finding(scene, when, base, said),
        table=table,
        notes=once(
            [
                time_series.unlike_base(scene, found.unlike, base),
                *narrative.notes(scene, sides, rows, drawn=True),
            ]
        ),
        mark=scene.mark,
    )


def _values(rows: narrative.Rows, key: str, years: Iterable[int]) -> list[Amount]:
    return [narrative.value_in(rows, key, year) for year in years]


def _several(query: Query) -> bool:
    """Whether there is anything to compare, and nobody asked for its sum."""
    return bool(query.beside)


CHART = Declaration(
    name="compare",
    chart_id="compare-chart",
    draw=compare_chart,
    asks=(comparison.choices,),
    pages=("overview", "trade", "partners"),
    beside=True,
    place=45,
    table="compare",
    every_year=True,
    wide=True,
    views="view",
    forms=(AMOUNTS, INDEX),
    offered=_several,
)
