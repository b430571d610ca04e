"""Lanes over years: a mark an event, its sign the family, marks that do not cover each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.charts.addresses import FIGURE, row_path
from dashboard.charts.plot import Entry, Mark, Plot
from dashboard.language import Language
from dashboard.render.marks import label, legend, watermark
from dashboard.render.texts import hover_html, safe
from dashboard.render.theme import Figure, colour, layout

SIGNS = {
    "visit": "circle",
    "forum": "square",
    "signing": "diamond",
    "anniversary": "star",
    "exchange": "triangle-up",
    "other": "hexagon",
}
LARGER = {"anniversary": 3}
"""Pixels by which a sign is larger: a star has less of an area than a circle of its size."""
TICKED = 5
"""Every so many years are labelled, and the chosen one."""

_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_HEIGHTS = (0.5, 0.77, 0.23)
_BETWEEN = (0.635, 0.365)
_SHIFTS = (0.0, 0.3, -0.3)
_APART = 0.29
"""Years between marks at one height that do not cover each other on a page of usual width."""


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    x: float
    y: float


def lanes_figure(plot: Plot, _: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``lanes``; its categories are years without gaps."""
    lanes = {row.key: place for place, row in enumerate(plot.rows)}
    return {
        "data": [_marks(_placed(plot.marks, lanes), _chosen(plot)), *_keys(plot.entries)],
        "layout": _layout(plot, mark),
    }


def _chosen(plot: Plot) -> bool:
    """Whether partners are chosen: then their events stand out from the others."""
    return any(row.emphasis == "strong" for row in plot.rows)


def _placed(marks: Iterable[Mark], lanes: dict[str, int]) -> list[_Placed]:
    """Every mark at its date in its lane; dated ones first, since only the others may move."""
    taken: dict[tuple[int, float], list[float]] = {}
    placed = []
    for mark in sorted(marks, key=lambda one: (one.open, one.when, one.key)):
        lane = lanes[mark.lane]
        x, height = _free_place(_when(mark), mark.open, lane, taken)
        taken.setdefault((lane, height), []).append(x)
        placed.append(_Placed(mark, x, lane + height))
    return placed


def _when(mark: Mark) -> float:
    """The date as a number of years; the middle of the year or month where no more is known."""
    year, parts = int(mark.when[:4]), mark.when.split("-")
    if mark.open:
        return year + 0.5
    day = int(parts[2]) if len(parts) > 2 else 15
    return year + (_DAYS_BEFORE[int(parts[1]) - 1] + day - 0.5) / 366


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


def _marks(placed: Sequence[_Placed], chosen: bool) -> Figure:
    marks = [one.mark for one in placed]
    colours = {"strong": "chosen", "plain": "relation" if chosen else "muted", "pale": "muted"}
    opacities = {"strong": 1, "plain": 0.85, "pale": 0.4}
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "cliponaxis": False,
        "x": [round(one.x, 3) for one in placed],
        "y": [round(one.y, 3) for one in placed],
        "hovertext": [hover_html(mark.hover) for mark in marks],
        "hoverinfo": "text",
        # Not as ids: those must differ, and an event of several lanes has one address.
        "customdata": [[*mark.orders, _address(mark)] for mark in marks],
        "marker": {
            "symbol": [SIGNS[mark.kind] + ("-open" if mark.open else "") for mark in marks],
            "size": [
                (11 if mark.emphasis == "strong" else 9) + LARGER.get(mark.kind, 0)
                for mark in marks
            ],
            "color": [colour(colours[mark.emphasis]) for mark in marks],
            "opacity": [opacities[mark.emphasis] for mark in marks],
            "line": {
                "width": [1.8 if mark.open else 1 for mark in marks],
                "color": colour("surface"),
            },
        },
    }


def _address(mark: Mark) -> str:
    """Where its event comes from, from `FIGURE` on; empty of a mark that is of no row."""
    return row_path(mark.row).removeprefix(FIGURE) if mark.row else ""


def _keys(entries: Iterable[Entry]) -> list[Figure]:
    """One empty trace a family, for the key alone."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": safe(entry.label),
            "showlegend": True,
            "hoverinfo": "skip",
            "marker": {"symbol": SIGNS[entry.noun], "size": 9, "color": colour("ink-2")},
        }
        for entry in entries
    ]


def _layout(plot: Plot, mark: str) -> Figure:
    first, last = int(plot.categories[0].key), int(plot.categories[-1].key)
    year = next((int(one.key) for one in plot.categories if one.emphasis == "strong"), None)
    ticks = [tick for tick in range(-(-first // TICKED) * TICKED, last + 1, TICKED)
             if year is None or abs(tick - year) > 3]  # fmt: skip
    ticks = sorted([*ticks, last if year is None else year])
    return layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=True,
        hovermode="closest",
        legend=legend(),
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
        yaxis={"range": [len(plot.rows), 0], "visible": False, "fixedrange": True},
        shapes=[*([] if year is None else [_band(year)]), *_lines(len(plot.rows) + 1)],
        annotations=[*_heads(plot), *watermark(mark)],
    )


def _band(year: int) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": year,
        "x1": year + 1,
        "y0": 0,
        "y1": 1,
        "fillcolor": colour("accent-pale"),
        "line": {"width": 0},
        "layer": "below",
    }


def _lines(count: int) -> list[Figure]:
    return [
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
        for lane in range(count)
    ]


def _heads(plot: Plot) -> list[Figure]:
    return [
        label(
            f"<b>{safe(row.label)}</b>" if row.emphasis == "strong" else safe(row.label),
            yref="y", x=0, y=lane + 0.5, xanchor="left", yanchor="middle",
            font={"size": 12, "color": colour("chosen" if row.emphasis == "strong" else "ink-2")},
        )
        for lane, row in enumerate(plot.rows)
    ]  # fmt: skip
