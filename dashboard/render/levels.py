"""Lines at a level across columns: from the one compared with to the chosen one, and at a value
that parts them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Entry, Plot
from dashboard.render.theme import Figure, colour


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


LINE = "—"
"""Its sign in the key."""


def even(plot: Plot) -> list[Figure]:
    """A thin line across all columns at the value that parts them, on a light edge so that it is
    seen on any column."""
    if plot.even is None:
        return []
    value, _ = plot.even
    ends = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value}
    lines = ({"color": colour("surface"), "width": 3}, {"color": colour("ink"), "width": 1})
    return [{**ends, "line": line} for line in lines]


def entries_of(plot: Plot) -> tuple[Entry, ...]:
    """What the key explains: also the line at the value that parts the columns."""
    return plot.entries if plot.even is None else (*plot.entries, Entry("ink", LINE, plot.even[1]))
