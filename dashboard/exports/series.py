"""A chart's figure read as numbers: categories and series that an office program can draw.

Pure: plotly's form in, a ``Plot`` out. What is drawn for the eye only (edges, keys, gap bands,
invisible feet) is told apart from the numbers by the markers of `dashboard.render.marks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dashboard.charts.chart import Chart
from dashboard.render.marks import gap
from dashboard.render.theme import colour

Kind = Literal["bar", "line", "foot", "slice"]
Unit = Literal["usd", "percent", "number"]

MILLION = 1e6
MONEY_FROM = 10_000
"""Amounts in figures are plain US dollars; shares and counts stay far below this."""
_CLEAR = "rgba(0,0,0,0)"
_TAG = re.compile(r"<(?!br)[^>]*>")


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers, one a category; ``None`` is a gap. Money is in millions.

    ``colours`` (``#rrggbb``), ``hatched`` and ``pale`` are by category. ``foot``: the unseen part
    below a step of a waterfall.
    """

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    kind: Kind = "bar"
    hatched: frozenset[int] = frozenset()
    pale: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plot:
    """What a native chart is made of; ``missing`` are the categories of which nothing is known.

    ``words`` are labels that say more than a number, by category: the steps of a waterfall, an
    amount that its source states as "more than".
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    horizontal: bool = False
    stacked: bool = True
    missing: frozenset[int] = frozenset()
    words: dict[int, str] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Series]:
        """The series of a kind, in order."""
        return [one for one in self.series if one.kind == kind]

    @property
    def single(self) -> bool:
        """Whether no category has more than one bar, so that its number may stand at its end."""
        bars = [one for one in self.series if one.kind in ("bar", "foot")]
        places = range(len(self.categories))
        return all(sum(one.values[n] is not None for one in bars) <= 1 for n in places)


def plot_of(chart: Chart) -> Plot | None:
    """The numbers of a chart, or ``None`` where only a picture can show it (map, timeline)."""
    traces = chart.figure["data"]
    kinds = {str(trace.get("type", "scatter")) for trace in traces}
    if kinds == {"pie"}:
        return _slices(traces[0])
    if chart.empty or not kinds <= {"bar", "scatter"}:
        return None
    for axis in ("", "2"):
        own = [t for t in traces if str(t.get("xaxis", "x"))[1:] == axis]
        plot = _axes_plot(own, chart.figure["layout"], axis)
        if plot is not None:
            return plot
    return None


def _axes_plot(traces: list[Any], layout: dict[str, Any], axis: str) -> Plot | None:
    bars = [t for t in traces if t.get("type") == "bar"]
    lines = [t for t in traces if _is_line(t)]
    gaps = [t for t in bars if t["marker"] == gap()]
    drawn = [*(t for t in bars if t not in gaps), *lines]
    if not drawn:
        return None
    horizontal = any(t.get("orientation") == "h" for t in bars)
    along, across = ("y", "x") if horizontal else ("x", "y")
    places = _places(drawn, gaps, along, across)
    known = [value for t in drawn for value in t[across] if value is not None]
    if not known or (not bars and len(places) < 2):
        return None
    unit = _unit(known, drawn)
    scale = MILLION if unit == "usd" else 1.0
    series = tuple(_series(t, places, along, across, scale) for t in drawn)
    shown = {i for one in series for i, value in enumerate(one.values) if value is not None}
    return Plot(
        categories=_names(places, layout.get(f"{along}axis{axis}", {})),
        series=_merged(series),
        unit=unit,
        horizontal=horizontal,
        stacked=layout.get("barmode") in ("stack", "relative", "overlay"),
        missing=frozenset(range(len(places))) - shown,
        words=_step_words(series, places, layout),
    )  # fmt: skip


def _places(drawn: list[Any], gaps: list[Any], along: str, across: str) -> list[Any]:
    """Positions with a number, or of which it is said that nothing is published, in order."""
    found = [
        place
        for t in drawn
        for place, value in zip(t[along], t[across], strict=True)
        if value is not None
    ]
    found += [place for t in gaps for place in t[along]]
    unique = list(dict.fromkeys(found))
    return unique if any(isinstance(place, str) for place in unique) else sorted(unique)


def _is_line(trace: dict[str, Any]) -> bool:
    mode = str(trace.get("mode", ""))
    return trace.get("type") == "scatter" and "lines" in mode and trace.get("hoverinfo") != "skip"


def _unit(known: Sequence[float], traces: Sequence[Any]) -> Unit:
    if max(abs(value) for value in known) >= MONEY_FROM:
        return "usd"
    texts = [text for t in traces for text in (t.get("text") or ()) if text]
    return "percent" if any("%" in text for text in texts) else "number"


def _series(
    trace: dict[str, Any], places: Sequence[Any], along: str, across: str, scale: float
) -> Series:
    row: dict[Any, tuple[int | None, float | None]] = {}
    for n, (place, value) in enumerate(zip(trace[along], trace[across], strict=True)):
        row[place] = (n, None if value is None or value != value else float(value) / scale)
    marker = trace.get("marker", {}) if trace["type"] == "bar" else trace.get("line", {})
    order = [row.get(place, (None, None)) for place in places]
    hatched, pale, shades = set(), set(), []
    for i, (at, _) in enumerate(order):
        pattern = marker.get("pattern", {})
        shape = _at(pattern.get("shape", ""), at) if at is not None else ""
        if shape:
            hatched.add(i)
        if at is not None and float(_at(marker.get("opacity", 1), at) or 1) < 1:
            pale.add(i)
        own = _at(marker.get("color"), at or 0)
        shades.append(str(pattern.get("fgcolor") if shape and _scalar(marker) else own))
    foot = trace["type"] == "bar" and marker.get("color") == _CLEAR
    return Series(
        name=str(trace.get("name", "")),
        values=tuple(value for _, value in order),
        colours=tuple(shade if shade.startswith("#") else colour("turnover") for shade in shades),
        kind="foot" if foot else "bar" if trace["type"] == "bar" else "line",
        hatched=frozenset(hatched),
        pale=frozenset(pale),
    )


def _scalar(marker: dict[str, Any]) -> bool:
    """Whether the whole trace is hatched, so that its colour is that of the surface."""
    return isinstance(marker.get("color"), str)


def _at(value: Any, place: int) -> Any:
    return value[place] if isinstance(value, list | tuple) else value


def _merged(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """Series of one name that never meet (a hatched and a plain half) as one."""
    found: list[Series] = []
    for one in series:
        same = next((n for n, other in enumerate(found) if _joins(one, other)), None)
        if same is None:
            found.append(one)
            continue
        other = found[same]
        own = [v is not None for v in one.values]
        found[same] = Series(
            name=other.name or one.name,
            values=tuple(
                a if b is None else b for a, b in zip(other.values, one.values, strict=True)
            ),
            colours=tuple(
                b if mine else a for a, b, mine in zip(other.colours, one.colours, own, strict=True)
            ),
            kind=other.kind,
            hatched=other.hatched | one.hatched,
            pale=other.pale | one.pale,
        )
    return tuple(found)


def _joins(one: Series, other: Series) -> bool:
    apart = all(a is None or b is None for a, b in zip(one.values, other.values, strict=True))
    return one.kind == other.kind and one.name == other.name and apart


def _names(places: Sequence[Any], axis: dict[str, Any]) -> tuple[str, ...]:
    written = dict(zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=False))
    if not all(place in written for place in places):
        return tuple(str(place) for place in places)
    return tuple(
        _plain(written[place], "\n" if axis.get("domain") is None else " ") for place in places
    )


def _plain(text: str, line: str) -> str:
    return _TAG.sub("", str(text)).replace("<br>", line).strip()


def _step_words(
    series: Sequence[Series], places: Sequence[Any], layout: dict[str, Any]
) -> dict[int, str]:
    """Labels of the steps of a waterfall: points of growth and their amount."""
    steps = {i for one in series if one.kind == "foot"
             for i, value in enumerate(one.values) if value is not None}  # fmt: skip
    told = {note["x"]: note["text"] for note in layout.get("annotations", ())
            if note.get("xref") == "x" and note.get("yref") == "y"}  # fmt: skip
    return {i: _plain(told[places[i]], "\n") for i in sorted(steps) if places[i] in told}


def _slices(trace: dict[str, Any]) -> Plot | None:
    values = [None if v is None else float(v) for v in trace["values"]]
    known = [value for value in values if value is not None]
    if not known:
        return None
    unit = _unit(known, [trace])
    scale = MILLION if unit == "usd" else 1.0
    shades = trace.get("marker", {}).get("colors") or [colour("turnover")] * len(values)
    series = Series(
        name=str(trace.get("name", "")),
        values=tuple(None if v is None else v / scale for v in values),
        colours=tuple(shades),
        kind="slice",
    )
    return Plot(tuple(_plain(name, " ") for name in trace["labels"]), (series,), unit)
