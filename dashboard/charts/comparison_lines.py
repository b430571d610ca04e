"""The lines of choices side by side over months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.charts.comparison_table import label_of
from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.time_series_table import Lines
from dashboard.copies import replace
from dashboard.measures.comparison import Sides
from dashboard.narrative.comparison import PAIR
from dashboard.narrative.scene import Scene

SHORT = 16
"""Letters of names that stand at the ends of lines: longer ones leave these no room on a phone."""


class Drawn(NamedTuple):
    """What is drawn over some months, with the ``keys`` of their rows and their ``names`` on the
    axis: by key of a choice its ``values``, what is said of each, and the column of the table in
    which they stand."""

    keys: Sequence[str]
    names: Sequence[str]
    values: Lines
    hovers: Mapping[str, Sequence[str]]
    columns: Mapping[str, str]


def lines_of(scene: Scene, sides: Sides, drawn: Drawn) -> Plot:
    """A line a choice; of more than two each has a panel, with the others pale behind."""
    lines = tuple(
        Series(
            noun=f"choice-{place}",
            column=drawn.columns[key],
            label=label_of(scene, sides, key),
            amounts=tuple(drawn.values[key]),
            form="line",
            emphasis="strong",
            hovers=tuple(drawn.hovers[key]),
        )
        for place, key in enumerate(sides.keys, start=1)
    )
    apart = len(lines) > PAIR
    return Plot(
        shape="lines",
        unit=next(one.unit for line in lines for one in line.amounts),
        categories=tuple(
            Category(key=key, label=name) for key, name in zip(drawn.keys, drawn.names, strict=True)
        ),
        series=lines if apart else named_at_ends(lines),
        entries=tuple(Entry(one.noun, SQUARE, one.label) for one in lines),
        apart=apart,
        noted=True,
    )


def named_at_ends(series: Sequence[Series]) -> tuple[Series, ...]:
    """Lines of which those that are strong are named where they end, if all of these have room:
    what stands there needs no key."""
    strong = [one for one in series if one.emphasis == "strong"]
    if any(len(one.label) > SHORT for one in strong):
        return tuple(series)
    return tuple(replace(one, end=one.label) if one in strong else one for one in series)
