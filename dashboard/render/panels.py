"""Headed panels of horizontal bars, one below the other: name, key, rows, lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.render.axes import left_of
from dashboard.render.fitting import whole_words
from dashboard.render.marks import (
    alike,
    bands,
    bars,
    key_text,
    label,
    receding,
    watermark_behind,
)
from dashboard.render.texts import hover_html, nth, safe, wrap
from dashboard.render.theme import Figure, colour, layout
from dashboard.typography import NBSP

HEIGHT, LOW = 344, 114
"""Pixels between the margins at the height that the page gives, and gives a lone panel of a bar or
two; panels are parts of it."""
LINE = 17
HEADED = {True: 42, False: 25}
"""Pixels of the head of a panel, with and without a key."""
THICKEST = 40
"""Pixels of a row at most: a lone group is a bar and not a wall."""
NAME, BESIDE = 12, 16
"""Size of the name of a row, and pixels between the longest one and the edges of its column."""
NAME_WIDTH, LINE_WIDTH = 22, 46
ROOM, ROOM_BESIDE = 1.25, 1.5
"""How much longer an axis is than its longest bar: room for its label, and for texts beside. Where
there is less of it the browser makes the axis longer (assets/bars.js)."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """A plot with its place in the figure: parts of the height, and the suffix of its axes."""

    plot: Plot
    lines: tuple[str, ...]
    floor: float
    ceiling: float
    axis: str

    @property
    def end(self) -> float:
        """Where the axis of its values ends."""
        longest = max([0.0, *(_length(self.plot, n) for n in range(len(self.plot.categories)))])
        least = 1.0 if self.plot.unit == "count" else -self.start
        room = ROOM_BESIDE if self.plot.of("text") else ROOM
        return max(longest, least) * room or 1.0

    @property
    def start(self) -> float:
        """Where the axis of its values starts: at zero, or where the lowest ends."""
        places = range(len(self.plot.categories))
        return min([0.0, *(_length(self.plot, n, below=True) for n in places)])


def panels_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a headed plot of the shape ``bars`` and of the one below it."""
    panels = _placed([plot] if plot.below is None else [plot, plot.below])
    names = [_name(one) for panel in panels for one in panel.plot.categories]
    left = left_of(names, NAME, BESIDE)
    return {
        "data": [trace for panel in panels for trace in _traces(panel)],
        "layout": layout(
            barmode="relative",
            bargap=0.25,
            margin={"l": left, "r": 8, "t": 8, "b": 8, "pad": 6},
            **{name: axis for panel in panels for name, axis in _axes(panel)},
            shapes=watermark_behind(mark, beside_names=True),
            annotations=[text for panel in panels for text in _texts(panel, left)],
        ),
    }


def _placed(plots: Sequence[Plot]) -> list[_Panel]:
    """Every panel under the one before; all rows are equally high."""
    lines = [_lines(plot) for plot in plots]
    heads = [HEADED[bool(plot.entries)] for plot in plots]
    spoken = [LINE * len(one) + 6 if one else 0 for one in lines]
    rows = sum(len(plot.categories) for plot in plots)
    height = LOW if plots[0].low else HEIGHT
    row = min((height - sum(heads) - sum(spoken)) / rows, THICKEST)
    found, top = [], float(height)
    for n, plot in enumerate(plots):
        ceiling = top - heads[n]
        floor = ceiling - row * len(plot.categories)
        top = floor - spoken[n]
        found.append(
            _Panel(
                plot, lines[n], max(floor / height, 0.0), ceiling / height, str(n + 1) if n else ""
            )
        )
    return found


def _lines(plot: Plot) -> tuple[str, ...]:
    return tuple(line for aside in plot.asides for line in wrap(aside, LINE_WIDTH))


def _name(one: Category) -> str:
    """A name on one line; its whole is in the hover text and in the table."""
    return whole_words(one.label, lambda text: len(text) <= NAME_WIDTH)


def _length(plot: Plot, place: int, *, below: bool = False) -> float:
    """How far the bars of a row reach above zero, or below."""
    values = [one.amounts[place].value or 0.0 for one in plot.of("bar")]
    return sum(value for value in values if (value < 0) is below)


