"""A waterfall: from one total over its changes to another, level by level."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.measures.steps import Step, steps
from dashboard.render.axes import BELOW, margins, usd_axis
from dashboard.render.marks import bars, key, label, watermark_behind
from dashboard.render.texts import bold_first, hover_html, safe, wrap
from dashboard.render.theme import CLEAR, Figure, colour, layout

HEADROOM = 0.32
"""Room above the highest column, as a part of the span: for two lines."""
FOOTROOM = 0.06
"""Room below columns that end below zero."""
KEYED, BARE = 30, 10
"""Pixels above the plot, with the line of a key and without."""
ASIDE_WIDTH = 46
LINE = 17
"""Height of a line below the columns, pixels."""


def waterfall_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``waterfall``; every amount of its series is known."""
    series, asides = plot.series[0], _lines(plot.asides)
    found = steps([amount.plain() for amount in series.amounts])
    low, high = min(step.foot for step in found), max(step.top for step in found)
    ends = (0, len(found) - 1)
    # A total stands on zero and hangs from it where it is below; a change stands on its foot.
    lengths = [step.end if n in ends else step.height for n, step in enumerate(found)]
    names = _axis(plot.categories)
    values = usd_axis(words, plot.floor or min(0.0, low), high, above=HEADROOM,
                      below=FOOTROOM if low < 0 else 0.0)  # fmt: skip
    room = margins(names, values, KEYED if plot.entries else BARE)
    return {
        "data": [
            _feet(found),
            *(_column(series, place, category, lengths[place])
              for place, category in enumerate(plot.categories)),
        ],
        "layout": layout(
            barmode="stack",
            bargap=0.3,
            margin=room | {"b": max(room["b"], BELOW + LINE * len(asides))},
            xaxis=names,
            yaxis=values,
            shapes=[
                *watermark_behind(mark),
                *_levels(found),
                *(_cuts(found, values["range"]) if plot.floor else ()),
            ],
            annotations=[
                key(plot.entries, left=room["l"]),
                *(_label(text, place, found[place]) for place, text in enumerate(series.labels)),
                *_asides(asides),
            ],
        ),
    }  # fmt: skip


def _feet(found: Sequence[Step]) -> Figure:
    """The unseen lower parts of the changes."""
    places = range(1, len(found) - 1)
    return {
        "type": "bar",
        "x": list(places),
        "y": [found[place].foot for place in places],
        "marker": {"color": CLEAR},
        "hoverinfo": "skip",
    }


def _column(series: Series, place: int, category: Category, length: float) -> Figure:
    drawn: Figure = {
        "type": "bar",
        "name": category.label,
        "x": [place],
        "y": [length],
        "marker": bars(
            category.noun or series.noun,
            [series.amounts[place].derived],
            [category.emphasis != "pale"],
        ),
        "ids": [series.cell(category)],
        "hovertext": [hover_html(series.hovers[place])],
        "hoverinfo": "text",
    }
    return {**drawn, "customdata": [[category.order]]} if category.order else drawn


def _label(text: str, place: int, step: Step) -> Figure:
    """The words over a column, the first line bold."""
    return label(
        bold_first(text),
        x=place,
        y=step.top,
        xref="x",
        yref="y",
        yanchor="bottom",
        font={"size": 12, "color": colour("ink")},
    )


def _levels(found: Sequence[Step]) -> list[Figure]:
    """Thin lines that lead from the end of each column to the next."""
    line = {"color": colour("muted"), "width": 1}
    return [
        {"type": "line", "x0": n + 0.35, "x1": n + 0.65, "y0": step.end, "y1": step.end,
         "line": line}
        for n, step in enumerate(found[:-1])
    ]  # fmt: skip


def _cuts(found: Sequence[Step], span: Sequence[float]) -> list[Figure]:
    """Slanted lines through the columns of both totals, which do not begin at zero."""
    height = span[1] - span[0]
    foot, rise = span[0] + 0.07 * height, 0.03 * height
    line = {"color": colour("surface"), "width": 4}
    return [
        {"type": "line", "x0": place - 0.45, "x1": place + 0.45, "y0": foot, "y1": foot + rise,
         "line": line}
        for place in (0, len(found) - 1)
    ]  # fmt: skip


def _axis(categories: Sequence[Category]) -> Figure:
    return {
        "tickvals": list(range(len(categories))),
        "ticktext": [safe(category.label) for category in categories],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [-0.55, len(categories) - 0.45],
        "showgrid": False,
        "zeroline": False,
    }


def _lines(asides: Sequence[str]) -> list[str]:
    return [safe(line) for aside in asides for line in wrap(aside, ASIDE_WIDTH)]


def _asides(lines: Sequence[str]) -> list[Figure]:
    """What stands below the columns."""
    if not lines:
        return []
    place = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "yshift": -26}
    return [label("<br>".join(lines), **place, align="left")]
