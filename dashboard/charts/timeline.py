"""Events by year and family of kinds, or by partner and year; below, those of the chosen years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from dashboard.amount import Amount, counted
from dashboard.answers import evidence, relations
from dashboard.charts.chart import Chart, Declaration, empty_chart, never
from dashboard.charts.event_lists import event_lists
from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Category, Emphasis, Entry, Plot, Series
from dashboard.charts.timeline_table import timeline_table
from dashboard.loaders.records import Rows, records
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import count_events
from dashboard.measures.event_years import (
    FAMILIES,
    LANES,
    TOTAL,
    WITH_EACH,
    by_family,
    by_lane,
    has_lanes,
    lane_totals,
    ranked_lanes,
)
from dashboard.measures.families import EVENTS
from dashboard.narrative import timeline as narrative
from dashboard.narrative.leading import parted_note
from dashboard.narrative.scene import Scene
from dashboard.narrative.timeline import APART
from dashboard.row_amounts import known
from dashboard.values import VIEWS

COLUMNS, BY_PARTNER = VIEWS["timeline"]
MOST_LANES = 16
"""Lanes of countries that are drawn."""


def timeline_chart(events: Rows, span: Rows, country: Rows, scene: Scene) -> Chart:
    """Columns of the events with partners abroad by year and family, the chosen years strong; or,
    where the reader wants it, a lane a partner country with the events of every year.

    ``events``: rows of `dashboard.answers.relations.events`; ``span``: one row, the years of which
    any event is known, as from `dashboard.answers.relations.held`; ``country``: as ``events``, of
    the whole country on the page of a region. Events of several countries and at home are in lanes
    and lists of their own, and in no column. All of the chosen years are listed, and undated ones.
    """
    chosen = scene.query.span
    rows, (known_years,) = records(events), records(span)
    ends = [year for year in (known(known_years.first), known(known_years.last)) if year]
    contacts = [*contacts_of(events)]
    families, lanes = by_family(contacts), by_lane(contacts)
    years = _years([*map(int, ends), *(year for _, year in lanes), *chosen])
    fullest = known(known_years.fullest)
    count = count_events(contacts, chosen)
    title, table = narrative.title(scene, count), timeline_table(scene, rows)
    notes = narrative.notes(scene, rows, None if fullest is None else int(fullest))
    lead, lists = narrative.subtitle(scene, years[0], years[-1]), event_lists(scene, rows)
    of_country = count_events(contacts_of(country), chosen)
    if not lanes:
        hints = narrative.hints(scene, len(rows), of_country)
        return empty_chart(CHART, scene, title, hints, subtitle=lead, table=table, lists=lists)
    apart = [count_events(contacts, chosen, counted_as=kind).in_year for kind in APART]
    shown, rest, parted = _ranked(scene, lanes)
    laned = scene.query.timeline == BY_PARTNER or not families
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_lanes(scene, lanes, shown, years) if laned else _columns(scene, families, years),
        title=title,
        subtitle=lead,
        finding=narrative.finding(scene, count, of_country, apart),
        table=table,
        notes=(*(narrative.lanes_note(scene, rest, parted) if laned else ()), *notes),
        lists=lists,
        mark=scene.mark,
    )


def _years(every: Sequence[int]) -> range:
    """The years from the first with an event that is counted to the last, and to the chosen ones:
    what was announced for years to come is in none of them."""
    return range(min(every), max(every) + 1)


def _categories(scene: Scene, years: range, held: Container[int]) -> tuple[Category, ...]:
    """The chosen years are strong and the others recede, if there was anything in them. Of a span
    a click chooses one year alone."""
    span = scene.query.span
    others: Emphasis = "pale" if any(year in held for year in span) else "plain"
    choosing = "year" if len(span) == 1 else "alone"
    return tuple(
        Category(
            str(year),
            str(year),
            order=f"{choosing}:{year}",
            emphasis="strong" if year in span else others,
        )
        for year in years
    )


def _columns(scene: Scene, counts: Counter[tuple[int, str]], years: range) -> Plot:
    words = scene.language
    used = [family for family in EVENTS if any(name == family for _, name in counts)]
    whole = {year: sum(counts[year, family] for family in used) for year in years}
    top = {year: max((n for n, one in enumerate(used) if counts[year, one]), default=-1)
           for year in years}  # fmt: skip
    return Plot(
        shape="columns",
        unit="count",
        categories=_categories(scene, years, {year for year, _ in counts}),
        series=(
            *(
                Series(
                    noun=f"event-{family}",
                    column=family,
                    label=words.t(f"timeline.family.{family}"),
                    amounts=tuple(_amount(counts[year, family]) for year in years),
                    # The sum of a column stands over the last of its parts.
                    labels=tuple(words.number(whole[year], 0) if top[year] == place else ""
                                 for year in years),
                    hovers=tuple(
                        narrative.column_hover(
                            scene, year, family, counts[year, family], whole[year]
                        )
                        for year in years
                    ),
                )
                for place, family in enumerate(used)
            ),
            Series(
                noun="events",
                column=TOTAL,
                label=words.t("timeline.table.event"),
                amounts=tuple(_amount(whole[year]) for year in years),
                form="text",
                hovers=tuple(narrative.year_hover(scene, year, whole[year]) for year in years),
            ),
        ),
        entries=tuple(
            Entry(f"event-{family}", SQUARE, words.t(f"timeline.family.{family}"))
            for family in used
        ),
        stacked=True,
        table=FAMILIES,
        whole=TOTAL,
    )  # fmt: skip


def _amount(number: int) -> Amount:
    """How many there were; where no source names any, nothing is known."""
    return counted(number) if number else Amount()


def _ranked(scene: Scene, counts: Counter[tuple[str, int]]) -> tuple[list[str], int, str]:
    """Lanes from the top down, the chosen partners first; how many countries have none; a note."""
    chosen, lanes, held = scene.query.partners, list(ranked_lanes(counts)), lane_totals(counts)
    countries = sorted({*lanes} - {*LANES}, key=lambda one: (one not in chosen, lanes.index(one)))
    note = parted_note(scene, [held[lane] for lane in countries], MOST_LANES)
    shown = [*countries[:MOST_LANES], *(lane for lane in lanes if lane in LANES)]
    return shown, max(0, len(countries) - MOST_LANES), note


def _lanes(
    scene: Scene, counts: Counter[tuple[str, int]], lanes: Sequence[str], years: range
) -> Plot:
    words, chosen = scene.language, scene.query.partners
    categories = _categories(scene, years, {year for _, year in counts})
    return Plot(
        shape="grid",
        unit="count",
        categories=categories,
        rows=tuple(
            Category(
                lane,
                narrative.lane_name(scene, lane),
                order="" if lane in LANES else f"partner:{lane}",
                emphasis="strong" if lane in chosen else "plain",
            )
            for lane in lanes
        ),
        series=tuple(
            Series(
                noun="events",
                label=narrative.lane_name(scene, lane),
                amounts=tuple(_amount(counts[lane, year]) for year in years),
                labels=tuple(words.number(counts[lane, year], 0) if counts[lane, year] else ""
                             for year in years),
                hovers=tuple(narrative.lane_hover(scene, lane, year, counts[lane, year])
                             for year in years),
                orders=tuple(year.order if lane in LANES else f"lane:{lane}/{year.key}"
                             for year in categories),
            )
            for lane in lanes
        ),
        table=WITH_EACH,
    )  # fmt: skip


CHART = Declaration(
    name="timeline",
    chart_id="timeline-chart",
    draw=timeline_chart,
    asks=(relations.events, relations.held, relations.country_events),
    pages=("overview", "relations", "profile"),
    place=70,
    table="events",
    traded=never,
    evidence=evidence.events,
    listed=("relations", "profile"),
    itemised=True,
    views="timeline",
    spanned=True,
    fills=has_lanes,
)
