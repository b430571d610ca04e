"""Columns over years: stacked parts, lines over them, pale bands where nothing is published."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.render.axes import margins, value_axis, year_places, years_axis
from dashboard.render.levels import SOME, entries_of, even, level, lifted, over, upon_line
from dashboard.render.marks import LINE_HEIGHT, bars, gap, key, key_text, label, watermark_behind
from dashboard.render.texts import bold_last, hover_html, safe
from dashboard.render.theme import CLEAR, Figure, colour, layout

HEADROOM = 0.2
"""Room above the highest column, as a part of the span: for the figure of the chosen one."""
FOOTROOM = 0.1
"""Room below the lowest column that ends below zero: for its figure, over the year."""
FEW = 4
"""Up to so many columns leave as much free as they take."""
LONG = 7
"""Letters of a number that is wider than most columns of many: ``> 1,000``."""
KEY_WIDTH = 800
"""Pixels of a line of the key that a page has room for; a phone breaks it by itself. Events of
many kinds alone have more than half a page has, and they have a whole row."""


def columns_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``columns``."""
    sums = [_sum(plot, place) for place in range(len(plot.categories))]
    tops = [top for top, _ in sums]
    high = max([0.0, *tops])
    low = min([0.0, *(foot for _, foot in sums)])
    lined = bool(plot.of("line"))
    at = year_places(plot.categories)
    years = years_axis(plot.categories, at)
    below = FOOTROOM if low < 0 else 0.0
    room = {"above": 0.06, "below": 0.06} if lined else {"above": HEADROOM, "below": below}
    values = value_axis(words, plot.unit, low, high, **room)
    dotted = [] if lined else level(plot.categories, at, tops)
    labelled = lifted(plot, at, tops, values, dotted)
    around = margins(years, values, _above(plot))
    return {
        "data": [
            *(_column(plot, one, at, labelled) for one in plot.of("bar") if _any(one)),
            *upon_line(plot, at, tops, labelled),
            *_bands(plot.categories, at, low, high),
            *(trace for one in plot.of("line") for trace in _line(plot, one, at)),
            *(_over_columns(plot, one, at, tops) for one in plot.of("text")),
        ],
        "layout": layout(
            barmode="relative",
            bargap=_gap(plot, lined=lined),
            margin=around,
            uniformtext={"mode": "hide", "minsize": 11},
            xaxis=years,
            yaxis=values,
            shapes=[
                *watermark_behind(mark),
                *dotted,
                *even(plot, at),
            ],
            annotations=[
                key(entries_of(plot), left=around["l"], width=KEY_WIDTH),
                *(_chosen(plot, at, labelled) if not lined else ()),
                *(note for one in plot.of("line") for note in _at_points(plot, one, at)),
            ],
        ),
    }


def _gap(plot: Plot, *, lined: bool) -> float:
    """How much of the room of a column stays bare: little where numbers need its whole width, which
    Plotly leaves out rather than writes them smaller than they can be read."""
    if len(plot.categories) <= FEW:
        return 0.5
    longest = max((len(one) for series in plot.of("bar") for one in series.labels), default=0)
    if len(plot.categories) > SOME and longest >= LONG and not lined:
        return 0.12
    return 0.3 if lined else 0.22


def _above(plot: Plot) -> int:
    """Pixels above the columns: for the lines of the key."""
    return 30 + LINE_HEIGHT * key_text(entries_of(plot), KEY_WIDTH).count("<br>")


def _any(one: Series) -> bool:
    return any(amount.known for amount in one.amounts)


def _sum(plot: Plot, place: int) -> tuple[float, float]:
    """Where the column of a place ends above and below zero."""
    values = [one.amounts[place].value or 0.0 for one in plot.of("bar")]
    return sum(v for v in values if v > 0), sum(v for v in values if v < 0)


def _column(plot: Plot, one: Series, at: Sequence[int], labelled: Sequence[float]) -> Figure:
    """The bars of a series."""
    there = [place for place, amount in enumerate(one.amounts) if amount.known]
    shown = [plot.categories[place] for place in there]
    return {
        "type": "bar",
        "name": one.label,
        "x": [at[place] for place in there],
        "y": [one.amounts[place].value for place in there],
        "marker": bars(
            one.noun,
            [one.amounts[place].derived for place in there],
            [category.emphasis != "pale" for category in shown],
        ),
        **(over(plot, [_label(plot, one, n, labelled) for n in there]) if one.labels else {}),
        "customdata": [[category.order] for category in shown],
        "ids": [one.cell(category) for category in shown],
        "hovertext": [hover_html(one.hovers[place]) for place in there],
        "hoverinfo": "text",
    }


