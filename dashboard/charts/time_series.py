"""The months of all years in one row: sums over twelve of them, or each against the first one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import MADE_UP, Amount
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.time_series_table import Lines, TimeSeries, index_table, rolling_table
from dashboard.copies import replace
from dashboard.flows import NOUNS, noun_of
from dashboard.loaders.records import Rows, records
from dashboard.measures.sums import together
from dashboard.measures.time_series import YEAR, rolling, without_gaps
from dashboard.narrative import time_series as narrative
from dashboard.narrative.linked import Place
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, subtitle
from dashboard.row_amounts import amount_of
from dashboard.trade_rows import MonthOfTrade
from dashboard.values import ROLLING


def time_series_chart(declared: Declaration, every: Rows, scene: Scene) -> Chart:
    """Lines of exports and imports over the months of all years, as the query says: each point the
    sum of twelve months to it, or its month where the first one is 100.

    ``every``: the known months of all years, ``year, month, exports_usd, imports_usd``.
    """
    series = _series(scene, records(every))
    draw = _rolling if scene.query.view == ROLLING else _index
    return draw(declared, scene, series)


def _series(scene: Scene, rows: Sequence[MonthOfTrade]) -> TimeSeries:
    known = {(row.year, row.month): row for row in rows}
    months = tuple(without_gaps(known))
    nouns = tuple(noun for flow, noun in NOUNS.items() if scene.query.flow in (None, flow))
    found = {noun: [month_amount(scene, known.get(one), noun) for one in months] for noun in nouns}
    if scene.query.flow is None:
        pairs = zip(*found.values(), strict=True)
        found["turnover"] = [together(pair) for pair in pairs]
    there = scene.query.choices.in_a_row(scene.query, known.keys())
    names = {noun: scene.language.t(f"chart.part.{noun}") for noun in nouns}
    return TimeSeries(months, found, names, noun_of(scene.query.flow), there)


def month_amount(scene: Scene, row: Any, noun: str) -> Amount:
    """The amount of a month of imported data: published, or made up."""
    found = amount_of(row, noun)
    return replace(found, status=MADE_UP) if scene.made_up and found.known else found


def _rolling(declared: Declaration, scene: Scene, series: TimeSeries) -> Chart:
    words = scene.language
    alike = series.alike
    sums = {noun: rolling(amounts) for noun, amounts in alike.items()}
    measure = words.t(f"time_series.rolling.{scene.flow}")
    lead = subtitle(scene.with_flow_in_measure, measure, series.span(scene.language))
    table = rolling_table(scene, series, sums)
    # Where both flows are never known of twelve months in a row, one of them may be.
    noun, place = _end(scene, series, sums, (series.measure, *series.nouns))
    if place is None:
        title = words.t("time_series.empty.rolling")
        hints = (words.t("time_series.needs_twelve"),)
        return empty_chart(declared, scene, title, hints, subtitle=lead, table=table)
    month, now = series.months[place], sums[noun][place]
    before = sums[noun][place - YEAR] if place >= YEAR else Amount()
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=_plot(
            scene,
            series,
            {of: sums[of] for of in series.nouns},
            _rolling_hovers(scene, series, sums),
            {of: f"{of}_sum" for of in series.nouns},
        ),
        title=narrative.rolling_title(scene, noun, month, now, before),
        subtitle=lead,
        finding=narrative.rolling_finding(scene, noun, month, now, before),
        table=table,
        notes=once(_missing(scene, series)),
        mark=scene.mark,
    )


def _index(declared: Declaration, scene: Scene, series: TimeSeries) -> Chart:
    words = scene.language
    first, values = series.index()
    base = "" if first is None else narrative.month_of(scene, series.months[first])
    key = "" if first is None else series.key(first)
    table = index_table(scene, series, values, key, base)
    measure = words.t(f"time_series.index.{scene.flow}")
    based = base and words.t("time_series.base", base=base)
    span = series.span(scene.language)
    lead = subtitle(scene.with_flow_in_measure, measure, based, span, unit=False)
    _, place = _end(scene, series, values, series.nouns)
    if place is None:
        title = words.t("time_series.empty.index")
        return empty_chart(declared, scene, title, subtitle=lead, table=table)
    when = narrative.in_month_of(scene, series.months[place])
    at = Place(declared.name, series.key(place))
    found = [narrative.Valued(of, values[of][place], at, f"{of}_index.{key}")
             for of in series.nouns]  # fmt: skip
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=_plot(
            scene,
            series,
            values,
            _index_hovers(scene, series, values, base),
            {of: f"{of}_index.{key}" for of in series.nouns},
        ),
        title=narrative.index_title(scene, when, base, *narrative.in_both(scene, found)),
        subtitle=lead,
        finding=narrative.index_finding(scene, when, base, narrative.in_both(scene, found)[0]),
        table=table,
        notes=once(_missing(scene, series)),
        mark=scene.mark,
    )


def _rolling_hovers(scene: Scene, series: TimeSeries, sums: Lines) -> dict[str, list[str]]:
    """By noun what is said of each month."""
    return {
        noun: [
            narrative.rolling_hover(scene, noun, month, amount)
            for month, amount in zip(series.months, sums[noun], strict=True)
        ]
        for noun in series.nouns
    }


def _index_hovers(
    scene: Scene, series: TimeSeries, values: Lines, base: str
) -> dict[str, list[str]]:
    """The same, with the amount that each value is of."""
    return {
        noun: [
            narrative.index_hover(
                scene,
                scene.language.t(f"chart.part.{noun}"),
                narrative.month_of(scene, month),
                base,
                (value, level),
            )
            for month, value, level in zip(
                series.months, values[noun], series.amounts[noun], strict=True
            )
        ]
        for noun in series.nouns
    }


def _missing(scene: Scene, series: TimeSeries) -> tuple[str, str]:
    drawn, every = (
        {scene.language.t(f"finding.measure.{noun}"): of[noun] for noun in series.nouns}
        for of in (series.alike, series.amounts)
    )
    return narrative.missing(scene, series.months, drawn, every)


def _end(
    scene: Scene, series: TimeSeries, values: Lines, nouns: Sequence[str]
) -> tuple[str, int | None]:
    """The first of some nouns of which anything is known, and the place of its last value up to
    the end of the chosen year; where there is none so early, of its first value."""
    for noun in nouns:
        places = [place for place, one in enumerate(values[noun]) if one.known]
        if places:
            return noun, series.shown(scene.year, places)
    return series.measure, None


def _plot(
    scene: Scene,
    series: TimeSeries,
    values: Lines,
    hovers: Mapping[str, Sequence[str]],
    columns: Mapping[str, str],
) -> Plot:
    unit = next(one.unit for amounts in values.values() for one in amounts)
    return Plot(
        shape="lines",
        unit=unit,
        categories=tuple(
            Category(key=series.key(place), label=narrative.month_of(scene, month, short=True))
            for place, month in enumerate(series.months)
        ),
        series=tuple(
            Series(
                noun=noun,
                column=columns[noun],
                label=series.names[noun],
                amounts=tuple(values[noun]),
                form="line",
                emphasis="strong",
                hovers=tuple(hovers[noun]),
            )
            for noun in series.nouns
        ),
        entries=tuple(Entry(noun, SQUARE, name) for noun, name in series.names.items()),
        asides=once(_missing(scene, series)),
        noted=True,
    )
