"""The timeline of events: a lane a partner country, a mark an event, its sign the family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.amount import known
from dashboard.answers import evidence, relations
from dashboard.charts.chart import Chart, Declaration, empty_chart, never
from dashboard.charts.plot import Category, Emphasis, Entry, Mark, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records, text_in
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import NOTED, count_events
from dashboard.measures.families import EVENTS, event_family
from dashboard.narrative import timeline as narrative
from dashboard.narrative.events import (
    event_date,
    event_hover,
    field_names,
    partner_names,
    year_of,
    years_of,
)
from dashboard.narrative.scene import Scene
from dashboard.narrative.timeline import APART

MOST_LANES = 8
"""Lanes of countries; the rest share one more."""
OTHERS = "others"
"""The key of the lane that the rest share."""


def timeline_chart(events: Rows, span: Rows, country: Rows, scene: Scene) -> Chart:
    """Events in lanes by partner country, the chosen year strong.

    ``events``: rows of `dashboard.answers.relations.events`; ``span``: one row, the years that
    are drawn even without events, as from `dashboard.answers.relations.span`; ``country``: as
    ``events``, of the whole country on the page of a region. Lanes are the chosen countries and
    then the most active; the rest share one, as do all others on the page of a region; events of
    several countries and at home have lanes of their own. Marks carry ``partner:NOR`` and
    ``year:2018``; an event of several years has one in each.
    """
    rows, (known_years,) = records(events), records(span)
    years = [year for row in rows for year in years_of(row)]
    ends = [year for year in (known(known_years.first), known(known_years.last)) if year]
    drawn = [int(year) for year in (*ends, *years, scene.year)]
    first, last = min(drawn), max(drawn)
    fullest = known(known_years.fullest)
    contacts = [*contacts_of(events)]
    count = count_events(contacts, scene.year)
    title, table = narrative.title(scene, count), _table(scene, rows)
    notes = narrative.notes(scene, rows, None if fullest is None else int(fullest))
    lead = narrative.subtitle(scene, first, last)
    of_country = count_events(contacts_of(country), scene.year)
    if not years:
        hints = narrative.hints(scene, len(rows), of_country)
        return empty_chart(CHART, scene, title, hints, subtitle=lead, table=table)
    apart = [count_events(contacts, scene.year, counted_as=kind).in_year for kind in APART]
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows, range(first, last + 1)),
        title=title,
        subtitle=lead,
        finding=narrative.finding(scene, count, of_country, apart),
        table=table,
        notes=notes,
        mark=scene.mark,
    )


def _plot(scene: Scene, rows: Sequence[Any], years: range) -> Plot:
    words, chosen = scene.language, scene.query.partners
    lanes = _lanes(scene, rows)
    marks = _marks(scene, rows, lanes)
    used, filled = {mark.kind for mark in marks}, {mark.lane for mark in marks}
    return Plot(
        shape="lanes",
        categories=tuple(
            Category(str(year), str(year), emphasis="strong" if year == scene.year else "plain")
            for year in years
        ),
        rows=(
            *(
                Category(
                    code,
                    scene.names.country(code),
                    order=f"partner:{code}",
                    emphasis="strong" if code in chosen else "plain",
                )
                for code in lanes
            ),
            *(
                Category(lane, words.t(f"timeline.lane.{lane}"))
                for lane in (OTHERS, *APART)
                if lane in filled
            ),
        ),
        marks=marks,
        entries=tuple(
            Entry(name, "", words.t(f"timeline.family.{name}")) for name in EVENTS if name in used
        ),
    )


def _lanes(scene: Scene, rows: Sequence[Any]) -> list[str]:
    """Countries from the top down."""
    chosen = scene.query.partners
    if scene.query.region:
        return list(chosen)
    active = Counter(
        code
        for row in rows
        if years_of(row) and row.counted_as not in APART
        for code in row.partners
    )
    ranked = sorted(active, key=lambda code: (code not in chosen, -active[code], code))
    return ranked if len(ranked) <= MOST_LANES + 1 else ranked[:MOST_LANES]


def _marks(scene: Scene, rows: Sequence[Any], lanes: Sequence[str]) -> tuple[Mark, ...]:
    """Every dated event once a lane and year; those with no lane of their own share one."""
    return tuple(
        _mark(scene, row, year, lane, code)
        for row in rows
        for year in years_of(row)
        for lane, code in _lanes_of(row, lanes).items()
    )


def _lanes_of(row: Any, lanes: Sequence[str]) -> dict[str, str]:
    """The lanes of an event, and in each the first of its countries."""
    if row.counted_as in APART:
        return {row.counted_as: next(iter(row.partners), "")}
    found = {code if code in lanes else OTHERS: code for code in reversed(row.partners)}
    return found or {OTHERS: ""}


def _mark(scene: Scene, row: Any, year: int, lane: str, code: str) -> Mark:
    chosen, orders = scene.query.partners, [f"year:{year}"]
    key, first = f"{row.event}:{lane}", year == years_of(row)[0]
    when = row.start if first else row.end if row.end.startswith(str(year)) else str(year)
    mine = not chosen or not set(chosen).isdisjoint(row.countries)
    return Mark(
        key=key if first else f"{key}:{year}",
        label=text_in(row, "title", scene.language.code),
        kind=event_family(row.kind),
        hover=event_hover(scene, row),
        orders=(f"partner:{code}" if code else orders[0], *orders),
        emphasis=_emphasis(mine=mine and row.counted_as != NOTED, now=year == scene.year),
        open=len(when) < len("2018-05"),
        lane=lane,
        when=when or str(year),
        row=str(row.event),
    )


def _emphasis(*, mine: bool, now: bool) -> Emphasis:
    """Events of the chosen partners recede less than others, those of the year not at all; what
    is only noted recedes always."""
    return ("strong" if now else "plain") if mine else "pale"


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    """The events, newest first, those without a date last."""
    words = scene.language
    heads = ("date", "partner", "event", "kind", "participants", "sectors", "source")
    return Table(
        columns=tuple(
            Column(head, words.t(f"timeline.table.{head}"), leads=head == "event") for head in heads
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    event_date(scene, row),
                    partner_names(scene, row),
                    text_in(row, "title", words.code),
                    words.t(f"kind.{row.kind}"),
                    text_in(row, "participants", words.code),
                    field_names(scene, row),
                    scene.names.publisher(row.source) if row.source else "",
                ),
                key=row.event,
            )
            for row in sorted(rows, key=_start, reverse=True)
        ),
        keys=(row.event for row in rows),
    )


def _start(row: Any) -> str:
    return row.start or str(year_of(row) or "")


CHART = Declaration(
    name="timeline",
    chart_id="timeline-chart",
    draw=timeline_chart,
    asks=(relations.events, relations.span, relations.country_events),
    pages=("overview", "relations", "profile"),
    place=70,
    table="events",
    traded=never,
    evidence=evidence.events,
    listed=("relations", "profile"),
)
