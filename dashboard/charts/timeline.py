"""The timeline of events: a lane a partner country, a mark an event, its shape the kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.chart import Chart, Scene, empty_figure
from dashboard.narrative.events import (
    FAMILIES,
    event_hover,
    family,
    notes,
    only_year,
    partners_of,
    subtitle,
    table,
    title,
    year_of,
)
from dashboard.render.marks import label, watermark
from dashboard.narrative.sentences import Row
from dashboard.render.theme import Figure, colour, layout
from dashboard.loaders.records import records as records

FIRST, LAST = 1987, 2026
"""The years drawn even without events: from the first agreement on."""

MOST_LANES = 9
"""Lanes of countries; the rest share one more."""

_SYMBOLS = {
    "visit": "circle",
    "forum": "square",
    "signing": "diamond",
    "anniversary": "star",
    "exchange": "triangle-up",
    "other": "hexagon",
}
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_HEIGHTS = (0.5, 0.77, 0.23)
_BETWEEN = (0.635, 0.365)
_SHIFTS = (0.0, 0.3, -0.3)
_APART = 0.29
"""Years between marks at one height that do not cover each other on a page of usual width."""


@dataclass(frozen=True, slots=True)
class _Mark:
    row: Row
    country: str
    lane: int
    year: int
    x: float
    y: float


def timeline_chart(
    events: pd.DataFrame, scene: Scene, *, lanes: Sequence[str] | None = None
) -> Chart:
    """Events in lanes by partner country, the chosen year in a band.

    ``events``: ``event, start, end, year, precision, region, country, kind, title_en, title_ru,
    sectors, participants_en, participants_ru, source, name``; ``country`` may hold several codes
    separated by ``;``, ``year`` is missing where no source dates the event, ``name`` is that of
    the partner in the reader's language. ``lanes`` are countries from the top down, by default
    the chosen ones and then the most active; the rest share the last lane. Marks carry
    ``["partner:NOR", "year:2018"]`` as ``customdata``, the first being what a click chooses.
    """
    rows = records(events)
    years = [year for row in rows if (year := year_of(row))]
    chosen = [scene.selection.year] if scene.selection.year and years else []
    first, last = min(FIRST, *years, *chosen, FIRST), max(LAST, *years, *chosen, LAST)
    heading = title(rows, scene)
    return Chart(
        figure=_drawn(rows, first, last, scene, lanes)
        if years
        else empty_figure(heading, [scene.language.t("timeline.empty.known")]),
        title=heading,
        subtitle=subtitle(first, last, scene),
        source=scene.source,
        table=table(rows, scene),
        notes=notes(rows, scene),
        empty=not years,
    )


def _drawn(
    rows: Sequence[Row], first: int, last: int, scene: Scene, lanes: Sequence[str] | None
) -> Figure:
    order = _lanes(rows, scene.selection.partners) if lanes is None else list(lanes)
    marks = _marks(rows, order)
    rest = any(mark.lane == len(order) for mark in marks)
    names = [scene.partner(code) for code in order]
    names += [scene.language.t("timeline.other")] if rest else []
    strong = [code in scene.selection.partners for code in order] + [False] * rest
    return {
        "data": [_mark_trace(marks, scene), *_keys(marks, scene)],
        "layout": _timeline_layout(names, strong, first, last, scene),
    }


def _lanes(rows: Sequence[Row], chosen: Sequence[str]) -> list[str]:
    active = Counter(code for row in rows if year_of(row) for code in partners_of(row))
    ranked = sorted(active, key=lambda code: (code not in chosen, -active[code], code))
    return ranked if len(ranked) <= MOST_LANES + 1 else ranked[:MOST_LANES]


def _marks(rows: Sequence[Row], order: Sequence[str]) -> list[_Mark]:
    """Every event once a lane; those with no lane of their own share the last one."""
    lane_of = {code: lane for lane, code in enumerate(order)}
    taken: dict[tuple[int, float], list[float]] = {}
    marks = []
    for row in sorted(rows, key=lambda row: (only_year(row), row.start, row.event)):
        year = year_of(row)
        if year is None:
            continue
        codes = partners_of(row)
        homes = {lane_of.get(code, len(order)): code for code in reversed(codes)}
        for lane, code in (homes or {len(order): ""}).items():
            x, height = _free_place(year + _part_of_year(row), only_year(row), lane, taken)
            taken.setdefault((lane, height), []).append(x)
            marks.append(_Mark(row, code, lane, year, x, lane + height))
    return marks


def _part_of_year(row: Row) -> float:
    """Where in its year an event stands, 0 to 1; its middle when only the year is known."""
    if only_year(row):
        return 0.5
    day = int(row.start[8:]) if len(row.start) == len("2018-05-28") else 15
    return (_DAYS_BEFORE[int(row.start[5:7]) - 1] + day - 0.5) / 366


def _free_place(
    x: float, movable: bool, lane: int, taken: dict[tuple[int, float], list[float]]
) -> tuple[float, float]:
    """The first free place near x; only events without a date may stand aside."""
    heights = _HEIGHTS if movable else (*_HEIGHTS, *_BETWEEN)
    for shift in _SHIFTS if movable else _SHIFTS[:1]:
        for height in heights:
            if all(abs(x + shift - other) >= _APART for other in taken.get((lane, height), ())):
                return x + shift, height
    return x, _HEIGHTS[0]


def _mark_trace(marks: Sequence[_Mark], scene: Scene) -> Figure:
    year, chosen = scene.selection.year, scene.selection.partners
    own = [not chosen or bool(set(chosen) & set(partners_of(mark.row))) for mark in marks]
    now = [mark.year == year for mark in marks]
    seen = list(zip(own, now, strict=True))
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "cliponaxis": False,
        "x": [round(mark.x, 3) for mark in marks],
        "y": [round(mark.y, 3) for mark in marks],
        "hovertext": [event_hover(mark.row, scene) for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [
            [f"partner:{mark.country}" if mark.country else f"year:{mark.year}",
             f"year:{mark.year}"]
            for mark in marks
        ],
        "marker": {
            "symbol": [
                _SYMBOLS[family(mark.row.kind)] + ("-open" if only_year(mark.row) else "")
                for mark in marks
            ],
            "size": [
                (11 if mine and this else 9) + 3 * (family(mark.row.kind) == "anniversary")
                for mark, (mine, this) in zip(marks, seen, strict=True)
            ],
            "color": [
                colour("chosen" if mine and this else "relation" if mine and chosen else "muted")
                for mine, this in seen
            ],
            "opacity": [
                1 if mine and this else 0.85 if mine else 0.4 for mine, this in seen
            ],
            "line": {
                "width": [1.8 if only_year(mark.row) else 1 for mark in marks],
                "color": colour("surface"),
            },
        },
    }  # fmt: skip


def _keys(marks: Sequence[_Mark], scene: Scene) -> list[Figure]:
    """One empty trace a family of kinds, for the key alone."""
    used = {family(mark.row.kind) for mark in marks}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": scene.language.t(f"timeline.family.{name}"),
            "showlegend": True,
            "hoverinfo": "skip",
            "marker": {"symbol": _SYMBOLS[name], "size": 9, "color": colour("ink-2")},
        }
        for name in FAMILIES
        if name in used
    ]


def _timeline_layout(
    names: Sequence[str], strong: Sequence[bool], first: int, last: int, scene: Scene
) -> Figure:
    year, count = scene.selection.year, len(names)
    band = {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": year,
        "x1": (year or 0) + 1,
        "y0": 0,
        "y1": 1,
        "fillcolor": colour("accent-pale"),
        "line": {"width": 0},
        "layer": "below",
    }
    lines = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": lane,
            "y1": lane,
            "line": {"color": colour("line"), "width": 1},
            "layer": "below",
        }
        for lane in range(count + 1)
    ]
    heads = [
        label(
            f"<b>{name}</b>" if mine else name,
            yref="y", x=0, y=lane + 0.5, xanchor="left", yanchor="middle",
            font={"size": 12, "color": colour("chosen" if mine else "ink-2")},
        )
        for lane, (name, mine) in enumerate(zip(names, strong, strict=True))
    ]  # fmt: skip
    ticks = sorted({*range(-(-first // 5) * 5, last + 1, 5), year or last})
    ticks = [tick for tick in ticks if tick == year or abs(tick - (year or 0)) > 3]
    return layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=True,
        hovermode="closest",
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.01,
            "yanchor": "bottom",
            "font": {"size": 12},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis={
            "range": [first - 0.2, last + 1.2],
            "tickvals": [tick + 0.5 for tick in ticks],
            "ticktext": [f"<b>{tick}</b>" if tick == year else str(tick) for tick in ticks],
            "tickangle": 0,
            "tickfont": {"size": 12, "color": colour("ink-2")},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"range": [count, 0], "visible": False, "fixedrange": True},
        shapes=[*([band] if year else []), *lines],
        annotations=[*heads, *watermark(scene.mark)],
    )
