"""Lines at a level across columns: from the one compared with to the chosen one, and at a value
that parts them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Entry, Plot
from dashboard.render.texts import safe
from dashboard.render.theme import CLEAR, Figure, colour

LINE = "—"
"""The sign of a line in the key."""
SOME = 6
"""Up to so many columns, a number has room that is wider than its own on a phone."""
UNDER_LINE = 0.1
"""Part of the axis of values below the line in which the label of a column would be crossed."""


def level(categories: Sequence[Category], at: Sequence[int], tops: Sequence[float]) -> list[Figure]:
    """A dotted line from the column compared with to the chosen one."""
    chosen = next((n for n, one in enumerate(categories) if one.emphasis == "strong"), None)
    against = next((n for n, one in enumerate(categories) if one.compared), None)
    if chosen is None or against is None or chosen == against:
        return []
    if categories[chosen].gap or categories[against].gap:
        return []
    ends = at[against], at[chosen]
    side = 0.4 if ends[1] > ends[0] else -0.4
    return [
        {
            "type": "line",
            "x0": ends[0] - side,
            "x1": ends[1] + side,
            "y0": tops[against],
            "y1": tops[against],
            "line": {"color": colour("ink"), "width": 1.5, "dash": "dot"},
        }
    ]


def lifted(
    plot: Plot, at: Sequence[int], tops: Sequence[float], axis: Figure, lines: Sequence[Figure]
) -> list[float]:
    """Where the labels of columns stand: at their tops, or on a line that would cross the label.
    ``tops``: where each column ends; ``axis``: that of values; ``lines``: those of `level`. The
    line at the value that parts the columns crosses all of them."""
    low, high = axis["range"]
    room = UNDER_LINE * (high - low)
    whole = [] if plot.even is None else [(at[0], at[-1], plot.even[0])]
    spans = [*whole, *(((*sorted((one["x0"], one["x1"])), one["y0"])) for one in lines)]
    found = []
    for x, top in zip(at, tops, strict=True):
        # From below: a label that was lifted onto one line may be under the next.
        for line in sorted(y for start, end, y in spans if start <= x <= end):
            top = line if line - room < top < line else top
        found.append(top)
    return found


def upon_line(
    plot: Plot, at: Sequence[int], tops: Sequence[float], labelled: Sequence[float]
) -> list[Figure]:
    """The labels that stand higher than their columns, on nothing that is seen."""
    there = [
        (n, one.labels[n])
        for one in plot.of("bar")
        for n, category in enumerate(plot.categories)
        if one.labels and labelled[n] > tops[n] and category.emphasis != "strong"
    ]
    if not there:
        return []
    return [
        {
            "type": "bar",
            "x": [at[n] for n, _ in there],
            "y": [labelled[n] - tops[n] for n, _ in there],
            "base": [tops[n] for n, _ in there],
            "marker": {"color": CLEAR, "line": {"width": 0}},
            "hoverinfo": "skip",
            **over(plot, [safe(text) for _, text in there]),
        }
    ]


def over(plot: Plot, texts: list[str]) -> Figure:
    """How labels stand over columns."""
    return {
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "outsidetextfont": {"size": 12, "color": colour("ink-2")},
        "constraintext": "none" if len(plot.categories) <= SOME else "both",
        "cliponaxis": False,
    }


def even(plot: Plot, at: Sequence[int]) -> list[Figure]:
    """A thin line across the columns at the value that parts them, on a light edge so that it is
    seen on any column; it breaks where nothing is known, or it would cross out the words there."""
    if plot.even is None:
        return []
    value, _ = plot.even
    gaps = [x for x, one in zip(at, plot.categories, strict=True) if one.gap]
    edges = [at[0] - 1.0, *(x + side for x in gaps for side in (-0.5, 0.5)), at[-1] + 1.0]
    pieces = [(x0, x1) for x0, x1 in zip(edges[::2], edges[1::2], strict=True) if x0 < x1]
    lines = ({"color": colour("surface"), "width": 3}, {"color": colour("ink"), "width": 1})
    return [
        {"type": "line", "x0": x0, "x1": x1, "y0": value, "y1": value, "line": line}
        for line in lines
        for x0, x1 in pieces
    ]


def entries_of(plot: Plot) -> tuple[Entry, ...]:
    """What the key explains: also the line at the value that parts the columns."""
    return plot.entries if plot.even is None else (*plot.entries, Entry("ink", LINE, plot.even[1]))