def _label(plot: Plot, one: Series, place: int, labelled: Sequence[float]) -> str:
    """What is written at the end of a column: nothing where `_chosen` or `upon_line` writes it."""
    apart = plot.categories[place].emphasis == "strong" or labelled[place] > _sum(plot, place)[0]
    return "" if apart else safe(one.labels[place])


def _over_columns(plot: Plot, one: Series, at: Sequence[int], tops: Sequence[float]) -> Figure:
    """What is said and chosen where nothing is drawn over a column: one of few is low, and hard to
    meet with a mouse or a finger."""
    there = [place for place, amount in enumerate(one.amounts) if amount.known]
    shown, end = [plot.categories[place] for place in there], max(tops) * (1 + HEADROOM)
    return {
        "type": "bar",
        "name": one.label,
        "x": [at[place] for place in there],
        "y": [end - tops[place] for place in there],
        "base": [tops[place] for place in there],
        "marker": {"color": CLEAR, "line": {"width": 0}},
        "customdata": [[category.order] for category in shown],
        "ids": [one.cell(category) for category in shown],
        "hovertext": [hover_html(one.hovers[place]) for place in there],
        "hoverinfo": "text",
    }


def _bands(
    categories: Sequence[Category], at: Sequence[int], low: float, high: float
) -> list[Figure]:
    """Pale bands with words for the years of which nothing is published."""
    there = [place for place, category in enumerate(categories) if category.gap]
    missing = [categories[place] for place in there]
    if not missing:
        return []
    return [
        {
            "type": "bar",
            "name": missing[0].gap,
            "x": [at[place] for place in there],
            "y": [high - low] * len(missing),
            "base": [low] * len(missing),
            "marker": gap(),
            "text": [safe(category.gap) for category in missing],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": -90,
            "insidetextfont": {"size": 12, "color": colour("ink-2")},
            "customdata": [[category.order] for category in missing],
            "hovertext": [hover_html(category.hover) for category in missing],
            "hoverinfo": "text",
        }
    ]


def _chosen(plot: Plot, at: Sequence[int], labelled: Sequence[float]) -> list[Figure]:
    """The figure of the chosen column, bold, under its growth."""
    found = []
    for place, category in enumerate(plot.categories):
        text = next((one.labels[place] for one in plot.series if one.labels and one.labels[place]),
                    "")  # fmt: skip
        if category.emphasis == "strong" and text:
            found.append(
                label(
                    bold_last(text),
                    x=at[place], y=labelled[place], xref="x", yref="y", yanchor="bottom",
                    font={"size": 12, "color": colour("ink")},
                    # The line from the column compared with may end behind it.
                    bgcolor=colour("surface"), borderpad=1,
                )
            )  # fmt: skip
    return found


def _line(plot: Plot, one: Series, at: Sequence[int]) -> list[Figure]:
    """A line in the colour of its noun on a light edge, so that it is seen on any column."""
    values = [amount.value for amount in one.amounts]
    path: Figure = {"type": "scatter", "x": [*at], "y": values, "connectgaps": False}
    edge = {"color": colour("surface"), "width": 6}
    under = {**path, "mode": "lines", "line": edge, "hoverinfo": "skip"}
    over = {
        **path,
        "mode": "lines+markers",
        "name": one.label,
        "line": {"color": colour(one.noun), "width": 2.5},
        "marker": {
            "size": 10,
            "color": colour(one.noun),
            "line": {"color": colour("surface"), "width": 2},
        },
        "customdata": [[category.order] for category in plot.categories],
        "ids": [one.cell(category) for category in plot.categories],
        "hovertext": [hover_html(text) for text in one.hovers],
        "hoverinfo": "text",
    }
    return [under, over]


def _at_points(plot: Plot, one: Series, at: Sequence[int]) -> list[Figure]:
    """The labels of a line at its points, on plates."""
    return [
        label(
            f"<b>{safe(text)}</b>" if plot.categories[place].emphasis == "strong" else safe(text),
            x=at[place],
            y=one.amounts[place].value,
            xref="x",
            yref="y",
            yshift=_side(one, place),
            bgcolor=colour("surface"),
            borderpad=1,
            font={"size": 12, "color": colour("ink")},
        )
        for place, text in enumerate(one.labels)
        if text and one.amounts[place].known
    ]


def _side(one: Series, place: int) -> int:
    """Where a line leaves room for a figure, pixels: above its point or below it."""
    near = [n for n in (place - 1, place + 1) if 0 <= n < len(one.amounts)]
    beside = [one.amounts[n].plain() for n in near if one.amounts[n].known]
    above = not beside or one.amounts[place].plain() >= sum(beside) / len(beside)
    return 18 if above else -18
