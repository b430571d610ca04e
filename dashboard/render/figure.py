"""Plot → plotly figure, in the light palette; the browser or `swap` makes it dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.charts.addresses import FIGURE
from dashboard.charts.chart import Chart
from dashboard.charts.mark_addresses import mark_addresses
from dashboard.charts.plot import Plot, Shape
from dashboard.language import Language
from dashboard.render.bars import bars_figure
from dashboard.render.columns import columns_figure
from dashboard.render.grid import grid_figure
from dashboard.render.lines import lines_figure
from dashboard.render.partner_map import map_figure
from dashboard.render.texts import safe, wrap
from dashboard.render.theme import Figure, colour, layout
from dashboard.render.tiles import tiles_figure
from dashboard.render.waterfall import waterfall_figure

Draw = Callable[[Plot, Language, str], Figure]
"""(plot, words, mark of made-up data) → figure."""

SHAPES: dict[Shape, Draw] = {
    "columns": columns_figure,
    "bars": bars_figure,
    "tiles": tiles_figure,
    "lines": lines_figure,
    "waterfall": waterfall_figure,
    "grid": grid_figure,
    "map": map_figure,
}


def figure(chart: Chart, words: Language) -> Figure:
    """The figure of a chart; of one with nothing to draw, what is known instead: why there is
    nothing its title says."""
    if chart.empty:
        return empty_figure(chart.known)
    drawn = SHAPES[chart.plot.shape](chart.plot, words, chart.mark)
    addressed(drawn["data"], chart)
    return drawn


def addressed(traces: list[Figure], chart: Chart) -> None:
    """Have marks bear the address of their number, from `FIGURE` on, as the renderers named their
    cell: ``ids`` of a trace, or what follows the order in the data of a grid. Those whose number
    stands in no table have none."""
    found = mark_addresses(chart)
    known = {cell: path.removeprefix(FIGURE) for cell, path in found.items()}
    for trace in traces:
        if trace["type"] == "heatmap":
            # In one text: Dash leaves lists out of what it says of a click on a cell.
            trace["customdata"] = [
                [f"{order} {known.get(cell, '')}".rstrip() for order, cell in row]
                for row in trace["customdata"]
            ]
        elif trace["type"] == "treemap":
            # Every tile must have an id of its own: one that has no number keeps its key.
            trace["ids"] = [known.get(one, one.partition("/")[0]) for one in trace["ids"]]
        elif "ids" in trace:
            ids = [known.get(one, "") for one in trace.pop("ids")]
            trace |= {"ids": ids} if any(ids) else {}


def empty_figure(known: Sequence[str]) -> Figure:
    """An honest empty state: what is known instead of what would be drawn."""
    lines = [safe(part) for line in known for part in wrap(line)]
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [],
        "layout": layout(
            xaxis=hidden,
            yaxis=hidden,
            annotations=[
                {
                    "text": "<br>".join(lines),
                    "showarrow": False,
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0.5,
                    "y": 0.5,
                    "align": "center",
                    "font": {"size": 14, "color": colour("ink-2")},
                }
            ],
        ),
    }
