"""A small map of one partner: where it lies, seen with the region itself where both fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import counted
from dashboard.answers import evidence, locations
from dashboard.charts.chart import Chart, Declaration, empty_chart, never
from dashboard.charts.places import (
    HOME,
    OUTLINED,
    around,
    home_mark,
    is_within,
    region_mark,
    state_entries,
)
from dashboard.charts.plot import Category, Entry, Mark, Plot, View
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.measures.framing import Box
from dashboard.narrative import map_hover
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed

MOST_NAMED = 3
"""Partner regions that the title names."""


def place_map_chart(places: Rows, middle: Rows, home: Rows, scene: Scene) -> Chart:
    """The partner regions of the one chosen country, or the region of the page.

    ``places``: ``region, country, state, events, lon, lat, drawn, disputed``; ``middle``:
    ``code, lon, lat, west, east, south, north``, where the partner is and the sides of its country,
    no row where it has no place; ``home``: ``region, lon, lat``. The chosen country is outlined,
    and the whole of it is seen.
    """
    words, rows = scene.language, records(places)
    title, lead = words.t("profile.map"), words.t("profile.map_subtitle")
    here, start = next(iter(records(middle)), None), home_mark(scene, home)
    if not rows or here is None or start.place is None:
        return empty_chart(CHART, scene, title, (words.t("profile.map_empty"),), subtitle=lead)
    view = around(str(here.code), Box(here.west, here.east, here.south, here.north), start.place)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows, start, view),
        title=_title(scene, rows),
        subtitle=lead,
        table=_table(scene, rows),
        notes=(words.t("map.note.boundaries"),),
        mark=scene.mark,
    )


def _title(scene: Scene, rows: Sequence[Any]) -> str:
    """With which regions relations are in force, by the latest source; few are named."""
    words, names = scene.language, scene.names
    active = [names.region_in_short(row.region) for row in rows if row.state == "in-force"]
    if not active:
        return words.t("profile.map_none")
    if len(active) > MOST_NAMED:
        return words.t("profile.map_several")
    return words.t("profile.map_named", regions=listed(words, active))


def _plot(scene: Scene, rows: Sequence[Any], start: Mark, view: View) -> Plot:
    countries = tuple(
        Category(code, scene.names.country(code), emphasis="strong", drawn="polygon")
        for code in scene.query.partners
    )
    marks = tuple(
        region_mark(scene, row, row.state, map_hover.place_hover(scene, row), int(row.events))
        for row in rows
    )
    return Plot(
        shape="map",
        categories=countries,
        marks=(*marks, start),
        entries=(
            *state_entries(scene, marks),
            *(Entry(OUTLINED, "", one.label) for one in countries),
            # On a phone its name has no room beside others.
            *([Entry(HOME, "", start.label)] if is_within(view, start) else []),
        ),
        heading=scene.language.t("map.legend"),
        view=view,
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    words, names = scene.language, scene.names
    return Table(
        columns=(
            Column("name", words.t("map.table.name")),
            Column("status", words.t("map.table.status")),
            Column("events", words.t("map.table.events"), "count"),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    names.region_in_short(row.region),
                    words.t(f"state.{row.state}"),
                    counted(int(row.events)),
                ),
                key=row.region,
            )
            for row in rows
        ),
        keys=(row.region for row in rows),
    )


CHART = Declaration(
    name="place_map",
    chart_id="partner-map",
    draw=place_map_chart,
    asks=(locations.places, locations.middle, locations.home),
    pages=("profile",),
    place=50,
    table="regions",
    traded=never,
    evidence=evidence.ties,
)
