"""The line below the title of a chart, with the mark of made-up data as a tag of its own."""

from __future__ import annotations

from typing import Any

from dashboard.charts.chart import Chart
from dashboard.narrative.wording import unmarked
from dashboard.pages import html
from dashboard.typography import kept


def subtitle_of(chart: Chart) -> Any:
    """The subtitle, of which no line begins with a dot that parts two phrases; the mark needs none:
    where it came into a line of its own, the dot was left at the end of the one before."""
    bare = unmarked(chart.subtitle, chart.mark)
    line = kept(bare)
    if bare == chart.subtitle:
        return line
    return [line, " ", html.Span(chart.mark, className="made-up-tag")]
