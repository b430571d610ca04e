"""Choices side by side by month: the months of the year, sums over twelve months, or an index."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.answers import comparison
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.comparison_lines import Drawn, lines_of
from dashboard.charts.comparison_months_table import added_up, amounts_table, of_months
from dashboard.charts.comparison_table import label_of
from dashboard.charts.parts import empty_of_choices
from dashboard.charts.plot import Plot
from dashboard.charts.table import Table
from dashboard.charts.time_series import month_amount
from dashboard.charts.time_series_table import Lines, TimeSeries, index_table
from dashboard.flows import NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.comparison import Sides, sides_of
from dashboard.measures.months import in_part
from dashboard.measures.sums import together
from dashboard.measures.time_series import Month, rolling, without_gaps
from dashboard.months import WHOLE_YEAR, between
from dashboard.narrative import comparison as of_sides
from dashboard.narrative import comparison_months as narrative
from dashboard.narrative import time_series, unknown_months
from dashboard.narrative.comparison import of_side
from dashboard.narrative.dates import month_name
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, flow_note, once, subtitle
from dashboard.query import Query
from dashboard.values import INDEX, ROLLING, VIEWS


def compare_months_chart(frame: Rows, scene: Scene) -> Chart:
    """A line a choice, as the query says: over the months of the year, or over those of all years,
    each point the sum of twelve months to it, or its month where the first one is 100.

    ``frame``: as from `dashboard.answers.comparison.months`. More than two lines have a panel each.
    """
    sides = sides_of(scene.query)
    if sides is None:
        return empty_of_choices(CHART, scene)
    series = _series(scene, sides, frame)
    draw = {ROLLING: _rolling, INDEX: _index}.get(scene.query.view, _of_year)
    return draw(scene, sides, series)


def _series(scene: Scene, sides: Sides, frame: Rows) -> TimeSeries:
    known: dict[str, dict[Month, Amount]] = {key: {} for key in sides.keys}
    for row in records(frame):
        known[row.key][row.year, row.month] = together(
            month_amount(scene, row, noun)
            for flow, noun in NOUNS.items()
            if scene.query.flow in (None, flow)
        )
    every = {month for of in known.values() for month, amount in of.items() if amount.known}
    months = tuple(without_gaps(every))
    amounts = {key: [of.get(one, Amount()) for one in months] for key, of in known.items()}
    there = scene.query.choices.in_a_row(scene.query, every)
    names = {key: label_of(scene, sides, key) for key in sides.keys}
    return TimeSeries(months, amounts, names, scene.noun, there)


def _of_year(scene: Scene, sides: Sides, series: TimeSeries) -> Chart:
    """The months of the year, those that the reader chose."""
    chosen = scene.query.chosen_months or WHOLE_YEAR
    places = [place for place, (year, month) in enumerate(series.months)
              if year == scene.year and month in chosen]  # fmt: skip
    table = of_months(scene, series, places)
    lead = _lead(scene, sides, "by_month", scene.language.t("chart.year", year=scene.year))
    if not places:
        return _unknown(scene, unknown_months.empty(scene), lead, table,
                        unknown_months.unknown(scene))  # fmt: skip
    months = [series.months[place] for place in places]
    every = {key: [series.amounts[key][place] for place in places] for key in sides.keys}
    values = {key: _whole(scene, sides, key, months, line) for key, line in every.items()}
    return _chart(
        scene, sides, table, lead,
        plot=lines_of(scene, sides, _drawn_of_year(scene, sides, months, values)),
        title=narrative.year_title(scene, sides, months, values),
        finding=narrative.year_finding(scene, sides, months, values),
        notes=[flow_note(scene), *_missing(scene, sides, months, values, every)],
    )  # fmt: skip


def _whole(
    scene: Scene, sides: Sides, key: str, months: Sequence[Month], line: Sequence[Amount]
) -> list[Amount]:
    """The months of a choice without those of which a part alone is held: none is its largest."""
    known = [month for (_, month), one in zip(months, line, strict=True) if one.known]
    asked = of_side(scene, sides, key).query
    part = in_part(asked.choices, asked, scene.year, known)
    return [Amount() if month in part else one
            for (_, month), one in zip(months, line, strict=True)]  # fmt: skip


def _drawn_of_year(scene: Scene, sides: Sides, months: Sequence[Month], values: Lines) -> Drawn:
    """Some months of the year with those between them, through which the lines break."""
    there = {month: place for place, (_, month) in enumerate(months)}
    every = sorted(between(min(there), max(there)))
    places = [there.get(month) for month in every]
    drawn = {
        key: [Amount() if place is None else line[place] for place in places]
        for key, line in values.items()
    }
    hovers = {
        key: [
            "" if place is None
            else narrative.month_hover(scene, sides, key, months[place], line[place])
            for place in places
        ]
        for key, line in values.items()
    }  # fmt: skip
    names = [month_name(scene.language, month, "abbreviated") for month in every]
    return Drawn([*map(str, every)], names, drawn, hovers, {key: key for key in sides.keys})


def _unknown(scene: Scene, title: str, lead: str, table: Table, *why: str) -> Chart:
    """That nothing is known; of one flow that is known alone, that it is so, and on screens what to
    choose to see it."""
    if alone := flow_note(scene):
        title, why = scene.language.t("months.empty_turnover", year=scene.year), (alone,)
    return empty_chart(CHART, scene, title, once(why), subtitle=lead, table=table,
                       hint=choose_flow(scene))  # fmt: skip


def _rolling(scene: Scene, sides: Sides, series: TimeSeries) -> Chart:
    sums = {key: rolling(amounts) for key, amounts in series.alike.items()}
    table = added_up(scene, series, sums)
    lead = _lead(scene, sides, "twelve", series.span(scene.language))
    if (place := _end(scene, series, sums)) is None:
        t = scene.language.t
        return _unknown(scene, t("time_series.empty.rolling"), lead, table,
                        t("time_series.needs_twelve"))  # fmt: skip
    hovers = {key: [narrative.sum_hover(scene, sides, key, month, amount)
                    for month, amount in zip(series.months, sums[key], strict=True)]
              for key in sides.keys}  # fmt: skip
    drawn = Drawn(series.keys, _names(scene, series), sums, hovers,
                  {key: f"{key}_sum" for key in sides.keys})  # fmt: skip
    return _chart(
        scene, sides, table, lead,
        plot=lines_of(scene, sides, drawn),
        title=narrative.rolling_title(scene, sides, series.months[place], sums, place),
        finding=narrative.rolling_finding(scene, sides, series.months[place], sums, place),
        notes=_missing(scene, sides, series.months, series.alike, series.amounts),
    )  # fmt: skip


def _index(scene: Scene, sides: Sides, series: TimeSeries) -> Chart:
    words, (first, values) = scene.language, series.index()
    base = "" if first is None else time_series.month_of(scene, series.months[first])
    at = "" if first is None else series.key(first)
    table = index_table(scene, series, values, at, base) if at else amounts_table(scene, series)
    based = base and words.t("time_series.base", base=base)
    lead = _lead(scene, sides, "by_month", series.span(words), based, unit=False)
    if (place := _end(scene, series, values)) is None:
        return _unknown(scene, words.t("time_series.empty.index"), lead, table)
    hovers = {
        key: [time_series.index_hover(scene, series.names[key],
                                      time_series.month_of(scene, month), base, pair)
              for month, *pair in zip(series.months, values[key], series.amounts[key], strict=True)]
        for key in sides.keys
    }  # fmt: skip
    columns = {key: f"{key}_index.{at}" for key in sides.keys}
    drawn = Drawn(series.keys, _names(scene, series), values, hovers, columns)
    when = time_series.in_month_of(scene, series.months[place])
    said = narrative.valued(scene, sides, values, series.key(place), place, columns)
    measure = words.t(f"finding.measure.{scene.noun}")
    return _chart(
        scene, sides, table, lead,
        plot=lines_of(scene, sides, drawn),
        title=time_series.index_title(scene, when, base, said, measure=measure),
        finding=time_series.index_finding(scene, when, base, said),
        notes=_missing(scene, sides, series.months, series.alike, series.amounts),
    )  # fmt: skip


def _chart(
    scene: Scene, sides: Sides, table: Table, lead: str, *,
    plot: Plot, title: str, finding: str, notes: Sequence[str],
) -> Chart:  # fmt: skip
    left_out = [of_sides.left_out(scene, sides)] if sides.more else []
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=title,
        subtitle=lead,
        finding=finding,
        table=table,
        notes=once([*left_out, *notes]),
        mark=scene.mark,
    )


def _lead(scene: Scene, sides: Sides, over: str, span: str, *more: str, unit: bool = True) -> str:
    words = scene.language
    measure = words.t(f"compare.measure.{scene.flow}.{sides.kind}")
    drawn = of_sides.of_drawn(scene, sides)
    return subtitle(drawn, measure, span, words.t(f"compare_months.{over}"), *more, unit=unit)


def _missing(
    scene: Scene, sides: Sides, months: Sequence[Month], values: Lines, every: Lines
) -> tuple[str, str]:
    names = {key: label_of(scene, sides, key) for key in sides.keys}
    drawn, known = ({names[key]: of[key] for key in names} for of in (values, every))
    return time_series.missing(scene, months, drawn, known)


def _names(scene: Scene, series: TimeSeries) -> list[str]:
    """The months of all years as names on an axis."""
    return [time_series.month_of(scene, month, short=True) for month in series.months]


def _end(scene: Scene, series: TimeSeries, values: Lines) -> int | None:
    """The last place up to the end of the chosen year at which anything is known; where there is
    none so early, the first."""
    places = [place for place in range(len(series.months))
              if any(line[place].known for line in values.values())]  # fmt: skip
    return series.shown(scene.year, places)


def _as_chosen(query: Query) -> Query:
    """The months that the reader chose; months in one row are all there are."""
    months = None if query.view in CHART.forms[1:] else query.chosen_months
    return query.with_(chosen_months=months, months=months)


CHART = Declaration(
    name="compare_months",
    chart_id="compare-months-chart",
    draw=compare_months_chart,
    asks=(comparison.months,),
    pages=("trade",),
    beside=True,
    place=46,
    table="compare_months",
    needs="months",
    scope=_as_chosen,
    wide=True,
    views="view",
    forms=VIEWS["view"],
    offered=lambda query: bool(query.beside),
)