def _axes(panel: _Panel) -> Iterator[tuple[str, Figure]]:
    hidden: Figure = {"visible": False, "fixedrange": True, "range": [panel.start, panel.end]}
    names = [_name(one) for one in panel.plot.categories]
    rows: Figure = {
        "tickvals": list(range(len(names))),
        "ticktext": [safe(name) for name in names],
        "tickfont": {"size": NAME, "color": colour("ink")},
        "range": [len(names) - 0.45, -0.55],
        "domain": [panel.floor, panel.ceiling],
        "automargin": False,
        "showgrid": False,
        "zeroline": False,
    }
    anchored = bool(panel.axis)
    yield f"xaxis{panel.axis}", {**hidden, **({"anchor": f"y{panel.axis}"} if anchored else {})}
    yield f"yaxis{panel.axis}", {**rows, **({"anchor": f"x{panel.axis}"} if anchored else {})}


def _texts(panel: _Panel, left: int) -> Iterator[Figure]:
    """Heading and key over a panel, its lines under it, from the left edge of the figure."""
    head = [f'<b><span style="color:{colour("ink")}">{safe(panel.plot.heading)}</span></b>']
    head += [key_text(panel.plot.entries)] if panel.plot.entries else []
    place = {"x": 0, "xanchor": "left", "xshift": -left, "align": "left"}
    yield label("<br>".join(head), y=panel.ceiling, yanchor="bottom", **place)
    if panel.lines:
        text = "<br>".join(safe(line) for line in panel.lines)
        yield label(text, y=panel.floor, yanchor="top", **place)


def _traces(panel: _Panel) -> Iterator[Figure]:
    plot = panel.plot
    shown = [one for one in plot.of("bar") if any(amount.known for amount in one.amounts)]
    for one in shown:
        yield _bar(panel, one)
    if shown:
        yield _ends(panel, shown)
    for one in plot.of("text"):
        yield _beside(panel, one)
    yield from bands(plot.categories, panel.end)


def _shared(panel: _Panel, one: Series, there: Sequence[int]) -> Figure:
    """What all marks of some rows have in common: where they stand, what they say and choose."""
    axes = {f"{axis}axis": f"{axis}{panel.axis}" for axis in "xy"} if panel.axis else {}
    return {
        "name": one.label,
        "y": list(there),
        **axes,
        "customdata": [[panel.plot.categories[place].order] for place in there],
        "ids": [one.cell(panel.plot.categories[place]) for place in there],
        "hovertext": [hover_html(nth(one.hovers, place)) for place in there],
        "hoverinfo": "text",
    }


def _bar(panel: _Panel, one: Series) -> Figure:
    there = [place for place, amount in enumerate(one.amounts) if amount.known]
    return {
        **_shared(panel, one, there),
        "type": "bar",
        "orientation": "h",
        "x": [one.amounts[place].value for place in there],
        "marker": _marker(panel.plot, one, there),
    }


def _marker(plot: Plot, one: Series, there: Sequence[int]) -> Figure:
    """The bars of a noun; counts have an edge, and those behind the strong ones are pale."""
    strong = [plot.categories[place].emphasis != "pale" for place in there]
    if plot.unit != "count":
        return bars(one.noun, [one.amounts[place].derived for place in there], strong)
    shade = colour(f"{one.noun}-pale" if one.emphasis == "pale" else one.noun)
    return {
        "color": alike([shade if near else receding(shade) for near in strong]),
        "line": {"color": colour(one.noun), "width": 1},
    }


def _ends(panel: _Panel, shown: Sequence[Series]) -> Figure:
    """The labels behind the bars; also of a row that has words and no bar."""
    words = {place: text for one in shown for place, text in enumerate(one.labels) if text}
    return {
        **_shared(panel, shown[0], list(words)),
        "type": "scatter",
        "mode": "text",
        "x": [_length(panel.plot, place) for place in words],
        "text": [NBSP + safe(text) for text in words.values()],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": colour("ink")},
        "cliponaxis": False,
    }


def _beside(panel: _Panel, one: Series) -> Figure:
    """A column of texts at the right edge."""
    there = [place for place, text in enumerate(one.labels) if text]
    return {
        **_shared(panel, one, there),
        "type": "scatter",
        "mode": "text",
        "x": [panel.end] * len(there),
        "text": [safe(one.labels[place]) for place in there],
        "textposition": "middle left",
        "textfont": {"size": 12, "color": colour("ink-2")},
    }
