"""Lines in panels of their own, two a row on one axis: in each the others are pale behind it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.narrative.amounts import cell
from dashboard.render.axes import margins
from dashboard.render.line import line, place_of
from dashboard.render.marks import label, watermark_behind
from dashboard.render.texts import safe
from dashboard.render.theme import Figure, colour, layout, text_colour

ACROSS = 2
"""Panels of a row: also a phone has room for them."""
GAP_ACROSS, HEAD, FOOT = 0.1, 0.1, 0.08
"""Parts of the width between panels, and of the height over and below each for name and years."""
ABOVE, BESIDE = 8, 12
"""Pixels over the panels, and right of them: half a year's name."""
BEHIND = 0.45
THIRDS = 3
"""A year between the first and the last is named if it is a third of the way from both."""


def lines_apart(plot: Plot, axis: Figure, words: Language, mark: str) -> Figure:
    """The figure of a plot of lines that stand ``apart``; ``axis`` is that of the values of all."""
    shown = [one for one in plot.series if one.emphasis == "strong"]
    rows = -(-len(shown) // ACROSS)
    around = margins(_years(plot.categories), axis, ABOVE, BESIDE)
    made: Figure = {"margin": around, "hovermode": "closest"}
    data: list[Figure] = []
    texts: list[Figure] = []
    for place, one in enumerate(shown):
        row, column = divmod(place, ACROSS)
        suffix = str(place + 1) if place else ""
        left, right = _part(column, ACROSS, GAP_ACROSS)
        floor, ceiling = _rows_part(row, rows)
        made[f"xaxis{suffix}"] = {
            **_years(plot.categories),
            "domain": [left, right],
            "anchor": f"y{suffix}",
        }
        made[f"yaxis{suffix}"] = {
            **axis,
            "domain": [floor, ceiling],
            "anchor": f"x{suffix}",
            "showticklabels": column == 0,
        }
        here = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        data += [_behind(plot.categories, each) | here for each in plot.series if each is not one]
        data.append(line(plot.categories, one) | here)
        texts.append(
            label(
                _name(one, plot.categories, words),
                x=left,
                y=ceiling,
                xanchor="left",
                align="left",
                yanchor="bottom",
                yshift=2,
            )
        )
    drawn = layout(**made, shapes=watermark_behind(mark), annotations=texts)
    return {"data": data, "layout": drawn}


def _name(one: Series, categories: Sequence[Category], words: Language) -> str:
    """The name of a line in its colour, and its value in the chosen year, which has no room at its
    point."""
    name = f'<b><span style="color:{text_colour(one.noun)}">{safe(one.label)}</span></b>'
    chosen = (amount for amount, category in zip(one.amounts, categories, strict=True)
              if category.emphasis == "strong" and amount.known)  # fmt: skip
    return " ".join([name, *(safe(cell(words, amount)) for amount in chosen)])


def _part(place: int, count: int, gap: float) -> tuple[float, float]:
    """Where a column of panels begins and ends."""
    width = (1 - gap * (count - 1)) / count
    start = place * (width + gap)
    return start, start + width


def _rows_part(place: int, count: int) -> tuple[float, float]:
    """Where a row of panels begins and ends, counted from above; all are equally high, each has
    room for its name above it, and all but the last for its years below."""
    height = (1 - HEAD * count - FOOT * (count - 1)) / count
    ceiling = 1 - HEAD - place * (height + HEAD + FOOT)
    return ceiling - height, ceiling


def _behind(categories: Sequence[Category], one: Series) -> Figure:
    """A line that only gives scale: it says and leads to nothing here."""
    trace = line(categories, one)
    del trace["ids"], trace["hovertext"]
    pale = {"color": colour("muted"), "width": 1, "dash": "solid"}
    return {**trace, "mode": "lines", "line": pale, "opacity": BEHIND, "hoverinfo": "skip"}


def _years(categories: Sequence[Category]) -> Figure:
    """An axis of years or months that names the first and the last, and the chosen one between
    them; of months of several years it names the first year and, at its January, the last."""
    last = len(categories) - 1
    chosen = next((n for n, one in enumerate(categories) if one.emphasis == "strong"), last)
    between = min(chosen, last - chosen) * THIRDS >= last
    shown, names = {0, last, *([chosen] if between else [])}, [one.label for one in categories]
    years = [year for year, dash, _ in (one.key.partition("-") for one in categories) if dash]
    if len({*years}) > 1:
        shown, names = {0, years.index(years[-1])}, years
    keys = [place_of(one) for one in categories]
    return {
        "tickvals": [keys[n] for n in sorted(shown)],
        "ticktext": [
            f"<b>{safe(names[n])}</b>" if categories[n].emphasis == "strong" else safe(names[n])
            for n in sorted(shown)
        ],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [keys[0] - 0.6, keys[-1] + 0.6],
        "showgrid": False,
        "zeroline": False,
    }
