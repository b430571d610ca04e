"""Months of a year beside those of all others: when in the year do we trade?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.answers import goods
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.months_held import parts_said, without_parts, years_without_parts
from dashboard.charts.parts import PALE_LINE, SQUARE, STRONG_LINE, THIN_LINE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.charts.time_series import month_amount, time_series_chart
from dashboard.copies import replace
from dashboard.flows import NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.months import Years, in_part, other_years
from dashboard.months import between
from dashboard.narrative import months as narrative
from dashboard.narrative import unknown_months
from dashboard.narrative.dates import month_name, year_runs
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, flow_note, known_alone, once, subtitle
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.trade_rows import MonthOfTrade
from dashboard.values import VIEWS

SIDES = ("", "_before")


def months_chart(frame: Rows, every: Rows, scene: Scene) -> Chart:
    """Exports and imports by month: the chosen year strong, the year compared with thin, those
    chosen beside it in full, all other years pale behind them.

    ``frame``: a row a month in order, as from `dashboard.measures.months.months_of`; ``every``: the
    known months of all years, ``year, month, exports_usd, imports_usd``. Where a month is not
    known, or a part of it alone is held, the line breaks. Where one flow alone is known of
    the year the chart is of that flow. The growth in the title is over the months known of both
    years. By its other forms it is `dashboard.charts.time_series.time_series_chart`.
    """
    if scene.query.view in CHART.forms[1:]:
        return time_series_chart(CHART, every, scene)
    alone, rows = flow_note(scene), records(frame)
    choose = choose_flow(scene)
    if flow := known_alone(scene):
        scene = replace(scene, query=replace(scene.query, flow=flow))
        rows = [_alone(row, NOUNS[flow]) for row in rows]
    words = scene.language
    then = {"year": scene.year, "against": scene.against}
    two = any(amount_of(row, f"{noun}_before").known for row in rows for _, noun in _flows(scene))
    span = words.t("months.period" if two else "chart.year", **then)
    lead = subtitle(scene.with_flow_in_measure, words.t(f"months.measure.{scene.flow}"), span)
    others = other_years(every, scene.query.pair)
    table = _table(scene, rows, others)
    there = [row for row in rows if amount_of(row, "turnover").known]
    part = in_part(scene.query.choices, scene.query, scene.year, (row.month for row in there))
    whole = [row for row in there if row.month not in part]
    if not there:
        known: tuple[str, ...] = (alone or unknown_months.unknown(scene),)
        title = unknown_months.empty(scene)
        return empty_chart(CHART, scene, title, known, subtitle=lead, table=table, hint=choose)
    plot, title = _plot(scene, rows, others), narrative.title(scene, there, whole)
    if all(sum(each.known for each in one.amounts) < 2 for one in plot.series):
        # Points of several years would stand over one another, with no line between any.
        known = once([unknown_months.one(scene), *_breaks(scene, rows), alone])
        mended = "months" if len(rows) == 1 else ""
        return empty_chart(CHART, scene, title, known, subtitle=lead, table=table, mended_by=mended)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=title,
        subtitle=lead,
        finding=narrative.finding(scene, there, whole),
        table=table,
        notes=once([*_breaks(scene, rows), narrative.like(scene, rows), alone]),
        mark=scene.mark,
    )


def _flows(scene: Scene) -> list[tuple[str, str]]:
    return [(flow, noun) for flow, noun in NOUNS.items() if scene.query.flow in (None, flow)]


def _alone(row: Any, noun: str) -> Any:
    """A month with one flow in the place of the turnover, which is not known without the other."""
    return row._replace(
        **{f"turnover{side}_usd": getattr(row, f"{noun}{side}_usd") for side in SIDES}
    )


def _plot(scene: Scene, chosen: Sequence[Any], others: Years) -> Plot:
    words = scene.language
    # Months between those that were chosen have a place too: a line through it breaks.
    at = {row.month: row for row in without_parts(scene, chosen)}
    months = sorted(between(min(at), max(at)))
    rows = [at.get(month) for month in months]
    lines = [
        Series(
            noun=noun,
            column=f"{noun}{side}",
            label=f"{words.t(f'chart.part.{noun}')}, {year}",
            amounts=tuple(amount_of(row, f"{noun}{side}") for row in rows),
            form="line",
            emphasis="pale" if side else "strong",
            hovers=tuple(narrative.month_hover(scene, row, noun) if row else "" for row in rows),
            end=str(year),
        )
        for side, year in (("_before", scene.against), ("", scene.year))
        for _, noun in _flows(scene)
    ]
    behind = [(year, _behind(scene, rows, noun, year, of)) for _, noun in _flows(scene)
              for year, of in years_without_parts(scene, others, noun).items()]  # fmt: skip
    drawn = tuple(one for one in (*lines, *(line for _, line in behind))
                  if any(each.known for each in one.amounts))  # fmt: skip
    unnamed = {year for year, one in behind if one in drawn and one.emphasis == "behind"}
    return Plot(
        shape="lines",
        categories=tuple(
            Category(key=str(month), label=month_name(words, month, "abbreviated"))
            for month in months
        ),
        series=drawn,
        entries=(
            *(Entry(noun, SQUARE, words.t(f"chart.part.{noun}")) for _, noun in _flows(scene)),
            Entry("ink", STRONG_LINE, str(scene.year)),
            *(
                [Entry("ink-2", PALE_LINE, str(scene.against))]
                if any(one.emphasis == "pale" for one in drawn)
                else []
            ),
            *([Entry("muted", THIN_LINE, year_runs(words, unnamed))] if unnamed else []),
        ),
        asides=once(_breaks(scene, chosen)),
        noted=True,
    )


def _breaks(scene: Scene, rows: Sequence[Any]) -> list[str]:
    """Why lines break: what is held in part, then what is not known."""
    return [parts_said(scene, rows), narrative.missing(scene, rows)]


def _behind(
    scene: Scene, rows: Sequence[Any], noun: str, year: int, of: Mapping[int, MonthOfTrade]
) -> Series:
    """The line of another year, which only gives scale, or is chosen beside the others."""
    words, beside = scene.language, year in scene.query.years
    amounts = tuple(month_amount(scene, of.get(row.month) if row else None, noun) for row in rows)
    return Series(
        noun=noun,
        column=f"{noun}.{year}",
        label=f"{words.t(f'chart.part.{noun}')}, {year}",
        amounts=amounts,
        form="line",
        emphasis="plain" if beside else "behind",
        end=str(year) if beside else "",
        hovers=tuple(
            narrative.other_hover(scene, row.month, noun, year, amount) if row else ""
            for row, amount in zip(rows, amounts, strict=True)
        ),
    )


def _table(scene: Scene, rows: Sequence[Any], others: Years) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    values = [
        (f"{noun}{side}", f"{words.t(f'flow.{flow}')} {year}, {unit}")
        for flow, noun in _flows(scene)
        for side, year in (("", scene.year), ("_before", scene.against))
    ]
    more = [(noun, year, f"{words.t(f'flow.{flow}')} {year}, {unit}")
            for flow, noun in _flows(scene) for year in others]  # fmt: skip
    heading = words.t("months.growth_of", measure=words.t(f"flow.{scene.flow}"))
    return Table(
        columns=(
            Column("month", words.t("months.month")),
            *(Column(key, label, "usd") for key, label in values),
            Column("growth", heading, "pct", change=True),
            *(Column(f"{noun}.{year}", label, "usd") for noun, year, label in more),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    month_name(words, row.month),
                    *(amount_of(row, key) for key, _ in values),
                    narrative.growth_of(scene, row),
                    *(
                        month_amount(scene, others[year].get(row.month), noun)
                        for noun, year, _ in more
                    ),
                ),
                key=str(row.month),
            )
            for row in rows
        ),
        keys=(str(row.month) for row in rows),
    )


def _as_chosen(query: Query) -> Query:
    """The months that the reader chose: those that one year lacks are seen as a gap. Months in one
    row are all there are: twelve of them, or each against the first one."""
    if query.view in CHART.forms[1:]:
        return query.with_(chosen_months=None, months=None)
    return query.with_(months=query.chosen_months)


CHART = Declaration(
    name="months",
    chart_id="months-chart",
    draw=months_chart,
    asks=(goods.months, goods.every_month),
    pages=("trade",),
    place=80,
    sums=("partner", "sector"),
    table="months",
    needs="months",
    scope=_as_chosen,
    wide=True,
    views="view",
    forms=VIEWS["view"],
)
