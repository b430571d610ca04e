"""Years side by side: how does the year compare with others that the reader chooses?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import chosen_years
from dashboard.charts.chart import Chart, Declaration, empty_chart, statuses_of
from dashboard.charts.parts import Part, entries, parts
from dashboard.charts.plot import Category, Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import year_table
from dashboard.flows import MEASURES, NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.chosen_years import Rise, abreast, months_abreast, rises
from dashboard.measures.comparison import FEWEST
from dashboard.measures.sums import total
from dashboard.narrative import chosen_years as narrative
from dashboard.narrative.amounts import cell, signed
from dashboard.narrative.reasons import absent, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_in
from dashboard.narrative.wording import gap_hover, hatched, once, subtitle
from dashboard.row_amounts import amount_of

Rises = Mapping[int, tuple[Rise, ...]]
"""Year → its rise on the one before it in the chart, and on the first one."""


def chosen_years_chart(frame: Rows, scene: Scene) -> Chart:
    """Columns of exports and imports of two to four years, close together however far apart they
    are; under each how much more it is than the one before it.

    ``frame``: as from `dashboard.answers.chosen_years.years`.
    """
    words, years = scene.language, abreast(scene.query).years
    if not years:
        title = words.t("chosen_years.empty", year=scene.year)
        return empty_chart(CHART, scene, title, hint=words.t("chosen_years.choose"))
    rows = {int(row.year): row for row in records(frame)}
    drawn = {year: parts(rows.get(year), scene.query.flow) for year in years}
    more = rises(scene.query, {year: amount_of(rows.get(year), scene.noun) for year in years})
    measure = words.t(f"turnover.measure.{scene.flow}")
    lead = subtitle(scene.with_flow_in_measure, measure, narrative.span(scene, years))
    table = _table(scene, rows, years, more)
    if not any(drawn.values()):
        title = words.t(f"chosen_years.unknown.{origin(scene)}", years=narrative.span(scene, years))
        return empty_chart(CHART, scene, title, subtitle=lead, table=table)
    plot = _plot(scene, rows, drawn, more)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=narrative.title(scene, rows, years, more),
        subtitle=lead,
        finding=narrative.finding(scene, rows, years, more),
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=table,
        notes=once(narrative.notes(scene, drawn)),
        mark=scene.mark,
    )


def _plot(
    scene: Scene, rows: Mapping[int, Any], drawn: Mapping[int, tuple[Part, ...]], more: Rises
) -> Plot:
    words = scene.language
    sums = {year: total(amount for _, amount in found) for year, found in drawn.items()}
    nouns = [noun for noun in (*NOUNS.values(), "turnover")
             if any(noun == each for found in drawn.values() for each, _ in found)]  # fmt: skip
    hovers = tuple(
        narrative.year_hover(scene, rows[year], more[year][0]) if drawn[year]
        else gap_hover(scene, str(year)) for year in drawn
    )  # fmt: skip
    return Plot(
        shape="columns",
        categories=tuple(
            _category(scene, year, bool(drawn[year]), more[year][0]) for year in drawn
        ),
        series=tuple(
            Series(
                noun=noun,
                label=words.t(f"chart.part.{noun}"),
                amounts=tuple(dict(found).get(noun, Amount()) for found in drawn.values()),
                labels=tuple(
                    cell(words, sums[year]) if found and found[-1][0] == noun else ""
                    for year, found in drawn.items()
                ),
                hovers=hovers,
            )
            for noun in nouns
        ),
        entries=entries(words, (part for found in drawn.values() for part in found)),
        stacked=True,
        noting=words.t("chosen_years.growth"),
    )


def _category(scene: Scene, year: int, known: bool, rise: Rise) -> Category:
    """A year; below it its growth. None is chosen rather than the others."""
    words = scene.language
    return Category(
        key=str(year),
        label=str(year),
        note=signed(words, rise.growth) if rise.growth.known else "",
        gap="" if known else absent(scene),
        hover="" if known else gap_hover(scene, str(year)),
    )


def _table(scene: Scene, rows: Mapping[int, Any], years: Sequence[int], more: Rises) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    flow = scene.query.flow
    flows = ((flow, scene.noun),) if flow else MEASURES
    several = len(years) > FEWEST
    since = [("before", words.t("chosen_years.column.before"))]
    since += [("first", words.t("chosen_years.column.first", year=years[0]))] if several else []
    columns = (
        *(Column(noun, f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow, noun in flows),
        *(
            column
            for key, against in since
            for column in (
                Column(f"since_{key}", f"{words.t('chart.column.change')} {against}, {unit}",
                       "usd", change=True),
                Column(f"growth_{key}", f"{words.t('chart.column.growth_against')} {against}",
                       "pct", change=True),
            )
        ),
        Column("status", words.t("chart.column.status")),
    )  # fmt: skip

    def cells(year: int) -> tuple[Cell, ...]:
        row, found = rows.get(year), more[year][: len(since)]
        status = str(row.status) if row else ""
        return (
            *(amount_of(row, noun) for _, noun in flows),
            *(one for rise in found for one in (rise.difference, rise.growth)),
            status_in(scene, status),
        )

    return year_table(words, years, columns, cells)


CHART = Declaration(
    name="chosen_years",
    chart_id="chosen-years-chart",
    draw=chosen_years_chart,
    asks=(chosen_years.years,),
    pages=("trade", "partners"),
    place=55,
    sums=("partner", "sector"),
    table="chosen_years",
    wide=True,
    scope=months_abreast,
    chosen=lambda query: bool(abreast(query).years),
)
